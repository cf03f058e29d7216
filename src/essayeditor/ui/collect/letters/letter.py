"""One letter, filled in: it may be changed before it is copied, saved, or handed to the mail program."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from essayeditor.collection.entities import PrivateDetails
from essayeditor.desk import letters
from essayeditor.desk.correspondence import Way
from essayeditor.foundation.files import safe_name, write_bytes
from essayeditor.ui.collect import dates
from essayeditor.ui.collect.letters.recipients import Recipient
from essayeditor.ui.collect.rights.forms import DATE_FAULT, REPLY_IN
from essayeditor.ui.errors import in_words
from essayeditor.ui.shell import Shell
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.flow import FlowLayout
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.labels import ElidedLabel, Secondary
from essayeditor.ui.widgets.message import MessageArea, Severity
from essayeditor.ui.widgets.scrolling import scrolling

WORD = "Word files (*.docx)"
_ANSWERED = ("query", "proof")
"""Letters that ask for an answer by a day."""


_WORDING = {
    letters.Whose.OURS: "",
    letters.Whose.PERSON: ". In your own wording",
    letters.Whose.COLLECTION: ". In the wording of this collection",
}


class LetterForm(QWidget):
    """`went` tells in what way a letter went; it is noted by then. `reworded` asks for the wording."""

    went = Signal(str, str)
    reworded = Signal()
    record_wanted = Signal(str)

    def __init__(self, shell: Shell, own: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._own = own
        self._kind = ""
        self._to: Recipient | None = None
        self._filled: letters.Letter | None = None
        self._folder = Path.home()
        self.title = ElidedLabel()
        self.title.setFont(metrics.pane_title())
        self.about = Secondary()
        self.messages = MessageArea()
        self.subject = QLineEdit()
        self.reply_by = QLineEdit()
        self.reply_by.setPlaceholderText("for example 17 January")
        self.reply_by.editingFinished.connect(self._reply_changed)
        self.reply_by.setMinimumWidth(150)
        self.reply_field = FormField("Reply by", self.reply_by)
        self.subject_field = FormField("Subject", self.subject)
        self.body = QTextEdit()
        self.body.setAcceptRichText(False)
        self.body.setAccessibleName("Letter")
        self.body.document().setDocumentMargin(12)
        self.body.setFont(metrics.essay(11))
        self.mail = buttons.button("Open in mail program", self.open_mail, "send")
        self.mail.setFont(metrics.strong())
        self.copy = buttons.button("Copy", self.copy_text)
        self.save = buttons.button("Save as Word…", self.save_as)
        self.wording = buttons.link("Change the wording…", self.reworded.emit)
        self._lay_out()
        self.setAccessibleName("Letter")

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(metrics.MARGIN)
        fields.addWidget(self.subject_field, 3)
        fields.addWidget(self.reply_field, 1)
        acts = QWidget()
        foot = FlowLayout(metrics.BETWEEN, metrics.WITHIN, acts)
        for button in (self.mail, self.copy, self.save, self.wording):
            foot.addWidget(button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(metrics.BETWEEN)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(fields)
        column.addWidget(self.body, 1)
        column.addWidget(self.messages)
        column.addWidget(acts)
        note = QLabel("The program sends nothing itself. What you do here is noted in the essay’s log.")
        note.setFont(metrics.small())
        note.setForegroundRole(note.palette().ColorRole.PlaceholderText)
        note.setWordWrap(True)
        column.addWidget(note)
        self.body.setMinimumHeight(metrics.row_height(120, lines=5))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    # Showing

    @property
    def recipient(self) -> Recipient | None:
        """To whom the letter goes."""
        return self._to

    def show_letter(self, kind: str, to: Recipient, *, again: bool = False) -> None:
        """Show a letter to somebody; what was typed into it stays, unless it is another or `again`."""
        same = self._to is not None and (self._kind, self._to.essay, self._to.contributor) == (
            kind,
            to.essay,
            to.contributor,
        )
        if not same:
            self.reply_by.setText(dates.written(date.today() + timedelta(REPLY_IN)))
            self.reply_by.setCursorPosition(0)
            self.messages.clear_message("mail")
        one = letters.template(kind, self._own, self._shell.session.record.collection.letters)
        self._kind, self._to = kind, to
        filled = letters.filled(one, self._values())
        untouched = self._filled is None or self._said() == (self._filled.subject, self._filled.body)
        if not same or again or untouched:
            self.subject.setText(filled.subject)
            self.body.setPlainText(filled.body)
            self._filled = filled
        self.title.setText(f"{one.title} to {to.name}")
        last = f"; last sent {to.last}" if to.last else ""
        self.about.setText(f"About ‘{to.title}’{last}{_WORDING[one.whose]}")
        self.reply_field.setVisible(kind in _ANSWERED)
        self._tell(filled)
        email = self._email()
        self.mail.setEnabled(bool(email))
        if email:
            self.messages.clear_message("address")
        else:
            self.messages.show_message(
                "address",
                f"No e-mail address is recorded for {to.name}. Copy the letter, or save it.",
                Severity.INFO,
                [("Open the record", lambda: self.record_wanted.emit(to.contributor))],
                closable=False,
            )

    def _tell(self, filled: letters.Letter) -> None:
        if filled.problems:
            words = f"{' '.join(filled.problems)} See the words in brackets."
            self.messages.show_message("fields", words, Severity.WARNING, closable=False)
        else:
            self.messages.clear_message("fields")

    def _values(self) -> dict[str, str]:
        assert self._to is not None
        record = self._shell.session.record
        return letters.values(record, self._to.essay, self._to.contributor, date.today(), self._due())

    def _said(self) -> tuple[str, str]:
        return self.subject.text(), self.body.toPlainText()

    def _due(self) -> str:
        try:
            words = self.reply_by.text().strip()
            return dates.read(words, date.today()).isoformat() if words else ""
        except ValueError:
            return ""

    def _reply_changed(self) -> None:
        good = not self.reply_by.text().strip() or bool(self._due())
        self.reply_field.say("" if good else DATE_FAULT)
        if good and self._to is not None:
            self.show_letter(self._kind, self._to)

    def _email(self) -> str:
        """Return the address; it goes to the mail program and is shown nowhere here."""
        if self._to is None:
            return ""
        details = self._shell.session.record.find(PrivateDetails, self._to.contributor)
        return details.email if details else ""

    # What the person does

    def copy_text(self) -> None:
        """Put the letter on the clipboard."""
        QGuiApplication.clipboard().setText(self.body.toPlainText())
        self._note(Way.COPIED)

    def save_as(self) -> None:
        """Save the letter as a Word file."""
        from essayeditor.exporters.docx.letter import write_letter

        if self._to is None:
            return
        subject, body = self._said()
        at = self._folder / f"{safe_name(subject, 'letter')}.docx"
        name, _kind = QFileDialog.getSaveFileName(self, "Save the letter", str(at), WORD)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != ".docx":
            path = path.with_name(f"{path.name}.docx")
        try:
            write_bytes(path, write_letter(subject, body))
        except OSError as error:
            self._shell.session.problem.emit("operation", in_words(error))
            return
        self._folder = path.parent
        self._note(Way.SAVED)

    def open_mail(self) -> None:
        """Hand the letter to the mail program; one that is too long for it goes by the clipboard."""
        email = self._email()
        if not email or self._to is None:
            return
        made = letters.mail(email, *self._said())
        if not made.whole:
            QGuiApplication.clipboard().setText(self.body.toPlainText())
        if not QDesktopServices.openUrl(QUrl(made.address, QUrl.ParsingMode.StrictMode)):
            self.messages.show_message(
                "mail", "There is no mail program that takes a letter. Copy it instead.", Severity.ERROR
            )
            return
        name = self._to.name
        self._note(Way.MAIL)
        if not made.whole:
            self.messages.show_message(
                "mail",
                f"The letter to {name} is too long to be handed over. Its text is on the clipboard: "
                "paste it into the mail.",
                Severity.INFO,
            )

    def _note(self, way: Way) -> None:
        if self._to is None:
            return
        to, kind = self._to, self._kind
        due = self._due() if kind in _ANSWERED else ""
        told = f"Noted that the letter to {to.name} was {way}."
        done = self._shell.session.perform(
            lambda desk: desk.note_letter(to.essay, to.contributor, kind, way, reply_by=due), told
        )
        if done is not None:
            self.went.emit(to.essay, to.contributor)
