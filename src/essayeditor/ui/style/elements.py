"""How the style paints control elements: tabs, progress, headers, splitters, bars and menus."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QStyle, QStyleOption, QStyleOptionButton, QWidget

from essayeditor.ui.style import metrics
from essayeditor.ui.style.metrics import EDGE
from essayeditor.ui.style.primitives import LINK, Painter, is_primary
from essayeditor.ui.style.strokes import Role, State, chevron, enabled, focused, ring

Control = QStyle.ControlElement
SHEETS = "essayeditorSheets"
"""Property of a tab bar whose tabs are the tops of sheets, not words with a line under them."""
ICON_GAP = 6
"""Pixels between a button's icon and its words."""


def tab_shape(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint a tab: nothing but the 2 px underline of the selected one, and the focus ring."""
    rect: QRect = option.rect
    if widget is not None and widget.property(SHEETS):
        _sheet_tab(painter, option, rect)
    elif option.state & State.State_Selected and enabled(option):
        painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, option.palette.color(Role.Accent))
    elif option.state & State.State_MouseOver and enabled(option):
        painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, option.palette.color(Role.Mid))
    if focused(option) and option.state & State.State_Selected:
        ring(painter, rect.adjusted(2, 3, -2, -3), option.palette.color(Role.Accent))
    return True


def _sheet_tab(painter: QPainter, option: QStyleOption, rect: QRect) -> None:
    """Paint the top of a sheet: the selected one has the ground of the text and an accent edge."""
    palette = option.palette
    selected = option.state & State.State_Selected
    if selected:
        painter.fillRect(rect, palette.color(Role.Base))
        painter.fillRect(rect.x(), rect.y(), rect.width(), 2, palette.color(Role.Accent))
    elif option.state & State.State_MouseOver:
        painter.fillRect(rect.adjusted(0, 0, 0, -1), palette.color(Role.Midlight))
    painter.fillRect(rect.right(), rect.y(), 1, rect.height(), palette.color(Role.Mid))


def progress_groove(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the ground of a progress bar."""
    painter.fillRect(option.rect, option.palette.color(Role.Mid))
    return True


def progress_contents(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint how far the work is; when that is unknown, the bar is half filled and does not move."""
    span = option.maximum - option.minimum
    share = (option.progress - option.minimum) / span if span > 0 else 0.5
    part = QRect(option.rect)
    part.setWidth(round(part.width() * max(0.0, min(1.0, share))))
    if option.direction == Qt.LayoutDirection.RightToLeft:
        part.moveRight(option.rect.right())
    painter.fillRect(part, option.palette.color(Role.Accent))
    return True


def header_section(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint a table header's ground and the hairline under it."""
    rect: QRect = option.rect
    painter.fillRect(rect, option.palette.color(Role.Window))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
    return True


def header_empty(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint what is right of the last header section."""
    return header_section(painter, option, widget)


def splitter(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint a splitter as a hairline; as the accent while it has the focus."""
    role = Role.Accent if widget is not None and widget.hasFocus() else Role.Mid
    painter.fillRect(option.rect, option.palette.color(role))
    return True


def tool_bar(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint a tool bar flat, with a hairline under it."""
    rect: QRect = option.rect
    painter.fillRect(rect, option.palette.color(Role.Window))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, option.palette.color(Role.Mid))
    return True


def menu_bar_empty(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> bool:
    """Paint the menu bar flat."""
    painter.fillRect(option.rect, option.palette.color(Role.Window))
    return True


def menu_bar_item(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint one entry of the menu bar: plain words, on a tint while it is chosen."""
    chosen = bool(option.state & (State.State_Selected | State.State_Sunken)) and enabled(option)
    painter.fillRect(option.rect, option.palette.color(Role.Highlight if chosen else Role.Window))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextDontClip
    if widget is None or not widget.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, option, widget):
        flags |= Qt.TextFlag.TextHideMnemonic
    painter.setPen(option.palette.color(Role.WindowText if enabled(option) else Role.Dark))
    painter.drawText(option.rect, flags, option.text)
    return True


def shaped_frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint the dividing lines as hairlines; leave other frames to the base style."""
    if not isinstance(widget, QFrame):
        return False
    rect: QRect = option.rect
    colour = option.palette.color(Role.Mid)
    if widget.frameShape() == QFrame.Shape.HLine:
        painter.fillRect(rect.x(), rect.center().y(), rect.width(), 1, colour)
        return True
    if widget.frameShape() == QFrame.Shape.VLine:
        painter.fillRect(rect.center().x(), rect.y(), 1, rect.height(), colour)
        return True
    return False


def menu_accent(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Paint the accent bar at the left of the chosen menu row, over what the base style painted."""
    if option.state & State.State_Selected and enabled(option):
        rect: QRect = option.rect
        painter.fillRect(rect.x(), rect.y(), EDGE, rect.height(), option.palette.color(Role.Accent))


_MENU_ARROW = 14
"""Pixels at the right of a button that opens a menu which its arrow takes."""


def push_button_label(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> bool:
    """Paint a button's icon and words, in the colour that reads on the accent if it is primary."""
    rect: QRect = option.rect
    palette = option.palette
    able = enabled(option)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    width = painter.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, option.text).width()
    sign = not option.icon.isNull()
    if option.features & QStyleOptionButton.ButtonFeature.HasMenu:
        rect = rect.adjusted(0, 0, -_MENU_ARROW, 0)
    whole = width + (metrics.ICON + ICON_GAP if sign and option.text else metrics.ICON if sign else 0)
    left = rect.x() + max(0, (rect.width() - whole) // 2)
    if sign:
        mode = QIcon.Mode.Normal if able else QIcon.Mode.Disabled
        place = QRect(left, rect.center().y() - metrics.ICON // 2 + 1, metrics.ICON, metrics.ICON)
        option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        left += metrics.ICON + ICON_GAP
    role = Role.HighlightedText if is_primary(widget) and able else Role.ButtonText
    if able and widget is not None and widget.property(LINK):
        role = Role.Link
    painter.setPen(palette.color(role))
    painter.drawText(QRect(left, rect.y(), rect.right() - left + 1, rect.height()), flags, option.text)
    return True


def strong_tab(painter: QPainter, option: QStyleOption) -> None:
    """Make the selected tab's words semi-bold, the others' of the secondary colour."""
    palette = QPalette(option.palette)
    if option.state & State.State_Selected and enabled(option):
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
    elif enabled(option):
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        for role in (Role.WindowText, Role.ButtonText):
            palette.setColor(role, palette.color(Role.PlaceholderText))
    option.palette = palette


def combo_chevron(painter: QPainter, option: QStyleOption) -> None:
    """Paint the arrow of a combo box."""
    rect = QRect(option.rect)
    rect.setLeft(rect.right() - 20)
    chevron(painter, rect, option.palette.color(Role.ButtonText), "down", 4)


PAINTERS: dict[QStyle.ControlElement, Painter] = {
    Control.CE_TabBarTabShape: tab_shape,
    Control.CE_ProgressBarGroove: progress_groove,
    Control.CE_ProgressBarContents: progress_contents,
    Control.CE_HeaderSection: header_section,
    Control.CE_HeaderEmptyArea: header_empty,
    Control.CE_Splitter: splitter,
    Control.CE_ToolBar: tool_bar,
    Control.CE_MenuBarEmptyArea: menu_bar_empty,
    Control.CE_MenuBarItem: menu_bar_item,
    Control.CE_PushButtonLabel: push_button_label,
    Control.CE_ShapedFrame: shaped_frame,
}
