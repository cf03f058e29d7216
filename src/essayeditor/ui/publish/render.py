"""Pages of a PDF as pictures, drawn when they are looked at and kept for the next time."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_KEPT = 60


class PageImages:
    """Holds the file in memory, so that it can be replaced on the disk meanwhile."""

    def __init__(self, path: Path) -> None:
        """Read the file; OSError or ValueError if it cannot be read as a PDF."""
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(path.read_bytes())
        except pypdfium2.PdfiumError as error:
            raise ValueError(f"‘{path.name}’ cannot be shown here.") from error
        self._sizes = [QSizeF(*self._document.get_page_size(n)) for n in range(len(self._document))]
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, page: int) -> QSizeF:
        """Return the size of a page, counted from 0, in points."""
        return self._sizes[page]

    def image(self, page: int, width: int) -> QImage:
        """Return a page as a picture `width` pixels wide."""
        key = (page, width)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        bitmap = self._document[page].render(scale=width / self._sizes[page].width(), rev_byteorder=True)
        formats = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, formats[bitmap.n_channels]
        ).copy()
        self._images[key] = image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return image

    def close(self) -> None:
        """Let go of the document."""
        self._images.clear()
        self._document.close()
