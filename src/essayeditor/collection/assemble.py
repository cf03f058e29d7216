"""Making the book from the record: which parts, in which order, with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from essayeditor.collection.asks import HEADING, recommended
from essayeditor.collection.book import (
    BackCover,
    Book,
    BookContributor,
    BookEssay,
    BookSection,
    Byline,
    Contents,
    Contributors,
    Cover,
    Endnotes,
    FrontEssay,
    ImprintPage,
    Part,
    Recommendation,
    Recommendations,
)
from essayeditor.collection.editions import view
from essayeditor.collection.entities import (
    OUTSIDE_SECTIONS,
    Capacity,
    Contributor,
    Essay,
    PartKind,
    Section,
    State,
)
from essayeditor.collection.record import Record
from essayeditor.text.document import Document
from essayeditor.text.settle import accepted

OUT_OF_BOOK = frozenset({State.DECLINED, State.WITHDRAWN, State.HELD_OVER, State.CUT})
_FRONT = {part: essay for essay, part in OUTSIDE_SECTIONS.items()}
Texts = Callable[[Essay], Document]


def assemble(record: Record, texts: Texts, only: str = "", folio: str = "", *, edition: str = "") -> Book:
    """Return the book of a collection or edition, its suggestions accepted, its comments left out.

    `texts` gives an essay's current text. Essays without a text, in the bin, or in a state that
    takes them out of the book are left out, and so are parts that would be empty. `edition` is one's
    key, "" for the full book; KeyError if there is no such edition. With `only`, an essay's key, the
    book is an extract: that essay, which knows its section, and the imprint; `folio` is then that of
    the page it begins on in the book ("iv", "12"), "" if that is not known. KeyError if it is not there.
    """
    if edition:
        record = view(record, edition)
    assembler = _Assembler(record, texts)
    parts = assembler.extract(only, folio) if only else tuple(assembler.parts())
    collection = record.collection
    return Book(
        title=collection.title,
        subtitle=collection.subtitle,
        campaign=collection.campaign,
        edition=collection.edition,
        language=collection.language,
        publication_date=collection.publication_date,
        imprint=collection.imprint,
        parts=parts,
        collection_id=collection.id,
    )


def in_book(essay: Essay) -> bool:
    """Say whether an essay's words belong in the book as things stand."""
    return bool(essay.revision) and not essay.binned and essay.state not in OUT_OF_BOOK


