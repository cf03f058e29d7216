"""The templates of a collection as a list to choose from, each with a small drawing of a page."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Role = QPalette.ColorRole
_ROW = 63


class Template(NamedTuple):
    """A template's key for the desk, its name, what it brings, and the colour of its drawing."""

    key: str
    name: str
    parts: str
    colour: int


TEMPLATES = (
    Template(
        "stories",
        "Stories from Community Britain",
        "Foreword, introduction, three themed sections, case studies, recommendations, contributors",
        1,
    ),
    Template("anthology", "Plain anthology", "Introduction, essays in order, contributors", 4),
    Template("one-author", "Essays by one author", "Preface, essays, notes", 3),
)


class _Data(IntEnum):
    PARTS = Qt.ItemDataRole.UserRole + 1
    COLOUR = Qt.ItemDataRole.UserRole + 2


class TemplateList(QListView):
    """One template is always chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model: ListModel[Template] = ListModel(
            {
                Qt.ItemDataRole.DisplayRole: lambda row: row.name,
                Qt.ItemDataRole.ToolTipRole: lambda row: row.parts,
                Qt.ItemDataRole.AccessibleTextRole: lambda row: f"{row.name}: {row.parts}",
                _Data.PARTS: lambda row: row.parts,
                _Data.COLOUR: lambda row: row.colour,
            },
            self,
        )
        model.set_rows(TEMPLATES)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Template")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(len(TEMPLATES) * self.sizeHintForRow(0) + 2)
        self.setCurrentIndex(model.index(0))

    def choose_first(self) -> None:
        """Choose the first template again."""
        self.setCurrentIndex(self._rows.index(0))

    def chosen(self) -> str:
        """Return the key of the chosen template."""
        row = self._rows.row(self.currentIndex())
        return row.key if row is not None else TEMPLATES[0].key


class _Delegate(QStyledItemDelegate):
    """A drawing, the name, and what the template brings."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground(painter, option)
        rect: QRect = option.rect
        _draw_page(painter, QRect(rect.x() + 17, rect.center().y() - 20, 30, 42), index.data(_Data.COLOUR))
        words = rect.adjusted(61, 0, -metrics.MARGIN, 0)
        name_font = metrics.strong() if selected else option.font
        painter.setFont(name_font)
        painter.setPen(option.palette.color(Role.Text))
        height = option.fontMetrics.height()
        top = rect.center().y() - height
        painter.drawText(
            QRect(words.x(), top, words.width(), height), Qt.AlignmentFlag.AlignVCenter, option.text
        )
        painter.setFont(metrics.small())
        painter.setPen(option.palette.color(Role.Text if selected else Role.PlaceholderText))
        parts = painter.fontMetrics().elidedText(
            index.data(_Data.PARTS), Qt.TextElideMode.ElideRight, words.width()
        )
        below = QRect(words.x(), top + height + 1, words.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, parts)
        if index.row() + 1 < index.model().rowCount():
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
        if selected:
            accent_bar(painter, rect, option.widget, option)
        focus(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(metrics.row_height(_ROW - 2, lines=2))
        return size


def _draw_page(painter: QPainter, page: QRect, colour: int) -> None:
    colours = appearance.colours()
    painter.fillRect(page, QColor(colours.paper))
    family = colours.sections[colour]
    painter.fillRect(QRect(page.x(), page.y(), page.width(), 9), QColor(family))
    for row in range(5):
        width = page.width() - 9 if row < 4 else page.width() // 2
        painter.fillRect(page.x() + 5, page.y() + 15 + row * 5, width, 2, QColor("#8A8A8A"))
    painter.setPen(QColor(colours.border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(page.adjusted(0, 0, -1, -1))
