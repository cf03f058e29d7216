"""Setting runs of words as paragraphs: from a style, an alignment and edges to pieces of one line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from essayeditor.text.inline import Inline
from essayeditor.typeset.context import Context
from essayeditor.typeset.cuts import Spacing
from essayeditor.typeset.galley import Piece, Setting, Wish
from essayeditor.typeset.inlines import Run, run_of
from essayeditor.typeset.lines import Measure, SetLine, set_lines
from essayeditor.typeset.pages import Fill, moved
from essayeditor.typeset.shaping import is_rtl
from essayeditor.typeset.theme import Style
from essayeditor.typeset.words import Paint

JUSTIFIED, RAGGED, BALANCED = "justified", "ragged", "balanced"
_USUAL = Wish()


_LAST_LINE = 0.25
"""A last line of a few that is less than this part of the measure is too short."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paragraph is set in the room it has.

    `left` is its left edge and `width` its measure, `indent` that of the first line (negative to
    hang it out), `turn` that of the lines after it. `before` and `after` are in q.
    """

    style: Style
    width: float
    left: float = 0.0
    indent: float = 0.0
    turn: float = 0.0
    align: str = RAGGED
    hyphens: bool = False
    before: int = 0
    after: int = 0
    snap: bool = True
    keep: bool = False  # with what follows
    whole: bool = False  # never parted
    tabular: bool = False
    lining: bool = False
    colour: str = ""  # a colour itself, instead of that of the style
    hang: bool = True


def word_space(face: str, size: float, align: str) -> Spacing:
    """Return the word spaces of a face: .25 em, and from .19 to .37 where lines are filled."""
    em = 0.25 if align == JUSTIFIED or not face.startswith("sans") else 0.21
    if face.startswith("plain"):
        em = 0.28
    if align == JUSTIFIED:
        return Spacing(size * em, size * 0.12, size * 0.06)
    return Spacing(size * em, 0.0, 0.0, justify=False)


def paragraph(context: Context, text: Inline, manner: Manner, tag: int, block: str = "") -> list[Piece]:
    """Set an Inline as a paragraph."""
    kind = context.type(manner.style, lining=manner.lining, tabular=manner.tabular)
    colour = manner.colour or context.colour(manner.style.colour)
    run = run_of(context, text, kind, Paint(colour, tag), block)
    return set_run(context, run, manner, block)


def set_run(
    context: Context, run: Run, manner: Manner, block: str = "", *, flush: bool = False
) -> list[Piece]:
    """Set a run of words as a paragraph; `flush` as in `Setting`."""
    lines = lines_of(context, run, manner)
    for line in lines:
        if line.over:
            said = " ".join(shape.text for span in line.spans for shape in span.words)
            context.find("line-overfull", f"A line is {line.over:.0f} pt too wide: “{said[:60]}”.", block)
    q = context.theme.page.q
    pieces = pieces_of(lines, manner, q, block)
    if manner.align != JUSTIFIED and not flush:
        return pieces

    def make(wish: Wish) -> list[Piece]:
        shown = replace(manner, indent=context.theme.text.indent) if wish.indented else manner
        return pieces_of(lines_of(context, run, shown, wish), shown, q, block)

    settable(pieces, Setting(make, flush=flush))
    return pieces


def evened(context: Context, run: Run, manner: Manner, block: str = "") -> list[Piece]:
    """Set a few lines; if the last is but a word or so, set them even, in as many lines."""
    pieces = set_run(context, run, manner, block)
    if len(pieces) > 1 and pieces[-1].lines[0][1].width < manner.width * _LAST_LINE:
        return set_run(context, run, replace(manner, align=BALANCED), block)
    return pieces


def settable(pieces: list[Piece], setting: Setting) -> None:
    """Say of the lines of a paragraph how it can be set again."""
    for piece in pieces:
        piece.setting = setting


def lines_of(context: Context, run: Run, manner: Manner, wish: Wish = _USUAL) -> list[SetLine]:
    """Break a run of words into lines in a manner."""
    if not run.words:
        return []
    rules = context.theme.text
    rtl = any(w.rtl for w in run.words) and _first_is_rtl(w.text for w in run.words)
    first, rest = manner.left + manner.indent, manner.left + manner.turn
    widths = [manner.width - manner.indent, manner.width - manner.turn]
    edges = [first, rest]
    if rtl:
        edges = [manner.left, manner.left]
    if manner.indent == manner.turn:
        widths, edges = widths[1:], edges[1:]
    spacing = word_space(manner.style.face, manner.style.size, manner.align)
    spacing = replace(spacing, hang=rules.hang and manner.hang and not rtl)
    if manner.align == RAGGED:
        spacing = replace(spacing, stretch=max(manner.style.size * 2.4, manner.width * 0.06))
    hyphens = manner.hyphens and rules.hyphenate
    return set_lines(
        run,
        Measure(widths, edges, rtl),
        spacing,
        hyphens,
        balance=manner.align == BALANCED,
        looser=wish.looser,
        whole=wish.whole,
    )


def leads_right(said: str) -> bool:
    """Say whether the first word with letters runs from right to left, and so the paragraph (UAX 9, P2)."""
    return _first_is_rtl(said.split())


def _first_is_rtl(words: Iterable[str]) -> bool:
    return is_rtl(next((word for word in words if any(map(str.isalpha, word))), ""))


def to_right(pieces: list[Piece], edge: float) -> None:
    """Move lines, and rules, so that they end at the right edge."""
    for piece in pieces:
        lines = []
        for baseline, line in piece.lines:
            shift = edge - (min(span.x for span in line.spans) + line.width) if line.spans else 0.0
            spans = tuple(span._replace(x=span.x + shift) for span in line.spans)
            items = tuple(moved(item, shift, 0.0) for item in line.items)
            lines.append((baseline, replace(line, spans=spans, items=items)))
        piece.lines = tuple(lines)
        piece.items = tuple(replace(i, x=edge - i.width) if isinstance(i, Fill) else i for i in piece.items)


def pieces_of(lines: list[SetLine], manner: Manner, q: float, block: str = "") -> list[Piece]:
    """Return one piece for each line, kept so that no page ends or begins with a single line of it."""
    leading = manner.style.leading
    baseline = (leading - 1) * q
    last = len(lines) - 1
    pieces = [
        Piece(
            height=leading,
            lines=((baseline, line),),
            calls=line.calls,
            keep=manner.whole or number in (0, last - 1),
            hyphenated=line.hyphenated,
            block=block,
        )
        for number, line in enumerate(lines)
    ]
    if pieces:
        pieces[0].before = manner.before
        pieces[0].snap = manner.snap
        pieces[-1].after = manner.after
        pieces[-1].keep = manner.keep
    return pieces
