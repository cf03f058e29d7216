"""Small strokes and boxes shared by the style's painters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOption

from essayeditor.ui.style.metrics import RADIUS

Role = QPalette.ColorRole
State = QStyle.StateFlag


def focused(option: QStyleOption) -> bool:
    """Return whether the control that is painted has the keyboard focus."""
    return bool(option.state & State.State_HasFocus)


def enabled(option: QStyleOption) -> bool:
    """Return whether the control that is painted can act."""
    return bool(option.state & State.State_Enabled)


def edge(option: QStyleOption) -> QColor:
    """Return the colour of a control's outline: accent with focus, 3:1 at rest, faint when disabled."""
    if not enabled(option):
        return option.palette.color(Role.Mid)
    return option.palette.color(Role.Accent if focused(option) else Role.Dark)


def box(
    painter: QPainter, rect: QRect, fill: QColor, line: QColor, width: float = 1.0, radius: float = RADIUS
) -> None:
    """Paint a rounded box with an outline of `width` pixels wholly inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width))
    painter.setBrush(fill)
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def ring(painter: QPainter, rect: QRect, colour: QColor, radius: float = RADIUS) -> None:
    """Paint the 2 px focus ring inside `rect`."""
    box(painter, rect, QColor(Qt.GlobalColor.transparent), colour, 2, radius)


def polyline(painter: QPainter, points: list[QPointF], colour: QColor, width: float = 1.4) -> None:
    """Paint an open line with round ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)
    painter.restore()


def chevron(painter: QPainter, rect: QRect, colour: QColor, way: str, reach: float = 3.5) -> None:
    """Paint an arrow head in the middle of `rect`, pointing down, up, right or left."""
    centre = QRectF(rect).center()
    along, across = reach / 2, reach
    shapes = {
        "down": [(-across, -along), (0, along), (across, -along)],
        "up": [(-across, along), (0, -along), (across, along)],
        "right": [(-along, -across), (along, 0), (-along, across)],
        "left": [(along, -across), (-along, 0), (along, across)],
    }
    polyline(painter, [centre + QPointF(x, y) for x, y in shapes[way]], colour)


def mix(one: QColor, other: QColor, share: float) -> QColor:
    """Return `one` with `share`, 0 to 1, of `other` in it."""
    return QColor.fromRgbF(
        one.redF() * (1 - share) + other.redF() * share,
        one.greenF() * (1 - share) + other.greenF() * share,
        one.blueF() * (1 - share) + other.blueF() * share,
    )
