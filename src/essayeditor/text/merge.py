"""Two later versions of one text made into one: what either changed is changed.

Blocks are known by their ids. Where both changed the same words, or one changed what the other took
out, the words of `theirs` stand and the block is told as a conflict; where one took out a block that
the other changed, it stays. So no word of `theirs` is ever lost, and what is lost of `ours` is named.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from essayeditor.text.blocks import Block, Box, Cell, Table
from essayeditor.text.diff_words import RunKind, compare_words
from essayeditor.text.document import Document, Note, called_notes, inline_fields, ordered
from essayeditor.text.inline import Inline, InlineBuilder


@dataclass(frozen=True, slots=True)
class Merged:
    """The one text; `conflicts` are the ids of blocks of it in which both versions changed the same."""

    document: Document
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Edit:
    """What stands, in one version, in the place of `start` up to `end` of the text before."""

    start: int
    end: int
    words: Inline


def merge(base: Document, ours: Document, theirs: Document) -> Merged:
    """Return what both made of `base`, theirs where they differ. Suggestions are words like others."""
    if theirs in (base, ours):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    merging = _Merging()
    blocks = merging.blocks(base.blocks, ours.blocks, theirs.blocks)
    notes = merging.notes(base, ours, theirs)
    lang = _chosen(base.lang, ours.lang, theirs.lang)
    whole = Document(blocks, notes, lang)
    called = set(called_notes(whole))
    both = {note.id for note in ours.notes} & {note.id for note in theirs.notes}
    notes = tuple(note for note in notes if note.id in called or note.id in both)
    whole = ordered(dataclasses.replace(whole, notes=notes))
    return Merged(whole, tuple(dict.fromkeys(merging.conflicts)))


def _chosen(base: str, ours: str, theirs: str) -> str:
    return ours if theirs == base else theirs


class _Merging:
    """Merges stories, remembering the blocks in which both changed the same."""

    def __init__(self) -> None:
        self.conflicts: list[str] = []

    def notes(self, base: Document, ours: Document, theirs: Document) -> tuple[Note, ...]:
        before = {note.id: note for note in base.notes}
        own = {note.id: note for note in ours.notes}
        result = dict(own)
        for note in theirs.notes:
            if note.id in own:
                there = before[note.id].blocks if note.id in before else ()
                blocks = self.blocks(there, own[note.id].blocks, note.blocks)
                result[note.id] = dataclasses.replace(own[note.id], blocks=blocks)
            else:
                result[note.id] = note
        return tuple(result.values())

    def blocks(
        self, base: Sequence[Block], ours: Sequence[Block], theirs: Sequence[Block]
    ) -> tuple[Block, ...]:
        before, own, others = ({block.id: block for block in story} for story in (base, ours, theirs))
        made: dict[str, Block] = {}
        for key in [*own, *(key for key in others if key not in own)]:
            block = self._one(before.get(key), own.get(key), others.get(key))
            if block is not None:
                made[key] = block
        moved = [key for key in own if key in before] != [key for key in before if key in own]
        first, second = (list(own), list(others)) if moved else (list(others), list(own))
        return tuple(made[key] for key in _woven(first, second, made.__contains__))

    def _one(self, base: Block | None, ours: Block | None, theirs: Block | None) -> Block | None:
        if ours is None or theirs is None:
            left = ours or theirs
            if base is None or left is None:
                return left
            if left == base:
                return None  # the other took it out
            self.conflicts.append(left.id)
            return left
        if theirs in (base, ours):
            return ours
        if ours == base:
            return theirs
        return self._both(base, ours, theirs)

    def _both(self, base: Block | None, ours: Block, theirs: Block) -> Block:
        if base is None or not (type(base) is type(ours) is type(theirs)):
            self.conflicts.append(theirs.id)
            return theirs
        values: dict[str, object] = {}
        for field in dataclasses.fields(base):
            name = field.name
            was, own, other = (getattr(block, name) for block in (base, ours, theirs))
            if other in (was, own):
                values[name] = own
            elif own == was:
                values[name] = other
            elif name in inline_fields(base):
                values[name] = self._words(theirs.id, was, own, other)
            elif isinstance(base, Box) and name == "blocks":
                values[name] = self.blocks(was, own, other)
            elif isinstance(base, Table) and name == "rows" and _shape(own) == _shape(other) == _shape(was):
                values[name] = self._rows(was, own, other)
            else:
                self.conflicts.append(theirs.id)
                values[name] = other
        return dataclasses.replace(theirs, **values)  # type: ignore[arg-type]

    def _rows(self, base: Rows, ours: Rows, theirs: Rows) -> Rows:
        return tuple(
            tuple(
                dataclasses.replace(other, blocks=self.blocks(was.blocks, own.blocks, other.blocks))
                for was, own, other in zip(*cells, strict=True)
            )
            for cells in zip(base, ours, theirs, strict=True)
        )

    def _words(self, key: str, base: Inline, ours: Inline, theirs: Inline) -> Inline:
        own, others = _edits(base, ours), _edits(base, theirs)
        if any(_clash(one, other) for one in own for other in others):
            self.conflicts.append(key)
            return theirs
        both = sorted([*own, *(edit for edit in others if edit not in own)], key=lambda e: (e.start, e.end))
        builder = InlineBuilder()
        at = 0
        for edit in both:
            builder.extend(base.cut(at, edit.start))
            builder.extend(edit.words)
            at = edit.end
        builder.extend(base.cut(at, len(base)))
        return builder.build()


Rows = tuple[tuple[Cell, ...], ...]


def _shape(rows: Rows) -> list[list[tuple[int, int]]]:
    return [[(cell.columns, cell.rows) for cell in row] for row in rows]


def _edits(base: Inline, now: Inline) -> list[_Edit]:
    """Return the changes from one text to the other; what lies side by side is one change."""
    found: list[_Edit] = []
    for run in compare_words(base, now):
        if run.kind is RunKind.SAME:
            continue
        edit = _Edit(run.old_start, run.old_end, now.cut(run.new_start, run.new_end))
        if found and found[-1].end == edit.start:
            last = found.pop()
            edit = _Edit(last.start, edit.end, last.words + edit.words)
        found.append(edit)
    return found


def _clash(one: _Edit, other: _Edit) -> bool:
    """Say whether two changes touch, so that nobody can tell in what order they are meant."""
    return one != other and one.start <= other.end and other.start <= one.end


def _woven(first: Sequence[str], second: Sequence[str], stands: Callable[[str], bool]) -> list[str]:
    """Return the keys in the order of `first`, each that only `second` has after its neighbour there."""
    result = [key for key in first if stands(key)]
    there = set(result)
    after = ""
    for key in second:
        if not stands(key):
            continue
        if key not in there:
            result.insert(result.index(after) + 1 if after else 0, key)
            there.add(key)
        after = key
    return result
