"""Which list items must state their number, because counting on from the item before would miss it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.text.blocks import Block, ListItem, ListKind


def settle_starts(blocks: Sequence[Block], numbers: dict[str, int]) -> list[Block]:
    """Return sibling blocks whose list items come to the numbers that the file gives them.

    Only where `text.numbering.numbers` would count otherwise does an item get a `start`: at the
    first of a list that begins at five, at one that goes on after a paragraph, or at a list that
    begins anew. The walk here keeps the same account as that function, in one pass.
    """
    result: list[Block] = []
    last: dict[int, tuple[ListKind, int]] = {}
    for block in blocks:
        if not isinstance(block, ListItem):
            last.clear()
        elif block.kind is not ListKind.CONTINUATION:
            for deeper in [level for level in last if level > block.level]:
                del last[deeper]
            kind, before = last.get(block.level, (block.kind, 0))
            number = block.start if block.start is not None else (before + 1 if kind is block.kind else 1)
            wanted = numbers.get(block.id, number)
            if block.kind is not ListKind.BULLET and wanted != number:
                block = dataclasses.replace(block, start=wanted)
                number = wanted
            last[block.level] = (block.kind, number)
        result.append(block)
    return result
