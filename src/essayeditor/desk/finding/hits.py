"""What was found: each place with the words around it, source after source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from essayeditor.collection.record import Record
from essayeditor.desk.finding.sources import Scope, Source, sources, words_of
from essayeditor.text.finding.query import Matcher, Query
from essayeditor.text.finding.searchable import Place, Searchable, Segment

MOST = 20_000
"""Places that are listed; nobody reads more, and replacing them unread is no help."""
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that matches. `start` and `end` are code points in the words of `place`.

    `said` are the words found, as they are read; `fixed` says that they cannot be replaced.
    """

    source: Source
    place: Place
    start: int
    end: int
    segment: Segment
    at: int
    until: int

    @property
    def said(self) -> str:
        """The words found, as they are read."""
        return self.segment.text[self.at : self.until]

    @property
    def fixed(self) -> bool:
        """Whether the words cannot be replaced: they are deleted, or kept as they came."""
        return self.segment.fixed

    @property
    def before(self) -> str:
        """The words before, on one line, no more than stand in a list."""
        return _line(self.segment.text[max(0, self.at - _AROUND) : self.at])

    @property
    def after(self) -> str:
        """The words behind, on one line."""
        return _line(self.segment.text[self.until : self.until + 2 * _AROUND])


class Search:
    """One search, made piece by piece so that nobody has to wait for all of it.

    `step` looks through the next source; `done` and `of` say how far it is.
    """

    def __init__(
        self, record: Record, query: Query, scope: Scope, text_of: Callable[[str], Searchable]
    ) -> None:
        """Begin. BadPattern if the query is a pattern that cannot be understood."""
        self.query = query
        self.scope = scope
        self.hits: list[Hit] = []
        self.matcher = Matcher(query)
        self._record = record
        self._text_of = text_of
        self._sources = list(sources(record, scope)) if query else []
        self._next = 0

    @property
    def over(self) -> bool:
        """Whether all is looked through, or enough was found."""
        return self._next >= len(self._sources) or self.too_many

    @property
    def too_many(self) -> bool:
        """Whether there are more places than are listed."""
        return len(self.hits) >= MOST

    @property
    def done(self) -> int:
        """How many sources were looked through."""
        return self._next

    @property
    def of(self) -> int:
        """How many sources there are."""
        return len(self._sources)

    def step(self) -> list[Hit]:
        """Look through the next source, and return what was found there. BadPattern if it takes too long."""
        if self.over:
            return []
        source = self._sources[self._next]
        self._next += 1
        found = list(self._in(source))
        self.hits.extend(found)
        return found

    def run(self) -> list[Hit]:
        """Look through all there is, and return everything found."""
        while not self.over:
            self.step()
        return self.hits

    def _in(self, source: Source) -> Iterator[Hit]:
        entity = None if source.document else self._record.get(source.entity, source.key)
        words = self._text_of(source.document) if entity is None else words_of(entity)
        room = MOST - len(self.hits)
        for number, match in enumerate(self.matcher.matches(words)):
            if number >= room:
                return
            segment = words.segments[match.segment]
            start, end = segment.span(match.start, match.end)
            yield Hit(source, segment.place, start, end, segment, match.start, match.end)


def _line(text: str) -> str:
    return text.replace("\n", " ")
