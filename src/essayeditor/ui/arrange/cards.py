"""The cards of one section: their model, how they are painted, and dragging them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from essayeditor.ui.arrange.model import MIME, Dragged, pack, unpack
from essayeditor.ui.arrange.nodes import Card
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.style.strokes import ring
from essayeditor.ui.widgets.rows import paint_sign

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole + 1
GAP = 8
_BAR = 3
_PAD = 10
_EMPTY = 64
"""Height of a section without cards: room enough to drop one."""


class CardsModel(QAbstractListModel):
    """Shows the cards of one section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    def set_cards(self, cards: tuple[Card, ...]) -> bool:
        """Show other cards; return whether the model was reset."""
        if cards == self._cards:
            return False
        if [card.id for card in cards] == [card.id for card in self._cards]:
            self._cards = cards
            self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return False
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many cards there are."""
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role shows of a card."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (card.title, card.standfirst, card.length)))
        return card if role == CARD else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cards can be selected and dragged."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that cards are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return our own type."""
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Return the essays dragged."""
        picked = sorted(index.row() for index in indexes)
        return pack(Dragged(tuple(self._cards[row].id for row in picked)))

    def cards(self) -> tuple[Card, ...]:
        """Return the cards that are shown."""
        return self._cards

    def row_of(self, key: str) -> int:
        """Return the row of an essay, -1 if it is not here."""
        return next((n for n, card in enumerate(self._cards) if card.id == key), -1)


class CardDelegate(QStyledItemDelegate):
    """Paints a card: a bar in the section's colour, title, author, standfirst, state and length."""

    def __init__(self, colour: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.room = QSize(206, 120)
        self.stale = False
        """Whether the pages are out of date."""
        self.cut: frozenset[str] = frozenset()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a card with the gap after it."""
        return self.room

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card."""
        card: Card = index.data(CARD)
        colours = appearance.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect.adjusted(0, 0, -GAP, -GAP)
        painter.save()
        painter.setOpacity(0.5 if card.id in self.cut else 1.0)
        painter.fillRect(rect, QColor(colours.tint if selected else colours.base))
        painter.setPen(QColor(colours.accent if selected else colours.hairline))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        bar = colours.sections[-1] if self.colour < 0 else colours.section(self.colour)
        painter.fillRect(rect.x(), rect.y(), rect.width(), _BAR, QColor(bar))
        self._words(painter, rect.adjusted(_PAD, _BAR + 7, -_PAD, -7), card, selected=selected)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, QColor(colours.accent), 2)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, card: Card, *, selected: bool) -> None:
        colours = appearance.colours()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        y = rect.y()
        dim = QColor(colours.text if selected else colours.secondary)
        lines = ((metrics.strong(), card.title, QColor(colours.text)), (metrics.small(), card.author, dim))
        for font, words, ink in lines:
            fm = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(ink)
            place = QRect(rect.x(), y, rect.width(), fm.height())
            painter.drawText(place, left, fm.elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))
            y += fm.height() + 1
        foot = QFontMetrics(metrics.small())
        bottom = rect.bottom() - foot.height()
        painter.setPen(QColor(colours.text))
        _paragraph(painter, QRect(rect.x(), y + 4, rect.width(), bottom - y - 6), card.standfirst)
        painter.setFont(metrics.small())
        sign = QRect(rect.x(), bottom - 1, metrics.ICON, foot.height() + 2)
        paint_sign(painter, sign, card.look, selected=selected)
        painter.setPen(dim)
        line = QRect(rect.x(), bottom, rect.width(), foot.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.setPen(QColor(colours.disabled) if self.stale and card.pages else dim)
        painter.drawText(line, right, card.size)
        line.setLeft(line.left() + metrics.ICON + metrics.WITHIN)
        line.setRight(line.right() - foot.horizontalAdvance(card.size) - metrics.BETWEEN)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            line, left, foot.elidedText(card.look.text, Qt.TextElideMode.ElideRight, line.width())
        )


