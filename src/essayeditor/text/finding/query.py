"""What is looked for: plain words or a pattern, and the stretches of a text that it matches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.text.finding.searchable import FOLDED, SOFT_HYPHEN, Searchable, folded
from essayeditor.text.marks import ATOM

SECONDS = 0.25
"""What a pattern may take on one paragraph, in seconds: some take for ever."""
_CURLY = "‘’‚‛ʼ′“”„‟″\u00a0\u2007\u2009\u202f\u2011"
"""Asked for by themselves, these are found by themselves."""
_MEANT = {
    "'": "'‘’‚‛ʼ′",
    '"': '"“”„‟″',
    " ": " \u00a0\u2007\u2009\u202f",
    "-": "-\u2011",
}


class BadPattern(EssayEditorError):
    """A pattern that cannot be understood, or takes too long; the message says which and where."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `pattern` says that the words are a regular expression."""

    words: str
    whole: bool = False
    case: bool = False
    pattern: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


class Match(NamedTuple):
    """A stretch that matches: the number of its segment, and where it lies in the segment's words."""

    segment: int
    start: int
    end: int


class Matcher:
    """Finds what a query asks for. BadPattern if it cannot be."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._words = unicodedata.normalize("NFC", query.words.replace(SOFT_HYPHEN, "")).replace(ATOM, "")
        self._small = folded(self._words)
        self._exact = query.case or any(char in _CURLY for char in self._words)
        self._pattern = compiled(query) if query.pattern else None

    def matches(self, text: Searchable) -> Iterator[Match]:
        """Yield the matches in a text, in order; those of no width are none."""
        if not self._small:
            return
        if self._pattern is not None:
            yield from self._by_pattern(text)
        else:
            yield from self._by_words(text)

    def replacement(self, said: str, start: int, end: int, template: str) -> str:
        r"""Return what is to stand in place of a match in `said`.

        For a pattern, \1 and \g<name> in the template stand for its groups.
        """
        template = unicodedata.normalize("NFC", template).replace(ATOM, "")
        if self._pattern is None:
            return template
        found = self._pattern.match(said, start, timeout=SECONDS)
        if found is None or found.end() != end:
            return said[start:end]
        try:
            return str(found.expand(template))
        except (IndexError, _error()) as error:
            raise BadPattern(f"“{template}” cannot stand in its place: {_reason(error)}.") from error

    def _by_words(self, text: Searchable) -> Iterator[Match]:
        step = len(self._small)
        at = text.folded.find(self._small)
        while at >= 0:
            number, start = text.locate(at)
            said = text.segments[number].text
            if self._is_it(said, start, start + step):
                yield Match(number, start, start + step)
                at = text.folded.find(self._small, at + step)
            else:
                at = text.folded.find(self._small, at + 1)

    def _is_it(self, said: str, start: int, end: int) -> bool:
        if self.query.whole and not _is_whole(said, start, end):
            return False
        if not self._exact:
            return True
        return all(
            self._same(wanted, char) for wanted, char in zip(self._words, said[start:end], strict=True)
        )

    def _same(self, wanted: str, char: str) -> bool:
        if wanted in _CURLY:
            return wanted == char
        if self.query.case:
            return wanted == char or wanted == FOLDED.get(ord(char), "")
        return True

    def _by_pattern(self, text: Searchable) -> Iterator[Match]:
        assert self._pattern is not None
        for number, segment in enumerate(text.segments):
            try:
                for found in self._pattern.finditer(segment.text, timeout=SECONDS):
                    start, end = found.span()
                    if end > start and (not self.query.whole or _is_whole(segment.text, start, end)):
                        yield Match(number, start, end)
            except TimeoutError as error:
                raise BadPattern(
                    "This pattern takes too long, so the search was stopped. Repeats inside repeats, "
                    "such as (a+)+, are often the reason."
                ) from error


def compiled(query: Query) -> Any:  # noqa: ANN401 - the pattern type of a library without hints
    """Return the pattern of a query. BadPattern says what is wrong with it."""
    return _compiled(query.words, query.case)


@lru_cache(maxsize=64)
def _compiled(words: str, case: bool) -> Any:  # noqa: ANN401
    import regex

    try:
        return regex.compile(_lenient(words), 0 if case else regex.IGNORECASE)
    except (regex.error, OverflowError, RecursionError, MemoryError) as error:
        raise BadPattern(f"This pattern cannot be understood: {_reason(error)}.") from error


def _lenient(pattern: str) -> str:
    """Return a pattern in which straight quotes, spaces and hyphens match their other forms, too."""
    if "(?x" in pattern:
        return pattern
    parts: list[str] = []
    inside = False
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            parts.append(pattern[at : at + 2])
            at += 2
            continue
        if char == "[" and not inside:
            inside = True
            parts.append(char)
            if pattern[at + 1 : at + 2] == "^":
                at += 1
                parts.append("^")
            if pattern[at + 1 : at + 2] == "]":
                at += 1
                parts.append("\\]")
        elif char == "]" and inside:
            inside = False
            parts.append(char)
        elif char in _MEANT and inside:
            parts.append(char if char == "-" else _MEANT[char])
        elif char in _MEANT:
            parts.append(char if _names_something(pattern, at) else f"[{_escaped(_MEANT[char])}]")
        else:
            parts.append(char)
        at += 1
    return "".join(parts)


def _names_something(pattern: str, at: int) -> bool:
    """Say whether a hyphen or quote belongs to the grammar, as in (?i-s:…) or (?P<name>…)."""
    opened = pattern.rfind("(?", 0, at)
    return opened >= 0 and not any(char in ":)>=!" for char in pattern[opened + 2 : at])


def _escaped(chars: str) -> str:
    return "".join(f"\\{char}" if char == "-" else char for char in chars)


def _error() -> type[Exception]:
    import regex

    return regex.error  # type: ignore[no-any-return]


def _reason(error: BaseException) -> str:
    said = str(getattr(error, "msg", "") or error or "it is too large")
    place = getattr(error, "pos", None)
    return f"{said}, at character {place + 1}" if isinstance(place, int) else said


def _is_whole(said: str, start: int, end: int) -> bool:
    """Say whether a stretch begins and ends where words do."""
    before = said[start - 1] if start else " "
    after = said[end] if end < len(said) else " "
    return not (_in_word(before) and _in_word(said[start])) and not (
        _in_word(after) and _in_word(said[end - 1])
    )


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or bool(unicodedata.combining(char))
