"""What is to be looked at in the files that were made, gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from essayeditor.desk.jobs.results import Output
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import icons, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_ROW = Qt.ItemDataRole.UserRole + 1
_SIGNS = {"error": ("stop", "red"), "warning": ("warn", "amber"), "note": ("info", "blue")}
_BUTTON = 76


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, the file that it is in, and the essay that it is about ("" for none)."""

    severity: str
    text: str
    where: str
    essay: str


def rows(outputs: Sequence[Output], titles: dict[str, str]) -> list[FindingRow]:
    """Return the findings of all files; `titles` are those of the essays, by key."""
    made = [
        FindingRow(
            finding.severity,
            finding.message,
            ", ".join(part for part in (titles.get(finding.essay, ""), output.path.name) if part),
            finding.essay,
        )
        for output in outputs
        for finding in output.findings
    ]
    return sorted(made, key=lambda row: list(_SIGNS).index(row.severity))


class FindingsList(QListView):
    """Two lines to a finding; the current one has its button, and Enter does the same."""

    essay_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: ListModel[FindingRow] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.text,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.text,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: f"{row.severity}: {row.text}, {row.where}",
                _ROW: lambda row: row,
            },
            self,
        )
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("What to look at")
        self._show = buttons.button("Show", self._go, parent=self.viewport())
        self._show.setAccessibleName("Show the essay that this is about")
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.setVisible(False)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._place())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        self.activated.connect(lambda _index: self._go())

    def show_rows(self, rows_shown: list[FindingRow]) -> None:
        """Show these findings."""
        self._rows.set_rows(rows_shown)
        self._place()

    def shown(self) -> list[FindingRow]:
        """Return what is shown."""
        return self._rows.rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right of its row."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        row = self._rows.row(self.currentIndex())
        self._show.setVisible(row is not None and bool(row.essay))
        if row is not None:
            rect = self.visualRect(self.currentIndex())
            height = metrics.BUTTON
            self._show.setGeometry(
                rect.right() - _BUTTON - metrics.MARGIN, rect.center().y() - height // 2, _BUTTON, height
            )

    def _go(self) -> None:
        row = self._rows.row(self.currentIndex())
        if row is not None and row.essay:
            self.essay_wanted.emit(row.essay)


class _Delegate(QStyledItemDelegate):
    """An icon for the severity, the finding, and below it where it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        row: FindingRow = index.data(_ROW)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        painter.save()
        ground(painter, option)
        icon, tone = _SIGNS[row.severity]
        painter.drawPixmap(rect.x() + 14, rect.y() + 8, icons.pixmap(icon, icons.ink(tone)))
        height = option.fontMetrics.height()
        words = rect.adjusted(42, 6, -metrics.MARGIN, 0)
        if selected and row.essay:
            words.setRight(words.right() - _BUTTON - metrics.BETWEEN)
        painter.setPen(option.palette.color(Role.Text))
        text = option.fontMetrics.elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(
            QRect(words.x(), words.y(), words.width(), height), Qt.AlignmentFlag.AlignVCenter, text
        )
        painter.setFont(metrics.small())
        painter.setPen(option.palette.color(Role.Text if selected else Role.PlaceholderText))
        where = painter.fontMetrics().elidedText(row.where, Qt.TextElideMode.ElideRight, words.width())
        below = QRect(words.x(), words.y() + height + 2, words.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, where)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
        if selected:
            accent_bar(painter, rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(metrics.row_height(metrics.FINDING_ROW, lines=2))
        return size
