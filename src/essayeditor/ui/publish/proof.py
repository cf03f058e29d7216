"""The proof: the pages of the PDF as they lie in the book, on a grey desk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from essayeditor.ui.publish.render import PageImages
from essayeditor.ui.style import appearance, metrics

_MARGIN = 16
_GAP = 8
_FOLIO = 20


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a page lies, in pixels from the top of the whole."""

    page: int
    rect: QRect


class ProofView(QAbstractScrollArea):
    """Facing pages, the first one on the right; arrows and Page keys go through them."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: PageImages | None = None
        self._placed: list[Placed] = []
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Proof")
        self.viewport().setAutoFillBackground(False)

    def show_pages(self, images: PageImages | None) -> None:
        """Show other pages, or none."""
        if self._images is not None:
            self._images.close()
        self._images = images
        self._page = 0
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

    def go(self, page: int) -> None:
        """Look at another page."""
        if not self.pages:
            return
        self._page = max(0, min(self.pages - 1, page))
        rect = self._placed[self._page].rect
        bar = self.verticalScrollBar()
        if rect.top() < bar.value() or rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(rect.top() - _MARGIN)
        self._tell()
        self.viewport().update()

    def _tell(self) -> None:
        words = f"Proof, page {self._page + 1} of {self.pages}" if self.pages else "Proof"
        self.setAccessibleName(words)
        self.page_changed.emit(self._page)

    def _place(self) -> None:
        self._placed = []
        if self._images is None:
            self.verticalScrollBar().setRange(0, 0)
            self.viewport().update()
            return
        width = max(40, (self.viewport().width() - 2 * _MARGIN) // 2)
        top = _MARGIN
        height = 0
        for page in range(len(self._images)):
            size = self._images.size(page)
            right = page % 2 == 0
            if not right:
                top += height + _FOLIO + _GAP if page else 0
                height = 0
            elif page == 0:
                height = 0
            tall = round(width * size.height() / size.width())
            height = max(height, tall)
            left = _MARGIN + width if right else _MARGIN
            self._placed.append(Placed(page, QRect(left, top, width, tall)))
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, top + height + _FOLIO + _MARGIN - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(20, height // 6))
        self.viewport().update()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the pages anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages that are in view."""
        colours = appearance.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(colours.desk))
        if self._images is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = self.devicePixelRatioF()
        shift = self.verticalScrollBar().value()
        view = self.viewport().rect()
        painter.setFont(metrics.small())
        for placed in self._placed:
            rect = placed.rect.translated(0, -shift)
            if not rect.adjusted(0, 0, 0, _FOLIO).intersects(view):
                continue
            painter.drawImage(rect, self._images.image(placed.page, round(rect.width() * scale)))
            painter.setPen(QColor(colours.border))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            below = QRect(rect.x(), rect.bottom() + 2, rect.width(), _FOLIO)
            painter.setPen(QColor(colours.text))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(placed.page + 1))
            if placed.page == self._page and self.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the pages."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 2, Qt.Key.Key_Up: -2}
        if event.key() in steps:
            self.go(self._page + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            rows = max(1, self.viewport().height() // max(1, self._row_height()))
            self.go(self._page + 2 * rows * (1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if event.key() == Qt.Key.Key_Home else self.pages - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the page under the pointer."""
        at = event.position().toPoint()
        at.setY(at.y() + self.verticalScrollBar().value())
        for placed in self._placed:
            if placed.rect.contains(at):
                self.go(placed.page)

    def _row_height(self) -> int:
        return self._placed[-1].rect.height() + _FOLIO + _GAP if self._placed else 1

    def sizeHint(self) -> QSize:
        """Return room for two facing pages."""
        return QSize(300, 500)
