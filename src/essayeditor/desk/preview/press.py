"""The child's side of the page server: it keeps a press warm, and the collection's texts at hand."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import Book, BookEssay
from essayeditor.collection.entities import Essay, Revision
from essayeditor.collection.record import Record
from essayeditor.desk.jobs.serve import Tell
from essayeditor.desk.preview.requests import EssayPages
from essayeditor.exporters import Press
from essayeditor.foundation.collecting import collect
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import from_json
from essayeditor.text.document import Document
from essayeditor.typeset.book import Planning
from essayeditor.typeset.book_plan import BookPlan
from essayeditor.typeset.page_map import map_pages, near
from essayeditor.typeset.pages import BYLINE, STANDFIRST, TITLE

NEAR = 3
"""Pages before and after those of the cursor that are written first."""
_MOST = 400
"""Essays laid out after which what they left behind is looked for."""
_SLICE = 0.15
"""Seconds of planning after which something more urgent may come in between."""


@dataclass(slots=True)
class _Pressroom:
    """What stays warm from one request to the next."""

    file: CollectionFile
    press: Press = field(default_factory=Press)
    texts: dict[str, Document] = field(default_factory=dict)  # by hash
    planning: Planning | None = None
    made: int = 0  # essays since memory was last looked through

    def picture(self, key: str) -> bytes:
        return self.file.asset(key).content

    def book(self, record: Record, edition: str) -> Book:
        """Return the whole book as it is saved, reading only texts that have changed."""
        known, self.texts = self.texts, {}

        def text(essay: Essay) -> Document:
            key = record.get(Revision, essay.revision).document
            found = self.texts.get(key) or known.get(key) or from_json(self.file.document(key))
            self.texts[key] = found
            return found

        return assemble(record, text, edition=edition)


_rooms: dict[Path, _Pressroom] = {}


def _room(collection: Path) -> _Pressroom:
    if collection not in _rooms:
        _rooms[collection] = _Pressroom(CollectionFile.open(collection, read_only=True))
    return _rooms[collection]


def warm(tell: Tell, collection: Path) -> None:  # noqa: ARG001
    """Open the collection and load what the first pages need."""
    import essayeditor.exporters.pdf
    import essayeditor.typeset.book  # noqa: F401 - loading is all that is wanted

    _room(collection)


def essay(
    tell: Tell,  # noqa: ARG001
    collection: Path,
    book: Book,
    key: str,
    document: Document,
    theme: str,
    block: str,
) -> EssayPages:
    """Lay out one essay of an extract `book` and write its pages; `document` is its text as edited.

    Of a long essay only the pages around `block` are written, if one is named.
    """
    room = _room(collection)
    room.made += 1
    if room.made > _MOST:
        collect()
        room.made = 0
    pages = room.press.pages(book, theme, room.picture, essay=key)
    everything = range(len(pages.pages))
    shown = near(pages, block, NEAR) if block else everything
    pdf = room.press.drawn(pages, book, room.picture, shown if shown != everything else None)
    (laid,) = (found for found in book.essays() if found.id == key)
    where = map_pages(pages, document, _heads(laid), shown)
    folios = tuple(page.label for page in pages.pages)
    return EssayPages(key, theme, pdf, folios, where, pages.findings, shown=shown)


def _heads(shown: BookEssay) -> dict[str, str]:
    said = []
    for author in shown.bylines:
        said += [author.name, "†" if author.personal else "", author.role, author.organisation, author.place]
    return {TITLE: shown.title, STANDFIRST: shown.standfirst, BYLINE: " ".join(said)}


def plan(tell: Tell, collection: Path, theme: str, edition: str, begin: bool) -> BookPlan | None:
    """Go on planning the book for a while; None if it is not done yet: then call again, not to `begin`."""
    room = _room(collection)
    if begin or room.planning is None:
        with room.file.snapshot():
            record = room.file.record()
            book = room.book(record, edition)
        room.planning = room.press.planning(book, theme or record.collection.theme, room.picture)
    planning = room.planning
    until = time.monotonic() + _SLICE
    while planning.step():
        if time.monotonic() > until:
            tell("Planning the pages", planning.done, planning.of, "")
            return None
    room.planning = None
    return planning.plan()
