"""What is cut from the sides of a picture: ODF gives lengths, we hold shares (fo:clip; XSL 1.1, 7.21.2)."""

from __future__ import annotations

import re
import struct

from essayeditor.importers.odt.names import twips
from essayeditor.importers.result import ImportedPicture
from essayeditor.text.blocks import Crop

_RECT = re.compile(r"^\s*rect\(\s*([^,\s)]+)[,\s]+([^,\s)]+)[,\s]+([^,\s)]+)[,\s]+([^,\s)]+)\s*\)\s*$")
_SCREEN = 96.0
_POINTS = 72.0


def read_crop(clip: str, picture: ImportedPicture) -> Crop | None:
    """Return the crop that a clip rectangle (top, right, bottom, left) makes, or None for none.

    The lengths are of the picture at its own size, which is that of its pixels at the resolution
    that it states, or at that of a screen where it states none.
    """
    match = _RECT.match(clip)
    if match is None or not picture.width or not picture.height:
        return None
    across, down = _resolution(picture)
    width, height = picture.width / across * 1440, picture.height / down * 1440
    top, right, bottom, left = (twips(length) for length in match.groups())
    crop = Crop(_share(left, width), _share(top, height), _share(right, width), _share(bottom, height))
    empty = crop.left + crop.right >= 100_000 or crop.top + crop.bottom >= 100_000
    return None if crop == Crop() or empty else crop


def _share(length: int, whole: float) -> int:
    return round(100_000 * length / whole)


def _resolution(picture: ImportedPicture) -> tuple[float, float]:
    """Return pixels an inch, across and down."""
    if picture.media_type == "image/svg+xml" or picture.media_type.startswith("image/x-"):
        return _POINTS, _POINTS
    try:
        found = _png(picture.content) if picture.media_type == "image/png" else _jfif(picture.content)
    except struct.error:
        found = None
    return found if found and min(found) >= 1 else (_SCREEN, _SCREEN)


def _png(content: bytes) -> tuple[float, float] | None:
    """Read the pHYs chunk, in pixels a metre (PNG, 11.3.5.3), which stands before the image data."""
    at = content.find(b"pHYs", 0, 65536)
    if at < 0 or content[at + 12 : at + 13] != b"\x01":
        return None
    across, down = struct.unpack(">II", content[at + 4 : at + 12])
    return across * 0.0254, down * 0.0254


def _jfif(content: bytes) -> tuple[float, float] | None:
    """Read the density of a JFIF header (JFIF 1.02), in dots an inch or a centimetre."""
    if content[6:11] != b"JFIF\x00" or content[13] not in (1, 2):
        return None
    across, down = struct.unpack(">HH", content[14:18])
    unit = 1.0 if content[13] == 1 else 2.54
    return across * unit, down * unit
