"""Fonts as files: measures, what each glyph reads as, and the subset that a book needs.

Layout gives glyphs, not characters, so a code in the page is a glyph number (Identity-H; ISO
32000-1, 9.7.5.2), and ligatures, small capitals, old-style figures and joined letters need nothing
more. One further code, past the last glyph, stands for the hyphen that only a line's end put there:
it draws the hyphen and reads as SOFT HYPHEN, so that a reader can join the word again (14.8.2.2.3).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

SOFT_HYPHEN = "\u00ad"
_KEPT_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2", "post"})
_LOWEST_PRINTING = 32
_POSTSCRIPT_NAME = 6
_PREFERRED = {"\u00a0": " ", "\u2010": "-", "\u2011": "-"}  # one glyph, two characters: which it reads as


class FontFile:
    """One TrueType font."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._face = hb.Face(hb.Blob(path.read_bytes()))
        self._font = hb.Font(self._face)
        self._scale: float = 1000.0 / self._face.upem
        self.glyph_count: int = self._face.glyph_count
        self.line_end_hyphen = self.glyph_count
        self.space = self.glyph(" ")
        self.hyphen = self.glyph("-")
        self.width: Callable[[int], float] = cache(self._width)
        """Returns a glyph's own advance in 1/1000 of the size. Asked for every glyph of every word."""

    def _width(self, glyph: int) -> float:
        drawn = self.hyphen if glyph == self.line_end_hyphen else glyph
        return round(float(self._font.get_glyph_h_advance(drawn)) * self._scale, 2)

    def glyph(self, character: str) -> int:
        """Return the glyph of a character, 0 if the font has none."""
        found: int | None = self._font.get_nominal_glyph(ord(character))
        return found or 0

    @cached_property
    def characters(self) -> dict[int, str]:
        """What each glyph that has a character of its own reads as: the plainest that it has."""
        found: dict[int, str] = {}
        for code in sorted(self._face.unicodes, key=_rarity):
            character = chr(code)
            if code >= _LOWEST_PRINTING and character != SOFT_HYPHEN:
                glyph = self._font.get_nominal_glyph(code)
                found.setdefault(glyph, _plain(character))
        found.pop(0, None)
        return found

    @cached_property
    def postscript_name(self) -> str:
        """The font's PostScript name, in letters that a PDF name takes as they are."""
        given: str = self._face.get_name(_POSTSCRIPT_NAME) or self.path.stem
        return "".join(c for c in given if c.isascii() and (c.isalnum() or c in "-_")) or "Font"

    @cached_property
    def descriptor(self) -> dict[str, float]:
        """The measures a font descriptor holds (ISO 32000-1, table 122), in 1/1000 of the size."""
        metric = self._font.get_metric_position_with_fallback
        head = bytes(self._face.reference_table("head").data)
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42)]
        post = bytes(self._face.reference_table("post").data)
        angle = int.from_bytes(post[4:8], "big", signed=True) / 65536
        fixed = any(post[12:16])
        weight = float(self._font.get_style_value(hb.StyleTag.WEIGHT))
        measures = {
            "left": box[0],
            "bottom": box[1],
            "right": box[2],
            "top": box[3],
            "ascent": metric(hb.OTMetricsTag.HORIZONTAL_ASCENDER),
            "descent": metric(hb.OTMetricsTag.HORIZONTAL_DESCENDER),
            "cap": metric(hb.OTMetricsTag.CAP_HEIGHT),
        }
        scaled = {key: value * self._scale for key, value in measures.items()}
        flags = (1 if fixed else 0) | 4 | (64 if angle else 0)  # fixed pitch, symbolic, italic
        return {**scaled, "angle": angle, "flags": flags, "stem": 10 + 220 * (weight - 50) / 900}

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """Return the font with no outlines but those of `glyphs`, their numbers unchanged."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.glyph_set.update({0, *(g for g in glyphs if g < self.glyph_count)})
        for table in self._face.table_tags:
            if table not in _KEPT_TABLES:
                wanted.drop_table_tag_set.add(int.from_bytes(table.encode("ascii"), "big"))
        return bytes(wanted.subset(self._face).blob.data)


def _rarity(code: int) -> tuple[bool, int]:
    """Rank the characters that share a glyph: ’ before ʼ, Ω the letter before Ω the unit."""
    character = chr(code)
    modifier = unicodedata.category(character) in ("Lm", "Sk", "Mn", "Co")
    return modifier or not unicodedata.is_normalized("NFC", character), code


def _plain(character: str) -> str:
    """Return the letters that a character made for typesetting stands for (ligatures, joined forms)."""
    if "\ufb00" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character)
    return _PREFERRED.get(character, character)


@lru_cache(maxsize=64)
def font_file(path: Path) -> FontFile:
    """Return the font at `path`, read once."""
    return FontFile(path)
