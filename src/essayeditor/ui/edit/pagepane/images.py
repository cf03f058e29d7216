"""Pictures of an essay's pages, drawn by a thread of their own while older ones stay in view."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Container
from typing import NamedTuple

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage

from essayeditor.desk.preview import EssayPages

_KEPT = 24


class _Order(NamedTuple):
    """A page to be drawn, so many pixels wide; of which pages, by their number in the series."""

    series: int
    pdf: bytes
    page: int
    width: int


class Drawer(QObject):
    """Draws pages one after the other, the one asked for last first. `drawn` says that one is ready."""

    drawn = Signal(int, int, int, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders: queue.LifoQueue[_Order | None] = queue.LifoQueue()
        self._newest = 0
        self._thread: threading.Thread | None = None

    def draw(self, order: _Order) -> None:
        """Have a page drawn; those of older series that are not drawn yet are left out."""
        self._newest = max(self._newest, order.series)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="page pictures", daemon=True)
            self._thread.start()
        self._orders.put(order)

    def stop(self) -> None:
        """End the thread, and wait for the page it is drawing."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._newest = 1 << 60
            self._orders.put(None)
            thread.join()

    def _work(self) -> None:
        import pypdfium2

        from essayeditor.ui.publish.render import PDFIUM, drawn

        document: pypdfium2.PdfDocument | None = None
        series = -1
        while (order := self._orders.get()) is not None:
            if order.series < self._newest:
                continue
            with PDFIUM, contextlib.suppress(pypdfium2.PdfiumError):
                if order.series != series:
                    if document is not None:
                        document.close()
                    document, series = pypdfium2.PdfDocument(order.pdf), order.series
                assert document is not None
                page = document[order.page]
                image = drawn(page, order.width)
                page.close()
                self.drawn.emit(order.series, order.page, order.width, image)
        if document is not None:
            with PDFIUM:
                document.close()


class LivePages:
    """An essay's pages as pictures. A page not drawn yet shows what stood there before, or white paper."""

    _series = 0

    def __init__(self, shown: EssayPages, drawer: Drawer, before: LivePages | None = None) -> None:
        """Take the pages of an answer; `before` are those they replace. ValueError if they are no PDF."""
        import pypdfium2

        from essayeditor.ui.publish.render import PDFIUM

        LivePages._series += 1
        self.series = LivePages._series
        self.shown = shown
        self._drawer = drawer
        with PDFIUM:
            try:
                document = pypdfium2.PdfDocument(shown.pdf)
            except pypdfium2.PdfiumError as error:
                raise ValueError("The pages cannot be shown.") from error
            self._sizes = [QSizeF(*document.get_page_size(n)) for n in range(len(document))]
            document.close()
        self._images: dict[int, QImage] = {}
        self._asked: dict[int, int] = {}
        self._old: dict[int, QImage] = {}
        if before is not None and before.shown.essay == shown.essay:
            self._old = before.pictures()

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, counted from 0, in points."""
        return self._sizes[page]

    def label(self, page: int) -> str:
        """Return the number that a page bears."""
        return self.shown.folios[page] if page < len(self.shown.folios) else str(page + 1)

    def title_at(self, page: int, among: Container[str]) -> str:  # noqa: ARG002
        """Return no title: all pages are of one essay."""
        return ""

    def image(self, page: int, width: int) -> QImage:
        """Return a page's picture, if it is drawn; else have it drawn and return the older one."""
        here = self._images.get(page)
        if here is not None and here.width() == width:
            return here
        if self._asked.get(page) != width and self.shown.has(page):
            self._asked[page] = width
            self._drawer.draw(_Order(self.series, self.shown.pdf, page, width))
        if here is None:
            here = self._old.get(page)
        if here is None:
            size = self._sizes[page]
            here = QImage(2, max(2, round(2 * size.height() / size.width())), QImage.Format.Format_RGB32)
            here.fill(0xFFFFFFFF)
        return here

    def is_drawn(self, page: int) -> bool:
        """Say whether a page is shown as it is in these pages, and not as it was before."""
        return page in self._images

    def pictures(self) -> dict[int, QImage]:
        """Return the newest picture that there is of each page."""
        return {**self._old, **self._images}

    def take(self, page: int, image: QImage) -> None:
        """Take a page's picture that was drawn."""
        self._images[page] = image
        self._old.pop(page, None)
        while len(self._images) > _KEPT:
            oldest = next(iter(self._images))
            del self._images[oldest]
            self._asked.pop(oldest, None)

    def close(self) -> None:
        """Let go of the pictures."""
        self._images.clear()
        self._old.clear()
