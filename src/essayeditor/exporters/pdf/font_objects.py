"""A font's objects in the file: Type 0 font, CIDFont, descriptor, program, widths and Unicode map."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

from essayeditor.exporters.pdf import values
from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.exporters.pdf.objects import Objects, Stream

_PER_BLOCK = 100  # bfchar entries (Adobe Technical Note 5014, 2.2)
_UNUSED_WIDTH = 1000


def add_font(objects: Objects, font: FontFile, reads: dict[int, str]) -> int:
    """Embed a font with the glyphs in `reads`, each with its text; return the number of its object."""
    glyphs = sorted(reads)
    program = font.subset(font.hyphen if g == font.line_end_hyphen else g for g in glyphs)
    base = f"{_tag(font, glyphs)}+{font.postscript_name}"
    file = objects.add(
        Stream.deflated({"Length1": b"%d" % len(program)}, program, level=zlib.Z_BEST_COMPRESSION)
    )
    descendant = values.dictionary(
        {
            "Type": b"/Font",
            "Subtype": b"/CIDFontType2",
            "BaseFont": values.name(base),
            "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": values.reference(objects.add(_descriptor(font, base, file))),
            "DW": b"%d" % _UNUSED_WIDTH,
            "W": _widths(font, glyphs),
            "CIDToGIDMap": values.reference(objects.add(_glyphs_of_codes(font))),
        }
    )
    return objects.add(
        values.dictionary(
            {
                "Type": b"/Font",
                "Subtype": b"/Type0",
                "BaseFont": values.name(base),
                "Encoding": b"/Identity-H",
                "DescendantFonts": values.array([values.reference(objects.add(descendant))]),
                "ToUnicode": values.reference(objects.add(Stream.deflated({}, to_unicode(reads)))),
            }
        )
    )


def _tag(font: FontFile, glyphs: Iterable[int]) -> str:
    """Return six capitals that mark this subset of the font (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(f"{font.postscript_name}:{','.join(map(str, glyphs))}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _descriptor(font: FontFile, base: str, file: int) -> bytes:
    measure = font.descriptor
    return values.dictionary(
        {
            "Type": b"/FontDescriptor",
            "FontName": values.name(base),
            "Flags": b"%d" % measure["flags"],
            "FontBBox": values.rectangle(*(round(measure[k]) for k in ("left", "bottom", "right", "top"))),
            "ItalicAngle": values.number(measure["angle"]).encode(),
            "Ascent": b"%d" % round(measure["ascent"]),
            "Descent": b"%d" % round(measure["descent"]),
            "CapHeight": b"%d" % round(measure["cap"]),
            "StemV": b"%d" % round(measure["stem"]),
            "FontFile2": values.reference(file),
        }
    )


def _widths(font: FontFile, glyphs: list[int]) -> bytes:
    """Write the widths of runs of neighbouring glyphs (9.7.4.3)."""
    runs: list[tuple[int, list[str]]] = []
    following = -1
    for glyph in glyphs:
        if glyph != following:
            runs.append((glyph, []))
        runs[-1][1].append(values.number(font.width(glyph)))
        following = glyph + 1
    return ("[" + " ".join(f"{first}[{' '.join(widths)}]" for first, widths in runs) + "]").encode("ascii")


def _glyphs_of_codes(font: FontFile) -> Stream:
    """Map each code to the glyph of its number, and the line-end hyphen to the hyphen."""
    codes = b"".join(glyph.to_bytes(2, "big") for glyph in range(font.glyph_count))
    return Stream.deflated({}, codes + font.hyphen.to_bytes(2, "big"))


def to_unicode(reads: dict[int, str]) -> bytes:
    """Write the map from codes to text (9.10.3): a code may read as several characters."""
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(reads.items())
        if text
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for at in range(0, len(entries), _PER_BLOCK):
        block = entries[at : at + _PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
