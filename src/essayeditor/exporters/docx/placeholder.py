"""What stands where a picture cannot be shown: a frame of its shape with its description in it."""

from __future__ import annotations

import io
import textwrap
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from essayeditor.foundation import resources

SIZE = (900, 560)
_GROUND, _LINE, _INK = (245, 238, 225), (184, 175, 163), (90, 83, 76)
_LETTERS, _LEADING, _MARGIN, _COLUMNS, _LINES = 30, 42, 48, 50, 9


@cache
def placeholder(alt: str) -> bytes:
    """Return the frame as PNG, the same bytes for the same description."""
    frame = Image.new("RGB", SIZE, _GROUND)
    draw = ImageDraw.Draw(frame)
    width, height = SIZE
    draw.rectangle((0, 0, width - 1, height - 1), outline=_LINE, width=3)
    font = ImageFont.truetype(str(resources.path("fonts", "sans.ttf")), _LETTERS)
    said = textwrap.wrap(alt or "This picture has no description.", _COLUMNS)[:_LINES]
    for number, line in enumerate(["This picture cannot be shown.", "", *said]):
        draw.text((_MARGIN, _MARGIN + number * _LEADING), line, fill=_INK, font=font)
    out = io.BytesIO()
    frame.save(out, "PNG")
    return out.getvalue()
