"""The rows of a column: cards, and in columns of several states a heading for each; and their painting."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from essayeditor.collection.entities import State
from essayeditor.ui.collect import flagging
from essayeditor.ui.collect.rows import EssayRow
from essayeditor.ui.models.base import ROW
from essayeditor.ui.style import appearance, metrics
from essayeditor.ui.style.strokes import ring
from essayeditor.ui.widgets import chips, wordbar
from essayeditor.ui.widgets.states import STALE

Index = QModelIndex | QPersistentModelIndex
Role = QPalette.ColorRole
_ALIGN = Qt.AlignmentFlag
_PAD = 9
_GAP = 7
_BAR = 3
_TITLE_LINES = 3
_AUTHOR_LINES = 2
_FLAGS = 2
_MOST_KEPT = 2_000


class CardRow(NamedTuple):
    """An essay with the colour of its section, or (`essay` None) the heading of a state.

    `room` are pixels left free below a heading, for cards to be dropped there.
    """

    state: State
    essay: EssayRow | None = None
    colour: int = -1
    heading: str = ""
    room: int = 0

    @property
    def text(self) -> str:
        """What is read first."""
        return self.essay.title if self.essay is not None else self.heading

    @property
    def sentence(self) -> str:
        """The row as a screen reader says it."""
        return self.essay.sentence if self.essay is not None else self.heading


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return the lines into which words break at a width, the last of `most` elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, width))
        start = line.textStart()
        if len(lines) == most - 1:
            rest = text[start:]
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : start + line.textLength()].strip())
    layout.endLayout()
    return lines


class CardDelegate(QStyledItemDelegate):
    """Knows how wide the column is; what a card needs at that width is measured once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.width = 150
        self.away: frozenset[str] = frozenset()
        """The cards that are being dragged: an outline stands in their place."""
        self._lines: dict[tuple[str, str, int], tuple[list[str], list[str]]] = {}
        self._heights: dict[tuple[str, int], tuple[EssayRow, int]] = {}
        self._title_font, self._small = metrics.strong(), metrics.small()
        self._title_height = QFontMetrics(self._title_font).height()
        self._small_height = QFontMetrics(self._small).height()

    def look_again(self) -> None:
        """Measure again, as when the font of the system changed."""
        self._lines.clear()
        self._heights.clear()
        self._title_font, self._small = metrics.strong(), metrics.small()
        self._title_height = QFontMetrics(self._title_font).height()
        self._small_height = QFontMetrics(self._small).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card with the gap below it, or of a heading."""
        row: CardRow = index.data(ROW)
        if row.essay is None:
            return QSize(self.width, self._small_height + 8 + row.room)
        key = (row.essay.id, self.width)
        held = self._heights.get(key)
        if held is None or held[0] is not row.essay:
            if len(self._heights) > _MOST_KEPT:  # as while the window is drawn to another width
                self._heights.clear()
            held = self._heights[key] = (row.essay, self._height(row.essay))
        return QSize(self.width, held[1] + _GAP)

    def _height(self, essay: EssayRow) -> int:
        title, author = self._words(essay)
        height = 2 * _PAD + len(title) * self._title_height + len(author) * self._small_height
        return height + 9 + self._small_height + len(_chips(essay)) * (self._small_height + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card or a heading."""
        row: CardRow = index.data(ROW)
        painter.save()
        if row.essay is None:
            painter.setFont(self._small)
            painter.setPen(option.palette.color(option.palette.ColorGroup.Active, Role.PlaceholderText))
            words = option.rect.adjusted(1, 0, 0, -row.room)
            painter.drawText(words, _ALIGN.AlignLeft | _ALIGN.AlignVCenter, row.heading)
        else:
            rect: QRect = option.rect.adjusted(0, 0, 0, -_GAP)
            rect.setWidth(self.width)
            if row.essay.id in self.away:
                pen = QPen(option.palette.color(Role.Dark), 1, Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
            else:
                selected = bool(option.state & QStyle.StateFlag.State_Selected)
                self.paint_card(painter, rect, row, option.palette, selected=selected)
                if option.state & QStyle.StateFlag.State_HasFocus:
                    ring(painter, rect, option.palette.color(Role.Accent), 2)
        painter.restore()

    def paint_card(
        self, painter: QPainter, rect: QRect, row: CardRow, palette: QPalette, *, selected: bool
    ) -> None:
        """Paint a card: section's bar, title, author, words against target, deadline, what is missing."""
        essay = row.essay
        assert essay is not None
        colours = appearance.colours()
        painter.fillRect(rect, QColor(colours.tint if selected else colours.button))
        painter.setPen(QColor(colours.accent if selected else colours.hairline))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        bar = colours.sections[-1] if row.colour < 0 else colours.section(row.colour)
        painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), QColor(bar))
        left, width, y = rect.x() + _PAD, rect.width() - 2 * _PAD, rect.y() + _PAD
        title, author = self._words(essay)
        quiet = palette.color(Role.Text if selected else Role.PlaceholderText)
        y = _lines(painter, QRect(left, y, width, 0), title, self._title_font, palette.color(Role.Text))
        y = _lines(painter, QRect(left, y, width, 0), author, self._small, quiet)
        if essay.words and essay.target:
            area = QRect(left, y + 3, width, 3)
            wordbar.paint_bar(painter, area, essay.words, essay.target, palette, selected=selected)
        y += 9
        painter.setFont(self._small)
        line = QRect(left, y, width, self._small_height)
        count, due = _fitting(essay, painter.fontMetrics(), width)
        painter.setPen(palette.color(Role.Text) if essay.words else quiet)
        painter.drawText(line, _ALIGN.AlignLeft | _ALIGN.AlignVCenter, count)
        painter.setPen(QColor(colours.tone(essay.due.tone).ink) if essay.due.tone else quiet)
        painter.drawText(line, _ALIGN.AlignRight | _ALIGN.AlignVCenter, due)
        y += self._small_height + 3
        for text, tone, icon in _chips(essay):
            chips.paint_flag(painter, QRect(left, y, width, self._small_height + 6), text, tone, icon)
            y += self._small_height + 8

    def _words(self, essay: EssayRow) -> tuple[list[str], list[str]]:
        key = (essay.title, essay.author, self.width)
        if key not in self._lines:
            room = self.width - 2 * _PAD - 1
            title = wrapped(essay.title, self._title_font, room, _TITLE_LINES)
            author = wrapped(essay.author, self._small, room, _AUTHOR_LINES) if essay.author else []
            self._lines[key] = title, author
        return self._lines[key]


