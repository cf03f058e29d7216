"""Pictures made ready for the page: upright, cropped, in sRGB, no larger than needed, nothing private.

Whatever Pillow reads is taken: JPEG, PNG, GIF, TIFF, WebP and the rest, in any depth and colour
space. Only pixels are carried over, so that places, dates and camera names in the file are not.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from essayeditor.exporters.pdf.jpeg import without_metadata
from essayeditor.exporters.pdf.metadata import srgb_profile

MOST_PIXELS = 250_000_000
"""A picture larger than this is not opened: it would take more than a gigabyte."""

_ENLARGED = 1.15  # a picture up to this much finer than wanted is left as it is
_COARSER = 0.9  # and one this much coarser too, where that spares it a change
_JPEG_QUALITY = 86
_FEW_COLOURS = 256
_MUCH_SMALLER = 0.5
Crop = tuple[float, float, float, float]


class UnreadablePicture(Exception):
    """A picture that cannot be decoded; the message says why, for an editor."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it goes into the file: `data` with its filter, `mask` an 8-bit alpha channel."""

    width: int
    height: int
    space: str  # DeviceRGB, DeviceGray, or Indexed
    bits: int
    data: bytes
    jpeg: bool = False
    colours: int = 3
    palette: bytes = b""
    mask: Pixels | None = None


def picture_size(content: bytes) -> tuple[int, int]:
    """Return the width and height in pixels that a picture has when it stands upright.

    Raises UnreadablePicture, a readable message, if it cannot be decoded.
    """
    with _opened(content) as image:
        width, height = image.size
        turned = image.getexif().get(_ORIENTATION, 1) in _SIDEWAYS
    return (height, width) if turned else (width, height)


_ORIENTATION = 0x0112
_SIDEWAYS = frozenset({5, 6, 7, 8})


def prepare(content: bytes, most: tuple[float, float], crop: Crop | None = None) -> Pixels:
    """Return a picture's pixels, at most about `most` wide and high after `crop`.

    Raises UnreadablePicture.
    """
    with _opened(content) as image:
        jpeg = image.format in ("JPEG", "MPO")
        if image.format == "JPEG" and not crop and _fits_as_it_is(image, most):
            return _kept(image, without_metadata(content))
        try:
            if jpeg and not crop:
                image.draft(None, (int(most[0] * _COARSER) + 1, int(most[1] * _COARSER) + 1))
            upright = ImageOps.exif_transpose(image)
            return _encode(_shrunk(_cropped(_in_srgb(upright), crop), most), jpeg)
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError, ImageCms.PyCMSError) as error:
            raise UnreadablePicture(f"The picture is damaged ({error}).") from error


def _fits_as_it_is(image: Image.Image, most: tuple[float, float]) -> bool:
    """Say whether a JPEG file needs no change: upright, in sRGB or grey, and not much too fine."""
    fine = min(image.width / max(most[0], 1), image.height / max(most[1], 1)) > _ENLARGED
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    return upright and not fine and image.mode in ("RGB", "L") and not image.info.get("icc_profile")


def _kept(image: Image.Image, data: bytes) -> Pixels:
    space, colours = ("DeviceGray", 1) if image.mode == "L" else ("DeviceRGB", 3)
    return Pixels(image.width, image.height, space, 8, data, True, colours)


def _opened(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content))
        except (
            UnidentifiedImageError,
            OSError,
            ValueError,
            SyntaxError,
            Image.DecompressionBombError,
        ) as error:
            raise UnreadablePicture("It is not in a format that can be shown in a PDF.") from error
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise UnreadablePicture("It has more than 250 million pixels.")
    if image.format in ("WMF", "EMF"):
        image.close()
        raise UnreadablePicture("It is a Windows metafile. Save it as PNG and put it in again.")
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture as L, RGB, LA or RGBA with its colours in sRGB."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    if image.mode in ("P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA" if _transparent(image) else "RGB")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L", "LA"):
        image = _converted(image, profile)
    if image.mode in ("RGB", "RGBA", "L", "LA"):
        return image
    return image.convert("L" if image.mode == "1" else "RGBA" if image.mode in ("RGBa", "La") else "RGB")


