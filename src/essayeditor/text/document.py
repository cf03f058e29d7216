"""An essay's body with its notes and comments, and the walks through it that all rooms share."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from essayeditor.text.blocks import TEXT_BLOCKS, Block, Box, Cell, Figure, Statistic, Table
from essayeditor.text.inline import Inline
from essayeditor.text.marks import InlinePicture, NoteCall


class NoteKind(StrEnum):
    """Where a note is printed."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Note:
    """A note's text. Its number is never stored: it is counted from its call in the book."""

    id: str
    blocks: tuple[Block, ...] = ()
    kind: NoteKind = NoteKind.FOOTNOTE


@dataclass(frozen=True, slots=True)
class Document:
    """An essay's body and its notes, in the order of their calls (`ordered` sees to that)."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    lang: str = ""

    def note(self, note_id: str) -> Note:
        """Return the note with this id; KeyError if there is none."""
        for note in self.notes:
            if note.id == note_id:
                return note
        raise KeyError(note_id)


@dataclass(frozen=True, slots=True)
class Remark:
    """One person's words in a comment's thread."""

    author: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on `start` up to `end` of the block `block` (in its main Inline), beside the text."""

    id: str
    block: str
    start: int
    end: int
    thread: tuple[Remark, ...] = ()
    resolved: bool = False


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield each block and, after it, the blocks inside it (boxes and table cells), in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from walk(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from walk(cell.blocks)


def all_blocks(document: Document) -> Iterator[Block]:
    """Yield every block of the body and then of the notes."""
    yield from walk(document.blocks)
    for note in document.notes:
        yield from walk(note.blocks)


_INLINE_FIELDS: dict[type, tuple[str, ...]] = {
    **dict.fromkeys(TEXT_BLOCKS, ("content",)),
    Statistic: ("figure", "claim", "source"),
    Figure: ("caption", "credit"),
    Table: ("title", "source"),
    Box: ("title",),
}


def inline_fields(block: Block) -> tuple[str, ...]:
    """Return the names of the fields of a block that hold an Inline, in reading order."""
    return _INLINE_FIELDS.get(type(block), ())


def inlines(block: Block) -> Iterator[Inline]:
    """Yield the Inlines of one block in reading order (not those of blocks inside it)."""
    for name in inline_fields(block):
        yield getattr(block, name)


def reading_order(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Yield every Inline of the blocks as they are read: a table's source line comes after its rows."""
    for block in blocks:
        if isinstance(block, Table):
            yield block.title
            for row in block.rows:
                for cell in row:
                    yield from reading_order(cell.blocks)
            yield block.source
        else:
            yield from inlines(block)
            if isinstance(block, Box):
                yield from reading_order(block.blocks)


def map_inlines(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """Return the block with `change` applied to each of its Inlines, those inside it included."""
    values: dict[str, object] = {name: change(getattr(block, name)) for name in inline_fields(block)}
    if isinstance(block, Box):
        values["blocks"] = tuple(map_inlines(b, change) for b in block.blocks)
    elif isinstance(block, Table):
        values["rows"] = tuple(
            tuple(_map_cell(cell, lambda b: map_inlines(b, change)) for cell in row) for row in block.rows
        )
    return dataclasses.replace(block, **values) if values else block  # type: ignore[arg-type]


def _map_cell(cell: Cell, change: Callable[[Block], Block]) -> Cell:
    return dataclasses.replace(cell, blocks=tuple(change(b) for b in cell.blocks))


def called_notes(document: Document) -> list[str]:
    """Return the ids of the notes in the order of their calls, each once."""
    seen: dict[str, None] = {}
    for text in reading_order(document.blocks):
        for atom in text.atoms:
            if isinstance(atom, NoteCall):
                seen.setdefault(atom.note, None)
    return list(seen)


def ordered(document: Document) -> Document:
    """Return the document with its notes in the order of their calls; notes without a call come last."""
    place = {note_id: n for n, note_id in enumerate(called_notes(document))}
    notes = sorted(document.notes, key=lambda note: place.get(note.id, len(place)))
    return dataclasses.replace(document, notes=tuple(notes))


def assets(document: Document) -> list[str]:
    """Return the SHA-256 of every picture in the document, in order, each once."""
    seen: dict[str, None] = {}
    for block in all_blocks(document):
        if isinstance(block, Figure):
            seen.setdefault(block.asset, None)
        for text in inlines(block):
            for atom in text.atoms:
                if isinstance(atom, InlinePicture):
                    seen.setdefault(atom.asset, None)
    return list(seen)
