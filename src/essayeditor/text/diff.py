"""Two versions of a text compared, block by block and word by word.

Blocks are matched by their ids first, then by likeness; those that changed places are told as moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from essayeditor.text.blocks import TEXT_BLOCKS, Block, Table
from essayeditor.text.diff_match import match
from essayeditor.text.diff_words import Run, RunKind, compare_words
from essayeditor.text.document import Document, inline_fields
from essayeditor.text.inline import Inline
from essayeditor.text.settle import says, stories


class Change(StrEnum):
    """What became of a block."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"  # at its new place; changed too, if a part of it says so
    MOVED_AWAY = "moved away"  # at its old place


@dataclass(frozen=True, slots=True)
class PartChange:
    """One text of a block (`field` is its name in the block), and what changed in it."""

    field: str
    old: Inline
    new: Inline
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """Whether any word or mark differs."""
        return any(run.kind is not RunKind.SAME for run in self.runs)


@dataclass(frozen=True, slots=True)
class BlockChange:
    """One block of either version: `old` is None for one that came, `new` for one that went.

    `inside` are the blocks in a box, or in each cell of a table in reading order.
    """

    change: Change
    old: Block | None
    new: Block | None
    parts: tuple[PartChange, ...] = ()
    inside: tuple[tuple[BlockChange, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that both versions have."""

    note: str
    blocks: tuple[BlockChange, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two versions, in an order in which both can be read."""

    old: Document
    new: Document
    blocks: tuple[BlockChange, ...]
    notes: tuple[NoteChange, ...]

    def __iter__(self) -> Iterator[BlockChange]:
        """Yield every block that stands in the text or in a note, those inside others after them."""
        for blocks in (self.blocks, *(note.blocks for note in self.notes)):
            yield from _walk(blocks)

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new


def compare(old: Document, new: Document) -> Comparison:
    """Compare two versions of a text."""
    before = {note.id: note for note in old.notes}
    notes = tuple(
        NoteChange(note.id, _compare_blocks(before[note.id].blocks, note.blocks))
        for note in new.notes
        if note.id in before
    )
    return Comparison(old, new, _compare_blocks(old.blocks, new.blocks), notes)


def _walk(blocks: tuple[BlockChange, ...]) -> Iterator[BlockChange]:
    for block in blocks:
        yield block
        for inside in block.inside:
            yield from _walk(inside)


def _compare_blocks(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[BlockChange, ...]:
    if old == new:
        return tuple(_pair(Change.SAME, block, block) for block in new)
    result = []
    for i, j, stays in match(old, new, matchable):
        if i is None:
            assert j is not None
            result.append(BlockChange(Change.INSERTED, None, new[j]))
        elif j is None:
            result.append(BlockChange(Change.DELETED, old[i], None))
        elif stays is None:
            result.append(BlockChange(Change.MOVED_AWAY, old[i], new[j]))
        elif not stays:
            result.append(_pair(Change.MOVED, old[i], new[j]))
        else:
            result.append(_pair(Change.SAME if old[i] == new[j] else Change.CHANGED, old[i], new[j]))
    return tuple(result)


def _pair(change: Change, old: Block, new: Block) -> BlockChange:
    parts = []
    for ours, theirs in zip(inline_fields(old), inline_fields(new), strict=True):
        before, after = getattr(old, ours), getattr(new, theirs)
        parts.append(PartChange(theirs, before, after, compare_words(before, after)))
    inside = tuple(_compare_blocks(a, b) for a, b in zip(stories(old), stories(new), strict=True))
    return BlockChange(change, old, new, tuple(parts), inside)


def matchable(old: Block, new: Block) -> bool:
    """Say whether one block can be a later state of the other.

    Paragraphs of all kinds can; a table must keep its rows and columns; and what said nothing and
    now does (or the other way about) is another block, since suggestions take out what is emptied.
    """
    if says(old) != says(new):
        return False
    if isinstance(old, TEXT_BLOCKS) or isinstance(new, TEXT_BLOCKS):
        return isinstance(old, TEXT_BLOCKS) and isinstance(new, TEXT_BLOCKS)
    if isinstance(old, Table) and isinstance(new, Table):
        return _shape(old) == _shape(new)
    return type(old) is type(new)


def _shape(table: Table) -> list[list[tuple[int, int]]]:
    return [[(cell.columns, cell.rows) for cell in row] for row in table.rows]
