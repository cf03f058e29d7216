"""The font table: the families the styles name, their stand-ins, and the fonts themselves if asked for.

Ours are under the SIL Open Font License, which allows embedding. Word wants an embedded font veiled
by a key that stands beside it (ISO 29500-1, 17.8.1).
"""

from __future__ import annotations

import uuid

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from essayeditor.exporters.docx.edition import Story
from essayeditor.exporters.docx.look import Look
from essayeditor.exporters.docx.package import Package
from essayeditor.exporters.docx.xml import Element, new, put, sub
from essayeditor.foundation import resources

_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_VEILED = 32  # bytes at the start of a font
_KNOWN = (  # name, stand-in, family, pitch
    ("Atkinson Hyperlegible", "Verdana", "swiss", "variable"),
    ("Book Plain", "Atkinson Hyperlegible", "swiss", "variable"),
    ("Book Sans", "Source Sans 3", "swiss", "variable"),
    ("Book Serif Text", "Source Serif 4", "roman", "variable"),
    ("Courier New", "Liberation Mono", "modern", "fixed"),
    ("Source Sans 3", "Calibri", "swiss", "variable"),
    ("Source Serif 4", "Georgia", "roman", "variable"),
    ("Times New Roman", "Liberation Serif", "roman", "variable"),
)
_FILES = {  # by family: the element that names the file, in the order of the schema
    "Book Serif Text": {
        "Regular": "serif-text",
        "Bold": "serif-text-700",
        "Italic": "serif-text-italic",
        "BoldItalic": "serif-text-700-italic",
    },
    "Book Sans": {"Regular": "sans", "Italic": "sans-italic"},
    "Book Plain": {
        "Regular": "plain",
        "Bold": "plain-700",
        "Italic": "plain-italic",
        "BoldItalic": "plain-700-italic",
    },
}


def write_fonts(package: Package, body: Story, look: Look) -> None:
    """Add fontTable.xml, and with a look whose fonts are embedded the fonts themselves."""
    used = {face.family for face in look.faces.values()} | {"Courier New", "Times New Roman"}
    root = new("w:fonts", ("r",))
    part = package.xml("/word/fontTable.xml", CT.WML_FONT_TABLE, root)
    table = Story(part)
    for name, stand_in, family, pitch in _KNOWN:
        if name not in used:
            continue
        font = sub(root, "w:font", name=name)
        sub(font, "w:altName", val=stand_in)
        sub(font, "w:family", val=family)
        sub(font, "w:pitch", val=pitch)
        for variant, file in _FILES.get(name, {}).items():
            _embed(package, table, font, variant, file)
    body.relate(part, RT.FONT_TABLE)


def _embed(package: Package, table: Story, font: Element, variant: str, file: str) -> None:
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"essayeditor:{file}")
    content = resources.path("fonts", f"{file}.ttf").read_bytes()
    part = package.blob(f"/word/fonts/{file}.odttf", _FONT, veiled(content, key))
    element = sub(font, f"w:embed{variant}")
    put(element, "r:id", table.relate(part, _FONT_RELATION))
    put(element, "w:fontKey", f"{{{str(key).upper()}}}")


def veiled(content: bytes, key: uuid.UUID) -> bytes:
    """Return a font with its first 32 bytes combined with the key, last byte first; twice gives it back."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(content[:_VEILED], mask, strict=True)) + content[_VEILED:]
