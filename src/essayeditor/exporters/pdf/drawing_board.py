"""What is kept between exports: words ready to be shown, and the pages of essays that did not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.exporters.pdf.glyphs import Pieces
from essayeditor.exporters.pdf.lettering import Readings
from essayeditor.exporters.pdf.painter import Drawn, Painter
from essayeditor.exporters.pdf.picture_objects import KeptPixels, picture_name
from essayeditor.exporters.pdf.strokes import points
from essayeditor.typeset.pages import Body, Node, Page


@dataclass(frozen=True, slots=True)
class Layer:
    """What was drawn of a page, with what must be added to its tags and to its x."""

    drawn: Drawn
    base: int = 0
    shift: float = 0.0


class DrawingBoard:
    """Keep one for as long as books are exported again and again; a first export may have its own."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self.pixels = KeptPixels()
        self.resolutions: dict[str, int] = {}
        """By the use of a file, the pixels an inch that the last one's pictures were brought down to."""
        self._bodies: WeakKeyDictionary[Body, tuple[float, Drawn]] = WeakKeyDictionary()

    def kept(self, body: Body, height: float) -> Drawn | None:
        """Return an essay's page as drawn before on a page of this height, if it is kept."""
        known, drawn = self._bodies.get(body, (0.0, None))
        return drawn if known == height else None

    def keep(self, body: Body, height: float, drawn: Drawn) -> None:
        """Keep an essay's page for as long as its layout is kept."""
        self._bodies[body] = (height, drawn)


class Session:
    """The drawing of one book's pages."""

    def __init__(
        self,
        board: DrawingBoard,
        files: Mapping[str, FontFile],
        names: Mapping[str, str],
        nodes: Sequence[Node],
    ) -> None:
        self._board = board
        self._painter = Painter(files, names, nodes, board.pieces, picture_name)
        self.readings = Readings()
        self.reused = 0

    def layers(self, page: Page) -> list[Layer]:
        """Draw a page: what is its own and, over that, what its essay gave it."""
        if page.body is None:
            return [Layer(self._painter.draw(page.items, page.height, self.readings))]
        body = self._body(page, page.body)
        into_place = f"q 1 0 0 1 {points(page.shift, 0)} cm"
        own = self._painter.draw(
            page.items, page.height, self.readings, first=len(body.owners), tail=into_place, furniture=True
        )
        return [Layer(own), Layer(body, page.base, page.shift)]

    def _body(self, page: Page, body: Body) -> Drawn:
        kept = self._board.kept(body, page.height)
        if kept is not None and self.readings.would_answer(kept.asked):
            for font, code, text in kept.asked:
                self.readings.claim(font, code, text)
            self.reused += 1
            return kept
        drawn = self._painter.draw(body.items, page.height, self.readings, base=page.base)
        self._board.keep(body, page.height, drawn)
        return drawn
