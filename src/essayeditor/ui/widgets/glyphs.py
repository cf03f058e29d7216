"""Paints the state glyph: a ring whose shape says how far an essay has come."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from essayeditor.ui.widgets.states import Ring

_UNIT = 16.0
_WIDTH = 1.5
_PIE = {Ring.QUARTER: 0.25, Ring.HALF: 0.5, Ring.THREE_QUARTERS: 0.75}
_CIRCLE = QRectF(2, 2, 12, 12)


def paint(painter: QPainter, rect: QRectF, ring: Ring, ink: QColor, ground: QColor) -> None:
    """Paint a ring in `rect`; `ground` is what shows through a filled one."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _UNIT, side / _UNIT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink))
    if ring in _PIE:
        _pie(painter, ink, _PIE[ring])
    else:
        _SHAPES[ring](painter, ink, ground)
    painter.restore()


def _pen(ink: QColor, width: float = _WIDTH) -> QPen:
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _dashed(painter: QPainter, ink: QColor, dash: float, gap: float) -> None:
    pen = _pen(ink)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([dash / _WIDTH, gap / _WIDTH])
    painter.setPen(pen)
    painter.drawEllipse(_CIRCLE)
    painter.setPen(_pen(ink))


def _pie(painter: QPainter, ink: QColor, share: float) -> None:
    painter.drawEllipse(_CIRCLE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPie(QRectF(4.2, 4.2, 7.6, 7.6), 90 * 16, -round(360 * 16 * share))


def _dotted(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    around = 2 * math.pi * _CIRCLE.width() / 2
    _dashed(painter, ink, around / 20, around / 20)


def _empty(painter: QPainter, _ink: QColor, _ground: QColor) -> None:
    painter.drawEllipse(_CIRCLE)


def _arrow(painter: QPainter, _ink: QColor, _ground: QColor) -> None:
    painter.drawEllipse(_CIRCLE)
    painter.drawLine(QPointF(5.2, 8), QPointF(10.6, 8))
    painter.drawPolyline([QPointF(8.4, 5.8), QPointF(10.6, 8), QPointF(8.4, 10.2)])


_TICK = [QPointF(5, 8.3), QPointF(7.2, 10.5), QPointF(11, 6)]


def _tick(painter: QPainter, ink: QColor, ground: QColor) -> None:
    painter.setBrush(ink)
    painter.drawEllipse(_CIRCLE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ground, 1.7))
    painter.drawPolyline(_TICK)


def _dashed_tick(painter: QPainter, ink: QColor, _ground: QColor) -> None:
    _dashed(painter, ink, 2.6, 1.6)
    painter.setPen(_pen(ink, 1.7))
    painter.drawPolyline(_TICK)


def _padlock(painter: QPainter, _ink: QColor, _ground: QColor) -> None:
    painter.drawRect(QRectF(3.8, 7.3, 8.4, 6.2))
    painter.drawArc(QRectF(5.5, 2.7, 5, 5), 0, 180 * 16)
    painter.drawLine(QPointF(5.5, 5.2), QPointF(5.5, 7.3))
    painter.drawLine(QPointF(10.5, 5.2), QPointF(10.5, 7.3))


def _broken(painter: QPainter, _ink: QColor, _ground: QColor) -> None:
    painter.drawArc(_CIRCLE, 60 * 16, 150 * 16)
    painter.drawArc(_CIRCLE, 240 * 16, 150 * 16)
    painter.drawLine(QPointF(8, 5), QPointF(8, 8.5))
    painter.drawPoint(QPointF(8, 11))


def _bar(painter: QPainter, _ink: QColor, _ground: QColor) -> None:
    painter.drawEllipse(_CIRCLE)
    painter.drawLine(QPointF(5, 8), QPointF(11, 8))


_SHAPES: dict[Ring, Callable[[QPainter, QColor, QColor], None]] = {
    Ring.DOTTED: _dotted,
    Ring.EMPTY: _empty,
    Ring.ARROW: _arrow,
    Ring.TICK: _tick,
    Ring.DASHED_TICK: _dashed_tick,
    Ring.PADLOCK: _padlock,
    Ring.BROKEN: _broken,
    Ring.BAR: _bar,
}