def _paragraph(painter: QPainter, rect: QRect, words: str) -> None:
    """Paint as many whole lines of serif words as there is room for."""
    if not words:
        return
    font = metrics.essay(10)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    fm = QFontMetrics(font)
    room = max(0, rect.height() // fm.lineSpacing())
    lines: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(lines) < room:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        lines.append((line.textStart(), line.textLength()))
    layout.endLayout()
    painter.setFont(font)
    for number, (start, length) in enumerate(lines):
        said = words[start : start + length].rstrip()
        last = number == len(lines) - 1 and start + length < len(words)
        if last:
            said = fm.elidedText(words[start:], Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.x(), rect.y() + number * fm.lineSpacing() + fm.ascent(), said)


class CardList(QListView):
    """The cards of a section in rows. It is as high as they need; the corkboard scrolls.

    `dropped` carries the essays, and the card before which they were dropped.
    """

    dropped = Signal(list, int)
    picked = Signal()
    opened = Signal(str)

    def __init__(self, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardsModel(self)
        self.setModel(self.cards)
        self.delegate = CardDelegate(colour, self)
        self.setItemDelegate(self.delegate)
        self.may_drop = lambda _essays: True
        self.empty = "No essays yet. Drag some here."
        """What stands where there are no cards."""
        self._gap = -1
        self._least = 206
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.viewport().setAcceptDrops(True)  # a static movement has switched it off
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().selectionChanged.connect(lambda _a, _b: self.picked.emit())
        self.activated.connect(lambda index: self.opened.emit(index.data(CARD).id))
        self._fit()

    def set_width(self, width: int) -> None:
        """Set the width that a card has at least, in pixels; a row of them fills the view."""
        self._least = width
        self._fit()

    def _card_height(self) -> int:
        foot = QFontMetrics(metrics.small()).height()
        lines = QFontMetrics(metrics.strong()).height() + 2 * foot
        return _BAR + 14 + lines + 2 * QFontMetrics(metrics.essay(10)).lineSpacing() + 16

    def _fit(self) -> None:
        """Fill the width with as many cards as it takes, and be as high as all of them need."""
        room = self.viewport().width() - 1
        across = max(1, room // self._least)
        size = QSize(max(self._least // 2, room // across), self._card_height() + GAP)
        if size != self.gridSize():
            self.delegate.room = size
            self.setGridSize(size)
        down = max(1, math.ceil(self.cards.rowCount() / across))
        height = down * size.height() + 2 if self.cards.rowCount() else _EMPTY
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        """Show other cards, with the same ones selected."""
        chosen = self.chosen()
        if self.cards.set_cards(cards):
            self.choose(chosen)
        self._fit()

    def chosen(self) -> list[str]:
        """Return the keys of the selected cards, in order."""
        return [index.data(CARD).id for index in sorted(self.selectedIndexes(), key=lambda i: i.row())]

    def choose(self, keys: Sequence[str]) -> None:
        """Select the cards of these keys that are here."""
        selection = self.selectionModel()
        selection.blockSignals(True)
        selection.clearSelection()
        for key in keys:
            row = self.cards.row_of(key)
            if row >= 0:
                selection.select(self.cards.index(row), selection.SelectionFlag.Select)
        selection.blockSignals(False)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the cards need at this width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the corkboard."""
        event.ignore()

    # Dropping

    def gap_at(self, place: QPoint) -> int:
        """Return the card before which something dropped at a place of the viewport goes."""
        count = self.cards.rowCount()
        for row in range(count):
            rect = self.visualRect(self.cards.index(row))
            if place.y() < rect.bottom() and place.x() < rect.center().x() - GAP // 2:
                return row
            last_across = row + 1 == count or self.visualRect(self.cards.index(row + 1)).y() > rect.y()
            if place.y() < rect.bottom() and last_across:
                return row + 1
        return count

    def _takes(self, event: QDropEvent) -> bool:
        essays = unpack(event.mimeData()).essays
        return bool(essays) and self.may_drop(essays)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take essays."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the gap into which they would go."""
        if self._takes(event):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self._show_gap(self.gap_at(event.position().toPoint()))
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show no gap any more."""
        self._show_gap(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where; nothing is taken away here."""
        self._show_gap(-1)
        if self._takes(event):
            event.accept()
            self.dropped.emit(list(unpack(event.mimeData()).essays), self.gap_at(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.IgnoreAction)

    def _show_gap(self, gap: int) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and the bar of the gap while something is dragged."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        colours = appearance.colours()
        if not self.cards.rowCount():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            rect = self.viewport().rect().adjusted(2, 0, -GAP, -GAP)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.empty)
        if self._gap >= 0:
            painter.fillRect(self._gap_rect(), QColor(colours.accent))

    def _gap_rect(self) -> QRect:
        count = self.cards.rowCount()
        height = self.gridSize().height() - GAP
        if not count:
            return QRect(0, 0, _BAR, _EMPTY - GAP)
        if self._gap < count:
            rect = self.visualRect(self.cards.index(self._gap))
            return QRect(max(0, rect.x() - GAP // 2 - 2), rect.y(), _BAR, height)
        rect = self.visualRect(self.cards.index(count - 1))
        return QRect(rect.right() - GAP // 2 - 2, rect.y(), _BAR, height)
