"""Shaped words as the operands of the text-showing operator TJ (ISO 32000-1, 9.4.3), made once each.

A word's codes are its glyph numbers. Where its advance is not the glyph's own width (kerning), a
number between the strings moves the pen. What each code reads as stands in the font's Unicode map;
a word whose glyphs read otherwise there needs its text beside it (`Piece.reads_wrong`, `claims`).
"""

from __future__ import annotations

from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.typeset.pages import Shaped

_HEARD_ALIKE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2010": "-", "\u2011": "-"})
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_BYTES = [_ESCAPED.get(byte, chr(byte)) for byte in range(256)]
_MOST_KEPT = 400_000
_ENOUGH = 0.05  # 1/1000 of the size: a smaller shift is not written


def encoded(code: int) -> str:
    """Return a two-byte code as it stands inside a literal string, one character for each byte."""
    return _BYTES[code >> 8] + _BYTES[code & 255]


def adjustment(value: float) -> str:
    """Write a number for TJ: what is taken from the pen's way, in 1/1000 of the size."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


class Piece:
    """One word, ready to be shown.

    `shown` is the inside of a TJ array, ending exactly where the word ends. `shifted` replaces it
    where glyphs are raised or lowered: pairs of a rise (1/1000 of the size) and an array's inside.
    `claims` are glyphs without a character of their own, with the text they stand for here.
    A `plain` word needs nothing but to be shown.
    """

    __slots__ = ("claims", "codes", "font", "plain", "reads_wrong", "shifted", "shown", "text")

    def __init__(self, font: str, text: str) -> None:
        self.font = font
        self.text = text
        self.shown = ""
        self.shifted: tuple[tuple[float, str], ...] = ()
        self.codes: frozenset[int] = frozenset()
        self.claims: tuple[tuple[int, str], ...] = ()
        self.reads_wrong = False
        self.plain = False


class Pieces:
    """All words shown so far, by identity; shared by every page and every export of a process."""

    def __init__(self) -> None:
        self._plain: dict[Shaped, Piece] = {}
        self._hyphened: dict[Shaped, Piece] = {}

    def of(self, word: Shaped, font: FontFile, line_end_hyphen: bool = False) -> Piece:
        """Return the word's piece; with `line_end_hyphen` its last glyph reads as SOFT HYPHEN."""
        known = self._hyphened if line_end_hyphen else self._plain
        piece = known.get(word)
        if piece is None:
            if len(known) >= _MOST_KEPT:
                known.clear()
            piece = known[word] = _piece(word, font, line_end_hyphen)
        return piece


def _piece(word: Shaped, font: FontFile, line_end_hyphen: bool) -> Piece:
    piece = Piece(word.font, word.text)
    codes = list(word.glyphs)
    if line_end_hyphen and codes:
        codes[-1] = font.line_end_hyphen
    if 0 in codes:
        codes = [
            code or font.glyph("?") for code in codes
        ]  # a missing glyph may not be shown (PDF/A 6.2.11.8)
        piece.reads_wrong = True
    piece.codes = frozenset(codes)
    _read(piece, codes, word, font)
    offsets = word.offsets or ((0.0, 0.0),) * len(codes)
    groups = _groups(codes, word.advances, offsets, font)
    if len(groups) == 1 and not groups[0][0]:
        piece.shown = groups[0][1]
    else:
        piece.shifted = tuple(groups)
    piece.plain = bool(piece.shown) and not piece.reads_wrong and not piece.claims
    return piece


def _read(piece: Piece, codes: list[int], word: Shaped, font: FontFile) -> None:
    """Find out whether the font's Unicode map will say what the word says."""
    own = font.characters
    claims: dict[int, str] = {}
    for cluster, group in _clusters(codes, word.clusters):
        if font.line_end_hyphen in group:
            continue
        if len(group) == 1 and group[0] not in own and cluster:
            said = claims.setdefault(group[0], cluster)
        else:  # a letter and its accents, each a glyph with a character of its own, or not
            said = "".join(own.get(code, "") for code in group)
        if sorted(said.translate(_HEARD_ALIKE)) != sorted(cluster.translate(_HEARD_ALIKE)):
            piece.reads_wrong = True
    piece.claims = tuple(claims.items())


def _clusters(codes: list[int], clusters: tuple[str, ...]) -> list[tuple[str, list[int]]]:
    """Gather the glyphs that stand for the same characters: those with no text of their own follow."""
    groups: list[tuple[str, list[int]]] = []
    for code, cluster in zip(codes, clusters, strict=True):
        if cluster or not groups:
            groups.append((cluster, [code]))
        else:
            groups[-1][1].append(code)
    return groups


def _groups(
    codes: list[int],
    advances: tuple[float, ...],
    offsets: tuple[tuple[float, float], ...],
    font: FontFile,
) -> list[tuple[float, str]]:
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

    for code, advance, (right, up) in zip(codes, advances, offsets, strict=True):
        if not groups or groups[-1][0] != up:
            if groups:
                move(groups[-1][1])
            groups.append((up, []))
        owed += right
        if abs(owed) >= _ENOUGH:
            move(groups[-1][1])
        string += encoded(code)
        owed += advance - font.width(code) - right
    if groups:
        move(groups[-1][1])
    return [(up, "".join(parts)) for up, parts in groups]
