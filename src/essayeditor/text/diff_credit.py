"""Who changed what over several versions: one text with the suggestions of each editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from essayeditor.text.blocks import Block
from essayeditor.text.diff import BlockChange, Change, compare
from essayeditor.text.diff_suggest import suggested_by
from essayeditor.text.diff_words import Credit, Run, RunKind, Stamp
from essayeditor.text.document import Document, all_blocks, inline_fields, walk

Place = tuple[str, str]
"""The id of a block, and the name of one of its texts."""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a text, and who made it so, when."""

    document: Document
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class _Letter:
    """Where a character comes from: somebody put it in, or it stood in the first version."""

    born: Stamp | None = None
    place: Place = ("", "")
    at: int = 0
    restyled: Stamp | None = None


def suggested_since(versions: Sequence[Version]) -> Document:
    """Return the last version with all that differs from the first as suggestions of who changed it.

    Versions between the two only say whose a change is: what was put in and taken out again, or taken
    out and put back, shows nowhere. Accepting and rejecting all are as `diff_suggest` says.
    """
    first, last = versions[0], versions[-1]
    followed = _Credits(first.document, last.stamp)
    for before, after in pairwise(versions):
        followed.follow(before.document, after)
    return suggested_by(compare(first.document, last.document), followed.of)


class _Credits:
    """Follows every character from version to version."""

    def __init__(self, first: Document, otherwise: Stamp) -> None:
        self._otherwise = otherwise
        self._letters: dict[Place, list[_Letter]] = {}
        self._deleted: dict[tuple[Place, int], Stamp] = {}
        self._touched: dict[str, Stamp] = {}  # block id -> who moved it, or brought or took it
        for block in all_blocks(first):
            for name in inline_fields(block):
                place = (block.id, name)
                self._letters[place] = [_Letter(None, place, at) for at in range(len(getattr(block, name)))]

    def of(self, old: str, new: str, field: str) -> Credit:
        """Return the credit for a text of a block that has these ids in the first and last version."""
        letters = self._letters.get((new, field), [])
        otherwise = self._touched.get(new or old, self._otherwise)

        def credit(kind: RunKind, at: int) -> Stamp:
            if kind is RunKind.DELETED:
                return self._deleted.get(((old, field), at), otherwise)
            letter = letters[at] if at < len(letters) else None
            if letter is None:
                return otherwise
            return (letter.restyled if kind is RunKind.REFORMATTED else letter.born) or otherwise

        return credit

    def follow(self, before: Document, after: Version) -> None:
        """Take in what changed from one version to the next."""
        old, new, stamp = before, after.document, after.stamp
        if old == new:
            return
        letters: dict[Place, list[_Letter]] = {}
        known, kept = {note.id for note in old.notes}, {note.id for note in new.notes}
        for note in old.notes:
            if note.id not in kept:
                self._went(note.blocks, stamp)
        for note in new.notes:
            if note.id not in known:
                self._came(note.blocks, stamp, letters)
        for change in compare(old, new):
            self._follow_block(change, stamp, letters)
        self._letters = letters

    def _follow_block(self, change: BlockChange, stamp: Stamp, letters: dict[Place, list[_Letter]]) -> None:
        if change.new is None:
            assert change.old is not None
            self._went((change.old,), stamp)
        elif change.old is None:
            self._came((change.new,), stamp, letters)
        elif change.change is not Change.MOVED_AWAY:
            if change.change is Change.MOVED:
                self._touched[change.new.id] = self._touched[change.old.id] = stamp
            for part in change.parts:
                were = self._letters.get((change.old.id, part.field), [])
                place = (change.new.id, part.field)
                letters[place] = self._followed(were, part.runs, stamp) if part.changed else were

    def _followed(self, were: list[_Letter], runs: Sequence[Run], stamp: Stamp) -> list[_Letter]:
        now: list[_Letter] = []
        for run in runs:
            stretch = were[run.old_start : run.old_end]
            if run.kind is RunKind.INSERTED:
                now.extend([_Letter(stamp)] * (run.new_end - run.new_start))
            elif run.kind is RunKind.DELETED:
                self._delete(stretch, stamp)
            elif run.kind is RunKind.REFORMATTED:
                now.extend(_Letter(x.born, x.place, x.at, stamp) for x in stretch)
            else:
                now.extend(stretch)
        return now

    def _delete(self, letters: Sequence[_Letter], stamp: Stamp) -> None:
        self._deleted.update({(x.place, x.at): stamp for x in letters if x.born is None})

    def _came(self, blocks: Sequence[Block], stamp: Stamp, letters: dict[Place, list[_Letter]]) -> None:
        for block in walk(blocks):
            self._touched[block.id] = stamp
            for name in inline_fields(block):
                letters[block.id, name] = [_Letter(stamp)] * len(getattr(block, name))

    def _went(self, blocks: Sequence[Block], stamp: Stamp) -> None:
        for block in walk(blocks):
            self._touched[block.id] = stamp
            for name in inline_fields(block):
                self._delete(self._letters.get((block.id, name), []), stamp)
