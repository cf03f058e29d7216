"""Pages of a PDF as pictures, drawn when they are looked at and kept for the next time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_KEPT = 60
PDFIUM = threading.Lock()
"""Held by whoever calls PDFium, which is made for one thread at a time."""


def drawn(page: PdfPage, width: int) -> QImage:
    """Return a page as a picture `width` pixels wide, in the form that Qt puts on the screen as it lies."""
    scale = (width - 0.01) / page.get_width()  # PDFium rounds upwards
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    content, size = bytes(bitmap.buffer), (bitmap.width, bitmap.height)
    return QImage(content, *size, bitmap.stride, QImage.Format.Format_RGB32).copy()


class PageImages:
    """Holds the file in memory, so that it can be replaced on the disk meanwhile."""

    def __init__(self, path: Path) -> None:
        """Read the file; OSError or ValueError if it cannot be read as a PDF."""
        content = path.read_bytes()
        with PDFIUM:
            self._read(content, path.name)

    def _read(self, content: bytes, name: str) -> None:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"‘{name}’ cannot be shown here.") from error
        self._sizes = [QSizeF(*self._document.get_page_size(n)) for n in range(len(self._document))]
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._labels = [self._document.get_page_label(n) or str(n + 1) for n in range(len(self._document))]
        self._starts = _starts(self._document)

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, counted from 0, in points."""
        return self._sizes[page]

    def label(self, page: int) -> str:
        """Return the number that a page bears, such as "iv" or "12"."""
        return self._labels[page]

    def title_at(self, page: int, among: Container[str]) -> str:
        """Return which of these titles, as the bookmarks have them, begins at or before a page; or ""."""
        found = ""
        for start, title in self._starts:
            if start > page:
                break
            found = title if title in among else found
        return found

    def image(self, page: int, width: int) -> QImage:
        """Return a page as a picture `width` pixels wide."""
        key = (page, width)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        with PDFIUM:
            image = drawn(self._document[page], width)
        self._images[key] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return image

    def close(self) -> None:
        """Let go of the document."""
        self._images.clear()
        with PDFIUM:
            self._document.close()


def _starts(document: PdfDocument) -> list[tuple[int, str]]:
    """Return the bookmarks of a PDF: the page where each begins, counted from 0, and its words."""
    found = []
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        page = target.get_index() if target is not None else None
        if page is not None:
            found.append((page, bookmark.get_title()))
    return sorted(found, key=lambda start: start[0])
