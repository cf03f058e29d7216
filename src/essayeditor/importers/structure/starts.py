"""Which list items must state their number, because counting on from the item before would miss it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.text.blocks import Block, ListItem, ListKind
from essayeditor.text.numbering import numbers as counted


def settle_starts(blocks: Sequence[Block], numbers: dict[str, int]) -> list[Block]:
    """Return sibling blocks whose list items come to the numbers that the file gives them.

    Only where `text.numbering` would count otherwise does an item get a `start`: at the first of a
    list that begins at five, at one that goes on after a paragraph, or at a list that begins anew.
    """
    result = list(blocks)
    unnumbered = (ListKind.BULLET, ListKind.CONTINUATION)
    wanted = [
        n
        for n, block in enumerate(result)
        if isinstance(block, ListItem) and block.kind not in unnumbered and block.id in numbers
    ]
    if not wanted:
        return result
    own = {id(item): number for item, number in counted(result)}
    for place in wanted:
        item = result[place]
        assert isinstance(item, ListItem)
        number = numbers[item.id]
        if own.get(id(item)) == number:
            continue
        result[place] = dataclasses.replace(item, start=number)
        own = {id(block): value for block, value in counted(result)}
    return result
