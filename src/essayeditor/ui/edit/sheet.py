"""The sheet: title and standfirst above the text, scrolling away with it under one scroll bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from essayeditor.ui.edit.heading_fields import HeadingFields
from essayeditor.ui.edit.view import TextView


class Sheet(QWidget):
    """Places the fields and the text one under the other.

    The text scrolls by itself when its cursor moves; the fields then scroll out of sight first. What
    is scrolled in all is what the fields are shifted by and what the text is scrolled by.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = HeadingFields(self)
        self.view = TextView(self)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.ensurePolished()
        self.bar.setAttribute(
            Qt.WidgetAttribute.WA_OpaquePaintEvent
        )  # it does paint all, though Fusion denies
        self._bar_width = 0
        self._placing = False
        self.bar.valueChanged.connect(self._scrolled)
        inner = self.view.verticalScrollBar()
        inner.valueChanged.connect(self._text_scrolled)
        inner.rangeChanged.connect(lambda _a, _b: self._place())
        self.fields.grown.connect(self._place)
        self.view.refitted.connect(self._place)
        self.fields.below.connect(self._into_text)
        self.view.cursorPositionChanged.connect(self._at_start)
        self.setFocusProxy(self.view)

    @property
    def shift(self) -> int:
        """How far the fields are scrolled out of sight, in pixels."""
        return -self.fields.y()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._bar_width = self.bar.sizeHint().width()
        self._place()

    def top(self) -> None:
        """Show the beginning."""
        self.bar.setValue(0)

    def _place(self) -> None:
        if self._placing:
            return
        self._placing = True
        width, height = self.width(), self.height()
        bar = self._bar_width
        self.bar.setGeometry(width - bar, 0, bar, height)
        inner = self.view.verticalScrollBar()
        left, column = self.view.placed(width - bar)
        self.fields.align(left + 4, column - 8)
        tall = 0 if self.fields.isHidden() else self.fields.wanted_height()
        shift = min(self.bar.value(), tall)
        self.fields.setGeometry(0, -shift, width - bar, tall)
        self.view.setGeometry(0, tall - shift, width - bar, max(40, height - tall + shift))
        most = tall + self._text_height() - height
        self.bar.setPageStep(height)
        self.bar.setSingleStep(20)
        self.bar.setRange(0, max(0, most, shift + inner.value()))
        inner.setValue(max(0, self.bar.value() - tall))
        self.bar.setVisible(self.bar.maximum() > 0)
        self._placing = False

    def _text_height(self) -> int:
        inner = self.view.verticalScrollBar()
        if inner.maximum() > 0:
            return inner.maximum() + self.view.viewport().height()
        return round(self.view.document().size().height())

    def _scrolled(self, _value: int) -> None:
        self._place()

    def _text_scrolled(self, value: int) -> None:
        if not self._placing:
            wanted = self.shift + value
            self._placing = True
            self.bar.setRange(0, max(self.bar.maximum(), wanted))
            self._placing = False
            if self.bar.value() == wanted:
                self._place()
            self.bar.setValue(wanted)

    def _at_start(self) -> None:
        if self.view.textCursor().position() == 0:
            self.top()

    def _into_text(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, wherever the pointer is."""
        QApplication.sendEvent(self.bar, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the page."""
        QPainter(self).fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
