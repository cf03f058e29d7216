"""The words of a text that are to be looked up: each with its place and the language it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from essayeditor.text.inline import Inline
from essayeditor.text.marks import MarkKind

LANGUAGES = ("en", "cy")
"""The languages there are dictionaries of. Words in others are not checked."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ\u2011\u00ad-]+[^\W\d_]+)*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[#@]\w+|\w+(?:\.\w+)+(?:/\S*)?|\S*[\\/]\S*[\\/]\S*")
_BESIDE = re.compile(r"[\w@#]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad"))
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u2011": "-"})


class Word(NamedTuple):
    """A word to be looked up: where it stands, in code points, how it is spelt, and its language.

    It is spelt as dictionaries spell it: straight apostrophes, no soft hyphens.
    """

    start: int
    end: int
    spelt: str
    language: str


def language_of(tag: str) -> str:
    """Return the dictionary for a BCP 47 tag, "" if there is none."""
    name = tag.partition("-")[0].casefold()
    return name if name in LANGUAGES else ""


def spelt(word: str) -> str:
    """Return a word as dictionaries spell it."""
    return word.translate(_UNSEEN).translate(_PLAIN)


def words_of(text: Inline, language: str) -> Iterator[Word]:
    """Yield the words of a text in `language` (a tag), but for stretches that say they are in another.

    Addresses, words in capitals, words with figures in them and what a suggestion deletes are left out.
    """
    said = text.text
    spans = [(m.start, m.end, language_of(m.value)) for m in text.marks if m.kind is MarkKind.LANGUAGE]
    out = [(m.start, m.end) for m in text.marks if m.kind in (MarkKind.DELETED, MarkKind.CODE)]
    if any(sign in said for sign in "./@#\\"):
        out += [match.span() for match in _ADDRESS.finditer(said)]
    usual = language_of(language)
    for match in _WORD.finditer(said):
        start, end = match.span()
        if any(first < end and last > start for first, last in out) or _is_no_word(said, start, end):
            continue
        here = next((name for first, last, name in spans if first <= start < last), usual)
        if here:
            yield Word(start, end, spelt(match.group()), here)


def _is_no_word(said: str, start: int, end: int) -> bool:
    if end - start == 1 or said[start:end].isupper():
        return True
    beside = said[max(0, start - 1) : start] + said[end : end + 1]
    return bool(_BESIDE.search(beside))
