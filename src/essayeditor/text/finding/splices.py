"""Putting words in the place of others: what is not meant stays, to the last mark, note and suggestion."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from essayeditor.text.blocks import Block, Box, Table
from essayeditor.text.diff_words import Stamp
from essayeditor.text.document import Comment, Document, inline_fields
from essayeditor.text.finding.searchable import SOFT_HYPHEN
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import ATOM, SUGGESTIONS, Mark, MarkKind, NoteCall


class Edit(NamedTuple):
    """Words to stand from `start` up to `end` of a place, in code points."""

    start: int
    end: int
    text: str


class Splice(NamedTuple):
    """A piece that takes the place of what stands from `start` up to `end`."""

    start: int
    end: int
    piece: Inline


Where = tuple[str, str]
"""A block's id and the name of its field."""


def splice(content: Inline, edit: Edit, stamp: Stamp | None = None) -> Splice:
    """Return what an edit comes to.

    Letters that stay the same are left alone, with their marks; the new ones take the marks of the
    first that go. Note calls and words that a suggestion deletes stay. With a `stamp` nothing goes:
    the old words are suggested for deletion and the new ones as an insertion, by its author.
    """
    if stamp is not None:
        return _suggested(content, edit, stamp)
    start, end, text = _trimmed(content.text, edit)
    builder = InlineBuilder()
    builder.add(text, _marks_for(content, start, end))
    for first, last in _kept(content, start, end):
        builder.extend(content.cut(first, last))
    return Splice(start, end, builder.build())


def spliced(content: Inline, splices: Sequence[Splice]) -> Inline:
    """Return a text with its splices made; they do not overlap."""
    builder = InlineBuilder()
    at = 0
    for one in sorted(splices, key=lambda s: (s.start, s.end)):
        builder.extend(content.cut(at, one.start))
        builder.extend(one.piece)
        at = one.end
    builder.extend(content.cut(at, len(content)))
    return builder.build()


def replaced(
    document: Document, edits: Mapping[Where, Sequence[Edit]], stamp: Stamp | None = None
) -> tuple[Document, dict[Where, tuple[Splice, ...]]]:
    """Return a text with edits made at its places, and the splices that they came to."""
    made: dict[Where, tuple[Splice, ...]] = {}

    def in_blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(in_block(block) for block in blocks)

    def in_block(block: Block) -> Block:
        values: dict[str, Any] = {}
        for name in inline_fields(block):
            here = edits.get((block.id, name))
            if here:
                content = getattr(block, name)
                made[block.id, name] = tuple(splice(content, edit, stamp) for edit in here)
                values[name] = spliced(content, made[block.id, name])
        here = edits.get((block.id, "alt"))
        if here:
            values["alt"] = in_string(block.alt, here)  # type: ignore[union-attr]
        if isinstance(block, Box):
            values["blocks"] = in_blocks(block.blocks)
        elif isinstance(block, Table):
            values["rows"] = tuple(
                tuple(dataclasses.replace(cell, blocks=in_blocks(cell.blocks)) for cell in row)
                for row in block.rows
            )
        return dataclasses.replace(block, **values) if values else block

    body = in_blocks(document.blocks)
    notes = tuple(dataclasses.replace(note, blocks=in_blocks(note.blocks)) for note in document.notes)
    return dataclasses.replace(document, blocks=body, notes=notes), made


def in_string(text: str, edits: Sequence[Edit]) -> str:
    """Return a field's text with edits made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def carried(comments: Sequence[Comment], made: Mapping[Where, Sequence[Splice]]) -> tuple[Comment, ...]:
    """Return comments at the places where their words now stand; those without any words go."""
    kept = []
    for comment in comments:
        here = made.get((comment.block, "content"), ())
        start, end = _carry(comment.start, here, ends=False), _carry(comment.end, here, ends=True)
        if end > start or not here:
            kept.append(dataclasses.replace(comment, start=start, end=end))
    return tuple(kept)


def _carry(place: int, splices: Sequence[Splice], *, ends: bool) -> int:
    moved = place
    for one in splices:
        grown = len(one.piece) - (one.end - one.start)
        if one.end <= place and not (one.start == one.end == place and ends):
            moved += grown
        elif one.start < place:
            moved = one.start + moved - place + (len(one.piece) if ends else 0)
    return moved


def _trimmed(said: str, edit: Edit) -> tuple[int, int, str]:
    """Return an edit without the letters at its ends that stay as they are."""
    start, end, text = edit
    while start < end and text and said[start] == text[0]:
        start, text = start + 1, text[1:]
    while start < end and text and said[end - 1] == text[-1]:
        end, text = end - 1, text[:-1]
    return start, end, text


def _is_passed_over(content: Inline, at: int) -> bool:
    """Say whether a character is no part of the words: a note call, or deleted by a suggestion."""
    if content.text[at] == ATOM and isinstance(content.atom_at(at), NoteCall):
        return True
    return any(m.start <= at < m.end for m in content.marks if m.kind is MarkKind.DELETED)


def _marks_for(content: Inline, start: int, end: int) -> list[Mark]:
    """Return the marks of new words: of the first letter that goes, or else of the one before."""
    goes = [at for at in range(start, end) if not _is_passed_over(content, at)]
    if goes:
        at = goes[0]
    elif start > 0 and not _is_passed_over(content, start - 1):
        at = start - 1
    else:
        at = start if start < len(content) else start - 1
    return [m for m in content.marks if m.start <= at < m.end and m.kind is not MarkKind.DELETED]


def _kept(content: Inline, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches inside a range that stay."""
    found: list[tuple[int, int]] = []
    for at in range(start, end):
        if not _is_passed_over(content, at):
            continue
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _suggested(content: Inline, edit: Edit, stamp: Stamp) -> Splice:
    builder = InlineBuilder()
    deletion = Mark(0, 0, MarkKind.DELETED, "", stamp.author, stamp.when)
    for at in range(edit.start, edit.end):
        piece = content.cut(at, at + 1)
        first = len(builder)
        own = any(m.kind is MarkKind.INSERTED and m.author == stamp.author for m in piece.marks)
        kept = _is_passed_over(content, at)
        if own and not kept:
            continue  # one's own suggestion is not suggested for deletion: it goes
        builder.extend(piece)
        if not kept and piece.text != SOFT_HYPHEN:
            builder.mark(first, len(builder), deletion)
    marks = [m for m in _marks_for(content, edit.start, edit.end) if m.kind not in SUGGESTIONS]
    builder.add(edit.text, [*marks, Mark(0, 0, MarkKind.INSERTED, "", stamp.author, stamp.when)])
    return Splice(edit.start, edit.end, builder.build())