def _chips(essay: EssayRow) -> list[tuple[str, str, str]]:
    """Return words, tone and icon of what a card says is amiss; more than a few are counted."""
    found = [("Approval out of date", "red", "history")] if essay.look is STALE else []
    shown = flagging.shown(essay)
    found += [(flagging.short(flag), flagging.tone(flag), flagging.icon(flag)) for flag in shown]
    if len(found) > _FLAGS + 1:
        more = len(found) - _FLAGS
        found = [*found[:_FLAGS], (f"{more} more", "grey", "more")]
    return found


def _fitting(essay: EssayRow, fm: QFontMetrics, width: int) -> tuple[str, str]:
    """Return the words and the deadline of a card, as fully as fits on one line."""
    count = f"{essay.words:,} words" if essay.words else "No text"
    due = essay.due.text
    bare = due if essay.due.tone or due[:1].isdigit() else due.partition(" ")[2]  # without its weekday
    for one, other in ((count, due), (count, bare), (f"{essay.words:,}" if essay.words else "", bare)):
        if fm.horizontalAdvance(f"{one}  {other}") <= width:
            return one, other
    return "", fm.elidedText(bare, Qt.TextElideMode.ElideRight, width)


def _lines(painter: QPainter, rect: QRect, lines: list[str], font: QFont, ink: QColor) -> int:
    """Paint lines from the top of `rect`, and return where the next would begin."""
    painter.setFont(font)
    painter.setPen(ink)
    height = painter.fontMetrics().height()
    y = rect.y()
    for words in lines:
        painter.drawText(QRect(rect.x(), y, rect.width(), height), _ALIGN.AlignLeft, words)
        y += height
    return y
