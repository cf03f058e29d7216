"""The private record of a contributor: on a ground of its own, and in no frame with public fields.

Its values are shown in these fields alone. Nothing here sets a tooltip, a title or a message that
holds one.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from essayeditor.collection.entities import PrivateDetails
from essayeditor.ui.collect import dates
from essayeditor.ui.collect.contributors import fields
from essayeditor.ui.collect.contributors.fields import ChoiceField, Entry, FormGrid
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import Secondary
from essayeditor.ui.widgets.textfield import TextField

BASES = ("Consent", "Contract", "Legitimate interests", "Legal obligation")
"""The lawful bases of the UK GDPR, article 6(1), that a publisher can rely on."""
EDGE = 4


class PrivateRecord(QWidget):
    """Tells what was changed, by the name of the field, and that all is to be erased."""

    edited = Signal(str, str)
    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = PrivateDetails(id="")
        self._today = date.min
        self.email, self.phone, self.keep_until = QLineEdit(), QLineEdit(), QLineEdit()
        self.address, self.notes = TextField("Address", 2), TextField("Notes", 3)
        self.basis = ChoiceField()
        self.basis.offer(BASES)
        for field in (self.email, self.phone, self.address):
            field.setPlaceholderText("none recorded")
        self.basis.lineEdit().setPlaceholderText("none recorded")
        self.keep_until.setPlaceholderText("for example 25 February 2026")
        self.erase = buttons.button("Erase private details…", self.erase_wanted.emit)
        self.form = FormGrid(
            [
                Entry("email", "E-mail", self.email),
                Entry("phone", "Telephone", self.phone),
                Entry("lawful_basis", "Lawful basis", self.basis),
                Entry("keep_until", "Keep until", self.keep_until),
                Entry("address", "Address", self.address, wide=True),
                Entry("notes", "Notes", self.notes, wide=True),
            ]
        )
        self._lay_out()
        self._connect()
        self.setAccessibleName("Private record, never printed or exported")

    def _lay_out(self) -> None:
        sign = QLabel()
        icons.put(sign, "lock", "amber")
        title = QLabel("Private record")
        title.setFont(metrics.strong())
        head = QHBoxLayout()
        head.setSpacing(metrics.BETWEEN)
        head.addWidget(sign)
        head.addWidget(title)
        head.addWidget(Secondary("never printed, exported, logged or shown in the title bar"), 1)
        head.addWidget(self.erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 14)
        column.setSpacing(9)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addStretch(1)

    def _connect(self) -> None:
        through = UndoThrough(self)
        self._fields: dict[str, QWidget] = {
            "email": self.email,
            "phone": self.phone,
            "lawful_basis": self.basis,
            "keep_until": self.keep_until,
            "address": self.address,
            "notes": self.notes,
        }
        for name, field in self._fields.items():
            fields.line_of(field).installEventFilter(through)
            if isinstance(field, TextField):
                field.finished.connect(lambda name=name: self.commit(name))
            else:
                fields.line_of(field).editingFinished.connect(lambda name=name: self.commit(name))
        self.basis.activated.connect(lambda _number: self.commit("lawful_basis"))

    # Showing

    @property
    def details(self) -> PrivateDetails:
        """What is shown."""
        return self._details

    def show_details(self, contributor: str, details: PrivateDetails | None, today: date) -> None:
        """Show what is private of a contributor."""
        other = self._details.id != contributor
        self._details, self._today = details or PrivateDetails(id=contributor), today
        for name, field in self._fields.items():
            fields.show(field, self._shown(name), other=other)
            if other:
                self.form.say(name, "")
        self.erase.setEnabled(bool(held(self._details)))
        self.erase.setToolTip("" if held(self._details) else "There is nothing private to erase.")
        kept = dates.parsed(self._details.keep_until)
        over = kept is not None and kept < today
        if over or not self.form.fault("keep_until").startswith("This is not"):
            words = "This day has passed: erase the details, or write a later day."
            self.form.say("keep_until", words if over else "", "amber")

    def _shown(self, name: str) -> str:
        value = str(getattr(self._details, name))
        day = dates.parsed(value) if name == "keep_until" else None
        return dates.written(day) if day is not None else value

    # What the person did

    def commit(self, name: str) -> None:
        """Save a field, if it was changed and can stand."""
        field = self._fields[name]
        text = fields.text_of(field)
        if not self._details.id or text == self._shown(name):
            return
        value, fault = text, ""
        if name == "keep_until" and text:
            try:
                value = dates.read(text, self._today).isoformat()
            except ValueError:
                fault = "This is not a date. Write it like 25 February 2026 or 25/2/2026."
        elif name == "email" and text and ("@" not in text.strip("@") or " " in text):
            fault = "This is not an e-mail address. Write it like name@example.org."
        self.form.say(name, fault)
        if not fault:
            fields.settle(field, text)
            self.edited.emit(name, value)

    # Painting

    def changeEvent(self, event: QEvent) -> None:
        """Take the ground of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the edge, and a hairline above."""
        colours = appearance.colours()
        painter = QPainter(self)
        rect: QRect = self.rect()
        painter.fillRect(rect, QColor(colours.private))
        painter.fillRect(0, 0, rect.width(), 1, QColor(colours.hairline))
        painter.fillRect(0, 0, EDGE, rect.height(), QColor(colours.amber.ink))


_NAMES = {
    "email": "e-mail address",
    "phone": "telephone number",
    "address": "postal address",
    "notes": "notes",
    "lawful_basis": "lawful basis",
    "keep_until": "date to keep until",
}


def held(details: PrivateDetails | None) -> list[str]:
    """Return what kinds of thing are recorded, in words; never what they say."""
    return [words for name, words in _NAMES.items() if details is not None and getattr(details, name)]
