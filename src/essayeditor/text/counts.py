"""What there is in a text: words, notes, pictures, tables, links, suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from essayeditor.text.blocks import Block, Figure, Kept, PullQuote, Table
from essayeditor.text.document import Document, NoteKind, all_blocks, called_notes, inlines, walk
from essayeditor.text.marks import SUGGESTIONS, InlinePicture, MarkKind
from essayeditor.text.plain import count_words, plain, unsuggested
from essayeditor.text.settle import stories


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one text. They add up with `+`.

    `words` are those an editor counts against the target: of the body with its captions, tables
    and boxes, suggestions accepted; not of notes, nor of pull quotes, which say a thing twice.
    """

    words: int = 0
    note_words: int = 0
    pull_quote_words: int = 0
    characters: int = 0
    footnotes: int = 0
    endnotes: int = 0
    pictures: int = 0
    tables: int = 0
    links: int = 0
    suggestions: int = 0
    kept: int = 0

    @property
    def notes(self) -> int:
        """Footnotes and endnotes together."""
        return self.footnotes + self.endnotes

    @property
    def all_words(self) -> int:
        """Every word, notes and pull quotes included."""
        return self.words + self.note_words + self.pull_quote_words

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))


def count(document: Document) -> Counts:
    """Count what is in a document."""
    words = pulled = characters = 0
    for block in _standing(document.blocks):
        said = _said(block)
        if isinstance(block, PullQuote):
            pulled += sum(map(count_words, said))
        else:
            words += sum(map(count_words, said))
            characters += sum(map(len, said))
    note_words = sum(
        count_words(line) for note in document.notes for block in walk(note.blocks) for line in _said(block)
    )
    blocks = list(all_blocks(document))
    texts = [text for block in blocks for text in inlines(block)]
    marks = [mark for text in texts for mark in text.marks]
    called = set(called_notes(document))
    notes = [note for note in document.notes if note.id in called]
    return Counts(
        words=words,
        note_words=note_words,
        pull_quote_words=pulled,
        characters=characters,
        footnotes=sum(note.kind is NoteKind.FOOTNOTE for note in notes),
        endnotes=sum(note.kind is NoteKind.ENDNOTE for note in notes),
        pictures=sum(isinstance(block, Figure) for block in blocks)
        + sum(isinstance(atom, InlinePicture) for text in texts for atom in text.atoms),
        tables=sum(isinstance(block, Table) for block in blocks),
        links=sum(mark.kind is MarkKind.LINK for mark in marks),
        suggestions=sum(mark.kind in SUGGESTIONS for mark in marks)
        + sum(
            getattr(block, name, None) is not None for block in blocks for name in ("end", "was", "change")
        ),
        kept=sum(isinstance(block, Kept) for block in blocks),
    )


def _standing(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks in reading order, without wholes that a suggestion deletes."""
    for block in blocks:
        change = getattr(block, "change", None)
        if change is None or change.kind is not MarkKind.DELETED:
            yield block
            for story in stories(block):
                yield from _standing(story)


def _said(block: object) -> list[str]:
    if isinstance(block, Kept):
        return [block.plain]
    return [plain(unsuggested(text), " ") for text in inlines(block)]  # type: ignore[arg-type]
