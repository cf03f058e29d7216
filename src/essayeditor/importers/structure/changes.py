"""Suggested changes of whole blocks and of what paragraphs are, out of what a reader found of them."""

from __future__ import annotations

import dataclasses

from essayeditor.importers.raw import Para
from essayeditor.text.blocks import TEXT_BLOCKS, Block, Figure, Kept, Separator, Statistic
from essayeditor.text.document import map_inlines
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from essayeditor.text.restyling import is_as_before
from essayeditor.text.settle import map_stories, stories

_WHOLE = (MarkKind.INSERTED, MarkKind.DELETED)


def suggested(block: Block, para: Para | None) -> Block:
    """Return a block with the suggestion that its paragraph bears, of its style or of it as a whole."""
    if para is None:
        return block
    if isinstance(block, TEXT_BLOCKS):
        if para.was is None:
            return block
        restyled = dataclasses.replace(block, was=para.was)
        return block if is_as_before(restyled) else restyled
    if isinstance(block, Figure):
        change = picture_change(para)
    else:
        change = para.end if isinstance(block, Statistic | Separator | Kept) else None
    return changed(block, change) if change is not None else block


def picture_change(para: Para) -> Suggestion | None:
    """Return the suggestion under which the picture of a paragraph stands."""
    for mark in para.content.marks:
        if mark.kind in _WHOLE:
            return Suggestion(mark.kind, mark.author, mark.when)
    return None


def changed(block: Block, change: Suggestion) -> Block:
    """Return a whole block with a suggestion, which its words then need not say again."""

    def is_said(mark: Mark) -> bool:
        return (mark.kind, mark.author) == (change.kind, change.author)

    def without(text: Inline) -> Inline:
        return Inline(text.text, tuple(mark for mark in text.marks if not is_said(mark)), text.atoms)

    said_once = _without_ends(map_inlines(block, without), change)
    assert not isinstance(said_once, TEXT_BLOCKS)
    return dataclasses.replace(said_once, change=change)


def _without_ends(block: Block, change: Suggestion) -> Block:
    if isinstance(block, TEXT_BLOCKS):
        end = block.end
        if end is not None and (end.kind, end.author) == (change.kind, change.author):
            return dataclasses.replace(block, end=None)
        return block
    if not stories(block):
        return block
    return map_stories(block, lambda story: tuple(_without_ends(one, change) for one in story))
