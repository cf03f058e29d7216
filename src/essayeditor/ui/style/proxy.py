"""The window's style: Fusion, with outlines of 3:1, a 2 px accent focus ring, and flat bars.

Fusion's own outlines fall below 3:1 and ignore the accent role. What is not named in the tables
of painters is left to Fusion.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QTextEdit,
    QWidget,
)

from essayeditor.ui.style import complexes, elements, metrics, primitives
from essayeditor.ui.style.strokes import State

Control = QStyle.ControlElement
Complex = QStyle.ComplexControl
Contents = QStyle.ContentsType
Hint = QStyle.StyleHint
Metric = QStyle.PixelMetric
Sub = QStyle.SubControl

_METRICS = {
    Metric.PM_SmallIconSize: metrics.ICON,
    Metric.PM_ButtonIconSize: metrics.ICON,
    Metric.PM_TabBarIconSize: metrics.ICON,
    Metric.PM_ToolBarIconSize: metrics.ICON,
    Metric.PM_ListViewIconSize: metrics.ICON,
    Metric.PM_IndicatorWidth: 14,
    Metric.PM_IndicatorHeight: 14,
    Metric.PM_ExclusiveIndicatorWidth: 14,
    Metric.PM_ExclusiveIndicatorHeight: 14,
    Metric.PM_ScrollBarExtent: 12,
    Metric.PM_SplitterWidth: 1,
    Metric.PM_ButtonShiftHorizontal: 0,
    Metric.PM_ButtonShiftVertical: 0,
    Metric.PM_MenuBarPanelWidth: 0,
    Metric.PM_ToolBarFrameWidth: 0,
    Metric.PM_ToolBarItemMargin: 0,
    Metric.PM_ToolBarItemSpacing: metrics.BETWEEN,
    Metric.PM_HeaderMargin: 6,
    Metric.PM_TabBarTabShiftVertical: 0,
    Metric.PM_TabBarTabShiftHorizontal: 0,
}
_HINTS = {
    Hint.SH_ComboBox_Popup: 0,
    Hint.SH_ItemView_ShowDecorationSelected: 1,
    Hint.SH_EtchDisabledText: 0,
    Hint.SH_DitherDisabledText: 0,
    Hint.SH_UnderlineShortcut: 0,
    Hint.SH_Widget_Animate: 0,
    Hint.SH_Widget_Animation_Duration: 0,
    Hint.SH_ItemView_ActivateItemOnSingleClick: 0,
    Hint.SH_ScrollView_FrameOnlyAroundContents: 0,
    Hint.SH_ToolTipLabel_Opacity: 255,
}
_LEAST = {
    Contents.CT_PushButton: metrics.BUTTON,
    Contents.CT_ToolButton: metrics.BUTTON,
    Contents.CT_LineEdit: metrics.FIELD,
    Contents.CT_ComboBox: metrics.FIELD,
    Contents.CT_SpinBox: metrics.FIELD,
    Contents.CT_ItemViewItem: metrics.LIST_ROW,
    Contents.CT_MenuItem: metrics.LIST_ROW - 2,
    Contents.CT_HeaderSection: metrics.LIST_ROW,
    Contents.CT_CheckBox: 24,
    Contents.CT_RadioButton: 24,
}
_FIELDS = (Contents.CT_LineEdit, Contents.CT_ComboBox, Contents.CT_SpinBox, Contents.CT_PushButton)
_SEPARATOR = QStyleOptionMenuItem.MenuItemType.Separator
_TEXT_INSET = 5


class HouseStyle(QProxyStyle):
    """Fusion as the interface guide wants it."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.setObjectName("essayeditor")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a primitive element."""
        paint = primitives.PAINTERS.get(element)
        if paint is None or not paint(painter, option, widget):
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a control element."""
        paint = elements.PAINTERS.get(element)
        if paint is not None and paint(painter, option, widget):
            return
        if element == Control.CE_TabBarTabLabel:
            painter.save()
            elements.strong_tab(painter, option)
            option.state &= ~State.State_HasFocus  # the ring is painted with the shape
            super().drawControl(element, option, painter, widget)
            painter.restore()
            return
        super().drawControl(element, option, painter, widget)
        if element == Control.CE_MenuItem:
            elements.menu_accent(painter, option, widget)
        elif element == Control.CE_PushButton:
            primitives.bare_focus(painter, option, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint a composed control."""
        paint = complexes.PAINTERS.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
            if control == QStyle.ComplexControl.CC_Slider:
                primitives.bare_focus(painter, option, widget)
        else:
            paint(self, painter, option, widget)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return a size of the grid, or Fusion's."""
        if metric == Metric.PM_DefaultFrameWidth and isinstance(widget, QTextEdit | QPlainTextEdit):
            return 2  # room for the focus ring
        if metric in _METRICS:
            return _METRICS[metric]
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Return how a control behaves, or Fusion's answer."""
        if hint in _HINTS:
            return _HINTS[hint]
        return super().styleHint(hint, option, widget, returned)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Return a control's size, never below the grid."""
        made = super().sizeFromContents(kind, option, size, widget)
        least = _LEAST.get(kind)
        if isinstance(option, QStyleOptionMenuItem) and option.menuItemType == _SEPARATOR:
            least = None
            made.setHeight(2 * metrics.WITHIN + 1)
        if least is not None:
            made.setHeight(max(made.height(), least))
        if kind in _FIELDS and widget is not None:
            made.setHeight(max(metrics.FIELD, widget.fontMetrics().height() + 10))
        if kind == Contents.CT_LineEdit:
            made.setWidth(made.width() + 2 * _TEXT_INSET)
        elif kind == Contents.CT_ComboBox:
            made.setWidth(made.width() + 14)
        elif kind == Contents.CT_ToolButton:
            made.setWidth(max(made.width(), metrics.BUTTON))
        elif kind == Contents.CT_PushButton:
            made.setWidth(max(size.width() + 24, metrics.BUTTON))
        return made

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Return where a part of a control lies: words in a field stand clear of its outline."""
        rect = super().subElementRect(element, option, widget)
        owner = widget.parent() if widget is not None else None
        if element == QStyle.SubElement.SE_LineEditContents and not isinstance(owner, QComboBox):
            return rect.adjusted(_TEXT_INSET, 0, -_TEXT_INSET, 0)
        if element == QStyle.SubElement.SE_ComboBoxFocusRect:
            return rect.adjusted(2, 0, 0, 0)
        return rect

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return where a part of a composed control lies: scroll bars have no buttons."""
        if control == Complex.CC_ScrollBar and part in (Sub.SC_ScrollBarAddLine, Sub.SC_ScrollBarSubLine):
            return QRect()
        rect = super().subControlRect(control, option, part, widget)
        if part == Sub.SC_ComboBoxEditField and control == Complex.CC_ComboBox:
            return rect.adjusted(4, 0, 0, 0)
        return rect
