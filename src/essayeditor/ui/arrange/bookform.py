"""The right pane for the book as a whole, or for the edition that is arranged; and its template."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from essayeditor.collection.entities import Collection, Edition, PartKind
from essayeditor.ui.arrange.forms import fill
from essayeditor.ui.arrange.partforms import WholeForm
from essayeditor.ui.publish.themes import themes
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import group_label, hint, line

ISBNS = {"isbn_print": "ISBN of the printed book", "isbn_pdf": "ISBN of the PDF"}
_PARTS = {
    PartKind.COVER: "Cover of this edition",
    PartKind.IMPRINT: "Imprint of this edition",
    PartKind.BACK_COVER: "Back cover of this edition",
}


class BookForm(WholeForm):
    """Title, subtitle, campaign and theme of the collection. `kept` carries the name of a template."""

    kept = Signal(str)

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.text("Title", "title")
        self.text("Subtitle", "subtitle")
        self.text("Campaign", "campaign")
        self.text("Edition, as printed", "edition")
        self.theme = _themes()
        self.theme.activated.connect(lambda _n: self.save("theme", self.theme.currentData()))
        self.add("Theme", self.theme)
        self.column.addSpacing(metrics.MARGIN)
        self.column.addWidget(line())
        self.column.addSpacing(metrics.BETWEEN)
        self.column.addWidget(group_label("Make this collection a template"))
        self.column.addWidget(
            hint("Keeps sections, parts, theme and imprint for new collections; no essay and no person.")
        )
        self.template = QLineEdit()
        self.template.setAccessibleName("Name of the template")
        self.column.addWidget(self.template)
        self.keep = buttons.button("Keep as a template", self._keep)
        self.column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.template.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.template.returnPressed.connect(self._keep)
        self.column.addStretch(1)

    def show_book(self, collection: Collection) -> None:
        """Show a collection."""
        before = self.held()
        self.show_fields(collection)
        _choose(self.theme, collection.theme)
        if before is None:
            self.template.setText(collection.title)

    def _keep(self) -> None:
        if name := " ".join(self.template.text().split()):
            self.kept.emit(name)


class EditionForm(WholeForm):
    """What an edition is called and states for itself; what is empty is as in the full book.

    `part_wanted` carries the part whose own form is asked for, `stated` a field of the imprint and its words.
    """

    part_wanted = Signal(PartKind)
    stated = Signal(str, str)

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.name = self.text("Name of the edition", "name")
        self.column.addSpacing(metrics.BETWEEN)
        self.column.addWidget(hint("What is empty below is as in the full book; a dash – leaves it out."))
        self.title = self.text("Title", "title")
        self.text("Subtitle", "subtitle")
        self.text("Edition, as printed", "edition_line")
        self.isbn = {name: self._isbn(name, words) for name, words in ISBNS.items()}
        self.theme = _themes("As the full book")
        self.theme.activated.connect(lambda _n: self.save("theme", self.theme.currentData()))
        self.add("Theme", self.theme)
        self.column.addSpacing(metrics.MARGIN)
        for part, words in _PARTS.items():
            shown = buttons.link(words, lambda part=part: self.part_wanted.emit(part))
            self.column.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
        self.said = hint()
        self.column.addSpacing(metrics.BETWEEN)
        self.column.addWidget(self.said)
        self.column.addStretch(1)

    def _isbn(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("None: each edition has its own")
        field.editingFinished.connect(lambda: self._state(name))
        self.add(words, field)
        return field

    def _state(self, name: str) -> None:
        edition, words = self.held(), " ".join(self.isbn[name].text().split())
        if isinstance(edition, Edition) and words != getattr(edition.imprint, name):
            self.stated.emit(name, words)

    def show_edition(self, edition: Edition, full: Collection, said: str) -> None:
        """Show an edition of the book `full`; `said` is what stands below."""
        self.show_fields(edition, _Full(full))
        for name, field in self.isbn.items():
            fill(field, getattr(edition.imprint, name))
        _choose(self.theme, edition.theme)
        self.said.setText(said)

    def leave(self) -> None:
        """Save what is being typed."""
        super().leave()
        for name in self.isbn:
            self._state(name)

    def write_name(self) -> None:
        """Let the name be typed."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()  # type: ignore[union-attr]  # it has one line


class _Full:
    """What the full book has in the fields of an edition."""

    def __init__(self, full: Collection) -> None:
        self.name = ""
        self.title = full.title
        self.subtitle = full.subtitle
        self.edition_line = full.edition


def _themes(first: str = "", parent: QWidget | None = None) -> QComboBox:
    box = QComboBox(parent)
    box.currentTextChanged.connect(box.setToolTip)  # names and sizes are longer than the pane is wide
    if first:
        box.addItem(first, "")
    for choice in themes():
        box.addItem(f"{choice.name}, {choice.detail}" if choice.detail else choice.name, choice.key)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _choose(box: QComboBox, key: str) -> None:
    place = box.findData(key)
    if place >= 0:
        box.setCurrentIndex(place)