def _transparent(image: Image.Image) -> bool:
    return "transparency" in image.info or image.mode == "PA"


def _eight_bits(image: Image.Image) -> Image.Image:
    """Bring a picture of 16 or 32 bits a pixel to 8, its darkest and lightest values to black and white."""
    wide = image.convert("F")
    if image.mode.startswith("I;16"):
        low, high = 0.0, 65535.0
    else:
        low, high = (float(value) for value in wide.getextrema())  # type: ignore[arg-type]
    scale = 255.0 / (high - low) if high > low else 0.0
    return wide.point(lambda value: value * scale - low * scale).convert("L")


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert by the picture's own colour profile; one that does not fit is passed over."""
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    base = image.convert(image.mode[:-1]) if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
        changed = ImageCms.profileToProfile(base, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    if changed is None:
        return image
    if alpha:
        changed.putalpha(alpha)
    return changed


def _cropped(image: Image.Image, crop: Crop | None) -> Image.Image:
    if not crop:
        return image
    left, top, right, bottom = crop
    box = (
        round(image.width * left),
        round(image.height * top),
        max(round(image.width * left) + 1, round(image.width * (1 - right))),
        max(round(image.height * top) + 1, round(image.height * (1 - bottom))),
    )
    return image.crop(box)


def _shrunk(image: Image.Image, most: tuple[float, float]) -> Image.Image:
    factor = min(image.width / max(most[0], 1), image.height / max(most[1], 1))
    if factor <= _ENLARGED:
        return image
    size = (max(1, round(image.width / factor)), max(1, round(image.height / factor)))
    return image.resize(size, Image.Resampling.HAMMING, reducing_gap=2.0)


def _encode(image: Image.Image, jpeg: bool) -> Pixels:
    """Choose how the pixels are packed: photographs as JPEG, drawings without loss."""
    mask = None
    if image.mode in ("RGBA", "LA"):
        alpha = image.getchannel("A")
        if alpha.getextrema()[0] != 255:
            mask = _lossless(alpha)
        image = image.convert(image.mode[:-1])
    if jpeg:
        return _photograph(image, mask)
    if image.mode == "RGB" and _grey(image):
        image = image.convert("L")
    if image.getcolors(_FEW_COLOURS):
        return _indexed(image, mask) if image.mode == "RGB" else _lossless(image, mask)
    photograph = _photograph(image, mask)
    exact = _lossless(image, mask)
    return photograph if len(photograph.data) < len(exact.data) * _MUCH_SMALLER else exact


def _grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def _photograph(image: Image.Image, mask: Pixels | None) -> Pixels:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_JPEG_QUALITY)
    space, colours = ("DeviceGray", 1) if image.mode == "L" else ("DeviceRGB", 3)
    data = without_metadata(out.getvalue())  # Pillow hands comments on
    return Pixels(image.width, image.height, space, 8, data, True, colours, b"", mask)


def _lossless(image: Image.Image, mask: Pixels | None = None) -> Pixels:
    space, colours = ("DeviceGray", 1) if image.mode == "L" else ("DeviceRGB", 3)
    rows, bits = _png_rows(image, optimise=True)
    return Pixels(image.width, image.height, space, bits, rows, False, colours, b"", mask)


def _indexed(image: Image.Image, mask: Pixels | None) -> Pixels:
    """Pack a picture of at most 256 colours with its palette, exactly."""
    reduced = image.quantize(_FEW_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    if reduced.convert("RGB").tobytes() != image.tobytes():
        return _lossless(image, mask)
    palette = bytes(reduced.getpalette() or ())
    rows, bits = _png_rows(reduced, optimise=False)  # optimising would reorder the palette
    return Pixels(image.width, image.height, "Indexed", bits, rows, False, 1, palette[: 3 << bits], mask)


def _png_rows(image: Image.Image, optimise: bool) -> tuple[bytes, int]:
    """Return the rows compressed as PNG does, which PDF reads too (7.4.4.4), and the bits of a channel."""
    out = io.BytesIO()
    image.save(out, "PNG", optimize=optimise)
    data, at, rows = out.getvalue(), 8, b""
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IDAT":
            rows += data[at + 8 : at + 8 + length]
        at += 12 + length
    return rows, data[24]
