"""The United Kingdom as a map of tiles: a nation or region each, about where it lies, with its number."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from essayeditor.ui.collect.overview.chart import Chart, Role
from essayeditor.ui.style import metrics
from essayeditor.ui.style.strokes import mix

PLACES = {
    "Scotland": (1, 0),
    "Northern Ireland": (0, 1),
    "North East England": (2, 1),
    "North West England": (1, 2),
    "Yorkshire and the Humber": (2, 2),
    "Wales": (0, 3),
    "West Midlands": (1, 3),
    "East Midlands": (2, 3),
    "East of England": (3, 3),
    "South West England": (1, 4),
    "South East England": (2, 4),
    "London": (3, 4),
}
"""Column and row of each tile."""
_SHORT = {
    "Northern Ireland": "N. Ireland",
    "North East England": "North East",
    "North West England": "North West",
    "Yorkshire and the Humber": "Yorkshire",
    "West Midlands": "W. Midlands",
    "East Midlands": "E. Midlands",
    "East of England": "East",
    "South West England": "South West",
    "South East England": "South East",
}
_COLUMNS, _ROWS = 4, 5
_HIGH = 50
_WIDE = 96
_GAP = 4


class Tiles(Chart):
    """The more essays, the deeper the tile; one without has a dashed edge. The number stands in each."""

    def sizeHint(self) -> QSize:
        """Return room for the tiles, and a line for what lies nowhere."""
        high = _ROWS * (_HIGH + _GAP) + (_HIGH // 2 + 8 if self._elsewhere() else 0)
        return QSize(_COLUMNS * _WIDE, high)

    def rect_of(self, number: int) -> QRect:
        """Return a tile; what is in no region stands at the foot."""
        wide = min(_WIDE + 24, self.width() // _COLUMNS)
        left = 0
        place = PLACES.get(self._marks[number].key)
        if place is None:
            return QRect(left, _ROWS * (_HIGH + _GAP), wide * 2 - _GAP, _HIGH // 2 + 4)
        column, row = place
        return QRect(left + column * wide, row * (_HIGH + _GAP), wide - _GAP, _HIGH)

    def paint(self, painter: QPainter, *, current: int) -> None:
        """Draw the tiles."""
        palette = self.palette()
        most = max((mark.number for mark in self._marks if mark.key), default=1) or 1
        base, accent = palette.color(Role.Base), palette.color(Role.Accent)
        for number, mark in enumerate(self._marks):
            rect = self.rect_of(number)
            share = 0.10 + 0.38 * mark.number / most if mark.number and mark.key else 0.0
            painter.setBrush(mix(base, accent, share) if share else QColor(Qt.GlobalColor.transparent))
            style = Qt.PenStyle.SolidLine if mark.number else Qt.PenStyle.DashLine
            edge = palette.color(Role.Accent if number == current else Role.Dark)
            painter.setPen(QPen(edge, 1, style))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 3, 3)
            self._words(painter, rect, number)

    def _words(self, painter: QPainter, rect: QRect, number: int) -> None:
        mark = self._marks[number]
        palette = self.palette()
        flag = Qt.AlignmentFlag
        inside = rect.adjusted(7, 5, -6, -4)
        name = _SHORT.get(mark.key, mark.name)
        painter.setPen(palette.color(Role.Text if mark.number else Role.PlaceholderText))
        painter.setFont(metrics.small())
        fm = painter.fontMetrics()
        painter.drawText(
            inside,
            flag.AlignLeft | (flag.AlignTop if mark.key else flag.AlignVCenter),
            fm.elidedText(name, Qt.TextElideMode.ElideRight, inside.width()),
        )
        painter.setFont(metrics.strong(2 if mark.key else 0))
        where = flag.AlignLeft | flag.AlignBottom if mark.key else flag.AlignRight | flag.AlignVCenter
        painter.drawText(inside, where, f"{mark.number:,}")

    def _elsewhere(self) -> bool:
        return any(not mark.key for mark in self._marks)
