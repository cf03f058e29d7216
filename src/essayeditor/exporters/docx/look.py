"""What the Word file takes from a theme: the page, the colours, and the face of each kind of text.

Lengths are points. The theme's faces are static instances by optical size and weight; people who
open a Word file have the family under its one name, so that is what the styles name.
"""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.typeset.colours import WHITE
from essayeditor.typeset.theme import MM, Style, Theme

HOUSE_THEME = "community-britain"
FAMILIES = {
    "text": "Source Serif 4",
    "caption": "Source Serif 4",
    "display": "Source Serif 4",
    "sans": "Source Sans 3",
    "plain": "Atkinson Hyperlegible",
}
EMBEDDED = {  # the same, renamed as their licence asks of fonts that are changed
    "text": "Book Serif Text",
    "caption": "Book Serif Text",
    "display": "Book Serif Text",
    "sans": "Book Sans",
    "plain": "Book Plain",
}
_BOLD = frozenset({"600", "700"})
_ASCENT = 0.8  # of the leading: how far a line's top lies above its baseline, as Word sets it


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

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    head: float
    foot: float
    mirrored: bool

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Look:
    """A theme as the Word writer needs it. `accent` and `tint` are those of the theme's first family."""

    sheet: Sheet
    grid: float
    q: float
    indent: float
    gap: float
    justify: bool
    hyphenate: bool
    notes_at_foot: bool
    opening: str
    accent: str
    tint: str
    rule: str
    ink: str
    soft: str
    faces: dict[str, Face]
    embedded: bool = False

    @property
    def serif(self) -> str:
        """The family of the body, which everything not said otherwise is set in."""
        return self.faces["body"].family

    @property
    def endnote_numbers(self) -> str:
        """How endnotes are numbered: in roman where footnotes have the figures."""
        return "lowerRoman" if self.notes_at_foot else "decimal"

    @property
    def italics(self) -> bool:
        """Whether whole paragraphs may be in italics: not in themes made to be easy to read."""
        return self.faces["standfirst"].italic

    def list_indent(self, level: int) -> float:
        """Return how far the text of a list stands in at a level counted from 0, in points."""
        return (16.875 + 13.5 * level) * max(self.faces["body"].size / 10, 1.0)

    def face(self, name: str) -> Face:
        """Return how a kind of text is set; KeyError if the theme has no such kind."""
        return self.faces[name]


def look_of(theme: Theme, *, embedded: bool = False) -> Look:
    """Return what Word needs of a theme; with `embedded`, in the fonts that will be in the file."""
    families = EMBEDDED if embedded else FAMILIES
    text, colour, family = theme.text, theme.colour, theme.family(1)
    return Look(
        sheet=_sheet(theme),
        grid=theme.page.grid,
        q=theme.page.q,
        indent=text.indent,
        gap=text.gap * theme.page.q,
        justify=text.justify,
        hyphenate=text.hyphenate,
        notes_at_foot=text.notes == "foot",
        opening=text.opening,
        accent=family.c,
        tint=family.t,
        rule=colour["rule"],
        ink=colour["ink"],
        soft=colour["soft"],
        embedded=embedded,
        faces={name: _face(theme, name, style, families) for name, style in theme.style.items()},
    )


def _sheet(theme: Theme) -> Sheet:
    page = theme.page
    head, folio = theme.style["head"], theme.style["folio"]
    return Sheet(
        width=page.width,
        height=page.height,
        inner=page.inner_mm * MM,
        outer=page.outer_mm * MM,
        top=page.top,
        bottom=page.height - page.last_line * page.grid - page.q,
        head=max(0.0, page.head_line * page.grid - head.leading * page.q * _ASCENT),
        foot=max(0.0, page.height - page.folio_line * page.grid - folio.leading * page.q * (1 - _ASCENT)),
        mirrored=theme.text.mirror,
    )


def _face(theme: Theme, name: str, style: Style, families: dict[str, str]) -> Face:
    """Return one style as Word has it. On white paper, what the theme sets white on colour is not white."""
    kind, *variants = style.face.split("-")
    paint = theme.paint(style.colour, theme.family(1))
    if paint == WHITE:
        paint = theme.family(1).c if name == "section_title" else theme.colour["soft"]
    q = theme.page.q
    return Face(
        family=families[kind],
        size=style.size,
        leading=style.leading * q,
        colour=paint,
        before=style.before * q,
        after=style.after * q,
        tracking=style.tracking,
        bold=bool(_BOLD & set(variants)),
        italic="italic" in variants,
    )
