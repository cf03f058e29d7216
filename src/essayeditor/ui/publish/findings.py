"""The list of what is to be looked at: headings, two lines to a finding, and the way to its essay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from essayeditor.ui.models.base import ListModel
from essayeditor.ui.publish.finding_rows import GROUPS, FindingRow, GroupRow, Row
from essayeditor.ui.publish.remedies import OPEN
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_ROW = Qt.ItemDataRole.UserRole + 1
_SIGNS = {group.severity: (group.icon, group.tone) for group in GROUPS}
_BUTTON = 76
_WORDS = 42


class FindingsList(QListView):
    """The current row and the one under the pointer have their button; Enter does the same.

    `essay_wanted` carries an essay and a block of its text, `place_wanted` a workspace and what is to be
    chosen there.
    """

    essay_wanted = Signal(str, str)
    place_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: ListModel[Row] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: _text,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.text if isinstance(row, FindingRow) else None,
                Qt.ItemDataRole.AccessibleTextRole: _sentence,
                _ROW: lambda row: row,
            },
            self,
            selectable=lambda row: isinstance(row, FindingRow),
        )
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("What to look at")
        self._under = -1
        self._current, self._hovered = self._button(), self._button()
        self._current.clicked.connect(lambda _on: self.open_current())
        self._hovered.clicked.connect(lambda _on: self._open(self._rows.index(self._under)))
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._place())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        self.activated.connect(self._open)

    def show_rows(self, shown: list[Row]) -> None:
        """Show these rows, and choose the first finding."""
        self._under = -1
        self._rows.set_rows(shown)
        self.step(1, start=-1)
        self._place()

    def shown(self) -> list[FindingRow]:
        """Return the findings that are shown."""
        return [row for row in self._rows.rows() if isinstance(row, FindingRow)]

    def step(self, way: int, start: int | None = None) -> None:
        """Choose the next finding (1) or the one before (-1); at the end, go round."""
        all_rows = self._rows.rows()
        at = self.currentIndex().row() if start is None else start
        for distance in range(1, len(all_rows) + 1):
            number = (at + way * distance) % len(all_rows)
            if isinstance(all_rows[number], FindingRow):
                self.setCurrentIndex(self._rows.index(number))
                return

    def open_current(self) -> None:
        """Go to where the chosen finding is mended."""
        self._open(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right of their rows."""
        super().resizeEvent(event)
        self._place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Give the row under the pointer its button."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        """Take the button away when the pointer has left for good, not for the button itself."""
        if event.type() == QEvent.Type.Leave and not self._hovered.underMouse():
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._under:
            self._under = row
            self._place()

    def _button(self) -> QPushButton:
        made = buttons.button(OPEN, parent=self.viewport())
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setVisible(False)
        return made

    def _place(self) -> None:
        self._put(self._current, self.currentIndex())
        hovered = self._under if self._under != self.currentIndex().row() else -1
        self._put(self._hovered, self._rows.index(hovered) if hovered >= 0 else QModelIndex())

    def _put(self, made: QPushButton, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if not isinstance(row, FindingRow) or not row.remedy.place:
            made.setVisible(False)
            return
        words = row.remedy.words
        made.setText(words)
        made.setAccessibleName("Open the essay that this is about" if words == OPEN else words)
        made.setToolTip(f"{'Open the essay at this place' if words == OPEN else words} (Enter)")
        rect, width = self.visualRect(index), _room(row, self.fontMetrics())
        left = rect.right() - width - metrics.MARGIN
        made.setGeometry(left, rect.center().y() - metrics.BUTTON // 2, width, metrics.BUTTON)
        made.setVisible(True)

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if not isinstance(row, FindingRow):
            return
        if row.remedy.place == "edit":
            self.essay_wanted.emit(row.essay, row.block)
        elif row.remedy.place:
            self.place_wanted.emit(row.remedy.place, row.remedy.target)


def _room(row: FindingRow, fm: QFontMetrics) -> int:
    """Return how wide the button of a row is, 0 for none."""
    return max(_BUTTON, fm.horizontalAdvance(row.remedy.words) + 24) if row.remedy.place else 0


def _text(row: Row) -> str:
    return row.text if isinstance(row, FindingRow) else f"{row.group.title} {row.count:,}"


def _sentence(row: Row) -> str:
    return row.sentence if isinstance(row, FindingRow) else _text(row)


class _Delegate(QStyledItemDelegate):
    """An icon for the severity, the finding, and below it where it is; or a heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row: Row = index.data(_ROW)
        painter.save()
        if isinstance(row, GroupRow):
            _paint_heading(painter, option, row)
        else:
            _paint_finding(painter, option, row)
        rect: QRect = option.rect
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        heading = isinstance(index.data(_ROW), GroupRow)
        size.setHeight(
            metrics.row_height(metrics.LIST_ROW + 4)
            if heading
            else metrics.row_height(metrics.FINDING_ROW, lines=2)
        )
        return size


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, row: GroupRow) -> None:
    rect: QRect = option.rect
    palette = option.widget.palette()  # that of the option is the one of rows that cannot be chosen
    painter.fillRect(rect, palette.color(Role.AlternateBase))
    sign = icons.pixmap(row.group.icon, icons.ink(row.group.tone))
    painter.drawPixmap(rect.x() + 14, rect.center().y() - 7, sign)
    centred = Qt.AlignmentFlag.AlignVCenter
    words = rect.adjusted(_WORDS, 0, -metrics.MARGIN, 0)
    painter.setFont(metrics.strong())
    painter.setPen(palette.color(Role.Text))
    painter.drawText(words, centred, row.group.title)
    words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(row.group.title) + metrics.BETWEEN)
    painter.setFont(option.font)
    painter.setPen(palette.color(Role.PlaceholderText))
    painter.drawText(words, centred, f"{row.count:,}")
    painter.setFont(metrics.small())
    words.setLeft(words.left() + 40)
    detail = painter.fontMetrics().elidedText(row.group.detail, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, centred | Qt.AlignmentFlag.AlignRight, detail)


def _paint_finding(painter: QPainter, option: QStyleOptionViewItem, row: FindingRow) -> None:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    rect: QRect = option.rect
    ground(painter, option)
    icon, tone = _SIGNS[row.severity]
    painter.drawPixmap(rect.x() + 14, rect.y() + 8, icons.pixmap(icon, icons.ink(tone)))
    height = option.fontMetrics.height()
    words = rect.adjusted(_WORDS, 6, -metrics.MARGIN, 0)
    if room := _room(row, option.fontMetrics):
        words.setRight(words.right() - room - metrics.BETWEEN)
    painter.setPen(option.palette.color(Role.Text))
    text = option.fontMetrics.elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(QRect(words.x(), words.y(), words.width(), height), Qt.AlignmentFlag.AlignVCenter, text)
    painter.setFont(metrics.small())
    painter.setPen(option.palette.color(Role.Text if selected else Role.PlaceholderText))
    where = painter.fontMetrics().elidedText(row.where, Qt.TextElideMode.ElideRight, words.width())
    below = QRect(words.x(), words.y() + height + 2, words.width(), height)
    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, where)
    if selected:
        accent_bar(painter, rect, option.widget, option)
    focus(painter, option)
