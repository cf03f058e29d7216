"""The corkboard: the essays as cards, section by section."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from essayeditor.ui.arrange.cards import CardList
from essayeditor.ui.arrange.nodes import Card, Shelf
from essayeditor.ui.style import appearance, metrics


class ShelfHeader(QWidget):
    """A section's title, its colour, and its share of the book. A click selects the section."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf: Shelf | None = None
        self._share = 0
        self.stale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(metrics.row_height(32, metrics.pane_title()))

    def show_shelf(self, shelf: Shelf, share: int) -> None:
        """Show a section; `share` is its part of the book's words in per cent."""
        self._shelf, self._share = shelf, share
        self.setAccessibleName(f"{shelf.title}, {self.detail}, {self.size_said}")
        self.update()

    @property
    def detail(self) -> str:
        """The section's pages, where they are known; else how many essays there are."""
        if self._shelf is not None and self._shelf.pages:
            return self._shelf.pages
        count = len(self._shelf.cards) if self._shelf is not None else 0
        return "1 essay" if count == 1 else f"{count} essays"

    @property
    def size_said(self) -> str:
        """How many words, and what share of the book."""
        words = self._shelf.words if self._shelf is not None else 0
        return f"{words:,} words, {self._share}%" if words else "no words yet"

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Select the section."""
        self.pressed.emit()

    def sizeHint(self) -> QSize:
        """Return the height of a title."""
        return QSize(300, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        if self._shelf is None:
            return
        painter = QPainter(self)
        colours = appearance.colours()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._shelf.colour
        painter.setBrush(QColor(colours.sections[-1] if colour < 0 else colours.section(colour)))
        painter.drawRoundedRect(0, self.height() // 2 - 5, 10, 10, 2, 2)
        rect = QRect(18, 0, self.width() - 18 - 8, self.height())
        dim = self.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(dim)
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.size_said)
        rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(self.size_said) - 12)
        painter.setFont(metrics.pane_title())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        fm = QFontMetrics(metrics.pane_title())
        title = fm.elidedText(self._shelf.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, left, title)
        rect.setLeft(rect.left() + fm.horizontalAdvance(title) + 10)
        painter.setFont(self.font())
        stale = self.stale and bool(self._shelf.pages)
        painter.setPen(QColor(colours.disabled) if stale else dim)
        detail = self.fontMetrics().elidedText(self.detail, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, left, detail)


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

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """Show the sections as they are now."""
        self._shelves = shelves
        order = [shelf.id for shelf in shelves]
        if order != self._order or [shelf.colour for shelf in shelves] != self._colours():
            self._make(shelves)
        total = sum(shelf.words for shelf in shelves) or 1
        for shelf in shelves:
            cards = tuple(card for card in shelf.cards if self._fits(card))
            self._lists[shelf.id].set_cards(cards)
            self._headers[shelf.id].show_shelf(shelf, round(100 * shelf.words / total))
            for widget in (self._headers[shelf.id], self._lists[shelf.id]):
                widget.setVisible(bool(cards) or not self._wanted)

    def shelves(self) -> Sequence[Shelf]:
        """Return all sections with all their cards, shown or not."""
        return self._shelves

    def filter(self, wanted: str) -> int:
        """Show only cards with these words in title, author or standfirst; return how many there are."""
        self._wanted = wanted.casefold().strip()
        self.show_shelves(self._shelves)
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
        header, cards = ShelfHeader(), CardList(shelf.colour)
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
            header = self._headers[key]
            self.ensureVisible(
                0, header.y() + self._lists[key].height() // 2, 0, self.viewport().height() // 3
            )
            return
        for cards in self._lists.values():
            row = cards.cards.row_of(key)
            if row >= 0:
                rect = cards.visualRect(cards.cards.index(row))
                centre = cards.viewport().mapTo(self._inside, rect.center())
                self.ensureVisible(centre.x(), centre.y(), 0, rect.height())
                return

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
