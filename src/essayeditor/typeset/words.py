"""Words as line breaking sees them: measured, with the places where they may be broken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from essayeditor.typeset import hyphenation
from essayeditor.typeset.hyphenation import FINE, FORCED, FREE, HYPHEN
from essayeditor.typeset.pages import Shaped
from essayeditor.typeset.shaping import Features, Shaper, shaper

_HANG_LEFT = "‘“'\"(["
_HANG_RIGHT = ".,-\u00ad‐’”'\";:"
_MAGNITUDES = frozenset(
    {
        *("thousand", "million", "billion", "trillion", "per", "pence", "pounds", "euros", "miles"),
        *("metres", "hectares", "years", "am", "pm"),
    }
)
_REFERENCES = frozenset(
    {
        *("page", "pages", "pp", "p.", "pp.", "figure", "figures", "fig.", "table", "tables", "chapter"),
        *("section", "note", "notes", "no.", "part"),
    }
)
_TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sir", "Lord", "Lady", "Cllr", "Rev", "Revd"))
_NUMBER = re.compile(r"[£$€]?\d[\d.,]*[a-z%]?$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_DASHES = frozenset("–—")

DASH, NUMBER, MAGNITUDE, REFERENCE, JOINS_NEXT = 1, 2, 4, 8, 16
CAPITAL, ENDS_SENTENCE, SHORT = 32, 64, 128
HOLDS_NEXT = NUMBER | REFERENCE | JOINS_NEXT


@dataclass(frozen=True, slots=True)
class Type:
    """A face with its size in points, features, tracking in 1/1000 of the size, and language."""

    face: str
    size: float
    features: Features = ()
    tracking: float = 0.0
    language: str = ""
    capitals: float = 0.0  # more tracking for words all in capitals


Point = tuple[int, float, int, float, float]
"""A place where a word may be broken: characters before it, width before it with its hyphen, kind of
break, how much of that hyphen may hang, and how wide the hyphen itself is."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How shaped words are put on the page, beside their type."""

    colour: str
    tag: int
    rise: float = 0.0
    underline: bool = False
    strike: bool = False
    link: str = ""
    alt: str = ""
    lang: str = ""
    actual: str = ""
    call: str = ""  # the note that is called here
    here: str = ""  # the name of the destination that lies here


class Word:
    """A word in one type. `width` is in points; `left` and `right` are what of it may hang."""

    __slots__ = (
        "_fine",
        "_free",
        "flags",
        "left",
        "odd",
        "own",
        "right",
        "rtl",
        "shapes",
        "text",
        "type",
        "width",
    )

    def __init__(self, text: str, kind: Type, shapes: tuple[Shaped, ...]) -> None:
        self.text = text
        self.type = kind
        self.shapes = shapes
        self.width = _width(shapes, kind)
        self.flags = flags(text)
        self.own = hyphenation.own_breaks(text) if len(text) > 2 else ()
        self.rtl = True in [s.rtl for s in shapes]
        self.odd = self.rtl or [s.font for s in shapes] != [kind.face]
        self.left = self._hang(0) if text and text[0] in _HANG_LEFT else 0.0
        self.right = self._hang(-1) if text and text[-1] in _HANG_RIGHT else 0.0
        self._fine: tuple[Point, ...] | None = None
        self._free: tuple[Point, ...] | None = None

    def _hang(self, at: int) -> float:
        shape = self.shapes[at]
        return shape.advances[at] * self.type.size / 2000 if shape.advances and not shape.rtl else 0.0

    def points(self, hyphens: int) -> tuple[Point, ...]:
        """Return where the word may be broken, hyphenated as freely as `hyphens` says, in order."""
        if hyphens == FREE:
            if self._free is None:
                self._free = self._hyphenated(FREE)
            return self._free
        if hyphens == FINE:
            if self._fine is None:
                self._fine = self._hyphenated(FINE)
            return self._fine
        return self._measured(self.own) if self.own else ()

    def _hyphenated(self, hyphens: int) -> tuple[Point, ...]:
        places = self.own
        if not places or "\u00ad" in self.text:
            more = hyphenation.hyphen_breaks(self.text, self.type.language, hyphens)
            places = tuple(sorted((*places, *more)))
        return self._measured(places)

    def everywhere(self) -> tuple[Point, ...]:
        """Return a break after each character, for a word wider than its line."""
        own = dict(self.own)
        places = tuple((at, own.get(at, FORCED)) for at in range(1, len(self.text)))
        return self._measured(places)

    def _measured(self, places: tuple[hyphenation.Point, ...]) -> tuple[Point, ...]:
        """Measure the parts before breaks from the whole word's glyphs: kerning at the cut is left out."""
        if not places:
            return ()
        reaches = self._reaches()
        hyphen = _hyphen_width(self.type)
        found: list[Point] = []
        for at, kind in places:
            if kind == HYPHEN:
                found.append((at, reaches[at] + hyphen, kind, hyphen / 2, hyphen))
            else:
                found.append((at, reaches[at], kind, 0.0, 0.0))
        return tuple(found)

    def _reaches(self) -> list[float]:
        """Return how far the word reaches, in points, before each of its characters."""
        reach, reaches = 0.0, [0.0]
        size, tracking = self.type.size / 1000, self.type.tracking
        for shape in self.shapes:
            for advance, cluster in zip(shape.advances, shape.clusters, strict=True):
                reach += (advance + tracking) * size
                reaches += [reach] * len(cluster)
        reaches += [reach] * (len(self.text) + 1 - len(reaches))
        return reaches

    def head(self, at: int, kind: int) -> Word:
        """Return the part before a break, with its hyphen where the break puts one in."""
        return word(self.text[:at], self.type, hyphen=kind == HYPHEN)

    def tail(self, at: int) -> Word:
        """Return the part after a break."""
        return word(self.text[at:], self.type)


