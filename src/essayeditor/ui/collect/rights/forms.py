"""Forms that stand open in a row: a permission, an answer, when a text was sent, a question."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from essayeditor.collection.entities import ApprovalKind, Permission, PermissionKind
from essayeditor.desk.evidence import Evidence
from essayeditor.ui.collect import dates
from essayeditor.ui.errors import in_words
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.drop import dropped_paths
from essayeditor.ui.widgets.flow import FlowLayout
from essayeditor.ui.widgets.form import FormField
from essayeditor.ui.widgets.labels import ElidedLabel
from essayeditor.ui.widgets.textfield import TextField

REPLY_IN = 14
"""Days that a contributor has to answer, unless somebody says otherwise."""
DATE_FAULT = "This is not a date. Write it like 17 January 2025 or 17/1/2025."


def _narrow(choice: QComboBox) -> None:
    """Let a choice be as narrow as the pane, however long what it holds."""
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(6)


class EvidenceField(QWidget):
    """The file that proves it: chosen, or dropped on the form."""

    def __init__(self, kept: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence: Evidence | None = None
        self.name = ElidedLabel(kept or "No file yet; drop one here")
        self.choose = buttons.button("Choose a file…", self.ask)
        self.choose.setAccessibleName("Choose the file that proves it")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(self.name, 1)
        self.name.setForegroundRole(self.name.palette().ColorRole.PlaceholderText)
        row.addWidget(self.choose)

    def ask(self) -> None:
        """Ask for the file."""
        name, _kind = QFileDialog.getOpenFileName(self, "Choose the file that proves it", str(Path.home()))
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take a file, or say why it cannot be read."""
        try:
            self.evidence = Evidence(path.name, path.read_bytes())
        except OSError as error:
            self.name.setText(in_words(error))
            return
        self.name.setText(path.name)


