"""One column of the board: its head, its cards, and what it says while cards are dragged over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from essayeditor.collection.entities import State
from essayeditor.ui.collect.board.cards import CardRow
from essayeditor.ui.collect.board.listing import CardList
from essayeditor.ui.collect.board.states import ColumnSpec
from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.widgets import glyphs
from essayeditor.ui.widgets.states import LOOKS

if TYPE_CHECKING:
    from essayeditor.ui.collect.board.board import Board

STRIP = 30
"""Width of a column that is folded to a strip."""
_HEAD = 30
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class BoardColumn(QFrame):
    """Takes cards that may come here; those that may not make it red, with the reason on it."""

    dropped = Signal(object)

    def __init__(self, spec: ColumnSpec, board: Board) -> None:
        super().__init__(board)
        self.spec = spec
        self._board = board
        self._count = 0
        self._folded = False
        self._reason = ""
        self._target: State | None = None
        self.list = CardList(self)
        self._words = Refusal(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, _HEAD, 1, 2)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        self.setAcceptDrops(True)
        self.list.viewport().setAcceptDrops(False)

    def show_rows(self, rows: list[CardRow]) -> None:
        """Show other cards."""
        self._count = sum(row.essay is not None for row in rows)
        count = "1 essay" if self._count == 1 else f"{self._count:,} essays"
        self.list.setAccessibleName(f"{self.spec.title}, {count}")
        self.list.show_rows(rows)
        self.update()

    @property
    def count(self) -> int:
        """How many cards there are."""
        return self._count

    def fold(self, on: bool, width: int) -> None:
        """Be a strip, or a column of a width."""
        self._folded = on
        self.list.setVisible(not on)
        self.setFixedWidth(STRIP if on else width)
        self.setToolTip(f"{self.spec.title}, {self._count}" if on else "")
        self.update()

    @property
    def folded(self) -> bool:
        """Whether the column is a strip."""
        return self._folded

    # Dragging

    @property
    def reason(self) -> str:
        """Why the cards that are dragged cannot come here, or ""."""
        return self._reason

    def refuse(self, reason: str) -> None:
        """Turn red and say why, or with "" be as usual."""
        self._reason = reason
        self._target = None
        if reason and not self._folded:
            self._words.say(f"A card cannot be dropped here. {reason}")
            self._place_words()
        self._words.setVisible(bool(reason) and not self._folded)
        self.update()

    @property
    def target(self) -> State | None:
        """The state that the cards over this column would take."""
        return self._target

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of this board; what is out of the book opens, for it has several places."""
        if self._board.dragged:
            if self._folded and self.sorted_out:
                self._board.unfold(self)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the cards would come, if they may."""
        keys = self._board.dragged
        if not keys:
            event.ignore()
            return
        at = event.position().toPoint()
        self.list.scroll_near(self.list.mapFrom(self, at))
        states = self._states_at(at)
        self._aim(self._board.state_for(self, states, keys))
        if self.sorted_out and not self._reason:
            self._say_below(self._board.reason_for(states[0]) if self._target is None else "")
        if self._target is None:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._aim(None)
        self._say_below("")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the cards."""
        state = self._target
        self._aim(None)
        if state is not None and self._board.dragged:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(state)

    def _aim(self, state: State | None) -> None:
        if state is not self._target:
            self._target = state
            self.list.mark(state)
            self._board.tell_target(state)
            self.update()

    @property
    def sorted_out(self) -> bool:
        """Whether this is what is out of the book: its states are ends, none of which stands for another."""
        return self is self._board.exits

    def _say_below(self, reason: str) -> None:
        """Say at the foot why the cards cannot come to one of several places."""
        if reason:
            self._words.say(f"A card cannot be dropped here. {reason}")
            height = self._words.heightForWidth(self.width() - 2)
            self._words.setGeometry(1, self.height() - height - 1, self.width() - 2, height)
            self._words.raise_()
        if not self._reason:
            self._words.setVisible(bool(reason))

    def _states_at(self, at: QPoint) -> Sequence[State]:
        """Return the states that a place stands for, the likeliest first."""
        under = None if self._folded else self.list.state_at(self.list.mapFrom(self, at).y())
        if under is None:
            return self.spec.states
        if self.sorted_out:
            return (under,)
        return (under, *(state for state in self.spec.states if state is not under))

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the reason at the head of the cards."""
        super().resizeEvent(event)
        self._place_words()

    def _place_words(self) -> None:
        width = self.width() - 2
        self._words.setGeometry(1, _HEAD, width, self._words.heightForWidth(width))
        self._words.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold at a click on a strip; what is out of the book folds again at a click on its head."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._folded:
            self._board.unfold(self)
        elif left and self.sorted_out and event.position().y() < _HEAD:
            self._board.unfold(None)
        else:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the fixed width, and all the height there is."""
        return QSize(self.minimumWidth(), 300)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, red or accent while cards are dragged, and the head."""
        painter = QPainter(self)
        colours = appearance.colours()
        rect: QRect = self.rect()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        edge = colours.red.ink if self._reason else colours.accent if self._target else colours.hairline
        painter.setPen(QColor(edge))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if self._folded:
            self._paint_strip(painter, rect)
            return
        painter.setFont(metrics.strong())
        fm = painter.fontMetrics()
        count = f"{self._count:,}"
        taken = 16 + fm.horizontalAdvance(f" {count}")
        x = 8
        if fm.horizontalAdvance(self.spec.title) + 20 <= rect.width() - taken:
            self._paint_sign(painter, QRect(8, (_HEAD - 14) // 2, 14, 14))
            x = 28
        words = self.spec.fitting(lambda title: fm.horizontalAdvance(title) <= rect.width() - taken - x + 8)
        words = fm.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - taken)
        flag = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(QRect(x, 0, rect.width(), _HEAD), flag, words)
        x += fm.horizontalAdvance(f"{words} ") + 2
        painter.setFont(metrics.sized(0))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QRect(x, 0, rect.width(), _HEAD), flag, count)

    def _paint_sign(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ring of the first state, or a lock where the cards cannot come."""
        colours = appearance.colours()
        if self._reason:
            painter.drawPixmap(rect.topLeft(), icons.pixmap("lock", colours.red.ink, 14))
            return
        look = LOOKS[self.spec.states[0]]
        tone = colours.tone(look.tone)
        glyphs.paint(painter, rect.toRectF(), look.ring, QColor(tone.ink), QColor(tone.ground))

    def _paint_strip(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(metrics.small())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.translate(rect.width(), 0)
        painter.rotate(90)
        area = QRect(8, 0, rect.height() - 16, rect.width())
        flag = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, flag, f"{self.spec.title}  {self._count}")


class Refusal(QWidget):
    """Says on a red ground why cards cannot come here, over the cards that are there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str) -> None:
        """Say something else."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        room = QRect(0, 0, width - 16, 2000)
        return QFontMetrics(metrics.small()).boundingRect(room, _WRAP, self._text).height() + 12

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the words."""
        painter = QPainter(self)
        red = appearance.colours().red
        painter.fillRect(self.rect(), QColor(red.ground))
        painter.fillRect(0, 0, metrics.EDGE, self.height(), QColor(red.ink))
        painter.setPen(QColor(red.ink))
        painter.setFont(metrics.small())
        painter.drawText(self.rect().adjusted(9, 6, -7, -6), _WRAP, self._text)
