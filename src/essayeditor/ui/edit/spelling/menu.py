"""The menu of a word that is not known, or of a hint: what may have been meant comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from essayeditor.checks.spelling.words import spelt
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.spelling import remedies
from essayeditor.ui.edit.spelling.items import Item, What
from essayeditor.ui.style import metrics

if TYPE_CHECKING:
    from essayeditor.ui.edit.spelling.looker import Looker
    from essayeditor.ui.edit.view import TextView

_LOOKING = "Looking for suggestions…"
_NONE = "No suggestions"


class WordMenu(QObject):
    """Puts what can be done about the word at the cursor into the text's menu; Ctrl+Enter does the first."""

    def __init__(self, bench: Bench, looker: Looker) -> None:
        super().__init__(bench)
        self._bench = bench
        self._looker = looker
        bench.menus.append(self.contribute)
        bench.view.takers.append(self._take)

    def _take(self, event: QKeyEvent) -> bool:
        """Take Ctrl+Enter in the text: in the editors of notes and comments it means something else."""
        if not is_remedy(event):
            return False
        from essayeditor.ui.edit.spelling import going

        going.remedy(self._bench)
        return True

    def contribute(self, menu: QMenu, view: TextView) -> None:
        """Add the entries for the word at a view's cursor, if there is anything about it."""
        item = self._looker.at(view.textCursor(), view.buffer) if view.buffer is not None else None
        if item is not None:
            fill(menu, self._bench, self._looker, item, view)


def is_remedy(event: QKeyEvent) -> bool:
    """Say whether a key is the one of the first remedy."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def fill(menu: QMenu, bench: Bench, looker: Looker, item: Item, view: TextView | None = None) -> None:
    """Add what can be done about an item to a menu; `view` shows it, if that is not the text."""
    if item.what is What.HINT:
        said = menu.addAction(item.message)
        said.setEnabled(False)
        if item.hint is not None and item.hint.instead is not None:
            words = item.hint.instead
            act = menu.addAction(item.hint.remedy, lambda: remedies.put(bench, item, words, view))
            act.setEnabled(not remedies.why_not(bench))
        return
    found = looker.suggestions(item)
    if found is None:
        waiting = menu.addAction(_LOOKING)
        waiting.setEnabled(False)
        _Later(menu, bench, looker, item, waiting, view)
    else:
        _suggest(menu, bench, item, found, None, view)
    menu.addSeparator()
    menu.addAction("Ignore in this essay", lambda: remedies.ignore(bench, item))
    menu.addAction("Add to the collection’s words", lambda: remedies.add(bench, item))


def _suggest(
    menu: QMenu,
    bench: Bench,
    item: Item,
    found: tuple[str, ...],
    before: QAction | None,
    view: TextView | None,
) -> list[QAction]:
    made = []
    for word in found or (_NONE,):
        act = QAction(word, menu)
        if found:
            act.setFont(metrics.strong())
            act.triggered.connect(lambda _on=False, word=word: remedies.put(bench, item, word, view))
        act.setEnabled(bool(found) and not remedies.why_not(bench))
        menu.insertAction(before, act) if before is not None else menu.addAction(act)
        made.append(act)
    return made


class _Later(QObject):
    """Puts the suggestions into a menu that is open already, when they come; it ends with the menu."""

    def __init__(
        self,
        menu: QMenu,
        bench: Bench,
        looker: Looker,
        item: Item,
        waiting: QAction,
        view: TextView | None,
    ) -> None:
        super().__init__(menu)
        self._view = view
        self._menu, self._bench, self._looker, self._item = menu, bench, looker, item
        self._waiting: QAction | None = waiting
        looker.suggested.connect(self._came)

    def _came(self, language: str, word: str) -> None:
        waiting, item = self._waiting, self._item
        if waiting is None or (language, word) != (item.language, spelt(item.said)):
            return
        self._waiting = None
        made = _suggest(
            self._menu, self._bench, item, self._looker.suggestions(item) or (), waiting, self._view
        )
        self._menu.removeAction(waiting)
        if made and made[0].isEnabled() and self._menu.isVisible():
            self._menu.setActiveAction(made[0])


class NextMenu(QMenu):
    """The menu that F7 opens at a word; F7 again goes on to the next."""

    def __init__(self, bench: Bench, looker: Looker, item: Item, go_on: object) -> None:
        super().__init__(bench.view)
        self._go_on = go_on
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(self, bench, looker, item)
        self.addSeparator()
        onward = self.addAction("Next\tF7", self.go_on)
        first = self.actions()[0]
        self.setActiveAction(first if first.isEnabled() else onward)

    def go_on(self) -> None:
        """Go on to the next thing to look at."""
        self.close()
        self._go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by F7."""
        if event.key() == Qt.Key.Key_F7:
            self.go_on()
        else:
            super().keyPressEvent(event)
