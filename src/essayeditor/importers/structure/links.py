"""Settles links inside the essay: a bookmark's name becomes the id of the block it stands in."""

from __future__ import annotations

import dataclasses

from essayeditor.importers.result import RemarkKind
from essayeditor.importers.tally import Tally
from essayeditor.text.document import Document, all_blocks, map_inlines
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Mark, MarkKind


def settle_links(document: Document, bookmarks: dict[str, str], tally: Tally) -> Document:
    """Return the document with links to bookmarks made links to blocks, and those to nothing taken off."""
    ids = {block.id for block in all_blocks(document)}
    internal = any(
        m.kind is MarkKind.LINK and m.value.startswith("#")
        for block in all_blocks(document) for name in ("content", "caption", "title", "claim", "source")
        for m in getattr(getattr(block, name, None), "marks", ())
    )  # fmt: skip
    if not internal:
        return document

    def settled(mark: Mark) -> Mark | None:
        if mark.kind is not MarkKind.LINK or not mark.value.startswith("#"):
            return mark
        name = mark.value[1:]
        target = bookmarks.get(name, name)
        if target in ids:
            return dataclasses.replace(mark, value=f"#{target}")
        tally.kept["links"] -= 1
        tally.left["links"] += 1
        tally.gather(
            RemarkKind.DROPPED,
            "A link to a place that is not in the essay was left out, its words kept",
            name,
        )
        return None

    def change(text: Inline) -> Inline:
        if not text.marks:
            return text
        marks = tuple(sorted(m for mark in text.marks if (m := settled(mark)) is not None))
        return text if marks == text.marks else Inline(text.text, marks, text.atoms)

    blocks = tuple(map_inlines(block, change) for block in document.blocks)
    notes = tuple(
        dataclasses.replace(note, blocks=tuple(map_inlines(b, change) for b in note.blocks))
        for note in document.notes
    )
    return Document(blocks, notes, document.lang)
