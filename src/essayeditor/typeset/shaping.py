"""Shaping: a word in a face becomes glyphs, with kerning, ligatures and the joins of its script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import uharfbuzz as hb

from essayeditor.typeset import fonts
from essayeditor.typeset.pages import Shaped

Features = tuple[str, ...]

_RTL = {"R", "AL"}
_MAY_BE_RTL = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def is_rtl(text: str) -> bool:
    """Say whether a text holds a letter that is written from right to left (UAX 9, R and AL)."""
    if text.isascii() or not _MAY_BE_RTL.search(text):
        return False
    return any(unicodedata.bidirectional(c) in _RTL for c in text)


def in_no_font(text: str) -> str:
    """Return the characters of a text that none of the bundled fonts can show, each once."""
    if text.isascii():
        return ""
    missing = set(map(ord, text))
    for key in fonts.FALLBACKS:
        missing = {code for code in missing - fonts.font(key).characters if not _ignorable(chr(code))}
        if not missing:  # as a rule after the first: no font is opened that is not needed
            return ""
    return "".join(c for c in dict.fromkeys(text) if ord(c) in missing)


_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _ignorable(character: str) -> bool:
    """Say whether nothing is to be seen of a character where its font has not got it."""
    if unicodedata.category(character) in ("Cf", "Cc", "Zs", "Zl", "Zp"):
        return True
    return bool(_SELECTORS.match(character))


def _with_their_marks(text: str) -> list[str]:
    """Part a text into characters, each with the accents and the unseen characters after it."""
    parts: list[str] = []
    for character in text:
        if parts and (unicodedata.category(character) in ("Mn", "Me") or _ignorable(character)):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


class Shaper:
    """Shapes words in one face with one set of OpenType features, and keeps what it has shaped."""

    def __init__(self, face: str, features: Features = (), language: str = "") -> None:
        self.face = face
        self._font = fonts.font(face)
        self._features = dict.fromkeys(features, True)
        self._language = language
        self._known: dict[str, tuple[Shaped, ...]] = {}

    def shape(self, text: str) -> tuple[Shaped, ...]:
        """Return a word as shaped pieces, one for each font that had to lend a glyph."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = tuple([self._shape(part, font) for part, font in self._runs(text)])
        return known

    def _runs(self, text: str) -> list[tuple[str, fonts.Font]]:
        """Part a word where the font must change for want of a glyph."""
        if self._font.characters.issuperset(map(ord, text)):
            return [(text, self._font)]
        runs: list[tuple[str, fonts.Font]] = []
        for whole in _with_their_marks(text):
            font = self._font_of_all(whole)
            parts = [(whole, font)] if font else [(c, self._font_of_one(c)) for c in whole]
            for part, of in parts:
                if runs and runs[-1][1] is of:
                    runs[-1] = (runs[-1][0] + part, of)
                else:
                    runs.append((part, of))
        return runs

    def _font_of_all(self, whole: str) -> fonts.Font | None:
        """Return the font that has a character and its accents, or the letter that they make."""
        seen = [ord(c) for c in whole if not _ignorable(c)]
        if not seen:
            return self._font
        composed = [ord(c) for c in unicodedata.normalize("NFC", whole) if not _ignorable(c)]
        for font in self._asked(whole[0]):
            if font.characters.issuperset(seen) or font.characters.issuperset(composed):
                return font
        return None

    def _font_of_one(self, character: str) -> fonts.Font:
        if _ignorable(character):
            return self._font
        return next((f for f in self._asked(character) if ord(character) in f.characters), self._font)

    def _asked(self, character: str) -> Iterator[fonts.Font]:
        """Yield the fonts in the order in which they are asked; for what runs leftwards its own first."""
        if unicodedata.bidirectional(character) not in _RTL:
            yield self._font
        yield from map(fonts.font, fonts.FALLBACKS)

    def _shape(self, text: str, font: fonts.Font) -> Shaped:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        rtl = is_rtl(text)
        if not rtl:
            buffer.direction = "ltr"
        if self._language:
            buffer.language = self._language
        hb.shape(font.hb, buffer, self._features)
        return _shaped(font, text, buffer, rtl)


def _shaped(font: fonts.Font, text: str, buffer: hb.Buffer, rtl: bool) -> Shaped:
    scale = font.scale
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    places = [position.position for position in positions]
    right, up, wide, _ = zip(*places, strict=True) if places else ((),) * 4
    advances = tuple([advance * scale for advance in wide])
    offsets = None
    if any(right) or any(up):
        offsets = tuple([(x * scale, y * scale) for x, y in zip(right, up, strict=True)])
    clusters = tuple(text) if len(infos) == len(text) and not rtl else _clusters(text, infos)
    return Shaped(
        font=font.key,
        text=text,
        glyphs=tuple([i.codepoint for i in infos]),
        advances=advances,
        clusters=clusters,
        width=sum(advances),
        offsets=offsets,
        rtl=rtl,
    )


def _clusters(text: str, infos: list[hb.GlyphInfo]) -> tuple[str, ...]:
    """Give each glyph the characters it stands for; glyphs after the first of a cluster get none."""
    starts = sorted({i.cluster for i in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    said: list[str] = []
    taken: set[int] = set()
    for info in infos:
        said.append("" if info.cluster in taken else text[info.cluster : ends[info.cluster]])
        taken.add(info.cluster)
    return tuple(said)


@cache
def shaper(face: str, features: Features = (), language: str = "") -> Shaper:
    """Return the shaper for a face, features and language (for local forms), made once."""
    return Shaper(face, features, language)
