"""The words that are right here although no dictionary has them: looked through, and taken out again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.rows import RowDelegate, RowRole

Row = tuple[str, bool]
"""A word, and whether it is right in this essay alone."""


class WordList(QWidget):
    """The collection’s own words and those ignored in the essay; `done` leads back to the findings."""

    done = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.model: ListModel[Row] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row[0],
                Qt.ItemDataRole.AccessibleTextRole: _sentence,
                RowRole.COUNT: lambda row: "in this essay" if row[1] else "",
            },
            self,
        )
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list, indent=metrics.MARGIN))
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_state())
        self.empty = hint("No words yet. Names of contributors, organisations and places are known anyway.")
        self.empty.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 8)
        self.word = QLineEdit()
        self.word.setPlaceholderText("A word of the collection")
        self.word.setAccessibleName("A word of the collection")
        self.word.returnPressed.connect(self.add)
        self.remove = buttons.button("Take out", self.take_out)
        top = QHBoxLayout()
        top.setContentsMargins(metrics.MARGIN, 10, metrics.MARGIN, 6)
        top.setSpacing(6)
        top.addWidget(self.word, 1)
        top.addWidget(buttons.button("Add", self.add))
        foot = QHBoxLayout()
        foot.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 10)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(buttons.button("Back to spelling", self.done.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setAccessibleName("Words of the collection")

    def refresh(self) -> None:
        """Show the words as they are now."""
        essay = self._bench.essay
        own: list[Row] = [(word, False) for word in self._bench.record.collection.spelling_words]
        ignored: list[Row] = [(word, True) for word in essay.ignored_words] if essay is not None else []
        self.model.set_rows(sorted(own + ignored, key=lambda row: (row[0].casefold(), row[1])))
        self.empty.setVisible(not self.model.rowCount())
        self._show_state()

    def add(self) -> None:
        """Take the word in the field as right in the collection."""
        word = self.word.text().strip()
        if word and self._bench.shell.session.perform(lambda desk: desk.add_spelling_word(word)) is not None:
            self.word.clear()
            self.refresh()

    def take_out(self) -> None:
        """Take the chosen word out."""
        row, essay = self.model.row(self.list.currentIndex()), self._bench.essay
        if row is None:
            return
        word, here = row
        if here and essay is not None:
            self._bench.shell.session.perform(lambda desk: desk.heed_word(essay.id, word))
        elif not here:
            self._bench.shell.session.perform(lambda desk: desk.remove_spelling_word(word))
        self.refresh()

    def _show_state(self) -> None:
        self.remove.setEnabled(self.model.row(self.list.currentIndex()) is not None)


class _List(QListView):
    """Del takes a word out."""

    def __init__(self, words: WordList) -> None:
        super().__init__()
        self._words = words
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Words of the collection")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take out on Del."""
        if event.key() == Qt.Key.Key_Delete:
            self._words.take_out()
        else:
            super().keyPressEvent(event)


def _sentence(row: Row) -> str:
    return f"{row[0]}, ignored in this essay" if row[1] else f"{row[0]}, right in the collection"
