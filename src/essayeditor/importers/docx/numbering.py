"""Word's list numbering: what each numbered paragraph's number and mark are (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from essayeditor.importers.docx.names import VAL, W, number
from essayeditor.importers.docx.styles import Styles
from essayeditor.importers.raw import ListMark
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.blocks import ListKind

_KINDS = {
    "bullet": ListKind.BULLET,
    "lowerLetter": ListKind.LOWER_LETTER,
    "upperLetter": ListKind.UPPER_LETTER,
    "lowerRoman": ListKind.LOWER_ROMAN,
    "upperRoman": ListKind.UPPER_ROMAN,
}


@dataclass(slots=True)
class Level:
    """One level of a list."""

    format: str = "decimal"
    start: int = 1
    indent: int = 0
    text: str = ""
    restart: int | None = None
    picture: bool = False


@dataclass(slots=True)
class Number:
    """A w:num: the abstract list it uses, and what it overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document, counting as the paragraphs come."""

    def __init__(self, load: Callable[[], Element | None], styles: Styles) -> None:
        """Read the lists at their first use, through `load`: most essays have none."""
        self._load: Callable[[], Element | None] | None = load
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[str, Number] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._styles = styles

    def _read(self) -> None:
        load, self._load = self._load, None
        root = load() if load is not None else None
        if root is None:
            return
        for element in root.iterfind(W + "abstractNum"):
            self._add_abstract(element)
        for element in root.iterfind(W + "num"):
            self._add_number(element)

    def _add_abstract(self, element: Element) -> None:
        key = element.get(W + "abstractNumId", "")
        self._abstract[key] = {
            number(level.get(W + "ilvl")): _read_level(level) for level in element.iterfind(W + "lvl")
        }
        link = element.find(W + "numStyleLink")
        if link is not None:
            self._links[key] = link.get(VAL, "")

    def _add_number(self, element: Element) -> None:
        abstract = element.find(W + "abstractNumId")
        result = Number(abstract.get(VAL, "") if abstract is not None else "")
        for override in element.iterfind(W + "lvlOverride"):
            level = number(override.get(W + "ilvl"))
            start = override.find(W + "startOverride")
            if start is not None:
                result.starts[level] = number(start.get(VAL), 1)
            own = override.find(W + "lvl")
            if own is not None:
                result.levels[level] = _read_level(own)
        self._numbers[element.get(W + "numId", "")] = result

    def _resolve(self, key: str) -> tuple[str, Number] | None:
        """Return the abstract list's key and the number, links through numbering styles followed."""
        found = self._numbers.get(key)
        if found is None:
            return None
        abstract = found.abstract
        for _ in range(5):
            if self._abstract.get(abstract) or abstract not in self._links:
                break
            linked = self._numbers.get(self._styles.numbering(self._links[abstract])[0])
            if linked is None:
                break
            abstract = linked.abstract
        return abstract, found

    def look(self, key: str, level: int) -> tuple[ListKind, int | None] | None:
        """Return the kind of a list's items at a level, and the start if one is stated; counts nothing."""
        if self._load is not None:
            self._read()
        resolved = self._resolve(key)
        if resolved is None:
            return None
        abstract, found = resolved
        shape = found.levels.get(level) or self._abstract.get(abstract, {}).get(level) or Level()
        kind = _kind(shape)
        return (kind, found.starts[level] if set(found.starts) == {level} else None) if kind else None

    def count(self, key: str, level: int) -> ListMark | None:
        """Count a paragraph of list `key` at `level`, and return its mark; None if it is in no list."""
        if self._load is not None:
            self._read()
        resolved = self._resolve(key)
        if resolved is None:
            return None
        abstract, found = resolved
        level = max(0, min(level, 8))
        shape = found.levels.get(level) or self._abstract.get(abstract, {}).get(level) or Level()
        counters = self._counters.setdefault(abstract, {})
        start = found.starts.get(level)
        stated = start is not None and len(found.starts) == 1 and level not in found.used
        if start is not None and level not in found.used:
            counters[level] = start
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = shape.start
        found.used.add(level)
        for deeper in [n for n in counters if n > level]:
            del counters[deeper]
        kind = _kind(shape)
        if kind is None:
            return None
        return ListMark(kind, level, counters[level], abstract, shape.indent, stated)


def _kind(shape: Level) -> ListKind | None:
    if shape.picture:
        return ListKind.BULLET
    if shape.format == "none":
        return ListKind.CONTINUATION if not shape.text.strip() else ListKind.BULLET
    if shape.format != "bullet" and not shape.text.strip():
        return None
    return _KINDS.get(shape.format, ListKind.DECIMAL)


def _read_level(element: Element) -> Level:
    level = Level()
    for child in element:
        name = child.tag
        if name == W + "numFmt":
            level.format = child.get(VAL, "decimal")
        elif name == W + "start":
            level.start = number(child.get(VAL), 1)
        elif name == W + "lvlText":
            level.text = child.get(VAL, "")
        elif name == W + "lvlPicBulletId":
            level.picture = True
        elif name == W + "pPr":
            indent = child.find(W + "ind")
            if indent is not None:
                level.indent = number(indent.get(W + "left") or indent.get(W + "start"))
    return level
