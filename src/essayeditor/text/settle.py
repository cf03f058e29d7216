"""Settling suggestions: accepting or rejecting the changes that somebody proposed in a text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from essayeditor.text.blocks import (
    TEXT_BLOCKS,
    Block,
    Box,
    Cell,
    Figure,
    Kept,
    Separator,
    Statistic,
    Table,
    TextBlock,
)
from essayeditor.text.document import Document, called_notes, inline_fields
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import SUGGESTIONS, Mark, MarkKind, Suggestion
from essayeditor.text.restyling import restored

Whole = Statistic | Figure | Table | Box | Separator | Kept
Decide = Callable[[Mark | Suggestion], bool | None]
"""Says of a suggestion: True to accept it, False to reject it, None to leave it open."""


def accepted(document: Document) -> Document:
    """Return the document with every suggestion accepted: how it reads in print."""
    return settled(document, lambda _: True)


def rejected(document: Document) -> Document:
    """Return the document with every suggestion rejected: how it read before."""
    return settled(document, lambda _: False)


def settled(document: Document, decide: Decide) -> Document:
    """Return the document with the suggestions settled that `decide` decides.

    Words that go take their marks and atoms with them; a whole block, such as a table, goes with all that
    is in it; a paragraph whose change of style is rejected is what it was; a block, box or
    table emptied so is left out; a note whose last call went with it goes too. Blocks without a
    suggestion come back as they were.
    """
    held = (document.blocks, *(note.blocks for note in document.notes))
    if not any(has_suggestions(block) for blocks in held for block in blocks):
        return document
    called_before = set(called_notes(document))
    body = _settle_blocks(document.blocks, decide)
    notes = tuple(
        dataclasses.replace(note, blocks=_settle_blocks(note.blocks, decide)) for note in document.notes
    )
    result = Document(body, notes, document.lang)
    gone = called_before - set(called_notes(result))
    if gone:
        result = dataclasses.replace(result, notes=tuple(n for n in notes if n.id not in gone))
    return document if result == document else result


def has_suggestions(block: Block) -> bool:
    """Say whether a block, or one inside it, holds a suggestion."""
    if any(getattr(block, name, None) is not None for name in ("end", "was", "change")):
        return True
    if any(m.kind in SUGGESTIONS for name in inline_fields(block) for m in getattr(block, name).marks):
        return True
    if isinstance(block, Box):
        return any(map(has_suggestions, block.blocks))
    if isinstance(block, Table):
        return any(has_suggestions(b) for row in block.rows for cell in row for b in cell.blocks)
    return False


def _settle_blocks(blocks: tuple[Block, ...], decide: Decide) -> tuple[Block, ...]:
    if not any(map(has_suggestions, blocks)):
        return blocks
    result: list[Block] = []
    joining: TextBlock | None = None  # a block whose end went, waiting for the next
    for block in blocks:
        if not isinstance(block, TEXT_BLOCKS) and not _stays(block, decide):
            continue
        changed, ends = _settle_block(block, decide)
        if joining is not None and isinstance(changed, TEXT_BLOCKS):
            changed = _join(joining, changed)
            joining = None
        elif joining is not None:
            _put(result, joining)
            joining = None
        if ends or not isinstance(changed, TEXT_BLOCKS):
            if _emptied(block, changed):
                continue
            result.append(changed)
        else:
            joining = changed
    if joining is not None:
        _put(result, joining)
    return tuple(result)


def _stays(block: Whole, decide: Decide) -> bool:
    """Say whether a whole block is left by what is decided of its coming or going."""
    verdict = decide(block.change) if block.change is not None else None
    return verdict is None or verdict is (block.change.kind is MarkKind.INSERTED)  # type: ignore[union-attr]


def _put(result: list[Block], block: TextBlock) -> None:
    """Add a block whose end went with nothing after it to join: kept unless it holds no words."""
    if block.content:
        result.append(block)


def _emptied(before: Block, after: Block) -> bool:
    if isinstance(before, TEXT_BLOCKS) and isinstance(after, TEXT_BLOCKS):
        went = before.content != after.content
        return went and bool(before.content) and not after.content.text.strip() and after.end is None
    return before is not after and says(before) and not says(after)


def _join(first: TextBlock, second: TextBlock) -> TextBlock:
    """Join two paragraphs: the first keeps its kind and id, unless nothing of it is left."""
    if not first.content:
        return second
    return dataclasses.replace(first, content=first.content + second.content, end=second.end)


def says(block: Block) -> bool:
    """Say whether a block has any words, or is a picture or whatever else cannot be empty."""
    if isinstance(block, Figure | Kept | Separator):
        return True
    if any(getattr(block, name).text.strip() for name in inline_fields(block)):
        return True
    return any(says(inner) for story in stories(block) for inner in story)


def stories(block: Block) -> tuple[tuple[Block, ...], ...]:
    """Return what stands in a block: one story in a box, one in each cell of a table."""
    if isinstance(block, Box):
        return (block.blocks,)
    if isinstance(block, Table):
        return tuple(cell.blocks for row in block.rows for cell in row)
    return ()


def map_stories(block: Block, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Block:
    """Return a block with what stands in it changed: a box's blocks, and those of each cell."""
    if isinstance(block, Box):
        return dataclasses.replace(block, blocks=change(block.blocks))
    if isinstance(block, Table):

        def changed(cell: Cell) -> Cell:
            return dataclasses.replace(cell, blocks=change(cell.blocks))

        return dataclasses.replace(block, rows=tuple(tuple(map(changed, row)) for row in block.rows))
    return block


