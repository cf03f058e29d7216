"""What a picture is and how large, from its first bytes alone: nothing is decoded here."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from essayeditor.foundation.files import sha256
from essayeditor.importers.limits import Limits
from essayeditor.importers.result import ImportedPicture


@dataclass(frozen=True, slots=True)
class PictureHeader:
    """The media type of a picture and its size in pixels (points for drawings; 0 if not stated)."""

    media_type: str
    width: int
    height: int


class PictureRefused(ValueError):
    """A picture that is not taken; the message says why, for the report."""


VECTOR_TYPES = frozenset({"image/x-emf", "image/x-wmf", "image/svg+xml"})


def admit(content: bytes, limits: Limits) -> ImportedPicture:
    """Return the picture with what its header says, or raise PictureRefused with the reason."""
    header = read_header(content)
    if header is None:
        raise PictureRefused("it is not a picture of a kind that is known")
    if header.width * header.height > limits.picture_pixels:
        millions = header.width * header.height // 1_000_000
        raise PictureRefused(
            f"it says it is {header.width:,} × {header.height:,} pixels ({millions:,} megapixels), "
            "more than any photograph; ask for it at a usual size"
        )
    return ImportedPicture(sha256(content), content, header.media_type, header.width, header.height)


def read_header(content: bytes) -> PictureHeader | None:
    """Return what a picture's header states, or None if the bytes are no known picture."""
    for start, reader in _READERS:
        if content.startswith(start):
            try:
                return reader(content)
            except (struct.error, IndexError, ValueError):
                return None
    if content[40:44] == b" EMF":
        return _emf(content)
    if b"<svg" in content[:2048]:
        return _svg(content)
    return None


def _png(content: bytes) -> PictureHeader | None:
    if content[12:16] != b"IHDR":
        return None
    return PictureHeader("image/png", *struct.unpack(">II", content[16:24]))


def _gif(content: bytes) -> PictureHeader:
    return PictureHeader("image/gif", *struct.unpack("<HH", content[6:10]))


def _bmp(content: bytes) -> PictureHeader | None:
    if struct.unpack("<I", content[14:18])[0] == 12:
        return PictureHeader("image/bmp", *struct.unpack("<HH", content[18:22]))
    width, height = struct.unpack("<ii", content[18:26])
    return PictureHeader("image/bmp", abs(width), abs(height))


def _jpeg(content: bytes) -> PictureHeader | None:
    """Walk the segments to the start-of-frame marker (ITU T.81, B.2.2)."""
    at = 2
    while at + 9 < len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return PictureHeader("image/jpeg", width, height)
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
    return None


def _tiff(content: bytes) -> PictureHeader | None:
    """Read width (tag 256) and height (tag 257) of the first directory (TIFF 6.0, section 2)."""
    order = "<" if content[:2] == b"II" else ">"
    offset = struct.unpack(order + "I", content[4:8])[0]
    entries = struct.unpack(order + "H", content[offset : offset + 2])[0]
    sizes = {}
    for n in range(min(entries, 200)):
        at = offset + 2 + 12 * n
        tag, kind = struct.unpack(order + "HH", content[at : at + 4])
        if tag in (256, 257):
            code = "H" if kind == 3 else "I"
            sizes[tag] = struct.unpack(order + code, content[at + 8 : at + 8 + struct.calcsize(code)])[0]
    return PictureHeader("image/tiff", sizes.get(256, 0), sizes.get(257, 0))


def _webp(content: bytes) -> PictureHeader | None:
    if content[8:12] != b"WEBP":
        return None
    chunk = content[12:16]
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return PictureHeader("image/webp", width & 0x3FFF, height & 0x3FFF)
    if chunk == b"VP8L":
        bits = struct.unpack("<I", content[21:25])[0]
        return PictureHeader("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if chunk == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return PictureHeader("image/webp", width, int.from_bytes(content[27:30], "little") + 1)
    return None


def _emf(content: bytes) -> PictureHeader:
    """Read the frame, in hundredths of a millimetre ([MS-EMF] 2.2.9), as points."""
    left, top, right, bottom = struct.unpack("<iiii", content[24:40])
    points = 72 / 2540
    return PictureHeader("image/x-emf", round(abs(right - left) * points), round(abs(bottom - top) * points))


def _wmf(content: bytes) -> PictureHeader:
    """Read the placeable header's bounds ([MS-WMF] 2.3.2.3), as points."""
    left, top, right, bottom, inch = struct.unpack("<hhhhH", content[6:16])
    points = 72 / max(1, inch)
    return PictureHeader("image/x-wmf", round(abs(right - left) * points), round(abs(bottom - top) * points))


_SVG_BOX = re.compile(rb"""\bviewBox\s*=\s*["'][-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)""")


def _svg(content: bytes) -> PictureHeader:
    head = content[:4096]
    box = _SVG_BOX.search(head)
    if box:
        return PictureHeader("image/svg+xml", round(float(box.group(1))), round(float(box.group(2))))
    sizes = {}
    for name in (b"width", b"height"):
        found = re.search(rb"<svg\b[^>]*?\b" + name + rb"\s*=\s*[\"']\s*([0-9.]+)", head)
        sizes[name] = round(float(found.group(1))) if found else 0
    return PictureHeader("image/svg+xml", sizes[b"width"], sizes[b"height"])


_READERS: tuple[tuple[bytes, Callable[[bytes], PictureHeader | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"BM", _bmp),
    (b"II*\x00", _tiff),
    (b"MM\x00*", _tiff),
    (b"RIFF", _webp),
    (b"\xd7\xcd\xc6\x9a", _wmf),
    (b"\x01\x00\x09\x00\x00\x03", lambda _: PictureHeader("image/x-wmf", 0, 0)),
)
