"""Paragraphs split in two or joined, told as a change of their ends and not of all their words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from essayeditor.text.blocks import TEXT_BLOCKS, Block, TextBlock
from essayeditor.text.diff import BlockChange, Change
from essayeditor.text.diff_words import RunKind, Stamp
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from essayeditor.text.settle import has_suggestions


@dataclass(frozen=True, slots=True)
class Parting:
    """Two paragraphs that are one in the other version; `space` is what stands between them there.

    `kind` is INSERTED for a split and DELETED for a joining; `whose` are the ids, in the old and in the
    new version, of the paragraph that tells who did it.
    """

    first: TextBlock
    second: TextBlock
    space: Inline
    kind: RunKind
    whose: tuple[str, str]

    def blocks(self, stamp: Stamp) -> tuple[Block, Block]:
        """Return the two, the end of the first being a suggestion; the space comes or goes with it."""
        other = MarkKind.DELETED if self.kind is RunKind.INSERTED else MarkKind.INSERTED
        space = self.space
        if space:
            mark = Mark(0, len(space), other, "", stamp.author, stamp.when)
            space = Inline(space.text, tuple(sorted((*space.marks, mark))), space.atoms)
        end = Suggestion(MarkKind(self.kind.value), stamp.author, stamp.when)
        return dataclasses.replace(self.first, content=self.first.content + space, end=end), self.second


def partings(changes: Sequence[BlockChange], at: int) -> Iterator[tuple[int, Parting]]:
    """Yield how the paragraph at `at` was split or joined, if it was, and the place of the other one."""
    change = changes[at]
    old, new = change.old, change.new
    if change.change is not Change.CHANGED or not _plain(old) or not _plain(new):
        return
    for place in range(at + 1, len(changes)):
        other = changes[place]
        if other.change is Change.DELETED and place == at + 1 and _plain(other.old):
            space = _between(new.content, old.content, other.old)
            if space is not None:
                first = dataclasses.replace(new, content=old.content)
                yield place, Parting(first, other.old, space, RunKind.DELETED, (other.old.id, ""))
        elif other.change is Change.INSERTED and _plain(other.new):
            space = _between(old.content, new.content, other.new)
            if space is not None:
                yield place, Parting(new, other.new, space, RunKind.INSERTED, ("", other.new.id))
            return
        elif other.change not in (Change.DELETED, Change.MOVED_AWAY):
            return


def _plain(block: Block | None) -> TypeGuard[TextBlock]:
    """Say whether a block is a text that says something and bears no suggestions."""
    if not isinstance(block, TEXT_BLOCKS):
        return False
    return bool(block.content.text.strip()) and not has_suggestions(block)


def _between(whole: Inline, first: Inline, other: TextBlock) -> Inline | None:
    """Return the white space between two texts that together make the whole, None if they do not."""
    second = other.content
    start, end = len(first), len(whole) - len(second)
    if start > end or whole.text[start:end].strip():
        return None
    if whole.cut(0, start) != first or whole.cut(end, len(whole)) != second:
        return None
    space = whole.cut(start, end)
    return space if first + space + second == whole else None
