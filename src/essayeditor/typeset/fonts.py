"""The fonts that ship with the program: their files, their relations, what each can show."""

from __future__ import annotations

from functools import cache

import uharfbuzz as hb

from essayeditor.foundation import resources

_SERIF = ("text", "caption", "display")
LENDERS = ("fallback", "hebrew", "arabic", "symbols", "emoji")
"""Faces that only lend what another lacks: scripts beyond Latin, arrows and ticks, pictures."""

_FILES = {
    name: ("serif-" if name.startswith(_SERIF) else "") + name
    for name in (
        *("text", "text-italic", "text-600", "text-700", "text-700-italic"),
        *("caption", "caption-italic", "caption-600"),
        *("display-300", "display-600", "display-italic"),
        *("sans", "sans-italic", "sans-600", "sans-600-italic"),
        *("plain", "plain-italic", "plain-700", "plain-700-italic"),
        *LENDERS,
    )
}
FACES = tuple(name for name in _FILES if name not in LENDERS)
"""The faces a theme may name."""

_BOLD = {
    "text": "text-700",
    "text-italic": "text-700-italic",
    "text-600": "text-700",
    "caption": "caption-600",
    "caption-italic": "caption-600",
    "display-300": "display-600",
    "display-italic": "display-600",
    "sans": "sans-600",
    "sans-italic": "sans-600-italic",
    "plain": "plain-700",
    "plain-italic": "plain-700-italic",
}
_ITALIC = {
    "text": "text-italic",
    "text-600": "text-700-italic",
    "text-700": "text-700-italic",
    "caption": "caption-italic",
    "caption-600": "caption-italic",
    "display-300": "display-italic",
    "display-600": "display-italic",
    "sans": "sans-italic",
    "sans-600": "sans-600-italic",
    "plain": "plain-italic",
    "plain-700": "plain-700-italic",
}
_UPRIGHT = {
    "text-italic": "text",
    "text-700-italic": "text-700",
    "caption-italic": "caption",
    "display-italic": "display-600",
    "sans-italic": "sans",
    "sans-600-italic": "sans-600",
    "plain-italic": "plain",
    "plain-700-italic": "plain-700",
}
FALLBACKS = ("text", "sans", "fallback", "plain", "hebrew", "arabic", "symbols", "emoji")
"""Where a character is looked for that the face in use has not, in this order."""


def bolder(face: str) -> str:
    """Return the bold of a face, or the face itself where it is bold already."""
    return _BOLD.get(face, face)


def slanted(face: str) -> str:
    """Return the italic of a face; of an italic its upright, as emphasis within emphasis is set."""
    return _ITALIC.get(face) or _UPRIGHT.get(face, face)


def is_italic(face: str) -> bool:
    """Say whether a face slopes."""
    return face.endswith("italic")


def is_serif(face: str) -> bool:
    """Say whether a face is of the serif family."""
    return face.startswith(_SERIF)


def path_in_resources(face: str) -> str:
    """Return the path of a face's file, relative to `resources`."""
    return f"fonts/{_FILES[face]}.ttf"


class Font:
    """One font file opened for shaping. `scale` turns its units into 1/1000 of the size."""

    __slots__ = ("cap_height", "characters", "hb", "key", "scale", "x_height")

    def __init__(self, key: str) -> None:
        face = hb.Face(hb.Blob.from_file_path(str(resources.path(path_in_resources(key)))))
        self.key = key
        self.hb = hb.Font(face)
        self.scale = 1000 / face.upem
        self.characters = frozenset(face.unicodes)


@cache
def font(key: str) -> Font:
    """Return the font of a face, opened once. KeyError for a face that is not there."""
    return Font(key)
