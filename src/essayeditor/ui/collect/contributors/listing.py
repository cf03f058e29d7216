"""The list of contributors: two lines to each, the rings of their essays, signs of what is missing."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from essayeditor.ui.collect.contributors.rows import PersonRow
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import appearance, icons, metrics
from essayeditor.ui.style.strokes import mix
from essayeditor.ui.widgets import glyphs
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
ROW = Qt.ItemDataRole.UserRole + 1
_RING = 13
_MOST_RINGS = 3


class PeopleModel(ListModel[PersonRow]):
    """The rows of all contributors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.name,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.tip,
                ROW: lambda row: row,
            },
            parent,
        )


class PeopleFilter(QSortFilterProxyModel):
    """Shows the contributors that hold every word asked for, and lack what is asked for."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._missing = ""
        self._model = model
        self.setSourceModel(model)

    def ask(self, words: str | None = None, missing: str | None = None) -> None:
        """Narrow the list by words, by the key of what is missing, or by both."""
        if words is not None:
            self._words = words.casefold().split()
        if missing is not None:
            self._missing = missing
        self.invalidate()

    @property
    def plain(self) -> bool:
        """Whether nothing is asked for."""
        return not self._words and not self._missing

    def filterAcceptsRow(self, number: int, parent: Index) -> bool:
        """Return whether a contributor is shown."""
        row = self._model.row(self._model.index(number, 0, parent))
        if row is None:
            return False
        if self._missing and all(one.key != self._missing for one in row.missing):
            return False
        return all(word in row.search for word in self._words)


class PeopleList(QListView):
    """Tells which contributor is chosen; Del asks to delete, Enter goes into the form."""

    chosen = Signal(str)
    entered = Signal()
    delete_wanted = Signal()

    def __init__(self, shown: PeopleFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(shown)
        self.setItemDelegate(PersonDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Contributors")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.key()))
        self.activated.connect(lambda _index: self.entered.emit())

    def key(self) -> str:
        """Return the key of the chosen contributor, or ""."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row.id if row is not None else ""

    def people(self) -> list[str]:
        """Return the keys of everybody that is shown."""
        model = self.model()
        return [model.index(number, 0).data(ROW).id for number in range(model.rowCount())]

    def choose(self, key: str) -> bool:
        """Choose a contributor; return whether the list shows them."""
        keys = self.people()
        if key not in keys:
            return False
        self.setCurrentIndex(self.model().index(keys.index(key), 0))
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what Del and Enter ask for."""
        if event.key() == Qt.Key.Key_Delete and self.key():
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.key():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PersonDelegate(QStyledItemDelegate):
    """Paints a contributor: name and signs above, role, place and rings below."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, words, signs, rings, bar and focus ring."""
        self.initStyleOption(option, index)
        row: PersonRow | None = index.data(ROW)
        if row is None:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        painter.save()
        ground(painter, option)
        rect = option.rect.adjusted(metrics.MARGIN + 2, 5, -metrics.MARGIN, -6)
        upper = QRect(rect.x(), rect.y(), rect.width(), rect.height() // 2)
        lower = QRect(rect.x(), upper.bottom() + 1, rect.width(), rect.height() - upper.height())
        self._words(painter, option.font, _signs(painter, upper, row), row.name, palette.color(Role.Text))
        ink = palette.color(Role.Text if selected else Role.PlaceholderText)
        self._words(painter, metrics.small(), _rings(painter, lower, row, ink), row.detail, ink)
        line = mix(palette.color(Role.Mid), palette.color(Role.Base), 0.45)
        painter.fillRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1, line)
        if selected:
            accent_bar(painter, option.rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, font: QFont, rect: QRect, text: str, ink: QColor) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for two lines."""
        height = option.fontMetrics.height() + QFontMetrics(metrics.small()).height() + 12
        return QSize(160, max(metrics.FINDING_ROW, height))


def _signs(painter: QPainter, rect: QRect, row: PersonRow) -> QRect:
    """Paint the signs of what is missing at the right; return what room is left."""
    colours = appearance.colours()
    room = QRect(rect)
    for one in reversed(row.missing[:2]):
        sign = icons.pixmap(one.icon, colours.tone(one.tone).ink)
        painter.drawPixmap(room.right() - metrics.ICON + 1, room.center().y() - metrics.ICON // 2 + 1, sign)
        room.setRight(room.right() - metrics.ICON - metrics.WITHIN)
    return room


def _rings(painter: QPainter, rect: QRect, row: PersonRow, ink: QColor) -> QRect:
    """Paint the ring of each essay's state at the right; return what room is left."""
    colours = appearance.colours()
    room = QRect(rect)
    if len(row.essays) > _MOST_RINGS:
        painter.setFont(metrics.small())
        painter.setPen(ink)
        more = f"+{len(row.essays) - _MOST_RINGS}"
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, more)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(more) - metrics.WITHIN)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for essay in reversed(row.essays[:_MOST_RINGS]):
        tone = colours.tone(essay.look.tone)
        area = QRectF(room.right() - _RING, room.center().y() - _RING / 2 + 0.5, _RING, _RING)
        glyphs.paint(painter, area, essay.look.ring, QColor(tone.ink), QColor(tone.ground))
        room.setRight(room.right() - _RING - metrics.WITHIN)
    return room.adjusted(0, 0, -metrics.WITHIN, 0)
