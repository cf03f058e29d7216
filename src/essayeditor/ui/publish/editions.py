"""Which edition is to be made: a choice that is shown only where a collection has several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from essayeditor.collection.entities import Edition
from essayeditor.desk.editions import FULL
from essayeditor.ui.widgets.form import FormField


class EditionField(QWidget):
    """The full book comes first. `chosen` carries an edition's key, "" for the full book."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.addItem(FULL, "")
        self.box.currentIndexChanged.connect(lambda _index: self.chosen.emit(self.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormField("Edition", self.box))
        self.setVisible(False)

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose."""
        return self.box.count() > 1

    @property
    def key(self) -> str:
        """The key of the chosen edition, "" for the full book."""
        return str(self.box.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose an edition by its key, "" for the full book; one that is not offered is passed over."""
        place = self.box.findData(key)
        if place >= 0:
            self.box.setCurrentIndex(place)

    def show_editions(self, editions: Sequence[Edition]) -> str:
        """Offer these beside the full book, and return the key of the one that is chosen now."""
        wanted = [(FULL, ""), *((edition.name, edition.id) for edition in editions)]
        there = [(self.box.itemText(n), self.box.itemData(n)) for n in range(self.box.count())]
        if wanted != there:
            before = self.key
            self.box.blockSignals(True)
            self.box.clear()
            for name, key in wanted:
                self.box.addItem(name, key)
            self.box.setCurrentIndex(max(0, self.box.findData(before)))
            self.box.blockSignals(False)
        self.setVisible(len(wanted) > 1)
        return self.key
