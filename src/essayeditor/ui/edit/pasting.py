"""What lies on the clipboard or is dropped, as a clip of our own, as pictures, or as words."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData
from PySide6.QtGui import QImage

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.ui.edit.commands import clipboard
from essayeditor.ui.edit.commands.clipboard import Clip

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".bmp"})
LARGEST = 60 << 20
"""Bytes of the largest picture file that is read."""


def picture_files(data: QMimeData) -> list[Path]:
    """Return the picture files that a clipboard or a drag carries; none if it carries others too."""
    if not data.hasUrls():
        return []
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths if are_pictures(paths) else []


def are_pictures(paths: list[Path]) -> bool:
    """Say whether all of these files are pictures by their names."""
    return bool(paths) and all(path.suffix.lower() in PICTURES for path in paths)


def picture(data: QMimeData) -> bytes:
    """Return a picture that was copied as such, as PNG; b"" if there is none or words came with it."""
    if not data.hasImage() or data.hasHtml() or data.hasFormat(clipboard.MIME) or data.hasText():
        return b""
    image = QImage(data.imageData())
    if image.isNull():
        return b""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def can_paste(data: QMimeData) -> bool:
    """Say whether there is anything that the text can take."""
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        return bool(picture_files(data))
    return data.hasFormat(clipboard.MIME) or data.hasHtml() or data.hasText() or data.hasImage()


def from_html(html: str) -> tuple[Clip, list[bytes]] | None:
    """Return what was copied in another program, with its pictures; None if nothing can be made of it.

    It goes through the importer: structure and notes are kept, fonts and colours are not.
    """
    from essayeditor.importers.html.fragment import read_fragment

    try:
        found = read_fragment(html)
    except (EssayEditorError, ValueError) as error:
        logging.getLogger(__name__).info("Pasted as plain text: %s", error)
        return None
    blocks = found.document.blocks
    if not blocks:
        return None
    within = len(blocks) == 1 and isinstance(blocks[0], Paragraph)
    return Clip(Document(blocks, found.document.notes), within), [one.content for one in found.pictures]


def clip(data: QMimeData) -> tuple[Clip, list[bytes]] | None:
    """Return what is to be pasted: our own, from another program, or plain words; with its pictures."""
    if not data.hasFormat(clipboard.MIME) and data.hasHtml():
        found = from_html(data.html())
        if found is not None:
            return found
    plain = clipboard.from_mime(data)
    return (plain, clipboard.pictures_of(data)) if plain is not None else None
