"""What a theme says: the page and its grid, the styles, the colours, the choices of setting."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.typeset.colours import WHITE

MM = 72 / 25.4
"""Points to a millimetre."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of text is set: face, size in points, leading and spaces in quarter lines (q).

    `colour` names a colour of the theme or of the section; `tracking` is in 1/1000 of the size.
    """

    face: str
    size: float
    leading: int
    colour: str
    before: int = 0
    after: int = 0
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Family:
    """A section's family of colours: accent, rules, tint, deep."""

    c: str
    m: str
    t: str
    d: str


@dataclass(frozen=True, slots=True)
class PageGrid:
    """The page, its margins and its lines. Millimetres where the name says so, else points or lines."""

    size_mm: tuple[float, float]
    inner_mm: float
    outer_mm: float
    bleed_mm: float
    module_mm: float
    grid: float
    q: float
    head_line: int
    first_line: int
    last_line: int
    folio_line: int

    @property
    def bleed(self) -> float:
        """How far what reaches the page's edges is drawn beyond them, in points."""
        return self.bleed_mm * MM

    @property
    def width(self) -> float:
        """The trimmed page's width in points."""
        return self.size_mm[0] * MM

    @property
    def height(self) -> float:
        """The trimmed page's height in points."""
        return self.size_mm[1] * MM

    @property
    def measure(self) -> float:
        """The width of the text in points."""
        return (self.size_mm[0] - self.inner_mm - self.outer_mm) * MM

    @property
    def line(self) -> int:
        """The quarter lines in a line (4, by the rule that a grid line is four q)."""
        return round(self.grid / self.q)

    @property
    def depth(self) -> int:
        """The depth of the text in q."""
        return (self.last_line - self.first_line + 1) * self.line

    @property
    def top(self) -> float:
        """Where the text's first line box begins: its baseline is one q above the box's foot."""
        return self.first_line * self.grid - (self.line - 1) * self.q

    def left(self, recto: bool) -> float:
        """Return where the text begins from the left edge."""
        return (self.inner_mm if recto else self.outer_mm) * MM

    def baseline(self, line: float) -> float:
        """Return the y of a grid line's baseline."""
        return line * self.grid


@dataclass(frozen=True, slots=True)
class TextRules:
    """The choices of setting.

    `opening` is "drop", "small-caps" or "plain"; `notes` is "foot" (of the page), "essay" (after it) or
    "book" (at its end); `contents` is "plain" or "standfirsts" (with the essays' own); `calls` is
    "raised" or "words" ("[note 1]"); `boxes` is "bar" or "border"; `openers` is "full" (colour to the
    edge) or "tint"; `cover` is "tiles" or "plain"; `mirror` swaps the margins on verso pages; `heads`
    is "outer" or "left"; `gap` is the space between paragraphs in q, and `indent` that of their first
    lines in points.
    """

    justify: bool
    hyphenate: bool
    indent: float
    gap: int
    opening: str
    notes: str
    calls: str
    hang: bool
    oldstyle: bool
    boxes: str
    openers: str
    cover: str
    mirror: bool
    heads: str
    pull_quotes: bool
    in_words: bool
    title_line: int
    body_line: int
    contents: str = "plain"


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, checked. `key` is the name of its file without the ending."""

    key: str
    name: str
    page: PageGrid
    text: TextRules
    colour: dict[str, str]
    sections: tuple[Family, ...]
    style: dict[str, Style]
    identity: str = ""  # SHA-256 of the file: a changed theme is another theme to the cache

    def family(self, number: int) -> Family:
        """Return a section's colours by its number from 1; the families go round. 0 is front matter."""
        if number < 1:
            return self.front
        return self.sections[(number - 1) % len(self.sections)]

    @property
    def front(self) -> Family:
        """The greys of front and back matter."""
        colour = self.colour
        return Family(colour["ink"], colour["grey"], colour["cream"], colour["ink"])

    def paint(self, name: str, family: Family) -> str:
        """Return the colour that a style names, for a section."""
        if name == "white":
            return WHITE
        if name in ("c", "m", "t", "d"):
            return str(getattr(family, name))
        return self.colour[name]