class _Assembler:
    def __init__(self, record: Record, texts: Texts) -> None:
        self._record = record
        self._texts = texts
        self._essays = [essay for essay in record.essays() if in_book(essay)]

    def parts(self) -> Iterator[Part]:
        for kind in self._record.collection.parts:
            yield from self._part(kind)

    def extract(self, key: str, folio: str) -> tuple[Part, ...]:
        essay = self._record.get(Essay, key)
        imprint = ImprintPage(self._record.collection.imprint)
        return (FrontEssay(self._essay(essay), self._section_of(essay), folio), imprint)

    def _section_of(self, essay: Essay) -> BookSection | None:
        """Return the section an essay stands in, with the number and colour it has in the book."""
        if essay.kind in OUTSIDE_SECTIONS:
            return None
        number = 0
        for section in self._record.sections():
            its_own = section.id == essay.section
            number += its_own or bool(self._body(section.id))
            if its_own:
                return replace(self._section(section, number, []), title="", note="")
        return BookSection("", 0, "", "", "", 1, ())

    def _part(self, kind: PartKind) -> Iterator[Part]:
        collection = self._record.collection
        if kind in _FRONT:
            yield from (FrontEssay(self._essay(e)) for e in self._essays if e.kind is _FRONT[kind])
        elif kind is PartKind.COVER:
            yield Cover(collection.cover_picture, collection.cover_alt, collection.cover_colour)
        elif kind is PartKind.IMPRINT:
            yield ImprintPage(collection.imprint)
        elif kind is PartKind.CONTENTS:
            yield Contents()
        elif kind is PartKind.SECTIONS:
            yield from self._sections()
        elif kind is PartKind.RECOMMENDATIONS:
            if items := tuple(self._recommendations()):
                asks = collection.asks
                yield Recommendations(items, asks.heading or HEADING, asks.intro)
        elif kind is PartKind.CONTRIBUTORS:
            if people := tuple(self._contributors()):
                yield Contributors(people)
        elif kind is PartKind.ENDNOTES:
            yield Endnotes()
        elif kind is PartKind.BACK_COVER:
            yield BackCover(collection.back_cover_text, collection.cover_colour)

    def _body(self, section: str) -> list[Essay]:
        return [e for e in self._essays if e.section == section and e.kind not in OUTSIDE_SECTIONS]

    def _sections(self) -> Iterator[Part]:
        known = self._record.sections()
        placed = {section.id for section in known}
        loose = [e for e in self._essays if e.section not in placed and e.kind not in OUTSIDE_SECTIONS]
        if loose:
            yield BookSection("", 0, "", "", "", 1, tuple(map(self._essay, loose)))
        number = 0
        for section in known:
            essays = self._body(section.id)
            if essays:
                number += 1
                yield self._section(section, number, essays)

    def _section(self, section: Section, number: int, essays: list[Essay]) -> BookSection:
        return BookSection(
            id=section.id,
            number=number,
            title=section.title,
            short_title=section.short_title or section.title,
            note=section.note,
            colour=section.colour,
            essays=tuple(map(self._essay, essays)),
        )

    def _essay(self, essay: Essay) -> BookEssay:
        return BookEssay(
            id=essay.id,
            kind=essay.kind,
            title=essay.title,
            short_title=essay.short_title or essay.title,
            standfirst=essay.standfirst,
            bylines=tuple(
                Byline(
                    name=authorship.byline or full_name(person),
                    role=person.role,
                    organisation=person.organisation,
                    place=person.place,
                    personal=person.capacity is Capacity.PERSONAL,
                )
                for authorship, person in self._record.authors(essay.id)
            ),
            document=accepted(self._texts(essay)),
            language=essay.language or self._record.collection.language,
            asks=essay.asks,
        )

    def _recommendations(self) -> Iterator[Recommendation]:
        titles = {essay.id: essay.title for essay in self._essays}
        for one in recommended(self._record):
            if not one.out and one.ask.essay in titles:
                yield Recommendation(one.ask.essay, titles[one.ask.essay], one.title, one.text)

    def _contributors(self) -> Iterator[BookContributor]:
        essays: dict[str, list[str]] = {}
        for essay in self._essays:
            for _, person in self._record.authors(essay.id):
                essays.setdefault(person.id, []).append(essay.id)
        people = [self._record.get(Contributor, key) for key in essays]
        for person in sorted(people, key=lambda p: ((p.sort_name or p.name).casefold(), p.id)):
            yield _entry(person, tuple(essays[person.id]))


def contributors_of(record: Record, essay: Essay) -> tuple[BookContributor, ...]:
    """Return how the book will introduce the authors of one essay, in the order of its byline."""
    return tuple(_entry(person, (essay.id,)) for _, person in record.authors(essay.id))


def _entry(person: Contributor, essays: tuple[str, ...]) -> BookContributor:
    return BookContributor(
        name=full_name(person),
        sort_name=person.sort_name or person.name,
        role=person.role,
        organisation=person.organisation,
        place=person.place,
        biography=person.biography,
        headshot=person.headshot,
        headshot_crop=person.headshot_crop,
        links=person.links,
        personal=person.capacity is Capacity.PERSONAL,
        essays=essays,
    )


def full_name(person: Contributor) -> str:
    """Return a contributor's name as printed, with honorific and post-nominals."""
    name = " ".join(part for part in (person.honorific, person.name) if part)
    return f"{name} {person.post_nominals}".strip()
