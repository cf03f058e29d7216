"""What the Word file takes from a theme: the page, the colours, and the face of each kind of text.

Lengths are points. A theme's faces are named after their optical size (text, caption, display);
Word users have the family under one name, so all of them are set in that family.
"""

from __future__ import annotations

from dataclasses import dataclass, field

MM = 72 / 25.4
FAMILIES = {
    "text": "Source Serif 4",
    "caption": "Source Serif 4",
    "display": "Source Serif 4",
    "sans": "Source Sans 3",
    "legible": "Atkinson Hyperlegible",
}


@dataclass(frozen=True, slots=True)
class Face:
    """How one kind of text is set: size, leading, colour, space before and after, tracking in 1/1000."""

    family: str
    size: float
    leading: float
    colour: str
    before: float = 0.0
    after: float = 0.0
    tracking: float = 0.0
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: its size and margins, and how far head and folio stand from its edges."""

    width: float = 156 * MM
    height: float = 234 * MM
    inner: float = 20 * MM
    outer: float = 26 * MM
    top: float = 70.0
    bottom: float = 79.0
    head: float = 31.0
    foot: float = 36.0
    mirrored: bool = True

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


def _faces() -> dict[str, Face]:
    grid = 13.5
    text, sans = FAMILIES["text"], FAMILIES["sans"]
    ink, soft, grey, accent = "#1F1B18", "#3A342F", "#5A534C", "#97371F"

    def face(family: str, size: float, leading: float, colour: str, *rest: float, **how: bool) -> Face:
        before, after, tracking = (*rest, 0.0, 0.0, 0.0)[:3]
        return Face(family, size, leading, colour, before * grid, after * grid, tracking, **how)

    return {
        "body": face(text, 10, 13.5, ink),
        "title": face(text, 30, 33.75, ink, 0, 1, -8, bold=True),
        "standfirst": face(text, 12.5, 16.875, soft, 0, 1, italic=True),
        "byline": face(sans, 9, 13.5, grey),
        "label": face(sans, 8.5, 13.5, accent, 0, 0, 20, bold=True),
        "h2": face(text, 11.5, 13.5, accent, 1.5, 0.5, bold=True),
        "h3": face(sans, 9.5, 13.5, ink, 1, bold=True),
        "h4": face(text, 10, 13.5, ink, 1, italic=True),
        "quote": face(text, 10, 13.5, ink, 0.5, 0.5),
        "pull": face(text, 17, 20.25, accent, 1.5, 1.5, 2, italic=True),
        "caption": face(sans, 8, 10.125, ink, 0.5),
        "credit": face(sans, 8, 10.125, grey),
        "stat_figure": face(text, 54, 54, accent, 1, 1, -20),
        "stat_claim": face(sans, 11, 13.5, ink, 0, 0.5, bold=True),
        "box_title": face(text, 13, 16.875, ink, 0.25, 0.5, bold=True),
        "box_text": face(sans, 9.2, 13.5, ink),
        "table_title": face(sans, 9, 13.5, ink, 1, 0.5),
        "table": face(sans, 8.8, 13.5, ink),
        "note": face(text, 8, 10.125, ink),
        "head": face(sans, 8, 13.5, grey, 0, 0, 20),
        "folio": face(sans, 8.5, 13.5, accent, bold=True),
        "section_title": face(text, 45, 47.25, accent, 0, 2, -15, bold=True),
        "section_note": face(text, 10.5, 16.875, soft),
        "toc_section": face(text, 12.5, 13.5, accent, 0.75, 0.5, bold=True),
        "toc_title": face(text, 10.5, 13.5, ink),
        "toc_author": face(sans, 8.5, 13.5, grey, 0, 0.25),
        "bio": face(text, 9, 13.5, ink, 0.25, 0.25),
        "imprint": face(sans, 8, 10.125, ink, 0, 0.75),
    }


@dataclass(frozen=True, slots=True)
class Look:
    """A theme as the Word writer needs it."""

    name: str = "community-britain"
    sheet: Sheet = Sheet()
    grid: float = 13.5
    indent: float = 13.5
    justify: bool = True
    hyphenate: bool = True
    notes: str = "foot"  # or "end": after each essay
    accent: str = "#97371F"
    tint: str = "#F7EBE3"
    rule: str = "#B8AFA3"
    ink: str = "#1F1B18"
    serif: str = "Source Serif 4"
    faces: dict[str, Face] = field(default_factory=_faces)

    def face(self, name: str) -> Face:
        """Return how a kind of text is set; KeyError if the theme has no such kind."""
        return self.faces[name]
