"""Where a word may be broken at a line's end: hyphenation, hyphens of its own, and addresses."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from essayeditor.typeset import syllables
from essayeditor.typeset.patterns import Patterns, languages, patterns

NONE, FINE, FREE = 0, 1, 2
"""How freely words are hyphenated: not at all, by the rules of the design, or in a paragraph that
those leave with gaping lines, also after two letters."""

_LEAST = {FINE: (6, 3, 3), FREE: (5, 2, 3)}
"""Letters in a word, before the hyphen and after it, at the least."""

HYPHEN, OWN, ADDRESS, FORCED = 0, 1, 2, 3
"""Kinds of break: a hyphen put in, the word's own dash, within an address, anywhere for want of room."""

_LETTERS = re.compile(r"[^\W\d_]+")
_OWN_DASH = re.compile(r"(?<=\w)[-\u2010](?=\w)|\u2014(?=\w)|(?<=\w\w)/(?=\w\w)")
_SIGNS = ".,;:!?'\"()[]‘’“”…"
"""What stands before or after a word and parts nothing."""
_ADDRESS = re.compile(r"^\W*(https?://|www\.|[\w.+-]+@[\w-]+\.)|^\W*[\w-]+(\.[\w-]+)+/", re.IGNORECASE)
_ADDRESS_BREAK = re.compile(r"//|(?<=\w)[/?&=#_.-](?=\w)|@(?=\w)")

Point = tuple[int, int]
"""A place in a word (characters before the break) and the kind of break there."""


@cache
def _patterns(language: str) -> Patterns | None:
    """Return the patterns for a BCP 47 tag, or None where there are none: then nothing is hyphenated."""
    tag = language.replace("-", "_")
    known = languages()
    if tag in ("en", ""):
        tag = "en_GB"
    found = tag if tag in known else tag.split("_")[0]
    if found == "en":
        found = "en_GB"
    return patterns(found) if found in known else None


def own_breaks(text: str) -> tuple[Point, ...]:
    """Return the places where a word may be broken without a new hyphen."""
    if text.strip(_SIGNS).isalpha():
        return ()
    if _ADDRESS.match(text):
        found = [
            m.end() if m.group() in ("//", "/", "@") else m.start() for m in _ADDRESS_BREAK.finditer(text)
        ]
        return tuple((at, ADDRESS) for at in found if 2 < at < len(text) - 1)
    found = [m.end() for m in _OWN_DASH.finditer(text)]
    found += [m.end() for m in re.finditer("\u200b", text) if m.end() < len(text)]
    return tuple((at, OWN) for at in sorted(set(found)))


@lru_cache(100_000)
def hyphen_breaks(text: str, language: str, freedom: int = FINE) -> tuple[Point, ...]:
    """Return the places where a hyphen may be put into a word. Words with a dash have none."""
    if "\u00ad" in text:
        return tuple((m.end(), HYPHEN) for m in re.finditer("\u00ad", text) if m.end() < len(text))
    shortest, before, after = _LEAST[freedom]
    known = _patterns(language)
    if own_breaks(text):
        return ()
    letters = _LETTERS.search(text)
    if letters is None or len(letters.group()) < shortest or any(c.isdigit() for c in text):
        return ()
    word, start = letters.group(), letters.start()
    celtic = syllables.of(language)
    if known is None and celtic is None:
        return ()
    if word.isupper() or word[1:] != word[1:].lower():
        return ()
    places = syllables.breaks(word, celtic) if known is None else known.positions(word.lower())
    return tuple((start + at, HYPHEN) for at in places if before <= at <= len(word) - after)
