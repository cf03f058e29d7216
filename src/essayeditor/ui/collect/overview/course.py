"""Who had the essays over time: bands one on the other, named at their right ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from essayeditor.collection.overview import Mark
from essayeditor.collection.progress import Day, Holder
from essayeditor.foundation.dates import short_day
from essayeditor.ui.collect.overview.chart import LEFT, Chart, Role
from essayeditor.ui.collect.today.head import TONES, said
from essayeditor.ui.style import appearance, metrics

_HIGH = 190
_FOOT = 22
_TOP = 8
_LABELS = 148
_MOST_ROWS = 13
_HEADS = {Holder.AWAY: "Sent out"}


class Course(Chart):
    """Its marks are the bands, as they are today; the table tells the days."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._days: list[Day] = []

    def show_days(self, days: Sequence[Day], marks: Sequence[Mark]) -> None:
        """Draw other days; `marks` are who has the essays now."""
        if list(days) != self._days:
            self._days = list(days)
            self.update()
        self.show_marks(marks)

    def cells(self) -> list[list[str]]:
        """Return some days from the first to today, and who had how many."""
        head = ["Day", *(_HEADS.get(one, one.value.capitalize()) for one in Holder)]
        step = max(1, -(-len(self._days) // _MOST_ROWS))
        some = self._days[::-1][::step][::-1]
        rows = [
            [short_day(day.day.isoformat()), *(f"{dict(day.counts)[one]:,}" for one in Holder)]
            for day in some
        ]
        return [head, *rows]

    @property
    def drawn(self) -> bool:
        """Whether any day is known."""
        return bool(self._days)

    def said(self, mark: Mark) -> str:
        """Return "12 with us"."""
        return said(Holder[mark.key], mark.number)

    def sizeHint(self) -> QSize:
        """Return a size that shows the rise and fall."""
        return QSize(420, _HIGH + _FOOT)

    def rect_of(self, number: int) -> QRect:
        """Return where a band is named."""
        height = max(22, metrics.row_height(22, metrics.small()))
        top = self._label_tops()[number]
        return QRect(self.width() - _LABELS + 6, top, _LABELS - 6, height)

    def paint(self, painter: QPainter, *, current: int) -> None:
        """Draw the bands from the ground up, the days below, the names at the right."""
        palette = self.palette()
        plot = QRectF(0, _TOP, self.width() - _LABELS, _HIGH - _TOP)
        most = max((day.total for day in self._days), default=0) or 1
        if self._days:
            below = [0] * len(self._days)
            for one in Holder:
                above = [low + dict(day.counts)[one] for low, day in zip(below, self._days, strict=True)]
                shape = _band(plot, below, above, most)
                painter.setPen(QPen(palette.color(Role.Base), 1.5))
                painter.setBrush(self._fill(one, lit=current >= 0 and self._marks[current].key == one.name))
                painter.drawPolygon(shape)
                below = above
        painter.setPen(palette.color(Role.Dark))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        self._dates(painter, plot)
        self._names(painter)

    def _fill(self, one: Holder, *, lit: bool) -> QColor:
        tone = appearance.colours().tone(TONES[one])
        colour = QColor(tone.ink)
        colour.setAlphaF(0.95 if lit else 0.72 if one is not Holder.TO_COME else 0.35)
        return colour

    def _dates(self, painter: QPainter, plot: QRectF) -> None:
        if not self._days:
            return
        painter.setFont(metrics.small())
        painter.setPen(self.palette().color(Role.PlaceholderText))
        foot = QRectF(plot.x(), plot.bottom() + 2, plot.width(), _FOOT - 2)
        painter.drawText(foot, LEFT, short_day(self._days[0].day.isoformat()))
        flag = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        last = self._days[-1].day
        painter.drawText(foot, flag, "Today" if last >= date.today() else short_day(last.isoformat()))

    def _names(self, painter: QPainter) -> None:
        palette = self.palette()
        painter.setFont(metrics.small())
        for number, mark in enumerate(self._marks):
            one = Holder[mark.key]
            rect = self.rect_of(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._fill(one, lit=False))
            painter.drawRect(QRect(rect.x() + 4, rect.center().y() - 4, 9, 9))
            painter.setPen(palette.color(Role.Text))
            painter.drawText(rect.adjusted(19, 0, 0, 0), LEFT, self.said(mark))

    def _label_tops(self) -> list[int]:
        """Return the top of each name: at its band where there is room, and never one over another."""
        height = max(22, metrics.row_height(22, metrics.small()))
        total = sum(mark.number for mark in self._marks) or 1
        room = _HIGH - _TOP
        tops, below, low = [], 0, _HIGH + height
        for mark in self._marks:
            middle = _HIGH - room * (below + mark.number / 2) / total
            top = min(round(middle - height / 2), low - height)
            tops.append(top)
            low, below = top, below + mark.number
        over = max(0, -min(tops, default=0))
        return [top + over for top in tops]


def _band(plot: QRectF, below: list[int], above: list[int], most: int) -> QPolygonF:
    """Return the outline between two lines of numbers."""
    last = max(1, len(below) - 1)

    def point(number: int, value: int) -> QPointF:
        x = plot.x() + plot.width() * number / last if len(below) > 1 else plot.right() * number
        return QPointF(x, plot.bottom() - plot.height() * value / most)

    places = list(range(len(below))) if len(below) > 1 else [0, 1]
    lower = below if len(below) > 1 else below * 2
    upper = above if len(above) > 1 else above * 2
    outline = [point(n, lower[n]) for n in places] + [point(n, upper[n]) for n in reversed(places)]
    return QPolygonF(outline)
