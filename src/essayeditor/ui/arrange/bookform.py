"""The right pane for the book as a whole, or for the edition that is arranged; and its template."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from essayeditor.collection.entities import Collection, Edition
from essayeditor.ui.arrange.partforms import WholeForm
from essayeditor.ui.publish.themes import themes
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import group_label, hint, line


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
    """Name, title, subtitle and theme of an edition; what is empty is as in the full book."""

    def __init__(self, save: Callable[..., object]) -> None:
        super().__init__(save)
        self.name = self.text("Name of the edition", "name")
        self.column.addWidget(hint("Where the fields below are empty, it is as in the full book."))
        self.title = self.text("Title", "title")
        self.subtitle = self.text("Subtitle", "subtitle")
        self.theme = _themes("As the full book")
        self.theme.activated.connect(lambda _n: self.save("theme", self.theme.currentData()))
        self.add("Theme", self.theme)
        self.said = hint()
        self.column.addSpacing(metrics.BETWEEN)
        self.column.addWidget(self.said)
        self.column.addStretch(1)

    def show_edition(self, edition: Edition, full: Collection, said: str) -> None:
        """Show an edition of the book `full`; `said` is what stands below."""
        self.show_fields(edition)
        for field, words in ((self.title, full.title), (self.subtitle, full.subtitle)):
            field.setPlaceholderText(words)
        _choose(self.theme, edition.theme)
        self.said.setText(said)

    def write_name(self) -> None:
        """Let the name be typed."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()  # type: ignore[union-attr]  # it has one line


def _themes(first: str = "", parent: QWidget | None = None) -> QComboBox:
    box = QComboBox(parent)
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
