"""The pictures of the collection as images, decoded once and kept small."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from essayeditor.foundation.errors import EssayEditorError

_KEPT = 48
_LARGEST = 1400
"""Pixels; a picture is scaled down to this when it is read."""


class Pictures:
    """Gives images by the SHA-256 of their bytes; None where there is none to show."""

    def __init__(self, content: Callable[[str], bytes]) -> None:
        self._content = content
        self._images: OrderedDict[str, QImage | None] = OrderedDict()

    def get(self, asset: str) -> QImage | None:
        """Return a picture, at most 1,400 pixels wide or high."""
        if asset not in self._images:
            self._images[asset] = self._read(asset)
            if len(self._images) > _KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end(asset)
        return self._images[asset]

    def _read(self, asset: str) -> QImage | None:
        try:
            content = self._content(asset)
        except (EssayEditorError, KeyError, OSError):
            return None
        data = QByteArray(content)
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and max(size.width(), size.height()) > _LARGEST:
            largest = QSize(_LARGEST, _LARGEST)
            reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read()
        return None if image.isNull() else image
