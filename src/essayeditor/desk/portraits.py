"""A contributor's picture made ready to keep: checked, turned upright, and without what a camera adds."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import sha256
from essayeditor.store.content import Asset

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 25 << 20
"""Bytes of the largest file that is taken."""
MOST_PIXELS = 60_000_000
LEAST_SIDE = 100
"""Pixels of the shorter side below which a face cannot be printed."""
SIDE = 1200
"""Pixels of the longer side as it is kept: 50 mm at 600 to the inch."""
LEAST_PART = 80
"""Thousandths of a side that a crop must leave: less is no face but an eye."""
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_QUALITY = 92


def portrait(content: bytes, side: int = SIDE) -> Asset:
    """Return a picture as it is kept: an upright JPEG in sRGB or grey, with no metadata at all.

    Its longer side is at most `side` pixels.

    A camera writes where and when a picture was taken (EXIF, XMP), which nobody means to publish;
    only the picture elements are copied. OperationRefused if it is no picture, too large or too small.
    """
    from PIL import Image, ImageOps

    if len(content) > LARGEST:
        raise _refused(f"is larger than {LARGEST >> 20} MB", "Ask for it at a usual size")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
                _check(*opened.size)
                opened.seek(0)
                upright = ImageOps.exif_transpose(opened)
                upright.thumbnail((side, side), Image.Resampling.LANCZOS)
                plain = _plain(upright)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise _refused("cannot be read", "Choose a JPEG, PNG, WebP or TIFF picture") from error
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
    kept = out.getvalue()
    return Asset(sha256(kept), kept, "image/jpeg", *plain.size)


def _check(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _refused(f"says it is {width:,} × {height:,} pixels", "Ask for it at a usual size")
    if min(width, height) < LEAST_SIDE:
        raise _refused(
            f"is {width:,} × {height:,} pixels, too small to print",
            f"Ask for one of at least {LEAST_SIDE} pixels each way",
        )


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture elements alone, on white, in grey or sRGB."""
    from PIL import Image

    if image.mode in ("1", "L"):
        mode, source = "L", image.convert("L")
    elif image.has_transparency_data:
        mode, source = (
            "RGB",
            Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA")),
        )
    else:
        mode, source = "RGB", _in_srgb(image)
    made = Image.new(mode, source.size, "white")
    made.paste(source.convert(mode))
    return made


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture with its colours as sRGB means them; as they stand if no profile can be read."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            return turned or image
        except (ImageCms.PyCMSError, OSError):
            return image
    return image


def _refused(what: str, remedy: str) -> OperationRefused:
    return OperationRefused(f"The picture {what}. Nothing was changed. {remedy}.")
