"""JPEG files without what they say of their maker: only the segments a decoder needs (ITU-T T.81, B)."""

from __future__ import annotations

_START, _SCAN, _END = 0xD8, 0xDA, 0xD9
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_APPLICATION = range(0xE0, 0xF0)
_ADOBE = 0xEE  # says how the colours are coded
_COMMENT = 0xFE


def without_metadata(content: bytes) -> bytes:
    """Return the file without comments and application segments (EXIF, GPS, XMP, thumbnails, profiles).

    The Adobe segment stays, since the colours depend on it. Bytes after the picture's end go too.
    ValueError if the segments do not follow one another as they should.
    """
    if content[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG file")
    kept = [b"\xff\xd8"]
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise ValueError("a segment of the JPEG file does not begin where it should")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            break
        if marker in _STANDALONE:
            at += 2
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _scan_end(content, end)
        if marker == _ADOBE or (marker not in _APPLICATION and marker != _COMMENT):
            kept.append(content[at:end])
        at = end
    return b"".join((*kept, b"\xff\xd9"))


def _scan_end(content: bytes, at: int) -> int:
    """Return where the coded data that begins at `at` ends: at the next marker that is no restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return len(content)
        following = content[at + 1]
        if following == 0 or 0xD0 <= following <= 0xD7:
            at += 2
        else:
            return at
