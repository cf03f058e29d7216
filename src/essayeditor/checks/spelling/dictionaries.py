"""Looking words up: slow at first, so it is done in a process of its own (`desk.spelling`)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from time import monotonic
from typing import Any

from essayeditor.foundation import resources

FILES = {"en": "en_GB", "cy": "cy_GB"}
MOST = 6
"""Suggestions for a word."""
_LONGEST = 1.5
"""Seconds after which what was thought of so far must do."""
_TOO_LONG = 40
"""Letters from which on a word has no suggestions: looking for them would take for ever."""


def unknown(_tell: object, language: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return those of some words that the dictionary of a language has not."""
    dictionary = _dictionary(language)
    return tuple(word for word in words if not dictionary.lookup(word))


def suggestions(_tell: object, language: str, word: str) -> tuple[str, ...]:
    """Return the words that may have been meant, the likeliest first."""
    if len(word) > _TOO_LONG:
        return ()
    found: dict[str, None] = {}
    until = monotonic() + _LONGEST
    for suggestion in _dictionary(language).suggester.suggestions(word):
        found.setdefault(suggestion.text.replace("'", "’"))
        if len(found) >= MOST or monotonic() > until:
            break
    return tuple(found)


@cache
def _dictionary(language: str) -> Any:  # noqa: ANN401 - of a library without hints
    from spylls.hunspell import Dictionary

    with warnings.catch_warnings(), _sharing():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files to be closed by themselves
        return Dictionary.from_files(str(resources.path("dictionaries", FILES[language])))


@contextmanager
def _sharing() -> Iterator[None]:
    """Let words that are read have what is the same in many of them in common: a third of the memory.

    A dictionary has a hundred thousand words, and a thousand sets of flags. Nothing of a word is changed
    once it is read.
    """
    from spylls.hunspell.data.dic import Dic

    keep = Dic.append
    flags: dict[frozenset[str], set[str]] = {}
    none: list[str] = []
    nothing: dict[str, list[str]] = {}

    def append(dictionary: Any, word: Any, *, lower: list[str]) -> None:  # noqa: ANN401 - as above
        word.flags = flags.setdefault(frozenset(word.flags), word.flags)
        word.alt_spellings = word.alt_spellings or none
        word.data = word.data or nothing
        keep(dictionary, word, lower=lower)

    Dic.append = append
    try:
        yield
    finally:
        Dic.append = keep