@cache
def _hyphen_width(kind: Type) -> float:
    return _width(_shaper_of(kind).shape("-"), kind)


def _width(shapes: tuple[Shaped, ...], kind: Type) -> float:
    width = sum([s.width for s in shapes])
    if kind.tracking:
        width += kind.tracking * sum(len(s.glyphs) for s in shapes)
    return width * kind.size / 1000


def flags(text: str) -> int:
    """Return what a word is, for the rules of what may not be parted."""
    found = 0
    if text in _DASHES:
        found |= DASH
    if text[:1].isupper():
        found |= CAPITAL
    if text and text.rstrip("’”'\")")[-1:] in (".", "?", "!", ":"):
        found |= ENDS_SENTENCE
    core = text.strip("(“‘’”,.;:")
    letters = core.isalpha()
    if not letters and _NUMBER.match(core):
        found |= NUMBER
    if core in _MAGNITUDES:
        found |= MAGNITUDE
    if text.lower() in _REFERENCES or text == "No.":
        found |= REFERENCE
    if core in _TITLES or (found & CAPITAL and _INITIAL.match(text)):
        found |= JOINS_NEXT
    if (len(core) if letters else sum(map(str.isalnum, text))) < 4:
        found |= SHORT
    return found


def tied(first: int, second: int) -> bool:
    """Say whether two words with these flags may not be parted by a line's end."""
    return bool(
        second & DASH
        or (first & NUMBER and second & MAGNITUDE)
        or (first & REFERENCE and second & NUMBER)
        or (first & JOINS_NEXT and second & CAPITAL)
    )


_known: dict[Type, dict[str, Word]] = {}


def lexicon(kind: Type) -> dict[str, Word]:
    """Return the words known in a type, for the quickest look-up; `word` adds to it."""
    found = _known.get(kind)
    if found is None:
        found = _known[kind] = {}
    return found


@cache
def _one(kind: Type) -> Type:
    """Return the same object for equal types, so that words can be compared by it."""
    return kind


@cache
def _shaper_of(kind: Type) -> Shaper:
    return shaper(kind.face, kind.features, kind.language.split("-")[0])


def word(text: str, kind: Type, hyphen: bool = False) -> Word:
    """Return a word in a type, shaped and measured once. `hyphen` adds one that a line's end puts in."""
    key = text + "\u00ad" if hyphen else text
    known = lexicon(kind)
    found = known.get(key)
    if found is None:
        found = known[key] = _new_word(text, kind, hyphen)
    return found


def _new_word(text: str, kind: Type, hyphen: bool) -> Word:
    asked = kind = _one(kind)
    if kind.capitals and text.isupper() and sum(map(str.isalpha, text)) > 1:
        kind = replace(kind, tracking=kind.tracking + kind.capitals, capitals=0.0)
    shown = text.replace("\u00ad", "").replace("\u200b", "")
    shapes = _shaper_of(kind).shape(shown + "-" if hyphen else shown) if shown or hyphen else ()
    if hyphen:
        shapes = (*shapes[:-1], _soft(shapes[-1]))
    made = Word(text + "\u00ad" if hyphen else text, kind, shapes)
    made.odd = made.odd or kind is not asked
    return made


def _soft(shaped: Shaped) -> Shaped:
    """Mark a shaped word's last hyphen as one that is not of the text."""
    return Shaped(
        shaped.font,
        shaped.text[:-1] + "\u00ad",
        shaped.glyphs,
        shaped.advances,
        (*shaped.clusters[:-1], "\u00ad"),
        shaped.width,
        shaped.offsets,
        shaped.rtl,
    )
