"""The names of Office Open XML that the reader speaks of (ISO/IEC 29500-1, Transitional).

Strict files use other namespaces for the same names; `package` turns those into these.
"""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix all of Office uses
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
PACKAGE_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"

VAL = W + "val"
ID = W + "id"
P = W + "p"
RUN = W + "r"
TBL = W + "tbl"
T = W + "t"
PPR = W + "pPr"
RPR = W + "rPr"
ALTERNATE = MC + "AlternateContent"
CHOICE = MC + "Choice"
FALLBACK = MC + "Fallback"
TXBX = W + "txbxContent"
SDT = W + "sdt"
SDT_CONTENT = W + "sdtContent"


def is_on(element: object) -> bool:
    """Return the value of a toggle such as w:b, which is on where it has no value (17.17.4)."""
    return element.get(VAL, "1") not in ("0", "false", "off")  # type: ignore[attr-defined]


def number(value: str | None, default: int = 0) -> int:
    """Return an attribute's whole number; measures with a unit ("12pt", Strict) in twips."""
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        pass
    units = {
        "pt": 20.0,
        "in": 1440.0,
        "cm": 1440 / 2.54,
        "mm": 144 / 2.54,
        "pc": 240.0,
        "pi": 240.0,
        "px": 15.0,
    }
    try:
        return round(float(value[:-2]) * units[value[-2:]]) if value[-2:] in units else round(float(value))
    except (ValueError, OverflowError):
        return default
