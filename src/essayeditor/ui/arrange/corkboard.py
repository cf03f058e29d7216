"""The corkboard: the essays as cards, section by section, and below them what lies beside the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from essayeditor.ui.arrange.cards import CardList
from essayeditor.ui.arrange.nodes import BESIDE, OUTSIDE, Card, Shelf
from essayeditor.ui.arrange.shelf_header import ShelfHeader
from essayeditor.ui.style import metrics

_EMPTY = {
    BESIDE: "Drag essays here to hold them over.",
    OUTSIDE: "Every essay is in this edition.",
}
"""What stands in the bands below the sections while they have no cards."""


class Corkboard(QScrollArea):
    """All sections with their cards. `moved` carries essays, a section, and the card they go before."""

    moved = Signal(list, str, int)
    chosen = Signal(list)
    section_chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_drop: Callable[[Sequence[str], str], bool] = lambda _essays, _section: True
        self._lists: dict[str, CardList] = {}
        self._headers: dict[str, ShelfHeader] = {}
        self._order: list[str] = []
        self._width = 206
        self._choosing = False
        self._wanted = ""
        self._shelves: Sequence[Shelf] = ()
        self._sections: Sequence[Shelf] = ()
        self._bands: Sequence[Shelf] = ()
        self._marks: tuple[bool, frozenset[str]] = (False, frozenset())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Cards")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(metrics.MARGIN, metrics.BETWEEN, metrics.WITHIN, metrics.MARGIN)
        self._column.setSpacing(metrics.WITHIN)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._inside.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._inside.setAutoFillBackground(True)

    def show_shelves(self, shelves: Sequence[Shelf], bands: Sequence[Shelf] = ()) -> None:
        """Show the sections as they are now, and bands of cards that are not in the book below them."""
        self._sections, self._bands = shelves, bands
        total = sum(shelf.words for shelf in shelves) or 1
        shelves = [*shelves, *bands]
        self._shelves = shelves
        order = [shelf.id for shelf in shelves]
        if order != self._order or [shelf.colour for shelf in shelves] != self._colours():
            self._make(shelves)
        for shelf in shelves:
            cards = tuple(card for card in shelf.cards if self._fits(card))
            self._lists[shelf.id].set_cards(cards)
            self._headers[shelf.id].show_shelf(shelf, round(100 * shelf.words / total))
            for widget in (self._headers[shelf.id], self._lists[shelf.id]):
                widget.setVisible(bool(cards) or not self._wanted)

    def shelves(self) -> Sequence[Shelf]:
        """Return all sections with all their cards, shown or not; not what lies beside the book."""
        return self._sections

    def filter(self, wanted: str) -> int:
        """Show only cards with these words in title, author or standfirst; return how many there are."""
        self._wanted = wanted.casefold().strip()
        self.show_shelves(self._sections, self._bands)
        return sum(cards.cards.rowCount() for cards in self._lists.values())

    def _fits(self, card: Card) -> bool:
        said = f"{card.title} {card.author} {card.standfirst} {card.look.text}".casefold()
        return all(word in said for word in self._wanted.split())

    def mark(self, *, stale: bool, cut: frozenset[str]) -> None:
        """Show whether the pages are out of date, and which cards wait to be pasted."""
        if (stale, cut) == self._marks:
            return
        self._marks = stale, cut
        for key, cards in self._lists.items():
            self._marked(cards, self._headers[key])

    def _marked(self, cards: CardList, header: ShelfHeader) -> None:
        cards.delegate.stale, cards.delegate.cut = self._marks
        header.stale = self._marks[0]
        cards.viewport().update()
        header.update()

    def _whole_gap(self, section: str, gap: int) -> int:
        """Return the gap among all cards of a section that is the one before a card that is shown."""
        shown = [card.id for card in self._lists[section].cards.cards()]
        every = next([c.id for c in shelf.cards] for shelf in self._shelves if shelf.id == section)
        if gap < len(shown):
            return every.index(shown[gap])
        return every.index(shown[-1]) + 1 if shown else len(every)

    def _colours(self) -> list[int]:
        return [self._lists[key].delegate.colour for key in self._order]

    def _make(self, shelves: Sequence[Shelf]) -> None:
        keep = {shelf.id for shelf in shelves}
        for key in [key for key in self._lists if key not in keep]:
            for widget in (self._lists.pop(key), self._headers.pop(key)):
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        place = 0
        for shelf in shelves:
            if shelf.id not in self._lists:
                self._add(shelf)
            cards = self._lists[shelf.id]
            cards.delegate.colour = shelf.colour
            cards.setAccessibleName(f"Cards of {shelf.title}")
            cards.viewport().update()
            for widget in (self._headers[shelf.id], cards):
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
                place += 1
        self._order = [shelf.id for shelf in shelves]

    def _add(self, shelf: Shelf) -> None:
        key = shelf.id
        header, cards = ShelfHeader(band=key in _EMPTY), CardList(shelf.colour)
        cards.empty = _EMPTY.get(key, cards.empty)
        cards.set_width(self._width)
        cards.may_drop = lambda essays: self.may_drop(essays, key)
        # The drag that brought them has to end before the cards are made anew.
        cards.dropped.connect(
            lambda essays, gap: QTimer.singleShot(
                0, self, lambda: self.moved.emit(essays, key, self._whole_gap(key, gap))
            )
        )
        cards.picked.connect(lambda: self._picked(key))
        cards.opened.connect(self.opened)
        header.pressed.connect(lambda: self.section_chosen.emit(key))
        self._lists[key], self._headers[key] = cards, header
        self._marked(cards, header)

    def _picked(self, section: str) -> None:
        if self._choosing:
            return
        chosen = self._lists[section].chosen()
        for key, cards in self._lists.items():
            if key != section:
                cards.choose([])
        self.chosen.emit(chosen)

    def choose(self, keys: Sequence[str], *, show: bool = True) -> None:
        """Select cards, and bring the first of them into sight."""
        self._choosing = True
        for cards in self._lists.values():
            cards.choose(keys)
        self._choosing = False
        if show and keys:
            self.reveal(keys[0])

    def reveal(self, key: str) -> None:
        """Scroll to a card or a section."""
        if key in self._headers:
            self._reveal_shelf(key)
            return
        for cards in self._lists.values():
            row = cards.cards.row_of(key)
            if row >= 0:
                rect = cards.visualRect(cards.cards.index(row))
                centre = cards.viewport().mapTo(self._inside, rect.center())
                self.ensureVisible(centre.x(), centre.y(), 0, rect.height())
                return

    def _reveal_shelf(self, key: str) -> None:
        """Scroll as little as shows all of a section, or its beginning where it is longer than the view."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        cards = self._lists[key]
        top, bottom = self._headers[key].y() - metrics.BETWEEN, cards.y() + cards.height()
        if top < bar.value() or bottom - top > room:
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(bottom - room)

    def focus_card(self, key: str) -> None:
        """Give the focus to a card."""
        for cards in self._lists.values():
            row = cards.cards.row_of(key)
            if row >= 0:
                cards.setCurrentIndex(cards.cards.index(row))
                cards.setFocus()

    def list_of(self, section: str) -> CardList:
        """Return the cards of a section; KeyError if it is not shown."""
        return self._lists[section]

    def place_of(self, key: str) -> QPoint | None:
        """Return the middle of a card in global coordinates, None if it is not shown."""
        for cards in self._lists.values():
            row = cards.cards.row_of(key)
            if row >= 0:
                return cards.viewport().mapToGlobal(cards.visualRect(cards.cards.index(row)).center())
        return None

    def set_card_width(self, width: int) -> None:
        """Set the width of the cards, in pixels."""
        self._width = width
        for cards in self._lists.values():
            cards.set_width(width)

    def recolour(self) -> None:
        """Take the colours of the present appearance."""
        for widget in (*self._lists.values(), *self._headers.values()):
            widget.update()
        for cards in self._lists.values():
            cards.viewport().update()
