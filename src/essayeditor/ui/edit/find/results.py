"""The list of places found: each with the words around it, and a tick while replacing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from essayeditor.desk.finding.hits import Hit
from essayeditor.ui.edit.find.model import HitModel, HitRole, Index, where_in_words
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.rows import RowRole, accent_bar, focus, ground

Role = QPalette.ColorRole
_BOX = 16
_LEFT = 8
_BEFORE = 0.32
"""How much of a row the words before a find may take."""


class Results(QTreeView):
    """Enter and a double click open a place, a click shows it; Space ticks."""

    shown = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(HitDelegate(self))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName("Places found")
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._opened)
        model.rowsInserted.connect(self._expand)
        self._on_box = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, tick on Space, leave on Esc; left and right close and open a group."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opened(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self._model.toggle(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Left and self._model.hit(self.currentIndex()) is not None:
            self.setCurrentIndex(self._model.parent(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick, if the box is pressed."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        state = self._model.data(index, Qt.ItemDataRole.CheckStateRole) if index.isValid() else None
        indent = 0 if self._model.hit(index) is None else _LEFT
        self._on_box = state is not None and place.x() < _LEFT + indent + _BOX + 4
        if self._on_box:
            self._model.toggle(index)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave a tick at that."""
        if not self._on_box:
            super().mouseReleaseEvent(event)

    def currentChanged(self, current: QModelIndex, before: QModelIndex) -> None:
        """Show the place the keys came to."""
        super().currentChanged(current, before)
        hit = self._model.hit(current)
        if hit is not None and self.hasFocus():
            self.shown.emit(hit)

    def _clicked(self, index: QModelIndex) -> None:
        hit = self._model.hit(index)
        if hit is None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.shown.emit(hit)

    def _opened(self, index: QModelIndex) -> None:
        hit = self._model.hit(index)
        if hit is not None:
            self.opened.emit(hit)

    def _expand(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for row in range(first, last + 1):
                self.setExpanded(self._model.index(row, 0), True)


class HitDelegate(QStyledItemDelegate):
    """Paints a group as a heading and a place as the words before, the find, and the words behind."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row of a list."""
        return QSize(0, metrics.row_height(metrics.LIST_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, tick and words."""
        self.initStyleOption(option, index)
        painter.save()
        ground(painter, option)
        hit = index.data(HitRole.HIT)
        rect = option.rect.adjusted(_LEFT + (_LEFT if hit is not None else 0), 0, -metrics.MARGIN, 0)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            self._box(painter, option, rect, Qt.CheckState(state))
            rect.setLeft(rect.left() + _BOX + 6)
        if hit is None:
            self._group(painter, option, index, rect)
        else:
            self._words(painter, option, hit, rect)
        if option.state & QStyle.StateFlag.State_Selected:
            accent_bar(painter, option.rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    def _box(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, state: Qt.CheckState
    ) -> None:
        box = QStyleOptionButton()
        box.rect = QRect(rect.left(), rect.center().y() - _BOX // 2 + 1, _BOX, _BOX)
        box.palette = option.palette
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= {
            Qt.CheckState.Checked: QStyle.StateFlag.State_On,
            Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
        }.get(state, QStyle.StateFlag.State_Off)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget
        )

    def _group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        count = f"{index.data(RowRole.COUNT):,}"
        painter.setPen(option.palette.color(Role.PlaceholderText))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        rect.setRight(rect.right() - option.fontMetrics.horizontalAdvance(count) - metrics.BETWEEN)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(Role.Text))
        said = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, rect: QRect) -> None:
        where = where_in_words(hit)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = option.palette.color(Role.PlaceholderText)
        if where:
            font = metrics.small()
            painter.setFont(font)
            painter.setPen(option.palette.color(Role.Text) if selected else quiet)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, where)
            rect.setRight(rect.right() - QFontMetrics(font).horizontalAdvance(where) - metrics.BETWEEN)
        fm = option.fontMetrics
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        wide = QFontMetrics(strong)
        room = rect.width()
        said = wide.elidedText(hit.said.replace("\n", " "), Qt.TextElideMode.ElideMiddle, room)
        middle = wide.horizontalAdvance(said)
        spare = room - middle
        most = max(int(room * _BEFORE), spare - fm.horizontalAdvance(hit.after) - 1)
        before = _tail(hit.before, fm, max(0, min(most, spare)))
        left = fm.horizontalAdvance(before)
        after = fm.elidedText(hit.after, Qt.TextElideMode.ElideRight, max(0, room - left - middle))
        ink = QColor(option.palette.color(Role.Text))
        at = rect.left()
        for words, font, metric in (
            (before, option.font, fm),
            (said, strong, wide),
            (after, option.font, fm),
        ):
            painter.setFont(font)
            width = metric.horizontalAdvance(words)
            place = QRect(at, rect.top(), width + 2, rect.height())
            if font is strong:
                tone = appearance.colours().amber
                band = QRect(at, rect.center().y() - metric.height() // 2, width, metric.height())
                painter.fillRect(band, QColor(tone.ground))
            painter.setPen(ink)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            at += width

    def editorEvent(self, _event: QEvent, _model: object, _option: object, _index: Index) -> bool:
        """Leave ticks to the list."""
        return False


def _tail(words: str, fm: QFontMetrics, room: int) -> str:
    """Return the last of some words, with "…" before them where they do not fit."""
    return fm.elidedText(words.lstrip(), Qt.TextElideMode.ElideLeft, room) if room > 0 else ""
