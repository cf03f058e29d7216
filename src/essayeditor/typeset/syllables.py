"""Syllables of Welsh, Irish and Gaelic, for which there are no hyphenation patterns to be had.

Their spelling tells them apart: a word is parted between two vowels with a consonant or more between
them. One consonant begins the next syllable; of several, the first ends this one. What stands for one
sound (Welsh ch, dd, ff, ll, rh, th; a consonant with its h in Irish and Gaelic) is never parted, and
where that cannot be seen from the spelling (Welsh ng) nothing is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """The vowels of a language, the pairs of letters that are one consonant, and those not to be parted."""

    vowels: str
    pairs: tuple[str, ...]
    unsure: tuple[str, ...] = ()


_GAELIC = Spelling(
    "aeiou",
    ("bh", "ch", "dh", "fh", "gh", "mh", "ph", "sh", "th"),
    ("ng", "bhf", "sc", "sp", "st"),
)
_SPELLINGS = {
    "cy": Spelling("aeiouwy", ("ch", "dd", "ff", "ll", "ph", "rh", "th"), ("ng", "mh", "nh")),
    "ga": _GAELIC,
    "gd": _GAELIC,
}


def of(language: str) -> Spelling | None:
    """Return the spelling of a language by its BCP 47 tag; None if it is not one of these."""
    return _SPELLINGS.get(language.split("-")[0].lower())


def breaks(word: str, spelling: Spelling | None) -> list[int]:
    """Return the places, as numbers of characters before them, where a word may be parted."""
    if spelling is None:
        return []
    plain = "".join(unicodedata.normalize("NFD", letter)[0] for letter in word.lower())
    found: list[int] = []
    vowel = f"[{spelling.vowels}]"
    for match in re.finditer(rf"(?<={vowel})[^{spelling.vowels}\W]+(?={vowel})", plain):
        cluster = match.group()
        if any(pair in cluster for pair in spelling.unsure):
            continue
        consonants = _consonants(cluster, spelling)
        first = len(consonants[0]) if len(consonants) > 1 else 0
        found.append(match.start() + first)
    return found


def _consonants(cluster: str, spelling: Spelling) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(cluster):
        size = 2 if cluster[at : at + 2] in spelling.pairs else 1
        parts.append(cluster[at : at + size])
        at += size
    return parts
