"""The names of OpenDocument that the reader speaks of (OASIS ODF 1.3, part 3), and its measures."""

from __future__ import annotations

import re

from essayeditor.importers.xmlsafe import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

P = TEXT + "p"
H = TEXT + "h"
LIST = TEXT + "list"
SPAN = TEXT + "span"
TBL = TABLE + "table"
FRAME = DRAW + "frame"
HREF = XLINK + "href"
NAME = TEXT + "style-name"

_LENGTH = re.compile(r"^\s*(-?[0-9]*\.?[0-9]+)\s*(pt|inch|in|cm|mm|px|pc)\s*$")
_TWIPS = {
    "pt": 20.0, "in": 1440.0, "inch": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "px": 15.0, "pc": 240.0,
}  # fmt: skip
_ESCAPE = re.compile(r"_([0-9a-fA-F]{2,4})_")


def twips(value: str | None) -> int:
    """Return a length as twips; 0 for none, percentages, and what is no length."""
    match = _LENGTH.match(value or "")
    return round(min(float(match.group(1)), 1e6) * _TWIPS[match.group(2)]) if match else 0


def whole(value: str | None, default: int = 0, most: int = 10_000) -> int:
    """Return an attribute's whole number, between 0 and `most`; the default where it is none."""
    return min(int(value), most) if value and value.isdecimal() and len(value) < 10 else default


def plain_name(name: str) -> str:
    """Return a style's name in lower case, its escapes ("_20_") as the characters they stand for."""
    return _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), name).strip().lower()


def words_of(element: Element) -> str:
    """Return the plain text inside an element, on one line."""
    return " ".join("".join(map(str, element.itertext())).split())
