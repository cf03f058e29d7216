"""What a book must hold once it is a file: its words in order, its notes, pictures and links."""

from __future__ import annotations

import dataclasses
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookEssay,
    BookSection,
    Contributors,
    FrontEssay,
    Recommendations,
)
from essayeditor.text.blocks import Block, Box, Figure, Kept, PullQuote, Statistic, Table
from essayeditor.text.document import all_blocks, called_notes, inlines
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Formula, InlinePicture, LineBreak, MarkKind
from essayeditor.text.plain import plain, words

_UNHEARD = re.compile(
    "[\u00ad\u200b-\u200f\u2060-\u2063\ufeff]"  # soft hyphens, joiners, marks of direction
    "|[-\u2010\u2011]\\s*"  # hyphens, and a line's end after one
    "|[^\\S\n]+(?=[.,;:!?)\u201d\u2019])"  # the place of a note's call before a stop
)


def heard(said: str) -> list[str]:
    """Return the words of a string as both sides of the comparison write them.

    Ligatures are taken apart, no-break spaces are as others, capitals as small letters, since a
    theme may set either. Hyphens are left out: at a line's end PDFium does not tell one that
    belongs to the word from one that does not, so “fifteen- minute” is heard as one word.
    """
    found = words(unicodedata.normalize("NFKC", _UNHEARD.sub("", said)).casefold())
    return list(map(sys.intern, found))  # a book has few words, and each many times


class Place(Enum):
    """Where words stand: in the flow, in a note, or apart (figures, tables and the like, which may move)."""

    FLOW = "text"
    NOTE = "note"
    APART = "caption"


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one block, of which none may be missing and the order may not change."""

    words: tuple[str, ...]
    place: Place
    essay: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """What to look for in the file."""

    units: tuple[Unit, ...]
    notes: int
    pictures: int  # decorative ones included
    alternatives: tuple[str, ...]  # the descriptions of those that have one
    links: tuple[str, ...]


def expected(book: Book) -> Expected:
    """Return what the file of a book must hold."""
    essays = book.essays()
    blocks = [block for essay in essays for block in all_blocks(essay.document)]
    return Expected(
        units=tuple(unit for unit in _units(book) if unit.words),
        notes=sum(len(called_notes(essay.document)) for essay in essays),
        pictures=sum(1 for _ in _pictures(blocks)) + _headshots(book),
        alternatives=tuple(p.alt for p in _pictures(blocks) if p.alt.strip() and not p.decorative),
        links=tuple(dict.fromkeys(_links(blocks))),
    )


def _pictures(blocks: list[Block]) -> Iterator[Figure | InlinePicture]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        for text in inlines(block):
            yield from (atom for atom in text.atoms if isinstance(atom, InlinePicture))


def _headshots(book: Book) -> int:
    people = (person for part in book.parts if isinstance(part, Contributors) for person in part.people)
    return sum(bool(person.headshot) for person in people)


def _links(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        for text in inlines(block):
            for mark in text.marks:
                if mark.kind is MarkKind.LINK and not mark.value.startswith("#"):
                    yield mark.value


def _units(book: Book) -> Iterator[Unit]:
    for part in book.parts:
        if isinstance(part, FrontEssay):
            yield from _essay(part.essay)
        elif isinstance(part, BookSection):
            yield _said(part.title)
            yield from (_said(line) for line in part.note.split("\n"))
            for essay in part.essays:
                yield from _essay(essay)
        elif isinstance(part, Recommendations):
            yield _said(part.heading)
            yield from (_said(line) for line in part.intro.split("\n"))
            yield from (_said(item.text, item.essay) for item in part.items)
        elif isinstance(part, Contributors):
            for person in part.people:
                yield _said(person.name)
                yield from (_said(line) for line in person.biography.split("\n"))
        elif isinstance(part, BackCover):
            yield from (_said(line) for line in part.text.split("\n"))


def _said(said: str, essay: str = "") -> Unit:
    return Unit(tuple(heard(said)), Place.FLOW, essay)


def _essay(essay: BookEssay) -> Iterator[Unit]:
    yield _said(essay.title, essay.id)
    yield _said(essay.standfirst, essay.id)
    yield from (_said(byline.name, essay.id) for byline in essay.bylines)
    for block in essay.document.blocks:
        yield from _block(block, essay.id, Place.FLOW)
    called = set(called_notes(essay.document))
    for note in essay.document.notes:
        if note.id in called:
            for block in note.blocks:
                yield from _block(block, essay.id, Place.NOTE)


def _without_formulas(text: Inline) -> Inline:
    """Take formulas out: each format writes them in its own way, with spaces or without."""
    if not any(isinstance(atom, Formula) for atom in text.atoms):
        return text
    atoms = tuple(LineBreak() if isinstance(atom, Formula) else atom for atom in text.atoms)
    return dataclasses.replace(text, atoms=atoms)


def _block(block: Block, essay: str, place: Place) -> Iterator[Unit]:
    def unit(text: Inline | str, where: Place = place) -> Unit:
        said = text if isinstance(text, str) else plain(_without_formulas(text), "\n")
        return Unit(tuple(heard(said)), where, essay, block.id)

    apart = Place.APART if place is Place.FLOW else place
    if isinstance(block, PullQuote):
        return  # said twice, and an artifact where it is said large
    if isinstance(block, Kept):
        yield unit(block.plain)
    elif isinstance(block, Figure | Statistic):
        yield from (unit(text, apart) for text in inlines(block))
    elif isinstance(block, Table):
        yield unit(block.title, apart)
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _block(inner, essay, apart)
        yield unit(block.source, apart)
    else:
        yield from (unit(text) for text in inlines(block))
        if isinstance(block, Box):
            for inner in block.blocks:
                yield from _block(inner, essay, place)
