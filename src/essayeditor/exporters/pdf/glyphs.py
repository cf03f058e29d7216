"""Shaped words as the operands of the text-showing operator TJ (ISO 32000-1, 9.4.3), made once each.

A word's codes are its glyph numbers. Where its advance is not the glyph's own width (kerning), a
number between the strings moves the pen. What each code reads as stands in the font's Unicode map;
a word whose glyphs read otherwise there needs its text beside it (`Piece.reads_wrong`, `claims`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.typeset.pages import Shaped

_HEARD_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-"})
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # joiners and marks of direction
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_BYTES = [_ESCAPED.get(byte, chr(byte)) for byte in range(256)]
_MOST_KEPT = 400_000
_ENOUGH = 0.05  # 1/1000 of the size: a smaller shift is not written


@cache
def encoded(code: int) -> str:
    """Return a two-byte code as it stands inside a literal string, one character for each byte."""
    return _BYTES[code >> 8] + _BYTES[code & 255]


@cache
def space_of(font: FontFile) -> tuple[str, float]:
    """Return the space of a font as it stands in a TJ array, and its width in 1/1000 of the size."""
    return f"({encoded(font.space)})", font.width(font.space)


def adjustment(value: float) -> str:
    """Write a number for TJ: what is taken from the pen's way, in 1/1000 of the size."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded.is_integer() else str(rounded)


_kern = lru_cache(maxsize=4096)(adjustment)  # the same few, again and again


class Piece:
    """One word, ready to be shown.

    `shown` is the inside of a TJ array, ending exactly where the word ends. `shifted` replaces it
    where glyphs are raised or lowered: pairs of a rise (1/1000 of the size) and an array's inside.
    `claims` are glyphs without a character of their own, with the text they stand for here.
    A `plain` word needs nothing but to be shown.
    """

    __slots__ = ("claims", "font", "plain", "reads_wrong", "shifted", "shown", "text")

    def __init__(self, font: str, text: str) -> None:
        self.font = font
        self.text = text
        self.shown = ""
        self.shifted: tuple[tuple[float, str], ...] = ()
        self.claims: tuple[tuple[int, str], ...] = ()
        self.reads_wrong = False
        self.plain = False


class Pieces:
    """All words shown so far, by identity; shared by every page and every export of a process."""

    def __init__(self) -> None:
        self._known: dict[Shaped, Piece] = {}
        self._at_line_end: dict[Shaped, Piece] = {}  # whose last glyph reads as SOFT HYPHEN
        self._plain: dict[Shaped, str] = {}  # how a word is shown; "" for one that needs more than that

    def plain(self, words: Sequence[Shaped], font: FontFile, line_end_hyphen: bool) -> list[str] | None:
        """Return the insides of the TJ arrays that show words, None if one of them is not plain."""
        known = self._plain
        try:
            shown = [known[word] for word in words]
        except KeyError:  # as a rule all were shown before
            shown = [known[word] if word in known else self._new(word, font) for word in words]
        if line_end_hyphen:
            last = self.of(words[-1], font, line_end_hyphen=True)
            shown[-1] = last.shown if last.plain else ""
        return None if "" in shown else shown

    def _new(self, word: Shaped, font: FontFile) -> str:
        piece = self.of(word, font)
        if len(self._plain) >= _MOST_KEPT:
            self._plain.clear()
        self._plain[word] = shown = piece.shown if piece.plain else ""
        return shown

    def of(self, word: Shaped, font: FontFile, line_end_hyphen: bool = False) -> Piece:
        """Return the word's piece; with `line_end_hyphen` its last glyph reads as SOFT HYPHEN."""
        known = self._at_line_end if line_end_hyphen else self._known
        piece = known.get(word)
        if piece is None:
            if len(known) >= _MOST_KEPT:
                known.clear()
            piece = known[word] = _piece(word, font, line_end_hyphen)
        return piece


class Glyph(NamedTuple):
    """One glyph to be shown: lengths in 1/1000 of the size, `text` what it stands for."""

    code: int
    advance: float
    right: float
    up: float
    text: str


def glyphs_shown(word: Shaped, font: FontFile) -> list[Glyph]:
    """Return the glyphs of a word in painted order, without those that are neither seen nor heard."""
    offsets = word.offsets or ((0.0, 0.0),) * len(word.glyphs)
    shown = []
    for code, advance, (right, up), text in zip(
        word.glyphs, word.advances, offsets, word.clusters, strict=True
    ):
        said = _UNSEEN.sub("", text)
        if said or not text or advance:
            # a missing glyph may not be shown (ISO 19005-2, 6.2.11.8)
            shown.append(Glyph(code or font.glyph("?"), advance, right, up, said))
    return shown


