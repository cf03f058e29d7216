"""The pictures of a book as objects in its file, each once, at the finest size it is shown in."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from essayeditor.exporters.pdf import values
from essayeditor.exporters.pdf.objects import Objects, Stream
from essayeditor.exporters.pdf.pictures import Crop, Pixels, UnreadablePicture, prepare
from essayeditor.exporters.pdf.placeholder import Lettered, placeholder
from essayeditor.typeset.pages import Finding, Node, Picture

POINTS_PER_INCH = 72.0
PixelsKey = tuple[str, tuple[float, float], Crop | None]


def picture_name(picture: Picture) -> str:
    """Return the name of a picture in the pages' resources: the same for the same bytes and crop."""
    digest = hashlib.sha256(f"{picture.asset}:{picture.crop}".encode()).hexdigest()
    return f"Im{digest[:16]}"


class KeptPixels:
    """Pictures as they went into earlier files, up to some megabytes of them; the oldest go first."""

    def __init__(self, most: int = 48 << 20) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[PixelsKey, Pixels] = OrderedDict()
        self.sizes: dict[PixelsKey, int] = {}
        """The bytes of each, and of those that went."""

    def get(self, key: PixelsKey) -> Pixels | None:
        """Return a picture that is kept."""
        return self._kept.get(key)

    def put(self, key: PixelsKey, pixels: Pixels) -> None:
        """Keep a picture."""
        self._kept[key] = pixels
        self._size += len(pixels.data)
        self.sizes[key] = len(pixels.data) + (len(pixels.mask.data) if pixels.mask else 0)
        while self._size > self._most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.data)


class PictureObjects:
    """Gathers where pictures are shown, then writes them.

    `content` gives the bytes of a picture by its SHA-256 (KeyError or OSError if they are missing).
    """

    def __init__(
        self, content: Callable[[str], bytes], ppi: int, nodes: Sequence[Node], kept: KeptPixels
    ) -> None:
        self._content = content
        self._kept = kept
        self._ppi = ppi
        self._nodes = nodes
        self._shown: dict[str, Picture] = {}
        self._sizes: dict[str, tuple[float, float]] = {}
        self._first: dict[str, tuple[int, str, int]] = {}  # page, essay, tag
        self.findings: list[Finding] = []
        self.letters: set[str] = set()  # characters that placeholders show

    def note(self, pictures: Mapping[str, Picture], page: int, essay: str, base: int) -> None:
        """Take note of the pictures of one page, `page` counted from 1."""
        for name, picture in pictures.items():
            self._shown.setdefault(name, picture)
            self._first.setdefault(name, (page, essay, picture.tag + base if picture.tag >= 0 else -1))
            width, height = self._sizes.get(name, (0.0, 0.0))
            self._sizes[name] = (max(width, picture.width), max(height, picture.height))

    def write(self, objects: Objects, font: Lettered | None) -> dict[str, int]:
        """Write every picture; return the number of each by name.; `font` sets placeholders' words."""
        return {name: self._object(objects, name, font) for name in self._shown}

    def _object(self, objects: Objects, name: str, font: Lettered | None) -> int:
        try:
            return _add(objects, self._pixels(self._key(name, self._ppi)))
        except (KeyError, OSError):
            reason = "Its bytes are not in the collection."
        except (UnreadablePicture, ValueError) as error:
            reason = str(error)
        page, essay, tag = self._first[name]
        said = dict(self._nodes[tag].attributes).get("Alt", "") if tag >= 0 else ""
        message = f"A picture could not be shown; a frame with its description stands in its place. {reason}"
        self.findings.append(Finding("picture-unreadable", message, page, essay))
        self.letters.update(said)
        return objects.add(placeholder(said or "Picture", self._sizes[name], font))

    def weight(self, ppi: int) -> int:
        """Return the bytes of all pictures that can be shown, with no more than so many pixels an inch."""
        total = 0
        for name in self._shown:
            key = self._key(name, ppi)
            with suppress(KeyError, OSError, UnreadablePicture, ValueError):
                if key not in self._kept.sizes:
                    self._pixels(key)
                total += self._kept.sizes[key]
        return total

    def _key(self, name: str, ppi: int) -> PixelsKey:
        width, height = self._sizes[name]
        picture = self._shown[name]
        most = (width * ppi / POINTS_PER_INCH, height * ppi / POINTS_PER_INCH)
        return picture.asset, most, picture.crop

    def _pixels(self, key: PixelsKey) -> Pixels:
        asset, most, crop = key
        pixels = self._kept.get(key)
        if pixels is None:
            pixels = prepare(self._content(asset), most, crop)
            self._kept.put(key, pixels)
        return pixels


def _add(objects: Objects, pixels: Pixels, mask: bool = False) -> int:
    entries = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % pixels.width,
        "Height": b"%d" % pixels.height,
        "ColorSpace": _space(pixels),
        "BitsPerComponent": b"%d" % pixels.bits,
        "Filter": b"/DCTDecode" if pixels.jpeg else b"/FlateDecode",
    }
    if not pixels.jpeg:
        rows = b"<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>"
        entries["DecodeParms"] = rows % (pixels.colours, pixels.bits, pixels.width)
    if pixels.mask is not None and not mask:
        entries["SMask"] = values.reference(_add(objects, pixels.mask, mask=True))
    return objects.add(Stream(entries, pixels.data))


def _space(pixels: Pixels) -> bytes:
    if pixels.space != "Indexed":
        return values.name(pixels.space)
    last = len(pixels.palette) // 3 - 1
    return b"[/Indexed/DeviceRGB %d <%s>]" % (last, pixels.palette.hex().encode("ascii"))
