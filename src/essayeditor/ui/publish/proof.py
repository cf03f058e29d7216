"""The proof: the pages of the PDF as they lie in the book, on a grey desk."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from essayeditor.ui.style import appearance, metrics

_MARGIN = 16
_GAP = 8
_FOLIO = 20
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Steps of the zoom; at 1 the pages fill the width of the pane."""
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
_NOTHING = "The pages are shown here once the PDF is made."


class Pictures(Protocol):
    """Pages as pictures, each counted from 0."""

    def __len__(self) -> int: ...

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, in points."""

    def label(self, page: int) -> str:
        """Return the number that a page bears."""

    def title_at(self, page: int, among: Container[str]) -> str:
        """Return which of these titles a page belongs to, or ""."""

    def image(self, page: int, width: int) -> QImage:
        """Return a page as a picture, as a rule `width` pixels wide."""

    def close(self) -> None:
        """Let go of the pages."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a page lies, in pixels from the top of the whole."""

    page: int
    rect: QRect


class ProofView(QAbstractScrollArea):
    """Facing pages, the first one on the right, or one page after the other.

    Arrows and Page keys go through them; Ctrl with + and -, or with the wheel, zooms, Ctrl+0 fits.
    """

    name = "Proof"
    nothing = _NOTHING
    ringed = True
    """Whether the page that is looked at has a ring."""
    first_right = True
    """Whether the first of two facing pages stands on the right."""
    page_changed = Signal(int)
    pointed = Signal(int, float, float)
    """A page was clicked: which, and how far from its left and its top, in points."""
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Pictures | None = None
        self._placed: list[Placed] = []
        self._page = 0
        self._zoom = ZOOMS.index(1.0)
        self._facing = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.name)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_pages(self, images: Pictures | None, *, keep: bool = False) -> None:
        """Show other pages, or none; with `keep`, at the same place and in the same size as before."""
        if self._images is not None:
            self._images.close()
        self._images = images
        if keep:
            self._page = max(0, min(self._page, self.pages - 1))
        else:
            self._page = 0
            self._zoom = ZOOMS.index(1.0)
            self.verticalScrollBar().setValue(0)
        self._place()
        self._tell()

    @property
    def page(self) -> int:
        """The page that is looked at, counted from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._images) if self._images is not None else 0

    @property
    def label(self) -> str:
        """The number that the page bears, "" while there is none."""
        return self._images.label(self._page) if self._images is not None and self.pages else ""

    @property
    def facing(self) -> bool:
        """Whether pages stand two by two."""
        return self._facing

    @property
    def can_grow(self) -> bool:
        """Whether the pages can be shown larger."""
        return bool(self.pages) and self._zoom + 1 < len(ZOOMS)

    @property
    def can_shrink(self) -> bool:
        """Whether the pages can be shown smaller."""
        return bool(self.pages) and self._zoom > 0

    def title(self, among: Container[str]) -> str:
        """Return which of these titles the page belongs to, or ""."""
        return self._images.title_at(self._page, among) if self._images is not None else ""

    def face(self, facing: bool) -> None:
        """Show pages two by two, or one after the other."""
        self._facing = facing
        self._place()
        self.go(self._page)
        self.zoomed.emit()

    def zoom(self, steps: int) -> None:
        """Show the pages larger or smaller; 0 fits them into the pane."""
        wanted = self._zoom + steps if steps else ZOOMS.index(1.0)
        self._zoom = max(0, min(len(ZOOMS) - 1, wanted))
        self._place()
        self.go(self._page)
        self.zoomed.emit()

    def go(self, page: int) -> None:
        """Look at another page."""
        if not self.pages:
            return
        self._page = max(0, min(self.pages - 1, page))
        rect = self._placed[self._page].rect
        bar = self.verticalScrollBar()
        if rect.top() < bar.value() or rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(rect.top() - _MARGIN)
        across = self.horizontalScrollBar()
        if across.maximum():
            across.setValue(rect.left() - _MARGIN)
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        number = str(self._page + 1)
        place = number if self.label == number else f"{self.label}, {number}"
        self.setAccessibleName(f"{self.name}, page {place} of {self.pages}" if self.pages else self.name)
        self.page_changed.emit(self._page)

    def _place(self) -> None:
        self._placed = []
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if self._images is None:
            across.setRange(0, 0)
            down.setRange(0, 0)
            self.viewport().update()
            return
        columns = 2 if self._facing else 1
        room = max(80, self.viewport().width() - 2 * _MARGIN)
        width = max(20, round(room // columns * ZOOMS[self._zoom]))
        start = max(_MARGIN, (self.viewport().width() - width * columns) // 2)
        top, height = _MARGIN, 0
        for page in range(len(self._images)):
            size = self._images.size(page)
            column = (page + self.first_right) % 2 if self._facing else 0
            if column == 0 and page:
                top += height + _FOLIO + _GAP
                height = 0
            tall = round(width * size.height() / size.width())
            height = max(height, tall)
            self._placed.append(Placed(page, QRect(start + column * width, top, width, tall)))
        down.setRange(0, max(0, top + height + _FOLIO + _MARGIN - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(max(20, height // 6))
        across.setRange(0, max(0, start + width * columns + _MARGIN - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        across.setSingleStep(max(20, width // 6))
        self.viewport().update()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages anew."""
        super().resizeEvent(event)
        self._place()

    def update_page(self, page: int) -> None:
        """Paint one page again, if it is in view."""
        if page < len(self._placed):
            self.viewport().update(self._in_view(self._placed[page].rect))

    def _in_view(self, rect: QRect) -> QRect:
        return rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in view."""
        colours = appearance.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.desk))
        if self._images is None:
            painter.setPen(QColor(colours.secondary))
            room = self.viewport().rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.nothing)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self.devicePixelRatioF()
        painter.setFont(metrics.small())
        for placed in self._placed:
            rect = self._in_view(placed.rect)
            if not rect.adjusted(0, 0, 0, _FOLIO).intersects(event.rect()):
                continue
            wanted = round(rect.width() * scale)
            image = self._images.image(placed.page, wanted)
            place = QRectF(rect)
            if image.width() == wanted:  # as many pixels as there are: nothing is to be scaled
                place.setSize(QSizeF(image.size()) / scale)
            painter.drawImage(place, image)
            self.mark(painter, placed.page, rect)
            painter.setPen(QColor(colours.border))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            below = QRect(rect.x(), rect.bottom() + 2, rect.width(), _FOLIO)
            painter.setPen(QColor(colours.text))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._images.label(placed.page))
            if placed.page == self._page and self.ringed:
                painter.setPen(QPen(QColor(colours.accent), 2 if self.hasFocus() else 1))
                painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages, or zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in _ZOOM_KEYS:
            self.zoom(_ZOOM_KEYS[Qt.Key(event.key())])
            return
        row = 2 if self._facing else 1
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row}
        if event.key() in steps:
            self.go(self._page + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            rows = max(1, self.viewport().height() // max(1, self._row_height()))
            self.go(self._page + row * rows * (1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if event.key() == Qt.Key.Key_Home else self.pages - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom while Ctrl is held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the page under the pointer."""
        at = event.position().toPoint()
        at += QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for placed in self._placed:
            if placed.rect.contains(at):
                self.go(placed.page)
                points = self._images.size(placed.page).width() / placed.rect.width() if self._images else 1.0
                inside = at - placed.rect.topLeft()
                self.pointed.emit(placed.page, inside.x() * points, inside.y() * points)

    def mark(self, painter: QPainter, page: int, rect: QRect) -> None:
        """Paint over a page that lies at `rect` of the viewport; here, nothing."""

    def _row_height(self) -> int:
        return self._placed[-1].rect.height() + _FOLIO + _GAP if self._placed else 1

    def sizeHint(self) -> QSize:
        """Return room for two facing pages."""
        return QSize(300, 500)
