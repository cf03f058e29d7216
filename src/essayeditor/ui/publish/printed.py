"""What goes into the files that were made, so that one can tell whether they are out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import Book
from essayeditor.collection.entities import Essay, Revision
from essayeditor.collection.record import Record
from essayeditor.text.document import Document

if TYPE_CHECKING:
    from essayeditor.ui.publish.choices import Wanted

Printed = tuple[Book, tuple[str, ...]]


def printed(record: Record, wanted: Wanted) -> Printed | None:
    """Return all that the files of a wish are made of: the book without its texts, and their hashes.

    None if it cannot be made any more: its essay or edition is gone.
    """
    try:
        book = assemble(record, lambda _essay: Document(), only=wanted.essay, edition=wanted.edition)
    except KeyError:
        return None
    essays = (record.get(Essay, essay.id) for essay in book.essays())
    return book, tuple(record.get(Revision, essay.revision).document for essay in essays if essay.revision)
