"""Pictures for Word: upright, no larger than print needs, and without what cameras write into them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from essayeditor.exporters.docx.placeholder import SIZE, placeholder

if TYPE_CHECKING:
    from docx.opc.part import Part

    from essayeditor.exporters.docx.package import Package

PPI = 220  # pixels to the printed inch: what Word itself keeps for print
_SLACK = 1.15  # a picture only a little too large is left as it is
_METAFILES = {b"\x01\x00\x00\x00": "emf", b"\xd7\xcd\xc6\x9a": "wmf"}
_NATIVE = {"PNG": "png", "JPEG": "jpeg"}
_PRIVATE = frozenset({"exif", "comment", "photoshop", "XML:com.adobe.xmp", "xmp", "mp"})
_ORIENTATION = 0x0112
MEDIA_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "emf": "image/x-emf", "wmf": "image/x-wmf"}

Pictures = Callable[[str], bytes]


class Unreadable(Exception):
    """A picture cannot be shown; the message says why, in words for the editor."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it goes into the file. Width and height are pixels of the picture as received."""

    content: bytes
    extension: str
    width: int
    height: int


def prepare(content: bytes, printed_width: float) -> Prepared:
    """Return a picture ready for Word, to be printed at most `printed_width` points wide.

    Bytes that need no change are passed on as they are. Raises Unreadable.
    """
    metafile = _METAFILES.get(content[:4])
    if metafile:
        return Prepared(content, metafile, 0, 0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _prepare(content, printed_width)
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("it is damaged, or of a kind that Word cannot show") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("it is too large to be opened safely") from error


def _prepare(content: bytes, printed_width: float) -> Prepared:
    with Image.open(io.BytesIO(content)) as picture:
        kind = picture.format or ""
        bound = max(1, round(printed_width / 72 * PPI))
        turned = picture.getexif().get(_ORIENTATION, 1) != 1
        private = bool(_PRIVATE & picture.info.keys()) or bool(getattr(picture, "text", None))
        upright = ImageOps.exif_transpose(picture) if turned else picture
        size = upright.size
        large = size[0] > bound * _SLACK
        if kind in _NATIVE and not (turned or private or large):
            picture.load()
            return Prepared(content, _NATIVE[kind], *size)
        if large:
            upright = _sized(upright, bound)
        keep = kind == "JPEG" and not turned and not large
        return Prepared(_encoded(upright, kind, keep=keep), "jpeg" if kind == "JPEG" else "png", *size)


def _sized(picture: Image.Image, width: int) -> Image.Image:
    height = max(1, round(picture.height * width / picture.width))
    if picture.mode in ("P", "1"):
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _encoded(picture: Image.Image, kind: str, *, keep: bool) -> bytes:
    """Return the picture as JPEG if it came so, else PNG; nothing goes along but its colour profile."""
    out = io.BytesIO()
    profile = picture.info.get("icc_profile")
    if kind == "JPEG":
        quality: str | int = "keep" if keep else 90
        picture.save(out, "JPEG", quality=quality, icc_profile=profile, exif=b"", comment=b"", optimize=True)
        return out.getvalue()
    if picture.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        picture = picture.convert("RGBA" if "A" in picture.mode else "RGB")
        profile = None
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        bare.putpalette(picture.getpalette() or [])
        if "transparency" in picture.info:
            bare.info["transparency"] = picture.info["transparency"]
    bare.paste(picture)
    bare.save(out, "PNG", icc_profile=profile, optimize=False)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the package, with its proportions in pixels (0 where they are not known)."""

    part: Part
    width: int
    height: int


class Media:
    """The pictures of one file, each put in once for each size at which it is printed."""

    def __init__(self, package: Package, pictures: Pictures) -> None:
        self._package = package
        self._pictures = pictures
        self._shown: dict[tuple[str, int], Shown | Unreadable] = {}
        self._parts: dict[bytes, Part] = {}

    def show(self, asset: str, printed_width: float) -> Shown:
        """Return the picture `asset`, a SHA-256, for a width in points. Raises Unreadable."""
        key = (asset, round(printed_width))
        if key not in self._shown:
            try:
                self._shown[key] = self._put(prepare(self._fetch(asset), printed_width))
            except Unreadable as error:
                self._shown[key] = error
        found = self._shown[key]
        if isinstance(found, Unreadable):
            raise found
        return found

    def stand_in(self, alt: str) -> Shown:
        """Return the frame that stands where a picture cannot be shown."""
        return self._put(Prepared(placeholder(alt), "png", *SIZE))

    def _fetch(self, asset: str) -> bytes:
        try:
            return self._pictures(asset)
        except (KeyError, OSError) as error:
            raise Unreadable("it is missing from the collection") from error

    def _put(self, ready: Prepared) -> Shown:
        if ready.content not in self._parts:
            name = f"/word/media/image{len(self._parts) + 1}.{ready.extension}"
            part = self._package.blob(name, MEDIA_TYPES[ready.extension], ready.content)
            self._parts[ready.content] = part
        return Shown(self._parts[ready.content], ready.width, ready.height)
