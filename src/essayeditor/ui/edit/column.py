"""A text set in a column of a good measure: what is drawn around it, behind it and over it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from essayeditor.ui.edit import grounds, overlays
from essayeditor.ui.edit.buffer import Buffer
from essayeditor.ui.edit.margin import WIDTH, StyleNames
from essayeditor.ui.edit.objects.wholes import Over, Overs
from essayeditor.ui.style import metrics

CHARACTERS = 66
"""The most characters to a line of the column."""
Overlayer = Callable[[QTextBlock, QTextBlock], list[QTextEdit.ExtraSelection]]
"""Returns what lies over the blocks from the first to the last, which are in sight or near it."""
Painter = Callable[[QPainter, "ColumnView", QRect], object]
"""Paints on the viewport, within a part of it."""
_STEPS = 4
"""Blocks looked at before Qt is asked for the one at a height, which takes as long as many of them."""
_SAMPLE = "the council, the housing association and whoever holds the lease "


class ColumnView(QTextEdit):
    """Sets the text of a Buffer in the middle of the room there is, style names at its left."""

    refitted = Signal()
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buffer: Buffer | None = None
        self.points = 12.0
        self.wide = False
        self.dimmed = False
        self._column = 0
        self.overlayers: list[Overlayer] = []
        self.inside_overlayers: list[Overs] = []
        """What lies over the words inside whole blocks: tables, captions, statistics."""
        self.under: list[Painter] = []
        self.over: list[Painter] = []
        self.side: QWidget | None = None
        self._overlaid = (0, 0)
        self._block_here = -1
        self._near = 0
        self._blank = QTextDocument(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.names = StyleNames(self)
        self.verticalScrollBar().valueChanged.connect(self.names.follow)
        self.verticalScrollBar().valueChanged.connect(self._overlay_in_sight)
        self.cursorPositionChanged.connect(self._moved)

    def open(self, buffer: Buffer | None) -> None:
        """Show a buffer, or nothing."""
        if self.buffer is not None:
            self.buffer.settled.disconnect(self.overlay)
            self.buffer.qt.documentLayout().update.disconnect(self.names.update_part)
        self.setExtraSelections([])  # Qt asks them where they lay, and must not ask a text that is gone
        self._overlaid = (0, 0)
        self.buffer = buffer
        if buffer is None:
            self.setDocument(self._blank)
            return
        buffer.zoom(self.points)
        buffer.lay_over_wholes(self._over_inside)
        self.setDocument(buffer.qt)
        buffer.settled.connect(self.overlay)
        buffer.qt.documentLayout().update.connect(self.names.update_part)
        self.names.begin()
        self._overlay_between(0, self.viewport().height())  # what is near follows when the text has settled
        self._fit()

    def _over_inside(self, block: QTextBlock) -> list[Over]:
        return [over for overlayer in self.inside_overlayers for over in overlayer(block)]

    def overlay(self) -> None:
        """Lay the colours of links, suggestions and comments over the text in sight and near it."""
        height = self.viewport().height()
        self._overlay_between(-height, 2 * height)

    def _overlay_between(self, top: int, bottom: int) -> None:
        if self.buffer is None:
            return
        near = self.visible_blocks(top, bottom)
        if near:
            first, last = near[0][0], near[-1][0]
            self._overlaid = (first.position(), last.position() + last.length())
            found = overlays.selections(self.buffer, self.textCursor(), first, last, dim=self.dimmed)
            for overlayer in self.overlayers:
                found.extend(overlayer(first, last))
            self.setExtraSelections(found)

    def _overlay_in_sight(self) -> None:
        """Lay colours over what came into sight, when it goes beyond what has them."""
        if self.buffer is None:
            return
        shown = self.visible_blocks(0, self.viewport().height())
        if shown and not (
            self._overlaid[0] <= shown[0][0].position() and shown[-1][0].position() <= self._overlaid[1]
        ):
            self.overlay()

    def recolour(self) -> None:
        """Take the colours of the present appearance."""
        if self.buffer is not None:
            self.buffer.recolour()
        self.overlay()
        self.viewport().update()
        self.names.update()

    def set_points(self, points: float) -> None:
        """Set the size of the text."""
        self.points = max(8.0, min(36.0, points))
        if self.buffer is not None:
            self.buffer.zoom(self.points)
        self._fit()
        self.names.update()
        self.zoomed.emit()

    def set_column(self, width: int) -> None:
        """Set the width of the column in pixels at 12 points; 0 for the usual one."""
        self._column = width
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the text larger or smaller while Ctrl is held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.set_points(self.points + (1 if turned > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def set_side(self, side: QWidget) -> None:
        """Put a strip at the right of the column; it is as wide as its `sizeHint`, and hidden at first.

        It is as high as the view: what it paints it shifts by the scroll bar, as `names` does.
        """
        side.setParent(self)
        side.hide()
        self.side = side
        side.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for the strip at the right as it comes and goes."""
        if watched is self.side and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def column(self) -> int:
        """Return the width of 66 characters of the text, in pixels."""
        if self._column:
            return round(self._column * self.points / 12)
        return _measure(self.points, self.logicalDpiX())

    def placed(self, width: int) -> tuple[int, int]:
        """Return where the column begins in a view of this width, and how wide it is, in pixels."""
        side = 0 if self.side is None or self.side.isHidden() else self.side.sizeHint().width()
        column = min(self.column(), max(200, width - WIDTH - metrics.GROUP - side))
        spare = max(0, width - column - side)
        return min(max(WIDTH, spare // 2), spare), column

    def refit(self) -> None:
        """Set the column anew: what stands beside it takes another width."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at its width, in the middle of the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        left, column = self.placed(self.width())
        self.setViewportMargins(left, 0, max(0, self.width() - left - column), 0)
        self.names.setGeometry(QRect(left - WIDTH, 0, WIDTH, self.height()))
        if self.side is not None and not self.side.isHidden():
            width = self.side.sizeHint().width()
            self.side.setGeometry(QRect(left + column, 0, width, self.height()))
        self._set_width(column)
        self.refitted.emit()

    def _set_width(self, column: int) -> None:
        if self.lineWrapColumnOrWidth() != column:
            self.setLineWrapColumnOrWidth(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grounds and bars under the text, then the text, then the marks of list items."""
        under = [*grounds.painters(self, event.rect()), *self.under] if self.buffer is not None else []
        if under:
            painter = QPainter(self.viewport())
            for paint in under:
                paint(painter, self, event.rect())
            painter.end()
        super().paintEvent(event)
        if self.buffer is not None and self.over:
            painter = QPainter(self.viewport())
            for paint in self.over:
                paint(painter, self, event.rect())
            painter.end()

    def visible_blocks(self, top: int, bottom: int) -> list[tuple[QTextBlock, QRect]]:
        """Return the blocks between two heights of the viewport, each with its place there."""
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        block = self._block_at(top + scrolled)
        self._near = block.blockNumber()
        if (before := block.previous()).isValid():
            block = before
        found = []
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, -scrolled).toAlignedRect()
            if rect.top() > bottom:
                break
            found.append((block, rect))
            block = block.next()
        return found

    def _block_at(self, y: int) -> QTextBlock:
        """Return the block at a height of the text; most often it is the same as the last time."""
        document = self.document()
        layout = document.documentLayout()
        block = document.findBlockByNumber(self._near)
        for _step in range(_STEPS):
            if not block.isValid():
                break
            place = layout.blockBoundingRect(block)
            if place.top() > y:
                block = block.previous()
            elif place.bottom() < y:
                block = block.next()
            else:
                return block
        return document.findBlock(max(0, layout.hitTest(QPointF(8, y), Qt.HitTestAccuracy.FuzzyHit)))

    def _moved(self) -> None:
        block = self.textCursor().block().blockNumber()
        if block != self._block_here:
            self._block_here = block
            self.names.update()
            if self.dimmed:
                self.overlay()


@lru_cache(maxsize=8)
def _measure(points: float, _dpi: int) -> int:
    """Return the width in pixels of 66 characters of essay text on a screen of this resolution."""
    fm = QFontMetricsF(metrics.essay(points))
    return round(fm.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * CHARACTERS) + 8
