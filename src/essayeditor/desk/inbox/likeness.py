"""How much of one text stands in another, by the phrases of four words that both have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from essayeditor.text.document import Document
from essayeditor.text.plain import plain_text, words

_PHRASE = 4
FEWEST = 30
"""Phrases below which a text is too short, or too like itself, to be recognised by its words."""


ALIKE = 0.9
"""The share of phrases below which two texts cannot have the same words."""


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of a text: its phrases, and how often each of its words stands in it."""

    phrases: frozenset[int]
    counted: Counter[str]


def print_of(document: Document) -> Print:
    """Return the fingerprint of a text, notes included; capitals make no difference."""
    return print_of_words(words(plain_text(document).casefold()))


def print_of_words(said: list[str]) -> Print:
    """Return the fingerprint of words as they stand."""
    phrases = frozenset(hash(tuple(said[n : n + _PHRASE])) for n in range(max(0, len(said) - _PHRASE + 1)))
    return Print(phrases, Counter(said))


def share(one: Print, other: Print) -> float:
    """Return how much of the shorter text stands in the other, from 0 to 1; 0 for texts too short."""
    fewer = min(len(one.phrases), len(other.phrases))
    return len(one.phrases & other.phrases) / fewer if fewer >= FEWEST else 0.0


def same_words(one: Print, other: Print, but: Iterable[str]) -> bool:
    """Say whether two texts have the same words, but for those of a title or byline (`but`)."""
    if len(one.phrases) < FEWEST or share(one, other) < ALIKE:
        return False
    differing = (one.counted - other.counted) + (other.counted - one.counted)
    apart = {word for line in but for word in words(line.casefold())}
    return not set(differing) - apart
