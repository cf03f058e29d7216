"""The essays table: a tree view with groups across its width, and columns that give way when narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from essayeditor.ui.collect import delegate
from essayeditor.ui.collect.columns import SPECS, USUAL, Column
from essayeditor.ui.collect.filtering import EssayFilter
from essayeditor.ui.collect.model import EssayModel, ItemRole
from essayeditor.ui.style import metrics
from essayeditor.ui.style.strokes import chevron, mix, ring

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_LEAST = {Column.TITLE: 150, Column.AUTHOR: 110}
_GIVES_WAY = (
    *(Column.KIND, Column.TAGS, Column.REGION, Column.LATE, Column.AUTHOR, Column.SECTION),
    *(Column.EDITOR, Column.WORDS, Column.MISSING, Column.STATE, Column.DEADLINE),
)
"""Columns in the order in which they drop when there is no room: what is late or missing stays longest.

The author, who gets narrow first, stands in the details as well.
"""


class EssayTable(QTreeView):
    """Tells which essays are chosen, and which is asked to be opened."""

    chosen = Signal()
    opened = Signal(str)
    menu_wanted = Signal(object)

    def __init__(self, model: EssayModel, shown: EssayFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._essays = model
        self._shown = shown
        self._columns: tuple[Column, ...] = USUAL
        self._widths = {column: metrics.span(SPECS[column].width) for column in Column}
        self._fitting = False
        self._spanned = True
        self._under = QModelIndex()
        self.setModel(shown)
        self.setItemDelegate(delegate.EssayDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.SelectedClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName("Essays")
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(self._open)
        self.activated.connect(self._open)
        self.clicked.connect(self._toggle)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen.emit())
        self.setHeader(_Head(self))
        head = self.header()
        head.setSectionsClickable(True)
        head.setSortIndicatorClearable(True)  # the third click gives the order of the book again
        self.setSortingEnabled(True)
        self.unsort()
        head.setStretchLastSection(False)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(False)
        head.sectionResized.connect(self._resized)
        head.setMinimumSectionSize(48)
        head.setFixedHeight(metrics.row_height(26, metrics.small()))
        head.setFont(metrics.small())
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        head.setAccessibleName("Columns")
        shown.modelReset.connect(self.span_groups)
        shown.layoutChanged.connect(self.span_groups)
        shown.rowsInserted.connect(lambda *_args: self.span_groups())

    def keys(self) -> list[str]:
        """Return the keys of the chosen essays, in the order shown."""
        picked = [
            index for index in self.selectionModel().selectedRows() if index.data(ItemRole.ROW) is not None
        ]
        picked.sort(key=lambda index: (index.parent().row(), index.row()))
        return [index.data(ItemRole.ROW).id for index in picked]

    def choose(self, essays: list[str]) -> None:
        """Choose these essays, as far as they are shown, and bring the first into view."""
        model = self.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        first = True
        for essay in essays:
            index = self._shown.mapFromSource(self._essays.find(essay))
            if not index.isValid():
                continue
            if first:
                self.setExpanded(index.parent(), True)
                model.setCurrentIndex(index, flags.NoUpdate)
                self.scrollTo(index)
                first = False
            model.select(index, flags.Select | flags.Rows)

    def renew(self) -> None:
        """Give the groups that the filter lets through their rows."""
        self.span_groups()

    def span_groups(self) -> None:
        """Give each group's row the whole width, and open it; a table that is not seen does so when it is."""
        self._spanned = self.isVisible()
        if not self._spanned:
            return
        for number in range(self._shown.rowCount()):
            self.setFirstColumnSpanned(number, QModelIndex(), True)
            self.setExpanded(self._shown.index(number, 0), True)

    def edit_cell(self, essay: str, column: Column) -> bool:
        """Let the person change a cell where it stands; return False if it is not in view."""
        index = self._shown.mapFromSource(self._essays.find(essay)).siblingAtColumn(column)
        if not index.isValid() or self.isColumnHidden(column) or not self.isVisible():
            return False
        self.setExpanded(index.parent(), True)
        self.scrollTo(index)
        return bool(self.edit(index, QAbstractItemView.EditTrigger.AllEditTriggers, None))

    def choose_first(self) -> None:
        """Choose the first essay shown, if none has the focus yet."""
        if self.currentIndex().parent().isValid():
            return
        for number in range(self._shown.rowCount()):
            index = self._shown.index(0, 0, self._shown.index(number, 0))
            if index.isValid():
                self.choose([index.data(ItemRole.ROW).id])
                return

    def unsort(self) -> None:
        """Show the essays in the order of the book again."""
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._shown.sort(-1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Find the row under the pointer once, then paint."""
        at = self.viewport().mapFromGlobal(QCursor.pos())
        inside = self.viewport().rect().contains(at)
        self._under = self.indexAt(at).siblingAtColumn(0) if inside else QModelIndex()
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row: a group across the width, or an essay with its bar, hairline and ring."""
        rect: QRect = QRect(0, option.rect.y(), self.viewport().width(), option.rect.height())
        palette = self.palette()
        group = index.data(ItemRole.GROUP)
        current = self.currentIndex().siblingAtColumn(0) == index.siblingAtColumn(0)
        if group is not None:
            painter.fillRect(rect, palette.color(Role.AlternateBase))
            painter.fillRect(0, rect.bottom(), rect.width(), 1, palette.color(Role.Mid))
            way = "down" if self.isExpanded(index) else "right"
            chevron(painter, QRect(14, rect.y(), 16, rect.height()), palette.color(Role.PlaceholderText), way)
            delegate.paint_group(painter, rect, group, palette, 38)
        else:
            self._essay_ground(painter, rect, index)
            super().drawRow(painter, option, index)
            if self.selectionModel().isSelected(index):
                painter.fillRect(0, rect.y(), metrics.EDGE, rect.height(), palette.color(Role.Accent))
        if current and self.hasFocus():
            ring(painter, rect, palette.color(Role.Accent), 2)

    def _essay_ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        palette = self.palette()
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, palette.color(Role.Highlight))
        elif self._under == index:
            hover = QColor(palette.color(Role.Text))
            hover.setAlphaF(0.04)
            painter.fillRect(rect, hover)
        hairline = mix(palette.color(Role.Mid), palette.color(Role.Base), 0.45)
        painter.fillRect(0, rect.bottom(), rect.width(), 1, hairline)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Leave the focus ring to the whole row."""
        super().initViewItemOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.showDecorationSelected = False

    # Width

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was shown meanwhile."""
        super().showEvent(event)
        if not self._spanned:
            self.span_groups()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop columns where there is no room, so that nothing scrolls sideways."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show the columns that there is room for."""
        room = self.viewport().width()
        kept = {column: self._widths[column] for column in self._columns}
        if Column.AUTHOR in kept:
            kept[Column.AUTHOR] = self._between(room - _sum(kept, Column.AUTHOR), Column.AUTHOR)
        for column in _GIVES_WAY:
            if _sum(kept, Column.TITLE) + metrics.span(_LEAST[Column.TITLE]) <= room:
                break
            kept.pop(column, None)
        spare = max(0, room - sum(kept.values()))
        if Column.MISSING in kept:
            kept[Column.MISSING] += spare // 3
        if Column.AUTHOR in kept:
            kept[Column.AUTHOR] += spare // 4
        self._fitting = True
        for column in Column:
            self.setColumnHidden(column, column not in kept)
            if column in kept and column is not Column.TITLE:
                self.setColumnWidth(column, kept[column])
        self._fitting = False

    def _between(self, room: int, column: Column) -> int:
        """Return a width for a column that gives way: what there is room for, neither too little nor much."""
        return max(metrics.span(_LEAST[column]), min(self._widths[column], room))

    def _resized(self, section: int, _old: int, new: int) -> None:
        """Keep a width that the person gave a column."""
        if not self._fitting and new > 0 and section != Column.TITLE and self.isVisible():
            self._widths[Column(section)] = new

    # Columns

    def columns(self) -> list[Column]:
        """Return the columns that are wanted, in the order in which they stand."""
        head = self.header()
        return sorted(self._columns, key=head.visualIndex)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns in this order, as far as there is room; the title comes first always."""
        wanted = [Column.TITLE, *(column for column in columns if column is not Column.TITLE)]
        head = self.header()
        for place, column in enumerate(wanted):
            if head.visualIndex(column) != place:
                head.moveSection(head.visualIndex(column), place)
        self._columns = tuple(wanted)
        self.fit()

    def toggle_column(self, column: Column) -> None:
        """Show a column at the end, or hide it."""
        shown = self.columns()
        self.show_columns(
            [one for one in shown if one is not column] if column in shown else [*shown, column]
        )

    # What the person does

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def _open(self, index: Index) -> None:
        row = index.data(ItemRole.ROW) if index.isValid() else None
        if row is not None:
            self.opened.emit(row.id)
        else:
            self.setExpanded(index.siblingAtColumn(0), not self.isExpanded(index.siblingAtColumn(0)))

    def _toggle(self, index: Index) -> None:
        if index.data(ItemRole.GROUP) is not None:
            self.setExpanded(index, not self.isExpanded(index))


class _Head(QHeaderView):
    """Sets the first heading over the titles, which stand in from the groups' arrows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section == Column.TITLE:
            edge = QRect(rect.x(), rect.y(), delegate.TITLE_INSET, rect.height())
            super().paintSection(painter, rect.adjusted(delegate.TITLE_INSET, 0, 0, 0), section)
            painter.fillRect(edge, self.palette().color(Role.Window))
            painter.fillRect(edge.x(), rect.bottom(), edge.width(), 1, self.palette().color(Role.Mid))
        else:
            super().paintSection(painter, rect, section)


def _sum(widths: dict[Column, int], but: Column) -> int:
    """Return the width of all columns but one."""
    return sum(width for column, width in widths.items() if column is not but)
