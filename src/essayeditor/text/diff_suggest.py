"""Two versions of a text as one, in which every difference is a suggestion.

Accepting all of them gives the new version, exactly. Rejecting all gives the old one, but for what
no suggestion can say, and the text then has as in the new version:

* pictures, separators, and what was kept whole on import: come, gone, moved or replaced;
* what kind of block a text is, its level, numbers and language; a table's and a picture's settings;
* the id of a block that was recognised by its words alone; and, since one id cannot stand in two
  places, what was moved or replaced bears at its old place an id of its own (`former_id`);
* blocks of white space alone, and notes that are called from nowhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence

from essayeditor.text.blocks import TEXT_BLOCKS, Block, Figure, Kept, Separator
from essayeditor.text.diff import BlockChange, Change, Comparison, PartChange, compare
from essayeditor.text.diff_ends import partings
from essayeditor.text.diff_words import Credit, Run, RunKind, Stamp, calls, marked, unmarked
from essayeditor.text.document import (
    Document,
    Note,
    all_blocks,
    inline_fields,
    map_inlines,
    ordered,
)
from essayeditor.text.inline import EMPTY, Inline
from essayeditor.text.marks import Atom, MarkKind, NoteCall, Suggestion
from essayeditor.text.settle import map_stories, says

Credits = Callable[[str, str, str], Credit]
"""Gives the credit for one text: of the block with these ids in the old and the new version ("" if it
is not there), the field of this name."""

_FORMER = "_was"


def suggested(old: Document, new: Document, author: str, when: str) -> Document:
    """Return the new version with all that differs from the old one as suggestions of one author."""
    stamp = Stamp(author, when)
    return suggested_by(compare(old, new), lambda _old, _new, _field: lambda _kind, _at: stamp)


def suggested_by(comparison: Comparison, credited: Credits) -> Document:
    """Return the new version with all that differs as suggestions, each of whom `credited` names."""
    return _Suggesting(comparison, credited).document()


def former_id(key: str) -> str:
    """Return the id of what stands at its old place, of which another stands in the text."""
    return f"{key[:30]}{_FORMER}"


class _Suggesting:
    """Makes one document of two."""

    def __init__(self, comparison: Comparison, credited: Credits) -> None:
        self._comparison = comparison
        self._credits = credited
        old, new = comparison.old, comparison.new
        self._taken = {block.id for block in all_blocks(new)} | {note.id for note in new.notes}
        self._old_notes = {note.id: note for note in old.notes}
        self._former_notes: dict[str, Note] = {}

    def document(self) -> Document:
        new = self._comparison.new
        if self._comparison.same:
            return new
        compared = {note.note: note.blocks for note in self._comparison.notes}
        body = tuple(self._blocks(self._comparison.blocks))
        notes = [
            dataclasses.replace(note, blocks=tuple(self._blocks(compared[note.id])))
            if note.id in compared and former_id(note.id) not in self._former_notes
            else note  # it came, or its call moved: at the old place is a copy with the old words
            for note in new.notes
        ]
        return ordered(Document(body, (*notes, *self._former_notes.values()), new.lang))

    def _blocks(self, changes: Sequence[BlockChange]) -> Iterator[Block]:
        told: set[int] = set()  # with the paragraph that they were split from, or joined to
        for n, change in enumerate(changes):
            if n in told:
                continue
            for other, parting in partings(changes, n):
                told.add(other)
                credit = self._credits(*parting.whose, "content")
                yield from parting.blocks(credit(parting.kind, 0))
                break
            else:
                yield from self._block(change)

    def _block(self, change: BlockChange) -> Iterator[Block]:
        if change.new is None or change.change is Change.MOVED_AWAY:
            assert change.old is not None
            yield from self._deleted(change.old, moved=change.new is not None)
        elif change.old is None or (change.change is Change.MOVED and _can_go(change.old)):
            yield self._inserted(change.new, moved=change.old is not None)
        else:
            yield self._changed(change)

    def _changed(self, change: BlockChange) -> Block:
        new = change.new
        assert new is not None
        assert change.old is not None
        if change.change is Change.SAME:
            return new
        values: dict[str, object] = {}
        for part in change.parts:
            credit = self._credits(change.old.id, new.id, part.field)
            values[part.field] = marked(self._before(part), part.new, part.runs, credit)
        inside = iter(change.inside)
        return map_stories(dataclasses.replace(new, **values), lambda _: tuple(self._blocks(next(inside))))  # type: ignore[arg-type]

    def _before(self, part: PartChange) -> Inline:
        """Return the old words, those notes under former ids whose calls are deleted here."""
        gone = {
            note
            for run in part.runs
            if run.kind is RunKind.DELETED
            for note in calls(part.old.cut(run.old_start, run.old_end))
        }
        return self._recalled(part.old, gone) if gone else part.old

    def _recalled(self, text: Inline, gone: set[str]) -> Inline:
        def atom(found: Atom) -> Atom:
            if isinstance(found, NoteCall) and found.note in gone:
                return NoteCall(self._former_note(found.note))
            return found

        return Inline(text.text, text.marks, tuple(map(atom, text.atoms)))

    def _former_note(self, key: str) -> str:
        """Return the id under which a note goes on at its old place, and see that it is there."""
        note = self._old_notes.get(key)
        name = former_id(key) if key in self._taken else key
        if note is not None and name not in self._former_notes:
            blocks = tuple(self._former(block) for block in note.blocks)
            self._former_notes[name] = Note(name, blocks, note.kind)
        return name

    def _former(self, block: Block) -> Block:
        """Return a block of the old version as it stands at its old place, its suggestions spent."""
        block = map_inlines(block, unmarked)
        return self._renamed(block)

    def _renamed(self, block: Block) -> Block:
        if block.id in self._taken:
            block = dataclasses.replace(block, id=former_id(block.id))
        if isinstance(block, TEXT_BLOCKS) and (block.end is not None or block.was is not None):
            block = dataclasses.replace(block, end=None, was=None)
        elif not isinstance(block, TEXT_BLOCKS) and block.change is not None:
            block = dataclasses.replace(block, change=None)
        return map_stories(block, lambda story: tuple(map(self._renamed, story)))

    # Blocks that came or went whole.

    def _deleted(self, old: Block, *, moved: bool) -> Iterator[Block]:
        if _can_go(old):
            block = map_inlines(self._former(old), lambda text: self._recalled(text, set(calls(text))))
            yield self._whole(block, RunKind.DELETED, "moved" if moved else "")

    def _inserted(self, new: Block, *, moved: bool) -> Block:
        return self._whole(new, RunKind.INSERTED, "moved" if moved else "")

    def _whole(self, block: Block, kind: RunKind, value: str) -> Block:
        key = block.id.removesuffix(_FORMER)
        ids = ("", key) if kind is RunKind.INSERTED else (key, "")
        values: dict[str, object] = {}
        for name in inline_fields(block):
            text = getattr(block, name)
            blank = isinstance(block, TEXT_BLOCKS) and kind is RunKind.INSERTED and not text.text.strip()
            if text and not blank:
                values[name] = _covered(text, kind, self._credits(*ids, name), value)
        if isinstance(block, TEXT_BLOCKS) and block.end is None:
            stamp = self._credits(*ids, "content")(kind, max(0, len(block.content) - 1))
            values["end"] = Suggestion(MarkKind(kind.value), stamp.author, stamp.when)
        if values:
            block = dataclasses.replace(block, **values)  # type: ignore[arg-type]

        def story(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
            kept = blocks if kind is RunKind.INSERTED else filter(_can_go, blocks)
            return tuple(self._whole(inner, kind, value) for inner in kept)

        return map_stories(block, story)


def _covered(text: Inline, kind: RunKind, credit: Credit, value: str) -> Inline:
    """Return a text all of which came or went, but what bears a suggestion of that already."""
    length = len(text)
    if kind is RunKind.DELETED:
        covered = marked(text, EMPTY, (Run(kind, 0, length, 0, 0),), credit)
    else:
        covered = marked(EMPTY, text, (Run(kind, 0, 0, 0, length),), credit)
    if not value:
        return covered
    changed = (
        dataclasses.replace(m, value=value) if m.kind is MarkKind(kind.value) else m for m in covered.marks
    )
    return Inline(covered.text, tuple(sorted(changed)), covered.atoms)


def _can_go(block: Block) -> bool:
    """Say whether a suggestion can take a block out: text, and boxes and tables that hold some."""
    if isinstance(block, Figure | Separator | Kept):
        return False
    return isinstance(block, TEXT_BLOCKS) or says(_without_pictures(block))


def _without_pictures(block: Block) -> Block:
    return map_stories(block, lambda story: tuple(filter(_can_go, story)))
