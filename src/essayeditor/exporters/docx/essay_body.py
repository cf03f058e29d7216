"""The title, bylines and text of one essay, alike in a book, an extract and a proof."""

from __future__ import annotations

from essayeditor.collection.book import BookEssay
from essayeditor.exporters.docx import matter
from essayeditor.exporters.docx.blocks import BlockWriter
from essayeditor.exporters.docx.edition import Edition, Remarked, Scope, Story
from essayeditor.exporters.docx.paragraphs import paragraph
from essayeditor.text.document import Document, all_blocks, inlines, walk
from essayeditor.text.marks import MarkKind


def write_essay_body(
    edition: Edition,
    body: Story,
    essay: BookEssay,
    title_style: str,
    heading: int,
    comments: dict[str, list[Remarked]] | None = None,
) -> None:
    """Write one essay: title, standfirst, bylines, text. `heading` is the level above its own headings."""
    root = body.root
    matter.titled(edition, root, title_style, essay.title, edition.essay_bookmarks.get(essay.id, ""))
    if essay.standfirst:
        paragraph(root, "Standfirst", essay.standfirst)
    matter.write_bylines(root, essay.bylines)
    language = essay.document.lang or essay.language or edition.language
    scope = Scope(
        essay.document,
        language,
        essay.id,
        heading,
        targets_of(essay.document),
        comments=comments if comments is not None else {},
    )
    BlockWriter(edition, body, scope).write(root, essay.document.blocks)
    for note in essay.document.notes:
        if note.id not in scope.called:
            edition.find(
                "note-uncalled", "A note is called from nowhere, and is left out.", essay.id, note.id
            )


def targets_of(document: Document) -> frozenset[str]:
    """Return the ids of the blocks that links inside the essay lead to."""
    wanted = {
        mark.value[1:]
        for block in all_blocks(document)
        for text in inlines(block)
        for mark in text.marks
        if mark.kind is MarkKind.LINK and mark.value.startswith("#")
    }
    return (
        frozenset(block.id for block in walk(document.blocks) if block.id in wanted)
        if wanted
        else frozenset()
    )
