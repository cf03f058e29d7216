"""How easy a text is to read: sentences, syllables, and the two scores that are made of them.

* Flesch reading ease, 206.835 - 1.015 words a sentence - 84.6 syllables a word: 100 is very easy, 60 to
  70 plain English, below 30 very hard. R. Flesch, "A new readability yardstick", Journal of Applied
  Psychology 32 (1948), 221-233.
* Flesch-Kincaid grade, 0.39 words a sentence + 11.8 syllables a word - 15.59: years of schooling in the
  United States. J. P. Kincaid and others, Research Branch Report 8-75 (1975). Five more make the age.

Syllables are counted by rule: groups of vowels, less the silent endings of English. On single words
that errs now and then, over a hundred words hardly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from essayeditor.text.blocks import Figure, Heading, Kept, PullQuote, Statistic, Table
from essayeditor.text.document import Document, inlines, walk
from essayeditor.text.plain import plain, unsuggested, words

LEAST_WORDS = 100
"""Words below which a score says little, and none is given."""

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|No|Nos|pp?|vol|cf|e\.g|i\.e|etc|vs|al)\.$", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouyáéíóúâêîôûŵŷäëïöü]+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to read: characters (with and without spaces), words, sentences and syllables."""

    characters: int = 0
    letters: int = 0
    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: Reading) -> Reading:
        return Reading(
            self.characters + other.characters,
            self.letters + other.letters,
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
        )

    @property
    def ease(self) -> float | None:
        """The Flesch reading ease, from 0 to 100; None for a text too short to tell."""
        if self.words < LEAST_WORDS or not self.sentences:
            return None
        score = 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words
        return max(0.0, min(100.0, score))

    @property
    def grade(self) -> float | None:
        """The Flesch-Kincaid grade, 0 or more; None for a text too short to tell."""
        if self.words < LEAST_WORDS or not self.sentences:
            return None
        return max(0.0, 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59)


def reading(said: str) -> Reading:
    """Return what there is to read in a paragraph. It is one sentence at least if it has a word."""
    found = words(said)
    letters = sum(not char.isspace() for char in said)
    if not found:
        return Reading(len(said), letters)
    return Reading(len(said), letters, len(found), sentences(said), sum(map(syllables, found)))


def reading_of(document: Document) -> Reading:
    """Return what there is to read in the running words: no headings, notes, tables or captions."""
    total = Reading()
    for block in walk(document.blocks):
        if not isinstance(block, Heading | PullQuote | Figure | Table | Statistic | Kept):
            for text in inlines(block):
                total += reading(plain(unsuggested(text), " "))
    return total


def sentences(said: str) -> int:
    """Return how many sentences a paragraph has: ends that no common abbreviation makes; at least 1."""
    count = sum(not _SHORT.search(said, 0, end.end()) for end in _END.finditer(said))
    tail = _END.split(said)[-1]
    return max(1, count + bool(_LETTERS.search(tail)))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Return about how many syllables a word has: at least 1. Figures count as one, as in the sources."""
    return max(1, sum(_in_part(part.lower()) for part in _LETTERS.findall(word)))


def _in_part(part: str) -> int:
    count = len(_VOWELS.findall(part))
    if part.endswith("e") and not part.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1  # take
    elif part.endswith("le") and len(part) > 2 and part[-3] in "aeiouy" and count > 1:
        count -= 1  # whole, but not table
    if part.endswith("es") and len(part) > 3 and count > 1 and part[-3] not in "sxzcghi":
        count -= 1  # times, but not houses
    if part.endswith("ed") and len(part) > 3 and count > 1 and part[-3] not in "tdaeiouy":
        count -= 1  # asked, but not wanted
    count += len(re.findall(r"ia(?!l\b|n\b)|io(?!u|n)|iu|eo(?!p|u)|ua|uou|uie|eing\b", part))  # created apart
    return max(1, count)
