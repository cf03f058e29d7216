"""Bars with their names at the left and their numbers at the right; against a plan, a line where it ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from essayeditor.collection.overview import Mark
from essayeditor.ui.collect.overview.chart import LEFT, Chart, Role, row_height
from essayeditor.ui.style import metrics

_BAR = 10
_INSET = 6
_NAME = 0.46
"""Share of the width that the names may take."""
Ink = Callable[[Mark], QColor]


class Bars(Chart):
    """`ink` gives the colour of a mark's bar; without it all take the accent."""

    def __init__(
        self, name: str, unit: tuple[str, str], ink: Ink | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.unit = unit
        self._ink = ink

    def sizeHint(self) -> QSize:
        """Return a row for each mark."""
        return QSize(360, max(1, len(self._marks)) * row_height() + 4)

    def rect_of(self, number: int) -> QRect:
        """Return the whole row."""
        return QRect(0, number * row_height(), self.width(), row_height())

    def paint(self, painter: QPainter, *, current: int) -> None:
        """Draw the rows."""
        palette = self.palette()
        painter.setFont(metrics.sized(0))
        fm = painter.fontMetrics()
        widest = max((fm.horizontalAdvance(mark.name) for mark in self._marks), default=0)
        names = min(widest + _INSET + 12, round(self.width() * _NAME))
        numbers = max((fm.horizontalAdvance(_number(mark)) for mark in self._marks), default=0) + 12
        most = max((max(mark.number, mark.plan) for mark in self._marks), default=1) or 1
        length = max(20, self.width() - names - numbers - _INSET)
        for number, mark in enumerate(self._marks):
            row = self.rect_of(number)
            if number == current:
                hover = QColor(palette.color(Role.Text))
                hover.setAlphaF(0.05)
                painter.fillRect(row, hover)
            painter.setPen(palette.color(Role.Text))
            words = fm.elidedText(mark.name, Qt.TextElideMode.ElideRight, names - _INSET - 10)
            painter.drawText(QRect(_INSET, row.y(), names, row.height()), LEFT, words)
            self._bar(painter, QRectF(names, row.center().y() - _BAR / 2 + 1, length, _BAR), mark, most)
            painter.setPen(palette.color(Role.Text))
            right = QRect(self.width() - numbers - _INSET, row.y(), numbers, row.height())
            flag = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(right, flag, _number(mark))

    def _bar(self, painter: QPainter, area: QRectF, mark: Mark, most: int) -> None:
        palette = self.palette()
        painter.setPen(Qt.PenStyle.NoPen)
        if mark.plan:
            plan = QRectF(area)
            plan.setWidth(area.width() * mark.plan / most)
            painter.setBrush(palette.color(Role.Mid))
            painter.drawRoundedRect(plan, 2, 2)
        if mark.number:
            part = QRectF(area)
            part.setWidth(max(3.0, area.width() * mark.number / most))
            painter.setBrush(self._ink(mark) if self._ink is not None else palette.color(Role.Accent))
            painter.drawRoundedRect(part, 2, 2)
        if mark.plan:
            x = area.x() + area.width() * mark.plan / most
            painter.fillRect(QRectF(x - 1, area.y() - 3, 2, area.height() + 6), palette.color(Role.Text))


def _number(mark: Mark) -> str:
    return f"{mark.number:,} / {mark.plan:,}" if mark.plan else f"{mark.number:,}"
