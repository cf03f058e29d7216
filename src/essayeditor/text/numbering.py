"""The marks of list items, computed from the order of the blocks and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from essayeditor.text.blocks import Block, ListItem, ListKind

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Return a number from 1 in lower-case roman figures."""
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def from_roman(said: str) -> int:
    """Return the number that lower-case roman figures say; 0 if they are none, or not written as usual."""
    value, rest = 0, said
    for worth, figures in _ROMAN:
        while rest.startswith(figures):
            value, rest = value + worth, rest[len(figures) :]
    return value if value and not rest and roman(value) == said else 0


def letters(number: int) -> str:
    """Return a number from 1 as letters: a to z, then aa, bb, as Word counts them."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def label(kind: ListKind, number: int) -> str:
    """Return the mark of an item without its full stop; "•" for a bullet, "" for a continuation."""
    if kind is ListKind.BULLET:
        return "•"
    if kind is ListKind.CONTINUATION:
        return ""
    if kind is ListKind.DECIMAL:
        return str(number)
    said = roman(number) if kind in (ListKind.LOWER_ROMAN, ListKind.UPPER_ROMAN) else letters(number)
    return said.upper() if kind in (ListKind.UPPER_LETTER, ListKind.UPPER_ROMAN) else said


def numbers(blocks: Iterable[Block]) -> Iterator[tuple[ListItem, int]]:
    """Yield each list item among sibling blocks with its number (0 for bullets and continuations).

    An item takes its `start` where it has one. Else it counts on from the item before it at its
    level; a list that begins after another kind of block, or a level that is entered from above,
    or a change of kind, begins at 1.
    """
    last: dict[int, tuple[ListKind, int]] = {}
    for block in blocks:
        if not isinstance(block, ListItem):
            last.clear()
            continue
        if block.kind is ListKind.CONTINUATION:
            yield block, 0
            continue
        for deeper in [level for level in last if level > block.level]:
            del last[deeper]
        kind, before = last.get(block.level, (block.kind, 0))
        number = block.start if block.start is not None else (before + 1 if kind is block.kind else 1)
        last[block.level] = (block.kind, number)
        yield block, 0 if block.kind is ListKind.BULLET else number


def labels(blocks: Iterable[Block]) -> dict[str, str]:
    """Return the mark of each list item among sibling blocks, by block id."""
    return {item.id: label(item.kind, number) for item, number in numbers(blocks)}
