"""Lines of words as text operators (ISO 32000-1, 9.3–9.4), each word's text kept beside its glyphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from essayeditor.exporters.pdf.fonts import FontFile
from essayeditor.exporters.pdf.glyphs import Piece, Pieces, adjustment, space_of
from essayeditor.exporters.pdf.leftwards import leftwards
from essayeditor.exporters.pdf.marking import Marking
from essayeditor.exporters.pdf.strokes import colour, points
from essayeditor.typeset.pages import ARTIFACT, Line, Shaped, Span

_UNDERLINE_DEPTH, _STRIKE_HEIGHT, _STROKE_WIDTH = 0.12, 0.26, 0.05  # of the size


class Readings:
    """What glyphs without a character of their own read as, for the whole file.

    The first page that shows such a glyph says what it reads as; a word that needs it to read
    otherwise carries its own text. `asked` and `refused` keep what one page counted on, so that a
    page drawn for an earlier export is drawn anew only when the answers would differ.
    """

    def __init__(self) -> None:
        self._given: dict[tuple[str, int], str] = {}
        self.asked: dict[tuple[str, int, str], bool] = {}

    def claim(self, font: str, code: int, text: str) -> bool:
        """Say whether `code` reads as `text` in this file, and settle it if it was open."""
        granted = self._given.setdefault((font, code), text) == text
        self.asked[font, code, text] = granted
        return granted

    def would_answer(self, asked: Mapping[tuple[str, int, str], bool]) -> bool:
        """Say whether the same questions would get the same answers, without settling any."""
        given = self._given
        return all((given.get((f, c), t) == t) is granted for (f, c, t), granted in asked.items())

    def of(self, font: str) -> dict[int, str]:
        """Return what was settled for one font."""
        return {code: text for (name, code), text in self._given.items() if name == font}


class Lettering:
    """Writes the lines of one page."""

    def __init__(
        self,
        marking: Marking,
        fonts: Mapping[str, FontFile],
        names: Mapping[str, str],
        pieces: Pieces,
        readings: Readings,
    ) -> None:
        self._marking = marking
        self._fonts = fonts
        self._names = names
        self._pieces = pieces
        self._readings = readings
        self._emit = marking.operators.append
        self._state: tuple[str, float] = ("", 0.0)
        self._colour = ""
        self._tracking = self._rise = 0.0
        self._wider = 1.0
        self._place = (0.0, 0.0)
        self._lines_through: list[tuple[float, float, float, float, str]] = []
        self._used: dict[str, set[Shaped]] = {}
        self._hyphened: set[str] = set()  # fonts of which a line-end hyphen was shown

    def line(self, line: Line, height: float) -> None:
        """Write a line of a page of this height."""
        y = height - line.y
        for span in line.spans:
            if span.words:
                self._span(span, y)

    def fill_colour(self, value: str) -> None:
        """Set the colour of letters and areas, if it is not set already."""
        if value != self._colour:
            self._emit(f"{colour(value)} rg")
            self._colour = value

    def _span(self, span: Span, y: float) -> None:
        words = span.words
        key = words[0].font
        font = self._fonts[key]
        shown = None if span.actual else self._pieces.plain(words, font, span.hyphen)
        self._note_codes(key, words, span.hyphen)
        if self._marking.text(span.tag, span.lang, span.actual):
            self._place = (0.0, 0.0)
        x, y_before = self._place
        self._place = place = (round(span.x, 2), round(y, 2))
        self._emit(f"{place[0] - x:.2f} {place[1] - y_before:.2f} Td")
        space, space_width = space_of(font)
        if span.actual and span.rise < 0:
            # a drop cap: readers that go by place look for it in its first line
            self._set(span._replace(rise=0.0), key)
            self._emit(f"[{space}{adjustment(space_width)}]TJ")
        self._set(span, key)
        gap = span.gap * 1000 / (span.size * span.wider)
        between = space + adjustment(space_width + span.tracking - gap)
        if shown is not None:
            self._emit(f"[{between.join(shown)}{space if span.space_after else ''}]TJ")
        else:
            self._piece_by_piece(span, font, between, space)
        if span.underline or span.strike:
            self._keep_strokes(span, y)

    def _note_codes(self, key: str, words: Sequence[Shaped], hyphen: bool) -> None:
        used = self._used.get(key)
        if used is None:
            used = self._used[key] = set()
        used.update(words)
        if hyphen:
            self._hyphened.add(key)

    def used(self) -> dict[str, frozenset[Shaped]]:
        """Return the words shown in each font."""
        return {key: frozenset(words) for key, words in self._used.items()}

    @property
    def hyphened(self) -> frozenset[str]:
        """The fonts of which a hyphen that a line's end put in was shown."""
        return frozenset(self._hyphened)

    def _piece_by_piece(self, span: Span, font: FontFile, between: str, space: str) -> None:
        """Write a span whose words are not all plain."""
        pieces = [self._pieces.of(word, font) for word in span.words]
        if span.hyphen:
            pieces[-1] = self._pieces.of(span.words[-1], font, line_end_hyphen=True)
        if span.words[0].rtl and self._claimed(pieces):
            self._from_the_right(span, font)
        else:
            self._carefully(span, pieces, between, space)

    def _carefully(self, span: Span, pieces: list[Piece], between: str, space: str) -> None:
        """Write a span word by word: some word carries its own text, or has raised glyphs."""
        actual = span.actual
        waiting: list[str] = []  # what can be shown together with what follows

        def show(said: str = actual) -> None:
            if waiting:
                self._marking.text(span.tag, span.lang, said)
                self._emit(f"[{''.join(waiting)}]TJ")
                waiting.clear()

        for place, piece in enumerate(pieces):
            if place:
                waiting.append(between)
            granted = [self._readings.claim(piece.font, code, text) for code, text in piece.claims]
            alone = not actual and (piece.reads_wrong or not all(granted))
            if not alone and not piece.shifted:
                waiting.append(piece.shown)
                continue
            show()
            said = piece.text if alone else actual
            self._marking.text(span.tag, span.lang, said)
            self._word(piece, span)
            if alone:
                self._marking.unmark()
        if actual:
            show()
        if span.space_after:
            waiting.append(space)
        show("")

    def _claimed(self, pieces: list[Piece]) -> bool:
        """Say whether all words will read as they should, and claim what they need for it."""
        granted = not any(piece.reads_wrong for piece in pieces)
        for piece in pieces:
            for code, text in piece.claims:
                granted = self._readings.claim(piece.font, code, text) and granted
        return granted

    def _from_the_right(self, span: Span, font: FontFile) -> None:
        """Write words that run from right to left, in the order in which they are read."""
        gap = span.gap * 1000 / span.size
        for up, shown in leftwards(span.words, gap, span.tracking, span.space_after, font):
            rise = span.rise + up * span.size / 1000
            if rise != self._rise:
                self._emit(f"{points(rise)} Ts")
                self._rise = rise
            self._emit(f"[{shown}]TJ")

    def _word(self, piece: Piece, span: Span) -> None:
        if not piece.shifted:
            self._emit(f"[{piece.shown}]TJ")
            return
        for up, shown in piece.shifted:
            self._emit(f"{points(span.rise + up * span.size / 1000)} Ts [{shown}]TJ")
        self._emit(f"{points(span.rise)} Ts")

    def _set(self, span: Span, key: str) -> None:
        """Set font, size, colour, tracking, widening and rise, where they differ from what is set."""
        if (key, span.size) != self._state:
            self._emit(f"/{self._names[key]} {points(span.size)} Tf")
            self._state = (key, span.size)
        if span.colour != self._colour:
            self.fill_colour(span.colour)
        tracking = span.tracking * span.size / 1000
        if tracking != self._tracking:
            self._emit(f"{points(tracking)} Tc")
            self._tracking = tracking
        if span.wider != self._wider:
            self._emit(f"{span.wider * 100:.2f} Tz")
            self._wider = span.wider
        if span.rise != self._rise:
            self._emit(f"{points(span.rise)} Ts")
            self._rise = span.rise

    def _keep_strokes(self, span: Span, y: float) -> None:
        glyphs = sum(len(word.glyphs) for word in span.words)
        width = sum(word.width for word in span.words) * span.size / 1000
        width = (width + glyphs * span.tracking * span.size / 1000) * span.wider
        end = span.x + width + span.gap * (len(span.words) - 1)
        thick = _STROKE_WIDTH * span.size
        if span.underline:
            under = y + span.rise - _UNDERLINE_DEPTH * span.size
            self._lines_through.append((span.x, end, under, thick, span.colour))
        if span.strike:
            through = y + span.rise + _STRIKE_HEIGHT * span.size
            self._lines_through.append((span.x, end, through, thick, span.colour))

    def finish(self) -> None:
        """Draw the lines under and through words, which are no part of the text."""
        for left, right, y, thick, ink in self._lines_through:
            self._marking.graphics(ARTIFACT)
            self._emit(f"{colour(ink)} RG {points(thick)} w {points(left, y)} m {points(right, y)} l S")
