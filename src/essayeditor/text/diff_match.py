"""Which block of the old version is which of the new: by id first, then by likeness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from essayeditor.text.blocks import Block
from essayeditor.text.document import inlines
from essayeditor.text.plain import plain_blocks

_LIKE = 65.0
"""How alike two blocks without a common id must be, in hundredths of all their letters."""
_MOST = 40_000
"""Pairs of blocks above which only those of the same words are looked for."""

Match = tuple[int | None, int | None, bool | None]


def match(
    old: Sequence[Block], new: Sequence[Block], matchable: Callable[[Block, Block], bool]
) -> Iterator[Match]:
    """Yield the blocks of both versions in an order in which each can be read: (old, new, stays).

    `stays` is True where a block kept its place among the others, False at the new place of one that
    moved, None at its old place and for those that only one version has.
    """
    pairs = _pairs(old, new, matchable)
    here = {new_at: old_at for old_at, new_at in pairs.items()}
    staying = _rising([pairs[i] for i in sorted(pairs)])
    at = 0
    for j in range(len(new)):
        if j not in staying:
            continue
        yield from _gone(at, here[j], pairs)
        yield from _come(max((s for s in staying if s < j), default=-1) + 1, j, here)
        yield here[j], j, True
        at = here[j] + 1
    yield from _gone(at, len(old), pairs)
    yield from _come(max(staying, default=-1) + 1, len(new), here)


def _gone(start: int, end: int, pairs: dict[int, int]) -> Iterator[Match]:
    for i in range(start, end):
        yield i, pairs.get(i), None


def _come(start: int, end: int, here: dict[int, int]) -> Iterator[Match]:
    for j in range(start, end):
        yield (here[j], j, False) if j in here else (None, j, None)


def _rising(numbers: list[int]) -> set[int]:
    """Return the numbers of a longest rising sequence in a list: the blocks that need not move."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    found: set[int] = set()
    number_or_none = tails[-1] if tails else None
    while number_or_none is not None:
        found.add(number_or_none)
        number_or_none = before[number_or_none]
    return found


def _pairs(
    old: Sequence[Block], new: Sequence[Block], matchable: Callable[[Block, Block], bool]
) -> dict[int, int]:
    by_id = {block.id: i for i, block in enumerate(old)}
    pairs: dict[int, int] = {}
    for j, block in enumerate(new):
        i = by_id.get(block.id)
        if i is not None and i not in pairs and matchable(old[i], block):
            pairs[i] = j
    left = [i for i in range(len(old)) if i not in pairs]
    taken = set(pairs.values())
    right = [j for j in range(len(new)) if j not in taken]
    if left and right:
        _by_words(old, new, left, right, pairs, matchable)
    return pairs


def _by_words(
    old: Sequence[Block],
    new: Sequence[Block],
    left: list[int],
    right: list[int],
    pairs: dict[int, int],
    matchable: Callable[[Block, Block], bool],
) -> None:
    """Add pairs of blocks that say the same, and then of those that say much the same."""
    said_before = {i: _said(old[i]) for i in left}
    said_after = {j: _said(new[j]) for j in right}
    for alike in (_equal, _like):
        if alike is _like and len(left) * len(right) > _MOST:
            return
        for j in list(right):
            best = max(
                ((alike(said_before[i], said_after[j]), -abs(i - j), i) for i in left), default=(0.0, 0, 0)
            )
            if best[0] and matchable(old[best[2]], new[j]):
                pairs[best[2]] = j
                left.remove(best[2])
                right.remove(j)


def _said(block: Block) -> str:
    return "\n".join(plain_blocks([block])) if any(inlines(block)) else ""


def _equal(old: str, new: str) -> float:
    return 100.0 if old and old == new else 0.0


def _like(old: str, new: str) -> float:
    if not old or not new:
        return 0.0
    from rapidfuzz import fuzz

    return fuzz.ratio(old, new, score_cutoff=_LIKE)
