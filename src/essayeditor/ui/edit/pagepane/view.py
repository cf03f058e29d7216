"""The pages of the essay, with the line of the cursor marked on them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from essayeditor.typeset.page_map import Spot
from essayeditor.ui.publish.proof import ZOOMS, ProofView
from essayeditor.ui.style.colours import LIGHT

_AROUND = 3


class PageView(ProofView):
    """A proof of one essay. `show_spots` marks places on it and brings them into sight."""

    name = "Page"
    nothing = "The pages are being laid out…"
    ringed = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots: list[Spot] = []

    @property
    def spots(self) -> list[Spot]:
        """What is marked."""
        return list(self._spots)

    @property
    def step(self) -> int:
        """Which step of the zoom is taken."""
        return self._zoom

    def set_step(self, step: int) -> None:
        """Take a step of the zoom."""
        self._zoom = max(0, min(len(ZOOMS) - 1, step))
        self._place()
        self.zoomed.emit()

    def say(self, words: str) -> None:
        """Say something where the pages are to come."""
        self.nothing = words
        self.viewport().update()

    def show_spots(self, spots: list[Spot], *, follow: bool) -> None:
        """Mark places, and with `follow` scroll so that they are in sight."""
        before, self._spots = self._spots, [spot for spot in spots if spot.page < self.pages]
        if self._spots and follow:
            self._bring(self._spots[0])
        if self._spots != before:
            for page in {spot.page for spot in (*before, *self._spots)}:
                self.update_page(page)

    def place_of(self, spot: Spot) -> QRectF:
        """Return where a spot lies, in pixels from the top left corner of all pages."""
        rect = self._placed[spot.page].rect
        scale = self._scale(spot.page, rect)
        x, y = rect.x() + spot.x * scale, rect.y() + spot.y * scale
        return QRectF(x, y, max(2.0, spot.width * scale), spot.height * scale)

    def _scale(self, page: int, rect: QRect) -> float:
        return rect.width() / self._images.size(page).width() if self._images is not None else 1.0

    def _bring(self, spot: Spot) -> None:
        place = self.place_of(spot)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        height, width = self.viewport().height(), self.viewport().width()
        edge = min(60, height // 4)
        if place.top() < down.value() + edge or place.bottom() > down.value() + height - edge:
            down.setValue(round(place.center().y() - height / 2))
        if across.maximum() and not across.value() <= place.left() <= across.value() + width - edge:
            across.setValue(round(place.center().x() - width / 2))
        if spot.page != self._page:
            self._page = spot.page
            self._tell()

    def mark(self, painter: QPainter, page: int, rect: QRect) -> None:
        """Paint the ground of the marked places, as a marker pen does: paper is white in both appearances."""
        scale = self._scale(page, rect)
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for spot in self._spots:
            if spot.page == page:
                place = QRectF(
                    rect.x() + spot.x * scale - _AROUND,
                    rect.y() + spot.y * scale - 1,
                    max(2.0, spot.width * scale) + 2 * _AROUND,
                    spot.height * scale + 2,
                )
                painter.fillRect(place, QColor(LIGHT.tint))
        painter.restore()
