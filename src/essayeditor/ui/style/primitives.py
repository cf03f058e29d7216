"""How the style paints primitive elements: fields, buttons, ticks, arrows, frames, focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QStyle,
    QStyleOption,
    QTextEdit,
    QToolButton,
    QWidget,
)

from essayeditor.ui.style.strokes import (
    Role,
    State,
    box,
    chevron,
    edge,
    enabled,
    focused,
    mix,
    polyline,
    ring,
)

LINK = "essayeditorLink"
"""Property of a flat button whose words have the colour of a link."""
Primitive = QStyle.PrimitiveElement
Painter = Callable[[QPainter, QStyleOption, QWidget | None], bool]


def is_primary(widget: QWidget | None) -> bool:
    """Return whether a widget is the one filled button of its page."""
    return isinstance(widget, QPushButton) and widget.isDefault()


def line_edit(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint a field; inside a combo box or spin box its owner paints it."""
    owner = widget.parent() if widget is not None else None
    if not isinstance(owner, QComboBox | QAbstractSpinBox):
        width = 2 if focused(option) and enabled(option) else 1
        box(painter, option.rect, option.palette.color(Role.Base), edge(option), width)
    return True


def push_button(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint a button's ground: filled with the accent if it is the primary one and can act."""
    palette = option.palette
    able = enabled(option)
    primary = is_primary(widget) and able
    checked = bool(option.state & State.State_On)
    flat = isinstance(widget, QPushButton) and widget.isFlat()
    if flat and not option.state & (State.State_MouseOver | State.State_Sunken | State.State_HasFocus):
        return True
    fill = palette.color(Role.Accent if primary else Role.Button)
    if checked:
        fill = mix(palette.color(Role.Button), palette.color(Role.Accent), 0.18)
    if option.state & State.State_Sunken:
        fill = mix(fill, palette.color(Role.WindowText), 0.12)
    elif option.state & State.State_MouseOver and able:
        fill = mix(fill, palette.color(Role.WindowText), 0.05)
    line = edge(option)
    if primary:
        line = palette.color(Role.WindowText) if focused(option) else fill
    elif checked and able:
        line = palette.color(Role.Accent)
    if flat:
        line = edge(option) if focused(option) else fill
    box(painter, option.rect, fill, line, 2 if focused(option) and able else 1, 4)
    if primary and focused(option):
        inner = option.rect.adjusted(2, 2, -2, -2)
        box(painter, inner, QColor(Qt.GlobalColor.transparent), palette.color(Role.HighlightedText), 1, 2)
    return True


def tool_button(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint a tool button: bare at rest, a ground under the pointer, accent outline when on."""
    palette = option.palette
    on = bool(option.state & State.State_On)
    hover = bool(option.state & State.State_MouseOver) and enabled(option)
    down = bool(option.state & State.State_Sunken)
    if on:
        fill = mix(palette.color(Role.Window), palette.color(Role.Accent), 0.15)
        box(painter, option.rect, fill, palette.color(Role.Accent), 2 if focused(option) else 1, 4)
    elif down or hover:
        fill = mix(palette.color(Role.Window), palette.color(Role.WindowText), 0.14 if down else 0.07)
        box(painter, option.rect, fill, fill, 1, 4)
    if focused(option) and not on:
        ring(painter, option.rect, palette.color(Role.Accent), 4)
    return True


def check_box(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the square of a check box, ticked, partly ticked or empty."""
    palette = option.palette
    some = bool(option.state & State.State_NoChange)
    on = bool(option.state & State.State_On) or some
    able = enabled(option)
    fill = palette.color(Role.Accent if on and able else Role.Mid if on else Role.Base)
    line = fill if on else palette.color(Role.Dark if able else Role.Mid)
    side = min(option.rect.width(), option.rect.height(), 14)
    square = QRect(0, 0, side, side)
    square.moveCenter(option.rect.center())
    box(painter, square, fill, line, 1, 2)
    corner = QPointF(square.topLeft())
    ink = palette.color(Role.HighlightedText) if able else palette.color(Role.Base)
    if isinstance(_widget, QAbstractItemView):
        ink = palette.color(Role.Base)
    if some:
        polyline(painter, [corner + QPointF(4, 7), corner + QPointF(10, 7)], ink, 1.8)
    elif on:
        points = [corner + QPointF(3.4, 7.2), corner + QPointF(6, 9.8), corner + QPointF(10.6, 4.4)]
        polyline(painter, points, ink, 1.8)
    return True


def radio_button(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the circle of a radio button."""
    palette = option.palette
    on = bool(option.state & State.State_On)
    line = palette.color(Role.Dark if enabled(option) else Role.Mid)
    fill = palette.color(Role.Base)
    if on and enabled(option):
        fill = line = palette.color(Role.Accent)
    side = min(option.rect.width(), option.rect.height(), 14)
    square = QRect(0, 0, side, side)
    square.moveCenter(option.rect.center())
    box(painter, square, fill, line, 1, side / 2)
    if on:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(Role.HighlightedText if enabled(option) else Role.Mid))
        painter.drawEllipse(QRectF(square).center(), 2.6, 2.6)
        painter.restore()
    return True


def frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint the frame of a scroll area: a field's outline for texts that can be edited, else a hairline."""
    palette = option.palette
    clear = QColor(Qt.GlobalColor.transparent)
    if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
        focus = widget.hasFocus()
        line = palette.color(Role.Accent if focus else Role.Dark)
        box(painter, option.rect, clear, line, 2 if focus else 1)
    elif isinstance(widget, QAbstractItemView):
        box(painter, option.rect, clear, palette.color(Role.Accent if widget.hasFocus() else Role.Dark), 1)
    elif isinstance(widget, QFrame):
        box(painter, option.rect, clear, palette.color(Role.Mid), 1, 0)
    return True


def focus_rect(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint the focus ring of rows, ticks and bare icons; other controls draw their own."""
    if isinstance(widget, QAbstractItemView):
        ring(painter, option.rect, option.palette.color(Role.Accent), 2)
    elif isinstance(widget, QCheckBox | QRadioButton):
        ring(painter, option.rect.adjusted(-3, -2, 3, 2), option.palette.color(Role.Accent))
    elif isinstance(widget, QToolButton):
        bare_focus(painter, option, widget)
    return True


def bare_focus(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Paint the ring of a control of which nothing else is drawn around, while it has the focus."""
    bare = isinstance(widget, QToolButton | QSlider) or (isinstance(widget, QPushButton) and widget.isFlat())
    if bare and focused(option) and widget is not None:
        ring(painter, widget.rect(), option.palette.color(Role.Accent), 3)


def branch(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the arrow beside a row with children; no lines between rows."""
    if option.state & State.State_Children:
        way = "down" if option.state & State.State_Open else "right"
        chevron(painter, option.rect, option.palette.color(Role.PlaceholderText), way)
    return True


def nothing(_painter: QPainter, _option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint nothing where Fusion would paint a line or gradient that is not wanted."""
    return True


def _arrow(way: str) -> Painter:
    def paint(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
        colour = option.palette.color(Role.ButtonText)
        chevron(painter, option.rect, colour, way, min(3.5, option.rect.width() / 3))
        return True

    return paint


def tip(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the ground of a tooltip."""
    painter.fillRect(option.rect, option.palette.color(Role.ToolTipBase))
    return True


def menu_frame(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the outline of a menu."""
    painter.save()
    painter.setPen(option.palette.color(Role.Dark))
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()
    return True


PAINTERS: dict[QStyle.PrimitiveElement, Painter] = {
    Primitive.PE_PanelLineEdit: line_edit,
    Primitive.PE_PanelButtonCommand: push_button,
    Primitive.PE_PanelButtonTool: tool_button,
    Primitive.PE_IndicatorCheckBox: check_box,
    Primitive.PE_IndicatorItemViewItemCheck: check_box,
    Primitive.PE_IndicatorRadioButton: radio_button,
    Primitive.PE_Frame: frame,
    Primitive.PE_FrameFocusRect: focus_rect,
    Primitive.PE_FrameDefaultButton: nothing,
    Primitive.PE_IndicatorBranch: branch,
    Primitive.PE_IndicatorArrowDown: _arrow("down"),
    Primitive.PE_IndicatorArrowUp: _arrow("up"),
    Primitive.PE_IndicatorArrowRight: _arrow("right"),
    Primitive.PE_IndicatorArrowLeft: _arrow("left"),
    Primitive.PE_PanelMenuBar: nothing,
    Primitive.PE_PanelTipLabel: tip,
    Primitive.PE_FrameMenu: menu_frame,
    Primitive.PE_FrameStatusBarItem: nothing,
    Primitive.PE_PanelStatusBar: nothing,
    Primitive.PE_FrameTabBarBase: nothing,
}
