"""The lists of an OpenDocument text: how their levels are marked, and what number each item has.

The rules are those of ODF 1.3 part 3, 5.3: a list begins anew at its style's first number, unless it
continues the one before of its style, or one that it names; an item may set its own number.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from essayeditor.importers.odt.names import FO, NAME, OFFICE, STYLE, TEXT, XML, twips, whole
from essayeditor.importers.raw import ListMark
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind

_KINDS = {
    "1": ListKind.DECIMAL,
    "a": ListKind.LOWER_LETTER,
    "A": ListKind.UPPER_LETTER,
    "i": ListKind.LOWER_ROMAN,
    "I": ListKind.UPPER_ROMAN,
}
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is marked; `kind` is None where it has no mark at all."""

    kind: ListKind | None = ListKind.BULLET
    start: int = 1
    indent: int = 0


@dataclass(slots=True)
class Run:
    """One list as it counts, perhaps over several text:list elements."""

    key: str
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Nest:
    """The list that is open at one place: its run, its style, its level from 0.

    `said` tells whether the item that is open has had a paragraph: a list inside one that has none
    goes on where the last of its level ended, as LibreOffice has it.
    """

    run: Run
    style: str
    level: int
    said: bool = False


class OdtLists:
    """The list styles of a text, and its lists counting as the items come."""

    def __init__(self, roots: list[Element]) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._by_style: dict[str, Run] = {}
        self._by_id: dict[str, Run] = {}
        self._last: Run | None = None
        self._count = 0
        for root in roots:
            for place in ("styles", "automatic-styles"):
                for style in root.iterfind(f"{OFFICE}{place}/{TEXT}list-style"):
                    self._levels[style.get(STYLE + "name", "")] = {
                        whole(level.get(TEXT + "level"), 1): _read_level(level) for level in style
                    }

    def open(self, element: Element, outer: Nest | None, default_style: str = "") -> Nest:
        """Begin a text:list inside the list `outer`, or at the top; it may go on with one before it."""
        own = element.get(NAME, "")
        if outer is not None:
            level = min(outer.level + 1, _DEEPEST)
            if outer.said and element.get(TEXT + "continue-numbering") != "true":
                outer.run.counters.pop(level, None)
            return Nest(outer.run, own or outer.style, level)
        style = own or default_style
        run = self._continued(element, style)
        if run is None:
            self._count += 1
            run = Run(f"{style or 'list'} {self._count}")
        self._by_style[style] = self._last = run
        key = element.get(XML + "id") or element.get(TEXT + "id")
        if key:
            self._by_id[key] = run
        return Nest(run, style, 0)

    def numbered(self, element: Element) -> Nest:
        """Return the list of a text:numbered-paragraph, which names its list and its level (5.3.6)."""
        style, key = element.get(NAME, ""), element.get(TEXT + "list-id", "")
        run = self._by_id.get(key) or self._by_style.get(style) or Run(f"{style or 'list'} {key}")
        self._by_style[style] = run
        if key:
            self._by_id[key] = run
        return Nest(run, style, min(max(1, whole(element.get(TEXT + "level"), 1)) - 1, _DEEPEST))

    def _continued(self, element: Element, style: str) -> Run | None:
        named = element.get(TEXT + "continue-list")
        if named and named in self._by_id:
            return self._by_id[named]
        if element.get(TEXT + "continue-numbering") == "true":
            return self._by_style.get(style) or (self._last if not style else None)
        return None

    def count(self, nest: Nest, start: str | None) -> ListMark | None:
        """Count one more item, from `start` if that is a number; None if such items have no mark."""
        shape = self._level(nest)
        counters = nest.run.counters
        if start is not None and start.isdecimal():
            counters[nest.level] = whole(start, 1)
        else:
            counters[nest.level] = counters.get(nest.level, shape.start - 1) + 1
        for deeper in [level for level in counters if level > nest.level]:
            del counters[deeper]
        if shape.kind is None:
            return None
        return ListMark(shape.kind, nest.level, counters[nest.level], nest.run.key, shape.indent)

    def go_on(self, nest: Nest) -> ListMark | None:
        """Return the mark of a further paragraph of the item before; None before the first item."""
        if nest.level not in nest.run.counters or self._level(nest).kind is None:
            return None
        number = nest.run.counters[nest.level]
        return ListMark(ListKind.CONTINUATION, nest.level, number, nest.run.key, self._level(nest).indent)

    def _level(self, nest: Nest) -> Level:
        return self._levels.get(nest.style, {}).get(nest.level + 1, Level())


def _read_level(element: Element) -> Level:
    indent = 0
    for properties in element.iterfind(STYLE + "list-level-properties"):
        aligned = properties.find(STYLE + "list-level-label-alignment")
        if aligned is not None:
            indent = twips(aligned.get(FO + "margin-left"))
        else:
            indent = twips(properties.get(TEXT + "space-before"))
            indent += twips(properties.get(TEXT + "min-label-width"))
    if element.tag != TEXT + "list-level-style-number":
        return Level(ListKind.BULLET, 1, indent)
    shape = element.get(STYLE + "num-format", "")
    around = (element.get(STYLE + "num-prefix", "") + element.get(STYLE + "num-suffix", "")).strip()
    kind = _KINDS.get(shape, ListKind.DECIMAL) if shape else (ListKind.BULLET if around else None)
    return Level(kind, whole(element.get(TEXT + "start-value"), 1), indent)
