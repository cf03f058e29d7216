"""The templates of a collection as a list to choose from, each with a small drawing of a page."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from essayeditor.desk import own_templates
from essayeditor.ui.errors import in_words
from essayeditor.ui.models.base import ListModel
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.widgets import buttons
from essayeditor.ui.widgets.labels import hint
from essayeditor.ui.widgets.rows import accent_bar, focus, ground

Role = QPalette.ColorRole
_ROW = 63
_MOST_ROWS = 5
"""Templates that are seen at once."""
_OWN_COLOUR = 0


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
        self._rows = model
        self._shown: tuple[Template, ...] = ()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("Template")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fill()

    def fill(self) -> None:
        """List the templates that come with the program, and below them a person's own."""
        own = own_templates.kept()
        more = (Template(key, plan.name, plan.said(), _OWN_COLOUR) for key, plan in own.items())
        shown = (*TEMPLATES, *more)
        if shown == self._shown:
            return
        chosen, self._shown = self.chosen() if self._shown else "", shown
        self._rows.set_rows(shown)
        rows = min(len(shown), _MOST_ROWS)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if len(shown) > rows else policy.ScrollBarAlwaysOff
        )
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose a template by its key, or the first."""
        row = next((n for n, template in enumerate(self._shown) if template.key == key), 0)
        self.setCurrentIndex(self._rows.index(row))

    def choose_first(self) -> None:
        """Choose the first template again."""
        self.setCurrentIndex(self._rows.index(0))

    def chosen(self) -> str:
        """Return the key of the chosen template."""
        row = self._rows.row(self.currentIndex())
        return row.key if row is not None else TEMPLATES[0].key


class TemplateChoice(QWidget):
    """The list, and below it what can be done with a template of one's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = TemplateList()
        self._deleted: tuple[str, str, bytes] | None = None
        self.said = hint()
        self.setFocusProxy(self.list)
        self.delete = buttons.link("Delete this template", self.delete_chosen)
        self.undo = buttons.link("Undo", self.put_back)
        self.undo.setAccessibleName("Put the deleted template back")
        row = QHBoxLayout()
        row.setSpacing(metrics.BETWEEN)
        row.addWidget(self.said)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.WITHIN)
        column.addWidget(self.list)
        column.addLayout(row)
        self.said.setWordWrap(False)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.delete_chosen)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())
        self._tell()

    def refill(self) -> None:
        """Show the templates that there are now."""
        self.list.fill()
        self._tell()

    def delete_chosen(self) -> None:
        """Delete the chosen template, if it is one's own; it can be put back."""
        key = self.list.chosen()
        if not key.startswith(own_templates.OWN):
            return
        name = str(self.list.currentIndex().data())
        try:
            self._deleted = key, name, own_templates.delete(key)
        except OSError as error:
            self._deleted = None
            self.said.setText(in_words(error))
        self.refill()

    def put_back(self) -> None:
        """Put the template that was deleted last back."""
        if self._deleted is not None:
            key, _name, content = self._deleted
            own_templates.put_back(key, content)
            self._deleted = None
            self.list.fill()
            self.list.choose(key)
            self._tell()

    def _tell(self) -> None:
        own = self.list.chosen().startswith(own_templates.OWN)
        self.delete.setVisible(own)
        self.undo.setVisible(self._deleted is not None)
        self.said.setText(f"Deleted ‘{self._deleted[1]}’." if self._deleted is not None else "")
        self.said.setVisible(bool(self.said.text()))


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
