"""The public record of a contributor: what may be printed in the book."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from essayeditor.collection.entities import Capacity, Contributor, Organisation, Place, PrivateDetails
from essayeditor.collection.record import Record
from essayeditor.collection.regions import REGIONS
from essayeditor.ui.collect.contributors import fields
from essayeditor.ui.collect.contributors.fields import ChoiceField, Entry, FormGrid
from essayeditor.ui.collect.contributors.rows import biography_words
from essayeditor.ui.fields import UndoThrough
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets.labels import Secondary
from essayeditor.ui.widgets.textfield import TextField

STANDINGS = ("Community leader", "Expert", "Representative", "Practitioner", "Campaigner")
"""Kinds of contributor that a collection of stories has; any other may be written."""


class PublicRecord(QWidget):
    """Tells what was changed, by the name of the field."""

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: Contributor | None = None
        self.name, self.sort_name = QLineEdit(), QLineEdit()
        self.honorific, self.post_nominals, self.role = QLineEdit(), QLineEdit(), QLineEdit()
        self.organisation, self.place, self.region = ChoiceField(), ChoiceField(), ChoiceField()
        self.standing = ChoiceField()
        self.links = QLineEdit()
        self.biography = TextField("Biography", 4)
        self.official, self.personal = QRadioButton("Official"), QRadioButton("Personal")
        self.honorific.setPlaceholderText("for example Cllr, Dr")
        self.post_nominals.setPlaceholderText("for example MBE")
        self.standing.lineEdit().setPlaceholderText("for example Community leader")
        self.links.setPlaceholderText("none")
        serif = metrics.essay(10.5)
        self.biography.setFont(serif)
        self.biography.setFixedHeight(QFontMetrics(serif).lineSpacing() * 5 + 2 * metrics.BETWEEN)
        self.words = Secondary(small=True)
        self.words.setAccessibleName("Length of the biography")
        self.form = FormGrid(self._entries())
        self._lay_out()
        self._connect()
        self.setAccessibleName("Public record")

    def _entries(self) -> list[Entry]:
        capacity = QWidget()
        row = QHBoxLayout(capacity)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(metrics.GROUP - 4)
        self._capacities = QButtonGroup(self)
        for button in (self.official, self.personal):
            button.setAccessibleName(f"{button.text()} capacity")
            self._capacities.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        capacity.setFocusProxy(self.official)
        return [
            Entry("name", "Name as printed", self.name),
            Entry("sort_name", "Sorted under", self.sort_name),
            Entry("honorific", "Title before", self.honorific),
            Entry("post_nominals", "Letters after", self.post_nominals),
            Entry("role", "Role", self.role),
            Entry("organisation", "Organisation", self.organisation),
            Entry("place", "Place", self.place),
            Entry("nation_or_region", "Nation or region", self.region),
            Entry("standing", "Kind", self.standing),
            Entry("links", "Links to print", self.links),
            Entry("capacity", "Capacity", capacity),
            Entry("biography", "Biography", self.biography, wide=True),
        ]

    def _lay_out(self) -> None:
        sign = QLabel()
        icons.put(sign, "publish", "secondary")
        title = QLabel("Public record")
        title.setFont(metrics.strong())
        head = QHBoxLayout()
        head.setSpacing(metrics.BETWEEN)
        head.addWidget(sign)
        head.addWidget(title)
        head.addWidget(Secondary("printed in the book"))
        head.addStretch(1)
        self.form._cells["biography"].layout().insertWidget(1, self.words)  # noqa: SLF001 - one room
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(9)
        column.addLayout(head)
        column.addWidget(self.form)

    def _connect(self) -> None:
        through = UndoThrough(self)
        self._fields: dict[str, QWidget] = {
            "name": self.name,
            "sort_name": self.sort_name,
            "honorific": self.honorific,
            "post_nominals": self.post_nominals,
            "role": self.role,
            "organisation": self.organisation,
            "place": self.place,
            "nation_or_region": self.region,
            "standing": self.standing,
            "links": self.links,
            "biography": self.biography,
        }
        for name, field in self._fields.items():
            fields.line_of(field).installEventFilter(through)
            if isinstance(field, TextField):
                field.finished.connect(lambda name=name: self.commit(name))
            else:
                fields.line_of(field).editingFinished.connect(lambda name=name: self.commit(name))
            if isinstance(field, ChoiceField):
                field.activated.connect(lambda _number, name=name: self.commit(name))
        self.biography.textChanged.connect(
            lambda: self.words.setText(biography_words(self.biography.toPlainText()))
        )
        self.official.clicked.connect(lambda: self._capacity(Capacity.OFFICIAL))
        self.personal.clicked.connect(lambda: self._capacity(Capacity.PERSONAL))

    # Showing

    def show_person(self, record: Record, person: Contributor) -> None:
        """Show a contributor; a field in which somebody is typing is left alone."""
        other = self._person is None or self._person.id != person.id
        self._person = person
        everybody = list(record.all(Contributor))
        self.organisation.offer(sorted((one.name for one in record.all(Organisation)), key=str.casefold))
        self.place.offer(sorted((one.name for one in record.all(Place)), key=str.casefold))
        kinds = {one.standing for one in everybody if one.standing} - set(STANDINGS)
        self.standing.offer([*STANDINGS, *sorted(kinds)])
        own = sorted({one.nation_or_region for one in everybody} - {"", *REGIONS})
        self.region.offer([*REGIONS, *own])
        for name, field in self._fields.items():
            value = getattr(person, name)
            fields.show(field, " ".join(value) if isinstance(value, tuple) else value, other=other)
            if other:
                self.form.say(name, "")
        self.words.setText(biography_words(self.biography.toPlainText()))
        self.sort_name.setPlaceholderText(_sorted_under(person.name))
        (self.official if person.capacity is Capacity.OFFICIAL else self.personal).setChecked(True)
        self._warn(record.find(PrivateDetails, person.id), person)

    def _warn(self, details: PrivateDetails | None, person: Contributor) -> None:
        """Say so, without repeating it, where the biography holds what is private."""
        named = [("e-mail address", details.email), ("telephone number", details.phone)] if details else []
        held = next((what for what, value in named if value and value in person.biography), "")
        words = f"The biography holds the private {held}, and would print it." if held else ""
        self.form.say("biography", words, "amber")

    # What the person did

    def commit(self, name: str) -> None:
        """Save a field, if it was changed and can stand."""
        if self._person is None:
            return
        field = self._fields[name]
        text = fields.text_of(field)
        value: object = tuple(text.replace(",", " ").split()) if name == "links" else text
        if value == getattr(self._person, name):
            return
        fault = _fault(name, text)
        self.form.say(name, fault)
        if name == "name" and fault:
            fields.settle(field, self._person.name)
        if not fault:
            fields.settle(field, text)
            self.edited.emit(name, value)

    def _capacity(self, capacity: Capacity) -> None:
        if self._person is not None and capacity is not self._person.capacity:
            self.edited.emit("capacity", capacity)

    def focus_name(self) -> None:
        """Put the cursor in the name."""
        self.name.setFocus()
        self.name.selectAll()


def _fault(name: str, text: str) -> str:
    if name == "name" and not text:
        return "A contributor needs a name. The one it had is kept."
    for link in text.replace(",", " ").split() if name == "links" else ():
        if "@" in link and "/" not in link:
            return "This is an e-mail address. It would be printed; it belongs in the private record."
        if "." not in link.strip("."):
            return f"‘{link}’ is not a web address. Write it like example.org/about."
    return ""


def _sorted_under(name: str) -> str:
    """Return how a name is usually sorted: by its last word."""
    first, _space, last = name.rpartition(" ")
    return f"for example {last}, {first}" if first and "," not in name and len(name) < 40 else "as printed"
