"""Drawing: the items of a page, or of an essay's part of it, as the operators of a content stream."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from essayeditor.exporters.pdf import strokes
from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.exporters.pdf.glyphs import Pieces
from essayeditor.exporters.pdf.lettering import Lettering, Readings
from essayeditor.exporters.pdf.marking import FOOTER, HEADER, Marking
from essayeditor.typeset.pages import (
    ARTIFACT,
    Destination,
    Fill,
    Item,
    Line,
    Link,
    Node,
    Picture,
    Rule,
    Shape,
    Shaped,
)

_COMPRESSION = 5
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Items as drawn: their compressed content stream, and all that the file needs to know of it.

    Tags are counted as the items count them. `owners` gives the tag of each marked-content number
    in turn. `words` are those shown in each font, `hyphened` the fonts of which a hyphen was put in at a
    line's end. `asked` is what was asked of `Readings`, with
    the answers. `pictures` maps resource names to the pictures drawn. `boxes` (left, bottom, right,
    top) are those of the elements that are drawn and not written.
    """

    stream: bytes
    owners: tuple[int, ...]
    words: dict[str, frozenset[Shaped]]
    hyphened: frozenset[str]
    asked: dict[tuple[str, int, str], bool]
    pictures: dict[str, Picture]
    links: tuple[Link, ...]
    destinations: tuple[Destination, ...]
    boxes: dict[int, Box]


@dataclass(frozen=True, slots=True)
class Painter:
    """What all pages of a book share while they are drawn.

    `font_names` are the names of the fonts in the pages' resources; `picture_name` gives that of a
    picture.
    """

    fonts: Mapping[str, FontFile]
    font_names: Mapping[str, str]
    nodes: Sequence[Node]
    pieces: Pieces
    picture_name: Callable[[Picture], str]

    def draw(
        self,
        items: Sequence[Item],
        height: float,
        readings: Readings,
        *,
        base: int = 0,
        first: int = 0,
        tail: str = "",
        furniture: bool = False,
    ) -> Drawn:
        """Draw the items of a page of this height.

        `base` is what is added to their tags to find their nodes, `first` their first marked-content
        number, `tail` an operator to come last. What glyphs read as is settled in `readings`. The
        untagged lines of `furniture` are running heads and folios.
        """
        drawing = _Drawing(self, height, readings, Marking(self.nodes, base, first))
        return drawing.run(items, tail, furniture)


class _Drawing:
    def __init__(self, painter: Painter, height: float, readings: Readings, marking: Marking) -> None:
        self._painter = painter
        self._height = height
        self._readings = readings
        self._marking = marking
        self._emit = self._marking.operators.append
        self._lettering = Lettering(
            self._marking, painter.fonts, painter.font_names, painter.pieces, readings
        )
        self._pictures: dict[str, Picture] = {}
        self._links: list[Link] = []
        self._destinations: list[Destination] = []
        self._boxes: dict[int, Box] = {}

    def run(self, items: Sequence[Item], tail: str, furniture: bool) -> Drawn:
        self._readings.asked = {}
        for item in items:
            if furniture:
                self._say_which_furniture(item)
            if isinstance(item, Line):
                self._lettering.line(item, self._height)
            else:
                self._other(item, self._height)
        self._lettering.finish()
        self._marking.close()
        if tail:
            self._emit(tail)
        stream = "\n".join(self._marking.operators).encode("latin-1")
        return Drawn(
            stream=zlib.compress(stream, _COMPRESSION),
            owners=tuple(self._marking.owners),
            words=self._lettering.used(),
            hyphened=self._lettering.hyphened,
            asked=self._readings.asked,
            pictures=self._pictures,
            links=tuple(self._links),
            destinations=tuple(self._destinations),
            boxes=self._boxes,
        )

    def _say_which_furniture(self, item: Item) -> None:
        if isinstance(item, Line):
            self._marking.artifacts_are(HEADER if item.y < self._height / 2 else FOOTER)
        else:
            self._marking.artifacts_are()

    def _other(self, item: Fill | Rule | Shape | Picture | Link | Destination, height: float) -> None:
        if isinstance(item, Link):
            self._links.append(item)
        elif isinstance(item, Destination):
            self._destinations.append(item)
        elif isinstance(item, Picture):
            self._picture(item)
        elif isinstance(item, Fill):
            self._marking.graphics(item.tag)
            self._lettering.fill_colour(item.colour)
            self._emit(strokes.fill(item, height))
            self._enclose(item)
        else:
            self._marking.graphics(ARTIFACT)
            self._emit(strokes.rule(item, height) if isinstance(item, Rule) else strokes.shape(item, height))

    def _picture(self, item: Picture) -> None:
        self._marking.graphics(item.tag)
        name = self._painter.picture_name(item)
        largest = self._pictures.get(name, item)
        self._pictures[name] = max(largest, item, key=lambda picture: picture.width * picture.height)
        self._emit(strokes.picture(item, name, self._height))
        self._enclose(item)

    def _enclose(self, item: Fill | Picture) -> None:
        """Let the box of the item's element reach around it."""
        if item.tag == ARTIFACT:
            return
        bottom = self._height - item.y - item.height
        left, low, right, high = self._boxes.get(item.tag, (item.x, bottom, item.x, bottom))
        self._boxes[item.tag] = (
            min(left, item.x),
            min(low, bottom),
            max(right, item.x + item.width),
            max(high, bottom + item.height),
        )
