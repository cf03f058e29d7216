"""Real numbering: the numbering part, and which of its lists each item belongs to.

Word counts by abstract list, and starts anew where a `w:num` overrides a start. Two signs part
what an editor set from what follows of itself (and let a reader give back the same items): a num
that overrides its one level states an explicit start; one that overrides all nine merely begins a
list. The rules of counting are those of `text.numbering`.
"""

from __future__ import annotations

from collections.abc import Iterable

from essayeditor.exporters.docx.look import Look
from essayeditor.exporters.docx.styles import LEVELS
from essayeditor.exporters.docx.xml import Element, colour, new, sub, twips
from essayeditor.text.blocks import Block, ListItem, ListKind

_FORMATS = {
    ListKind.BULLET: "bullet",
    ListKind.DECIMAL: "decimal",
    ListKind.LOWER_LETTER: "lowerLetter",
    ListKind.UPPER_LETTER: "upperLetter",
    ListKind.LOWER_ROMAN: "lowerRoman",
    ListKind.UPPER_ROMAN: "upperRoman",
}
_ALL_BULLETS = (ListKind.BULLET,) * LEVELS
Kinds = tuple[ListKind, ...]


class Lists:
    """The numbering of one file."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._abstracts: dict[Kinds, int] = {}
        self._nums: list[tuple[int, int | None, int]] = []  # abstract, level overridden (None: all), start
        self._bullets = 0

    def of(self, blocks: Iterable[Block]) -> dict[str, int]:
        """Return the num of each list item among sibling blocks, by block id; none for continuations."""
        found: dict[str, int] = {}
        run: list[ListItem] = []
        for block in blocks:
            if isinstance(block, ListItem):
                run.append(block)
            elif run:
                found.update(self._run(run))
                run = []
        if run:
            found.update(self._run(run))
        return found

    def plain(self, kind: ListKind) -> int:
        """Return the num of a simple list that the file itself has beside the essays' own."""
        return self._begun((kind, *_ALL_BULLETS[1:]))

    def one(self, item: ListItem) -> int:
        """Return the num of an item that stands alone, as of one that a paragraph was before."""
        kinds = _with(_ALL_BULLETS, item)
        return self._begun(kinds) if item.start is None else self._num(kinds, item.level, item.start)

    def _run(self, items: list[ListItem]) -> dict[str, int]:
        """Number one list: the items that follow one another."""
        kinds = _kinds(items)
        main = self._begun(kinds)
        found: dict[str, int] = {}
        last: dict[int, tuple[ListKind, int]] = {}
        met: set[int] = set()
        for item in items:
            if item.kind is ListKind.CONTINUATION:
                continue
            for deeper in [level for level in last if level > item.level]:
                del last[deeper]
            kind, num = last.get(item.level, (None, 0))
            if item.start is not None:
                num = self._num(_with(kinds, item), item.level, item.start)
            elif kind is not item.kind:
                fits = kinds[item.level] is item.kind
                follows = item.level not in met or any(level < item.level for level in last)
                num = main if fits and kind is None and follows else self._begun(_with(kinds, item))
            met.add(item.level)
            last[item.level] = (item.kind, num)
            found[item.id] = num
        return found

    def _begun(self, kinds: Kinds) -> int:
        """Return a num that begins every level anew; lists of bullets alone share one."""
        if kinds != _ALL_BULLETS:
            return self._num(kinds, None, 1)
        if not self._bullets:
            self._bullets = self._num(kinds, None, 0)
        return self._bullets

    def _num(self, kinds: Kinds, level: int | None, start: int) -> int:
        abstract = self._abstracts.setdefault(kinds, len(self._abstracts))
        self._nums.append((abstract, level, start))
        return len(self._nums)

    def part(self) -> Element:
        """Return numbering.xml."""
        root = new("w:numbering")
        for kinds, number in self._abstracts.items():
            self._abstract(root, kinds, number)
        for number, (abstract, level, start) in enumerate(self._nums, start=1):
            num = sub(root, "w:num", numId=number)
            sub(num, "w:abstractNumId", val=abstract)
            if not start and level is None:
                continue
            for at in range(LEVELS) if level is None else (level,):
                sub(sub(num, "w:lvlOverride", ilvl=at), "w:startOverride", val=start)
        return root

    def _abstract(self, root: Element, kinds: Kinds, number: int) -> None:
        element = sub(root, "w:abstractNum", abstractNumId=number)
        sub(element, "w:multiLevelType", val="hybridMultilevel")
        for at, kind in enumerate(kinds):
            level = sub(element, "w:lvl", ilvl=at)
            sub(level, "w:start", val=1)
            sub(level, "w:numFmt", val=_FORMATS[kind])
            mark = ("•" if at % 2 == 0 else "–") if kind is ListKind.BULLET else f"%{at + 1}."
            sub(level, "w:lvlText", val=mark)
            sub(level, "w:lvlJc", val="left")
            indent = self._look.list_indent(at)
            hanging = indent - (self._look.list_indent(at - 1) if at else 0)
            properties = sub(level, "w:pPr")
            sub(properties, "w:ind", left=twips(indent), hanging=twips(hanging))
            sub(sub(level, "w:rPr"), "w:color", val=colour(self._look.accent))

    def __bool__(self) -> bool:
        return bool(self._nums)


def _kinds(items: list[ListItem]) -> Kinds:
    """Return the kind that each level of a list first shows; levels it does not use are bullets."""
    kinds = list(_ALL_BULLETS)
    met: set[int] = set()
    for item in items:
        if item.kind is not ListKind.CONTINUATION and item.level not in met:
            met.add(item.level)
            kinds[item.level] = item.kind
    return tuple(kinds)


def _with(kinds: Kinds, item: ListItem) -> Kinds:
    return (*kinds[: item.level], item.kind, *kinds[item.level + 1 :])
