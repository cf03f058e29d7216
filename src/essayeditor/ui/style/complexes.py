"""How the style paints composed controls: combo boxes, spin boxes, scroll bars."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOption, QStyleOptionComplex, QWidget

from essayeditor.ui.style.elements import combo_chevron
from essayeditor.ui.style.strokes import Role, State, box, chevron, edge, enabled, focused, mix

Complex = QStyle.ComplexControl
Sub = QStyle.SubControl
ComplexPainter = Callable[[QStyle, QPainter, QStyleOptionComplex, QWidget | None], None]


def combo_box(_style: QStyle, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Paint a combo box: one box with an arrow at its end."""
    palette = option.palette
    fill = palette.color(Role.Base if option.editable else Role.Button)
    if option.state & State.State_MouseOver and enabled(option) and not option.editable:
        fill = mix(fill, palette.color(Role.WindowText), 0.05)
    width = 2 if focused(option) and enabled(option) else 1
    box(painter, option.rect, fill, edge(option), width, 4)
    combo_chevron(painter, option)


def spin_box(style: QStyle, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Paint a spin box or date field: a field with two small arrows."""
    palette = option.palette
    width = 2 if focused(option) and enabled(option) else 1
    box(painter, option.rect, palette.color(Role.Base), edge(option), width)
    for part, way in ((Sub.SC_SpinBoxUp, "up"), (Sub.SC_SpinBoxDown, "down")):
        rect = style.subControlRect(Complex.CC_SpinBox, option, part, widget)
        if rect.isValid():
            chevron(painter, rect, palette.color(Role.ButtonText), way, 3)


def _ground_of_list(bar: QWidget | None) -> Role:
    """Return the ground of the list that a scroll bar belongs to; that of a field for anything else."""
    holder = bar.parentWidget() if bar is not None else None
    view = holder.parentWidget() if holder is not None else None
    on_window = isinstance(view, QAbstractItemView) and view.viewport().backgroundRole() == Role.Window
    return Role.Window if on_window else Role.Base


def scroll_bar(style: QStyle, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Paint a scroll bar: a rounded thumb on the view's own ground, no buttons."""
    palette = option.palette
    painter.fillRect(option.rect, palette.color(_ground_of_list(widget)))
    thumb: QRect = style.subControlRect(Complex.CC_ScrollBar, option, Sub.SC_ScrollBarSlider, widget)
    if not thumb.isValid() or not enabled(option) or option.maximum <= option.minimum:
        return
    hover = bool(option.state & State.State_MouseOver)
    down = bool(option.state & State.State_Sunken)
    colour = palette.color(Role.Dark)
    if down or hover:
        colour = mix(colour, palette.color(Role.Text), 0.35)
    upright = option.orientation == Qt.Orientation.Vertical
    shape = QRectF(thumb).adjusted(3, 1, -2, -1) if upright else QRectF(thumb).adjusted(1, 3, -1, -2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    radius = min(shape.width(), shape.height()) / 2
    painter.drawRoundedRect(shape, radius, radius)
    painter.restore()


PAINTERS: dict[QStyle.ComplexControl, ComplexPainter] = {
    Complex.CC_ComboBox: combo_box,
    Complex.CC_SpinBox: spin_box,
    Complex.CC_ScrollBar: scroll_bar,
}
