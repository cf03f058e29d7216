"""Hyphenation by patterns: F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford, 1983).

The patterns are those that Pyphen brings with it, in the format of hunspell. They are
looked up here, since a book has thousands of different words: where no pattern begins with the
letters so far, no longer ones are asked for, and a pattern's figures are read when it is first met.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyphen

_FIGURES = str.maketrans("", "", "0123456789")
_HEXADECIMAL = re.compile(r"\^{2}([0-9a-f]{2})")
_NO_PATTERN = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_ENCODINGS = {"microsoft-cp1251": "cp1251"}

_Levels = tuple[int, ...]


class Patterns:
    """The patterns of one language."""

    def __init__(self, path: Path) -> None:
        """Read a `hyph_*.dic`."""
        with path.open("rb") as file:
            encoding = file.readline().decode("ascii").strip().lower()
        lines = path.read_text(_ENCODINGS.get(encoding, encoding)).split("\n")[1:]
        self._known: dict[str, str | _Levels] = {}  # by a pattern's letters; as written, if not read yet
        for line in lines:
            pattern = line.strip()
            if not pattern or pattern.startswith(_NO_PATTERN):
                continue
            if "^^" in pattern:
                pattern = _HEXADECIMAL.sub(lambda match: chr(int(match.group(1), 16)), pattern)
            if "/" in pattern and "=" in pattern:  # a change of spelling at the hyphen, which we leave
                pattern = pattern.partition("/")[0]
            letters = pattern.translate(_FIGURES)
            if letters != pattern.replace("0", ""):  # else it says nothing
                self._known[letters] = pattern
        for letters in list(self._known):
            for end in range(len(letters) - 1, 0, -1):
                if letters[:end] in self._known:
                    break
                self._known[letters[:end]] = ()  # patterns begin with these letters

    def positions(self, word: str) -> list[int]:
        """Return how many characters stand before each place where a word in small letters may be parted."""
        dotted = f".{word}."
        length = len(dotted)
        known = self._known
        levels = [0] * (length + 1)
        for start in range(length - 1):
            for end in range(start + 1, length + 1):
                letters = dotted[start:end]
                found = known.get(letters)
                if found is None:
                    break
                if found:
                    if isinstance(found, str):
                        found = known[letters] = _levels(found)
                    for at, level in enumerate(found, start):
                        if level > levels[at]:
                            levels[at] = level
        return [at - 1 for at, level in enumerate(levels) if level % 2]


def _levels(pattern: str) -> _Levels:
    """Return the figures before each letter of a pattern, and after the last, as far as there are any."""
    found = []
    level = 0
    for sign in pattern:
        if sign in "0123456789":
            level = int(sign)
        else:
            found.append(level)
            level = 0
    found.append(level)
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def languages() -> set[str]:
    """Return the languages that there are patterns for, as hunspell writes their tags."""
    return set(pyphen.LANGUAGES)


@cache
def patterns(language: str) -> Patterns:
    """Return the patterns of a language, read once. KeyError if there are none."""
    return Patterns(pyphen.LANGUAGES[language])
