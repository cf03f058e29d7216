"""All there is to look at in the text in hand, in a list, with the remedies of the chosen one below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from essayeditor.checks.spelling.words import spelt
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.spelling import going, remedies
from essayeditor.ui.edit.spelling import looker as looking
from essayeditor.ui.edit.spelling.items import Item, What
from essayeditor.ui.edit.spelling.menu import is_remedy
from essayeditor.ui.edit.spelling.wordlist import WordList
from essayeditor.ui.models.base import Index, ListModel
from essayeditor.ui.style import metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.header import PaneHeader
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.twolines import Lines, TwoLineDelegate

KEY = "spelling"
_LINES = Qt.ItemDataRole.UserRole + 1
_MOST = 500
_AROUND = 36
_SHOWN = 3


def made(bench: Bench) -> SpellingPanel:
    """Return the panel, for the right pane."""
    return SpellingPanel(bench)


class SpellingPanel(QWidget):
    """A click shows a place in the text; Enter goes there; Ctrl+Enter does the first remedy."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._looker = looking.of(bench)
        self.model: ListModel[Item] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda item: item.said.strip() or item.message,
                Qt.ItemDataRole.ToolTipRole: _sentence,
                Qt.ItemDataRole.AccessibleTextRole: _sentence,
                _LINES: _lines,
            },
            self,
        )
        self.header = PaneHeader("Spelling")
        self.own = buttons.link("Words…", lambda: self.show_words(self.stack.currentIndex() == 0))
        self.own.setAccessibleName("Words of the collection")
        self.own.setToolTip("Words that are right in this collection")
        self.header.add(self.own)
        self.header.add(buttons.bare("cross", "Close", self.leave, "Esc"))
        self.words = WordList(bench)
        self.words.done.connect(lambda: self.show_words(False))
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(_LINES, self.list))
        self.list.clicked.connect(lambda index: self._show(index))
        self.list.activated.connect(lambda index: self._show(index, enter=True))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.said = hint("")
        self.said.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 8)
        self.foot = QWidget()
        self._foot = QVBoxLayout(self.foot)
        self._foot.setContentsMargins(metrics.MARGIN, 8, metrics.MARGIN, 10)
        self._foot.setSpacing(6)
        looked = QWidget()
        column = QVBoxLayout(looked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.said, self.list, self.foot):
            column.addWidget(part)
        column.setStretch(1, 1)
        column.addStretch(0)
        self.stack = QStackedWidget()
        self.stack.addWidget(looked)
        self.stack.addWidget(self.words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.stack, 1)
        self.setAccessibleName("Spelling and style")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(60)
        self._soon.timeout.connect(self.refresh)
        self._looker.changed.connect(self._soon.start)
        self._looker.suggested.connect(lambda _language, _word: self._fill_foot())
        bench.recoloured.connect(self.list.viewport().update)
        self.refresh()

    def show_words(self, on: bool) -> None:
        """Show the collection's own words, or what is to be looked at."""
        self.stack.setCurrentIndex(1 if on else 0)
        self.header.set_title("Known words" if on else "Spelling")
        self.own.setText("Spelling" if on else "Words…")
        self.refresh()
        (self.words.word if on else self.list).setFocus()

    def refresh(self) -> None:
        """Show what there is now."""
        if not self.isVisible():
            return
        if self.stack.currentIndex() == 1:
            self.header.set_detail("")
            self.words.refresh()
            return
        items = []
        for item in self._looker.items():
            items.append(item)
            if len(items) >= _MOST:
                break
        self.model.set_rows(items)
        words = sum(item.what is What.WORD for item in items)
        self.header.set_detail(_counted(words, len(items) - words))
        self.said.setVisible(not items)
        self.list.setVisible(bool(items))
        looking_up = self._looker.waiting
        self.said.setText(
            "Words are being looked up…"
            if looking_up
            else "Every word is in a dictionary or a list, and the style is the house’s."
        )
        self._fill_foot()

    def leave(self) -> None:
        """Close the panel and go back to the text."""
        self._bench.hide(KEY)
        self._bench.view.setFocus()

    def current(self) -> Item | None:
        """Return the chosen item."""
        return self.model.row(self.list.currentIndex())

    def remedy(self) -> None:
        """Do the first remedy of the chosen item."""
        item = self.current()
        if item is None:
            return
        row = self.list.currentIndex().row()
        words = item.hint.instead if item.hint is not None else next(iter(self._found(item)), None)
        if words is not None:
            remedies.put(self._bench, item, words)
            self.refresh()
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
            self.list.setFocus()

    def _found(self, item: Item) -> tuple[str, ...]:
        return (self._looker.suggestions(item) or ()) if item.what is What.WORD else ()

    def _chosen(self, _now: object, _before: object) -> None:
        self._fill_foot()
        if self.list.hasFocus() and self.current() is not None:
            self._show(self.list.currentIndex())

    def _show(self, index: Index, *, enter: bool = False) -> None:
        item = self.model.row(index)
        if item is None:
            return
        going.show(self._bench, item)
        if enter:
            self._bench.view.setFocus()

    def _fill_foot(self) -> None:
        """Offer what can be done about the chosen item."""
        while self._foot.count():
            taken = self._foot.takeAt(0)
            if taken.widget() is not None:
                taken.widget().deleteLater()
        item = self.current()
        self.foot.setVisible(item is not None)
        if item is None:
            return
        if item.what is What.HINT:
            if item.hint is not None and item.hint.instead is not None:
                self._row([(item.hint.remedy, lambda: self.remedy())])
            return
        found = self._looker.suggestions(item)
        if found:
            self._row([(word, lambda word=word: self._put(item, word)) for word in found[:_SHOWN]])
        else:
            words = "Looking for suggestions…" if found is None else "No suggestions"
            self._foot.addWidget(hint(words))
        add = ("Add to the collection’s words", lambda: remedies.add(self._bench, item))
        self._row([("Ignore here", lambda: remedies.ignore(self._bench, item)), add])

    def _row(self, offered: list[tuple[str, object]]) -> None:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for words, run in offered:
            row.addWidget(buttons.button(words, run))
        row.addStretch(1)
        self._foot.addWidget(held)

    def _put(self, item: Item, word: str) -> None:
        remedies.put(self._bench, item, word)
        self.refresh()

    def showEvent(self, event: QEvent) -> None:
        """Bring the list up to date."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    """The list; Ctrl+Enter does the first remedy."""

    def __init__(self, panel: SpellingPanel) -> None:
        super().__init__()
        self._panel = panel
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What to look at")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the first remedy on Ctrl+Enter."""
        if is_remedy(event):
            self._panel.remedy()
        else:
            super().keyPressEvent(event)


def _lines(item: Item) -> Lines:
    word = item.what is What.WORD
    where = item.field or ("note" if item.note else "in a table or picture" if item.inside else "")
    return Lines(item.said if word else item.message, _around(item), where, "red" if word else "blue")


def _around(item: Item) -> str:
    """Return the words around an item, so that it can be seen in a line."""
    text = item.text.text
    start = max(0, item.start - _AROUND)
    before = text[start : item.start]
    if start and " " in before:
        before = "…" + before.partition(" ")[2]
    said = f"{before}{item.said}{text[item.end : item.end + 2 * _AROUND]}"
    return said.replace("\ufffc", "").replace("\n", " ").strip()


def _sentence(item: Item) -> str:
    what = f"{spelt(item.said)}: {item.message.lower()}" if item.what is What.WORD else item.message
    return f"{what}, in “{_around(item)}”"


def _counted(words: int, hints: int) -> str:
    parts = []
    if words:
        parts.append(f"{words:,} {'word' if words == 1 else 'words'}")
    if hints:
        parts.append(f"{hints:,} {'hint' if hints == 1 else 'hints'}")
    return ", ".join(parts)