def _settle_block(block: Block, decide: Decide) -> tuple[Block, bool]:
    """Return the settled block, and whether its end still stands."""
    if not has_suggestions(block):
        return block, True
    values: dict[str, object] = {
        name: _settle_inline(getattr(block, name), decide) for name in inline_fields(block)
    }
    if isinstance(block, Box):
        values["blocks"] = _settle_blocks(block.blocks, decide)
    elif isinstance(block, Table):
        values["rows"] = tuple(tuple(_settle_cell(c, decide) for c in row) for row in block.rows)
    ends = True
    if not isinstance(block, TEXT_BLOCKS):
        if block.change is not None and decide(block.change) is not None:
            values["change"] = None
        return dataclasses.replace(block, **values), ends  # type: ignore[arg-type]
    if block.end is not None:
        verdict = decide(block.end)
        if verdict is not None:
            values["end"] = None
            ends = verdict if block.end.kind is MarkKind.INSERTED else not verdict
    if block.was is not None and (verdict := decide(block.was.by)) is not None:
        block = block if verdict else restored(block)
        values["was"] = None
    return dataclasses.replace(block, **values), ends  # type: ignore[arg-type]


def _settle_cell(cell: Cell, decide: Decide) -> Cell:
    return dataclasses.replace(cell, blocks=_settle_blocks(cell.blocks, decide))


def _settle_inline(text: Inline, decide: Decide) -> Inline:
    if not any(mark.kind in SUGGESTIONS for mark in text.marks):
        return text
    verdicts = {mark: decide(mark) for mark in text.marks if mark.kind in SUGGESTIONS}
    builder = InlineBuilder()
    for start, end, marks in text.runs():
        kept = _settle_run(marks, verdicts)
        if kept is None:
            continue
        offset = len(builder)
        builder.extend(Inline(text.text[start:end], (), text.cut(start, end).atoms))
        for mark in kept:
            builder.mark(offset, len(builder), mark)
    return builder.build()


def _settle_run(marks: tuple[Mark, ...], verdicts: dict[Mark, bool | None]) -> list[Mark] | None:
    """Return the marks a run keeps, or None if the run goes."""
    kept = [mark for mark in marks if verdicts.get(mark) is None]
    for mark in marks:
        verdict = verdicts.get(mark)
        if verdict is None:
            continue
        if verdict is (mark.kind is MarkKind.DELETED) and mark.kind is not MarkKind.REFORMATTED:
            return None
        if mark.kind is MarkKind.REFORMATTED and not verdict:
            before = [MarkKind(name) for name in mark.value.split(",") if name]
            plain_kinds = set(MarkKind) - SUGGESTIONS - {MarkKind.LINK, MarkKind.LANGUAGE}
            kept = [m for m in kept if m.kind not in plain_kinds]
            kept += [Mark(mark.start, mark.end, kind) for kind in before]
    return kept
