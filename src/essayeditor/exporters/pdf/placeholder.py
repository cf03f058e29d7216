"""A frame with a picture's description, for a picture that cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.exporters.pdf import values
from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.exporters.pdf.glyphs import encoded
from essayeditor.exporters.pdf.objects import Stream


@dataclass(frozen=True, slots=True)
class Lettered:
    """The font of placeholders: its name in the dictionary of fonts with that number, and its file."""

    name: str
    file: FontFile
    dictionary: int


_SIZE, _LEADING, _MARGIN = 8.0, 11.0, 8.0


def placeholder(words: str, size: tuple[float, float], font: Lettered | None) -> Stream:
    """Return a form as large as the picture would be, drawn like a picture into a square of one by one.

    Without a font the frame stays empty.
    """
    width, height = size
    operators = [
        "0.97 g 0.35 G 0.75 w",
        f"0.4 0.4 {values.number(width - 0.8)} {values.number(height - 0.8)} re B",
    ]
    if font:
        operators += ["BT 0.2 g", f"/{font.name} {_SIZE:g} Tf {_LEADING:g} TL"]
        operators.append(f"{_MARGIN:g} {values.number(height - _MARGIN - _SIZE)} Td")
        most = max(1, int((height - 2 * _MARGIN) // _LEADING))
        for line in _lines(words, width - 2 * _MARGIN, font.file)[:most]:
            codes = "".join(encoded(font.file.glyph(character)) for character in line)
            operators.append(f"({codes}) Tj T*")
        operators.append("ET")
    scale = f"[{1 / width:.8f} 0 0 {1 / height:.8f} 0 0]"
    entries = {
        "Type": b"/XObject",
        "Subtype": b"/Form",
        "BBox": values.rectangle(0, 0, width, height),
        "Matrix": scale.encode("ascii"),
    }
    if font:
        entries["Resources"] = values.dictionary({"Font": values.reference(font.dictionary)})
    return Stream.deflated(entries, "\n".join(operators).encode("latin-1"))


def _lines(words: str, width: float, font: FontFile) -> list[str]:
    """Break the words into lines by their glyphs' widths."""
    lines = [""]
    for word in "".join(c if font.glyph(c) else "?" for c in " ".join(words.split())).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and sum(font.width(font.glyph(c)) for c in longer) * _SIZE / 1000 > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
