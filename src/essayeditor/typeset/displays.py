"""Setting what is shown large: pull quotes, statistics; and the ornament that parts a text."""

from __future__ import annotations

from dataclasses import replace

from essayeditor.text.blocks import PullQuote, Separator, Statistic
from essayeditor.text.inline import Inline, inline
from essayeditor.text.marks import MarkKind
from essayeditor.text.plain import plain
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Piece, floated, stacked
from essayeditor.typeset.inlines import plain_run, run_of
from essayeditor.typeset.pages import ARTIFACT, Fill, Item, Rule, moved
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import BALANCED, Manner, paragraph
from essayeditor.typeset.words import Paint

RULE_LENGTH, RULE_WEIGHT = 27.0, 1.5
_FIGURE_ROOM, _STAT_LINES = 104.0, 6
_QUOTES = "‘’“”'\" "


def set_pull_quote(context: Context, room: Room, parent: int, block: PullQuote) -> list[Piece]:
    """Set a pull quote: a short rule, a line's space, the words large and ragged.

    Words that the essay's text has are not tagged, being read there; words that it has not are read
    here, and are set even by a theme that leaves pull quotes out.
    """
    said = " ".join(plain(block.content, " ").strip(_QUOTES).split())
    repeated = said in context.said and not block.content.atoms
    if repeated and not context.theme.text.pull_quotes:
        return []
    style = context.style("pull")
    tag = ARTIFACT if repeated else context.tree.add("P", context.tree.add("Aside", parent))
    page = context.theme.page
    manner = Manner(style, room.width - 30, room.left, align=BALANCED, whole=True, snap=False, keep=True)
    content = _upright(block.content)
    if repeated and not plain(content).strip().startswith(("‘", "“")):
        content = Inline("‘") + content.stripped() + Inline("’")
    hung = _hang_quote(context, content, manner)
    pieces = paragraph(context, content, hung, tag, block.id)
    if not pieces:
        return []
    rule = Piece(page.line, block=block.id, keep=True, before=style.before, snap=True)
    rule.items = (Fill(room.left, page.q * 2, RULE_LENGTH, RULE_WEIGHT, context.family.m),)
    pieces[0].before = 2
    pieces[-1].after = style.after
    pieces[-1].keep = False
    if room.inner:
        return [rule, *pieces]
    return floated([rule, *pieces], page.line, page.depth, repeated=said if repeated else "")


def _upright(content: Inline) -> Inline:
    """Return words without the italic that covers all of them: the style gives that already."""
    whole = len(content.stripped())
    marks = tuple(m for m in content.marks if m.kind is not MarkKind.ITALIC or m.end - m.start < whole)
    return Inline(content.text, marks, content.atoms)


def _hang_quote(context: Context, content: Inline, manner: Manner) -> Manner:
    """Hang an opening quotation mark out to the left of the words."""
    run = run_of(context, content.cut(0, 1), context.type(manner.style), Paint("", ARTIFACT))
    mark = run.words[0].width if run.words and content.text[:1] in "‘“" else 0.0
    return replace(manner, left=manner.left, indent=-mark, hang=False)


def set_statistic(context: Context, room: Room, parent: int, block: Statistic) -> list[Piece]:
    """Set a statistic: the figure large at the left, claim and source beside it, rules above and below."""
    page = context.theme.page
    aside = context.tree.add("Aside", parent, Lang=block.lang)
    if context.theme.text.calls == "words":
        return _stacked_statistic(context, room, aside, block)
    style = context.style("stat_figure")
    figure_node = context.tree.add("P", aside)
    run = plain_run(plain(block.figure, " "), context.type(style), Paint("", ARTIFACT))
    wide = sum(w.width for w in run.words)
    if wide > room.width:
        return _stacked_statistic(context, room, aside, block, figure="stat_claim", node=figure_node)
    if wide > _FIGURE_ROOM - 8:
        style = replace(style, size=40.5, leading=max(round(40.5 / page.q), 1))
    column = min(
        max(_FIGURE_ROOM, wide * style.size / context.style("stat_figure").size + 12), room.width * 0.5
    )
    figure = paragraph(
        context, block.figure, Manner(style, column, room.left, hang=False), figure_node, block.id
    )
    claim_style, source_style = context.style("stat_claim"), context.style("credit")
    beside = Manner(claim_style, room.width - column, room.left + column, hang=False)
    words = paragraph(context, block.claim, beside, context.tree.add("P", aside), block.id)
    source = replace(beside, style=source_style, before=claim_style.after, snap=False)
    if block.source:
        words += paragraph(context, block.source, source, context.tree.add("P", aside), block.id)
    text, number = stacked(words, page.line, page.q), stacked(figure, page.line, page.q)
    depth = max(_STAT_LINES * page.line, text.height + 4, number.height + 4)
    depth = -(-depth // page.line) * page.line
    top = page.q * 5 if depth == _STAT_LINES * page.line else page.q * 4
    items: list[Item] = [
        moved(item, 0.0, page.q * 3.2 if number.height <= 16 else 0.0) for item in number.items
    ]
    items += [moved(item, 0.0, top) for item in text.items]
    items += _rules(context, room, depth)
    piece = Piece(
        depth, items=tuple(items), before=style.before, after=style.after, snap=True, block=block.id
    )
    piece.calls = (*number.calls, *text.calls)
    return [piece]


def _rules(context: Context, room: Room, depth: int) -> list[Item]:
    foot, right = depth * context.theme.page.q, room.left + room.width
    return [Rule(room.left, y, right, y, 0.5, context.family.m) for y in (0.0, foot)]


def _stacked_statistic(
    context: Context, room: Room, aside: int, block: Statistic, figure: str = "stat_figure", node: int = 0
) -> list[Piece]:
    """Set a statistic with the claim under the figure, between rules, as the plain themes do."""
    page = context.theme.page
    pieces: list[Piece] = []
    for name, content in (
        (figure, block.figure),
        ("stat_claim", block.claim),
        ("credit", block.source),
    ):
        style = context.style(name)
        if content:
            manner = Manner(style, room.width, room.left, keep=True, whole=True, snap=False, hang=False)
            shown, node = node or context.tree.add("P", aside), 0
            pieces += paragraph(context, content, manner, shown, block.id)
    if not pieces:
        return []
    rule = Rule(room.left, 0.0, room.left + room.width, 0.0, 3.0, context.family.c)
    first = Piece(1, items=(rule,), before=page.line, snap=True, keep=True, block=block.id)
    last = Piece(2, items=(replace(rule, y1=page.q * 2, y2=page.q * 2),), after=page.line, block=block.id)
    return [first, *pieces, last]


def set_separator(context: Context, room: Room, block: Separator) -> list[Piece]:
    """Set three small squares in the middle of a line's space."""
    page = context.theme.page
    if room.tabular:  # a cell that says "–" alone is read as a break, and is none
        return paragraph(context, inline("–"), room.manner(), ARTIFACT, block.id)
    middle, y, side = room.left + room.width / 2, page.q * 2.2, page.q * 0.62
    squares = tuple(
        Fill(middle + step * page.grid - side / 2, y, side, side, context.family.m) for step in (-1, 0, 1)
    )
    depth = page.line
    return [Piece(depth, items=squares, before=2, after=2, snap=True, keep=True, block=block.id)]
