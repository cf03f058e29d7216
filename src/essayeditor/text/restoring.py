"""Bringing back passages of an earlier version into a later one."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

from essayeditor.text.blocks import Block
from essayeditor.text.diff import BlockChange, Change, Comparison
from essayeditor.text.document import Document, Note, called_notes, ordered


def restored(comparison: Comparison, chosen: Collection[int]) -> Document:
    """Return the later version with the chosen of its blocks as they stood in the earlier one.

    `chosen` are numbers in `comparison.blocks`. A block that went comes back to its place, one that
    came goes, one that changed is as it was; notes called in what comes back are as they were then.
    """
    coming_back = {
        one.new.id
        for number, one in enumerate(comparison.blocks)
        if number in chosen and one.change is Change.MOVED_AWAY and one.new is not None
    }
    blocks: list[Block] = []
    from_old: list[Block] = []
    for number, one in enumerate(comparison.blocks):
        block = _as_it_was(one, coming_back) if number in chosen else _as_it_is(one, coming_back)
        if block is None:
            continue
        blocks.append(block)
        if number in chosen and block is one.old:
            from_old.append(block)
    body = _unique(blocks)
    return ordered(dataclasses.replace(comparison.new, blocks=body, notes=_notes(comparison, body, from_old)))


def _as_it_was(one: BlockChange, coming_back: Collection[str]) -> Block | None:
    if one.change is Change.MOVED and one.new is not None and one.new.id in coming_back:
        return None  # it comes back to its old place
    return one.old


def _as_it_is(one: BlockChange, coming_back: Collection[str]) -> Block | None:
    if one.change is Change.MOVED_AWAY:
        return None
    if one.change is Change.MOVED and one.new is not None and one.new.id in coming_back:
        return None
    return one.new


def _unique(blocks: list[Block]) -> tuple[Block, ...]:
    """Return blocks without those that stand there a second time."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if block.id not in seen:
            seen.add(block.id)
            kept.append(block)
    return tuple(kept)


def _notes(comparison: Comparison, body: tuple[Block, ...], from_old: list[Block]) -> tuple[Note, ...]:
    old = {note.id: note for note in comparison.old.notes}
    new = {note.id: note for note in comparison.new.notes}
    as_they_were = set(called_notes(Document(tuple(from_old))))
    uncalled = set(new) - set(called_notes(comparison.new))
    wanted = [*called_notes(Document(body)), *(key for key in new if key in uncalled)]
    found = []
    for key in dict.fromkeys(wanted):
        note = old.get(key) if key in as_they_were else new.get(key)
        note = note or new.get(key) or old.get(key)
        if note is not None:
            found.append(note)
    return tuple(found)
