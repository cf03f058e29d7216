"""The names of the paragraph styles, in the margin beside the blocks that are in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from essayeditor.ui.edit.bridge import formats
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.bridge.values import unpack_block
from essayeditor.ui.edit.commands import styling
from essayeditor.ui.style import appearance, metrics

if TYPE_CHECKING:
    from essayeditor.ui.edit.column import ColumnView

WIDTH = 104
_GAP = 12
_OBJECTS = {
    "Figure": "Picture",
    "Table": "Table",
    "Statistic": "Statistic",
    "Separator": "Break",
    "Kept": "Kept",
    "Box": "Box",
}


class StyleNames(QWidget):
    """A strip at the left of the column; the name of the block with the cursor is in the accent."""

    def __init__(self, view: ColumnView) -> None:
        super().__init__(view)
        self._view = view
        self._last: object = None
        self._scrolled = 0
        self.warned: dict[str, str] = {}
        """What stands in the place of a style's name, in amber, by the id of a block."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def update_part(self, part: QRectF) -> None:
        """Paint again beside a part of the text that was laid out anew, if it moved or changed its style.

        It is called with every key, and most keys leave the names where they are.
        """
        block, document = self._view.textCursor().block(), self._view.document()
        now = (block.blockNumber(), block.blockFormatIndex(), document.blockCount(), document.size().height())
        if now == self._last:
            return
        self._last = now
        top = part.top() - self._view.verticalScrollBar().value()
        if top > self.height() or top + part.height() < 0:
            return
        place = QRectF(0, top - 30, WIDTH, part.height() + 60).intersected(QRectF(self.rect()))
        self.update(place.toAlignedRect())

    def begin(self) -> None:
        """Paint all names again: another text is shown."""
        self._last = None
        self._scrolled = self._view.verticalScrollBar().value()
        self.update()

    def follow(self, scrolled: int) -> None:
        """Scroll with the text: what stays in sight is not painted again."""
        by, self._scrolled = self._scrolled - scrolled, scrolled
        self.scroll(0, by)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names of the blocks in sight."""
        painter = QPainter(self)
        palette = self._view.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Base))
        if self._view.buffer is None or self._view.wide or self._view.dimmed:
            return
        top = self._view.viewport().y() - self.y()
        here = self._view.textCursor().block()
        base = QFontMetrics(self._view.document().defaultFont()).ascent()
        usual, strong = metrics.small(), metrics.small()
        strong.setWeight(metrics.strong().weight())
        measures = {False: QFontMetrics(usual), True: QFontMetrics(strong)}
        for block, rect in self._view.visible_blocks(event.rect().top() - top, event.rect().bottom() - top):
            facts = formats.block_facts(block)
            warning = self.warned.get(facts.id, "") if facts.id else ""  # objects have none
            said = warning or self._name(block, facts)
            if not said:
                continue
            current = block == here
            painter.setFont(strong if current else usual)
            role = QPalette.ColorRole.Accent if current else QPalette.ColorRole.PlaceholderText
            painter.setPen(QColor(appearance.colours().amber.ink) if warning else palette.color(role))
            line = block.layout().lineAt(0)
            ascent = round(line.ascent()) if line.isValid() and facts.role is not Role.OBJECT else base
            fm = measures[current]
            y = top + rect.top() + ascent - fm.ascent()
            place = QRect(0, y, WIDTH - _GAP, fm.height())
            elided = fm.elidedText(said, Qt.TextElideMode.ElideRight, place.width() - 4)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, elided)

    def _name(self, block: object, facts: formats.BlockFacts) -> str:
        if facts.role is not Role.OBJECT:
            said = styling.name(facts)
            return f"{said} ({facts.lang})" if facts.lang else said
        at = block.begin()
        while not at.atEnd():
            chars = formats.read_char_format(at.fragment().charFormat())
            if chars.object:
                return _OBJECTS.get(type(unpack_block(chars.object)).__name__, "")
            at += 1
        return ""