class Form(QWidget):
    """Fields in a column, a fault below each, and the buttons. `done` comes only with good dates."""

    done = Signal()
    cancelled = Signal()

    def __init__(self, act: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.dates: dict[str, tuple[QLineEdit, FormField]] = {}
        self.file: EvidenceField | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 2)
        self.column.setSpacing(6)
        self.accept = buttons.button(act, self.finish)
        self.accept.setFont(metrics.strong())
        self.cancel = buttons.button("Cancel", self.cancelled.emit)
        self.foot = QWidget()
        self._acts = FlowLayout(metrics.BETWEEN, metrics.WITHIN, self.foot)
        self._acts.addWidget(self.accept)
        self.setAccessibleName(act)

    def add(self, label: str, field: QWidget) -> FormField:
        """Add a field below the others."""
        made = FormField(label, field)
        self.column.addWidget(made)
        return made

    def add_dates(self, *dates_: tuple[str, str, str]) -> None:
        """Add fields for dates side by side: the name of each, its label, and what the record says."""
        row = QHBoxLayout()
        row.setSpacing(metrics.BETWEEN)
        for one in dates_:
            self.add_date(*one)
            shown = self.dates[one[0]][1]
            self.column.removeWidget(shown)
            row.addWidget(shown, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def add_date(self, name: str, label: str, value: str) -> QLineEdit:
        """Add a field for a date, which the record writes as `value`."""
        field = QLineEdit()
        day = dates.parsed(value)
        field.setText(dates.written(day) if day else "")
        field.setPlaceholderText("none")
        self.dates[name] = field, self.add(label, field)
        return field

    def act(self, button: QWidget) -> None:
        """Add another button, between the first and Cancel."""
        self._acts.addWidget(button)

    def close_up(self) -> None:
        """Put the buttons below the fields that were added."""
        self._acts.addWidget(self.cancel)
        self.column.addWidget(self.foot)

    def add_file(self, kept: str = "") -> None:
        """Add the field for the file that proves it; from now on one can be dropped on the form."""
        self.file = EvidenceField(kept)
        self.add("File that proves it", self.file)
        self.setAcceptDrops(True)
        self.setProperty("takesFiles", True)  # the window leaves these to it

    @property
    def evidence_file(self) -> Evidence | None:
        """The file that was chosen or dropped, None for none."""
        return self.file.evidence if self.file is not None else None

    def takes(self, paths: list[Path]) -> bool:
        """Say whether these files can be dropped here: one, where there is a field for it."""
        return self.file is not None and len(paths) == 1 and paths[0].is_file()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file."""
        if self.takes(dropped_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        paths = dropped_paths(event.mimeData())
        if self.takes(paths) and self.file is not None:
            self.file.take(paths[0])
            event.acceptProposedAction()

    def date(self, name: str) -> str:
        """Return a date as the record writes it, "" for none; ValueError if it is none."""
        words = self.dates[name][0].text().strip()
        return dates.read(words, self.today).isoformat() if words else ""

    def finish(self) -> None:
        """Tell that the form is done, if every date is one."""
        good = True
        for name, (_field, shown) in self.dates.items():
            try:
                self.date(name)
                shown.say("")
            except ValueError:
                shown.say(DATE_FAULT)
                good = False
        if good:
            self.done.emit()


class PermissionForm(Form):
    """A permission: who gives it, for what, from when and until when, and what proves it."""

    delete_wanted = Signal()

    def __init__(self, kind: PermissionKind, permission: Permission | None, today: date) -> None:
        super().__init__("Save" if permission else "Record", today)
        known = permission or Permission("", "", kind, given=today.isoformat())
        self.holder, self.scope, self.evidence = QLineEdit(), QLineEdit(), QLineEdit()
        for field, text, example in (
            (self.holder, known.holder, _HOLDERS[kind]),
            (self.scope, known.scope, "for example print, web and extracts"),
            (self.evidence, known.evidence, "for example signed form, e-mail of 3 May"),
        ):
            field.setText(text)
            field.setPlaceholderText(example)
        self.add("Given by", self.holder)
        self.add("For what", self.scope)
        given = known.given or today.isoformat()
        self.add_dates(("given", "Given on", given), ("expires", "Until", known.expires))
        if permission is not None:
            self.add_date("withdrawn", "Withdrawn on", known.withdrawn)
        self.add("What proves it", self.evidence)
        self.add_file(known.evidence_name)
        if permission is not None:
            delete = buttons.link("Delete", self.delete_wanted.emit)
            delete.setAccessibleName("Delete this permission")
            self.act(delete)
        self.close_up()

    def values(self) -> dict[str, str]:
        """Return the fields as the record has them."""
        found = {name: self.date(name) for name in self.dates}
        return found | {
            "holder": self.holder.text(),
            "scope": self.scope.text(),
            "evidence": self.evidence.text(),
        }


_HOLDERS = {
    PermissionKind.TEXT: "for example the author",
    PermissionKind.PICTURE: "who took or owns the picture",
    PermissionKind.PEOPLE: "who is shown",
    PermissionKind.PARENTS: "parents or guardians",
}


class ReplyForm(Form):
    """An answer to a text that was sent for approval."""

    def __init__(self, today: date, *, approved: bool) -> None:
        super().__init__("Record reply", today)
        self.kind = QComboBox()
        _narrow(self.kind)
        self.kind.addItem("Approves these exact words", ApprovalKind.GIVEN)
        self.kind.addItem("Asks for changes", ApprovalKind.AWAITED)
        if approved:
            self.kind.addItem("Withdraws the approval", ApprovalKind.WITHDRAWN)
            self.kind.setCurrentIndex(2)
        self.said = QLineEdit()
        self.said.setPlaceholderText("for example e-mail, telephone")
        self.add("The contributor", self.kind)
        self.add_date("replied", "On", today.isoformat())
        self.add("How it came", self.said)
        self.add_file()
        self.close_up()


class SendForm(Form):
    """That a text was sent for approval, and by when the answer is due."""

    letter_wanted = Signal()

    def __init__(self, whom: str, today: date) -> None:
        super().__init__("Record as sent", today)
        words = QLabel(f"To {whom}. What is sent is the text exactly as it stands now.")
        words.setWordWrap(True)
        self.column.addWidget(words)
        due = (today + timedelta(REPLY_IN)).isoformat()
        self.add_dates(("sent", "Sent on", today.isoformat()), ("due", "Reply by", due))
        self.letter = buttons.button("Write the letter…", self.letter_wanted.emit)
        self.act(self.letter)
        self.close_up()


class QuestionForm(Form):
    """A question to the authors, or to one of them."""

    def __init__(self, people: list[tuple[str, str]], today: date, *, about_place: bool = False) -> None:
        super().__init__("Ask", today)
        self.block = ""
        self.question = TextField("Question", 3)
        self.whom = QComboBox()
        _narrow(self.whom)
        self.whom.addItem("The authors", "")
        for key, name in people:
            self.whom.addItem(name, key)
        self.add("Question about the paragraph of the cursor" if about_place else "Question", self.question)
        if len(people) > 1:
            self.add("To", self.whom)
        self.close_up()


class AnswerForm(Form):
    """What was answered to a question, if anything; the query is closed with it."""

    def __init__(self, answer: str, today: date) -> None:
        super().__init__("Close the query", today)
        self.answer = TextField("Answer", 2)
        self.answer.setPlainText(answer)
        self.add("Answer, if there was one", self.answer)
        self.close_up()