def _piece(word: Shaped, font: FontFile, line_end_hyphen: bool) -> Piece:
    piece = Piece(word.font, word.text)
    own = font.characters
    usual = not line_end_hyphen and word.offsets is None and tuple(map(own.get, word.glyphs)) == word.clusters
    if usual:  # most words: each glyph its own character
        piece.shown = _kerned(word.glyphs, word.advances, font)
        piece.plain = True
    else:
        _fill_in(piece, word, font, line_end_hyphen)
    return piece


def _kerned(codes: tuple[int, ...], advances: tuple[float, ...], font: FontFile) -> str:
    """Write the inside of a TJ array for glyphs that all stand on the line."""
    parts = ["("]
    owed = 0.0
    width = font.width
    for code, advance in zip(codes, advances, strict=True):
        if owed >= _ENOUGH or owed <= -_ENOUGH:
            parts.append(f"){_kern(-owed)}(")
            owed = 0.0
        parts.append(encoded(code))
        owed += advance - width(code)
    parts.append(f"){_kern(-owed)}" if abs(owed) >= _ENOUGH else ")")
    return "".join(parts)


def _fill_in(piece: Piece, word: Shaped, font: FontFile, line_end_hyphen: bool) -> None:
    glyphs = glyphs_shown(word, font)
    if line_end_hyphen and glyphs:
        glyphs[-1] = glyphs[-1]._replace(code=font.line_end_hyphen)
    piece.reads_wrong = 0 in word.glyphs
    _read(piece, glyphs, font)
    groups = _groups(glyphs, font)
    if len(groups) == 1 and not groups[0][0]:
        piece.shown = groups[0][1]
    else:
        piece.shifted = tuple(groups)
    piece.plain = bool(piece.shown) and not piece.reads_wrong and not piece.claims


def _read(piece: Piece, glyphs: list[Glyph], font: FontFile) -> None:
    """Find out whether the font's Unicode map will say what the word says."""
    own = font.characters
    claims: dict[int, str] = {}
    for cluster, group in _clusters(glyphs):
        if font.line_end_hyphen in group:
            continue
        if len(group) == 1 and group[0] not in own and cluster:
            said = claims.setdefault(group[0], cluster)
        else:  # a letter and its accents, each a glyph with a character of its own, or not
            said = "".join(own.get(code, "") for code in group)
        if said != cluster and _letters(said) != _letters(cluster):
            piece.reads_wrong = True
    piece.claims = tuple(claims.items())


def _letters(said: str) -> list[str]:
    """Return what is compared: letters and accents apart, in any order, no-break characters as others."""
    return sorted(unicodedata.normalize("NFD", said.translate(_HEARD_ALIKE)))


def _clusters(glyphs: list[Glyph]) -> list[tuple[str, list[int]]]:
    """Gather the glyphs that stand for the same characters: those with no text of their own follow."""
    groups: list[tuple[str, list[int]]] = []
    for glyph in glyphs:
        if glyph.text or not groups:
            groups.append((glyph.text, [glyph.code]))
        else:
            groups[-1][1].append(glyph.code)
    return groups


def _groups(glyphs: list[Glyph], font: FontFile) -> list[tuple[float, str]]:
    """Write the glyphs as strings and shifts, a group for each stretch of one rise."""
    groups: list[tuple[float, list[str]]] = []
    string = ""
    owed = 0.0  # still to be added to the pen's place

    def move(parts: list[str]) -> None:
        nonlocal string, owed
        if string:
            parts.append(f"({string})")
            string = ""
        if abs(owed) >= _ENOUGH:
            parts.append(adjustment(-owed))
            owed = 0.0

    for glyph in glyphs:
        if not groups or groups[-1][0] != glyph.up:
            if groups:
                move(groups[-1][1])
            groups.append((glyph.up, []))
        owed += glyph.right
        if abs(owed) >= _ENOUGH:
            move(groups[-1][1])
        string += encoded(glyph.code)
        owed += glyph.advance - font.width(glyph.code) - glyph.right
    if groups:
        move(groups[-1][1])
    return [(up, "".join(parts)) for up, parts in groups]
