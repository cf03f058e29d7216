"""The opening of an essay: label, title, standfirst, rule, byline; and its first paragraph."""

from __future__ import annotations

import itertools
from dataclasses import replace

from essayeditor.collection.book import Byline
from essayeditor.text.blocks import Paragraph
from essayeditor.text.inline import Inline, InlineBuilder, inline
from essayeditor.text.marks import ATOM, Mark, MarkKind
from essayeditor.typeset.compound import Compound
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Cursor, Piece, Setting, Wish
from essayeditor.typeset.inlines import Run, plain_run, run_of
from essayeditor.typeset.lines import Measure, SetLine, set_lines
from essayeditor.typeset.pages import ARTIFACT, BYLINE, STANDFIRST, TITLE, Destination, Fill, Span
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import (
    BALANCED,
    RAGGED,
    Manner,
    leads_right,
    paragraph,
    pieces_of,
    set_run,
    settable,
    to_right,
    word_space,
)
from essayeditor.typeset.words import Paint, Type, word

SHORT_OF_MEASURE = 40.0
RULE_LENGTH, RULE_WEIGHT = 27.0, 1.5
LEAST_BODY = 8
_LEAST_UNDER = 4
"""Fewer lines of text than these are not begun under an opening that has the page."""
_STACKED = 3
"""More authors than these have what they do beside their names, where they would fill the page."""
_CAP_HEIGHT, _CAP_GAP, _CAP_HANG, _CAP_LINES = 0.67, 2.6, 1.5, 3
_SMALL_CAPS_MOST = 24


def opening(
    context: Context,
    parent: int,
    title: str,
    standfirst: str,
    bylines: tuple[Byline, ...],
    label: str,
    anchor: str,
) -> list[Piece]:
    """Set the head of an essay, ending with the space down to its first line of text."""
    nodes, page = len(context.tree.nodes), context.theme.page
    run_in = (False, True) if len(bylines) > _STACKED else (False,)
    pieces: list[Piece] = []
    for style, joined in itertools.product(("title", "title_small"), run_in):
        del context.tree.nodes[nodes:]
        pieces = _head(context, parent, title, standfirst, bylines, label, style, anchor, joined=joined)
        if _walk(pieces, page.line) <= page.depth - LEAST_BODY * page.line and not _parts_words(pieces):
            break
    depth = _walk(pieces, page.line)
    if depth > page.depth - _LEAST_UNDER * page.line:
        pieces.pop()
        rest = page.depth - _walk(pieces, page.line)
        for piece in pieces:
            piece.keep = rest >= 0  # if there is no room for them, the authors go on overleaf
        pieces.append(Piece(rest) if rest >= 0 else Piece(2 * page.line, keep=True))
    return pieces


def _parts_words(pieces: list[Piece]) -> bool:
    """Say whether the title has a word that is too long for its line."""
    return any(piece.hyphenated for piece in pieces if piece.block == TITLE)


def _walk(pieces: list[Piece], line: int) -> int:
    cursor = Cursor(line)
    for piece in pieces:
        cursor.start(piece)
        cursor.end(piece)
    return cursor.at


def _head(
    context: Context,
    parent: int,
    title: str,
    standfirst: str,
    bylines: tuple[Byline, ...],
    label: str,
    title_style: str,
    anchor: str,
    *,
    joined: bool,
) -> list[Piece]:
    page, rules = context.theme.page, context.theme.text
    style = context.style("label")
    measure = page.measure
    first = Manner(style, measure, keep=True, whole=True, snap=False, hang=False)
    pieces = (
        paragraph(context, inline(label), first, ARTIFACT) if label else [Piece(style.leading, keep=True)]
    )
    pieces[0].items = (*pieces[0].items, Destination(anchor, -page.top))
    short = SHORT_OF_MEASURE if leads_right(title) else 0.0  # at the left of what begins at the right
    pieces += _title(context, parent, title, title_style, style.leading * len(pieces))
    if standfirst.strip():
        lead = context.style("standfirst")
        manner = Manner(lead, measure - SHORT_OF_MEASURE, align=BALANCED, keep=True, whole=True, snap=False)
        manner = replace(manner, left=short, before=context.style(title_style).after)
        pieces += paragraph(context, inline(standfirst), manner, context.tree.add("P", parent), STANDFIRST)
    pieces += _bylines(context, parent, bylines, joined=joined)
    if short:
        to_right([piece for piece in pieces if piece.block not in (TITLE, STANDFIRST)], measure)
    at = _walk(pieces, page.line)
    body = max(
        -(-(at + 2 * page.line) // page.line) * page.line, (rules.body_line - page.first_line) * page.line
    )
    pieces.append(Piece(max(body - at, 0), keep=True))
    return pieces


def _title(context: Context, parent: int, title: str, style_name: str, above: int) -> list[Piece]:
    page, style = context.theme.page, context.style(style_name)
    wished = (context.theme.text.title_line - page.first_line) * page.line + page.line - style.leading
    manner = Manner(style, page.measure - SHORT_OF_MEASURE, align=BALANCED, keep=True, whole=True, snap=False)
    left = SHORT_OF_MEASURE if leads_right(title) else 0.0
    manner = replace(manner, left=left, before=max(wished - above, 0), hang=False)
    said = inline(title.strip() or "Untitled")
    return paragraph(context, said, manner, context.tree.add("H1", parent), TITLE)


def _bylines(context: Context, parent: int, bylines: tuple[Byline, ...], *, joined: bool) -> list[Piece]:
    """Set the rule and the authors under it, each with what they do below the name or `joined` to it."""
    if not bylines:
        return []
    page, style = context.theme.page, context.style("byline")
    plain = context.theme.text.calls == "words"
    length, weight = (page.measure, 3.0) if plain else (RULE_LENGTH, RULE_WEIGHT)
    colour = context.family.c if plain else context.family.m
    pieces = [Piece(1, items=(Fill(0.0, 0.0, length, weight, colour),), before=5, keep=True)]
    for number, author in enumerate(bylines):
        before = 2 if number and not joined else 0
        pieces += byline(context, parent, author, before, joined=joined)
    if style.leading < 4:
        pieces[1].before = 1
    return pieces


def byline(
    context: Context,
    parent: int,
    author: Byline,
    before: int = 0,
    *,
    artifact: bool = False,
    joined: bool = False,
) -> list[Piece]:
    """Set one author: name, then role, organisation and place, on lines of their own if not `joined`."""
    style, measure = context.style("byline"), context.theme.page.measure
    bold = "plain-700" if style.face.startswith("plain") else "sans-600"
    manner = Manner(
        replace(style, face=bold, colour="ink"), measure, align=RAGGED, keep=True, whole=True, snap=False
    )
    name = author.name + (" †" if author.personal else "")
    node = ARTIFACT if artifact else context.tree.add("P", parent)
    manner = replace(manner, before=before, hang=False)
    where = ", ".join(part for part in (author.role, author.organisation, author.place) if part)
    if joined and where:
        ink, grey = (Paint(context.colour(colour), node) for colour in ("ink", style.colour))
        run = run_of(context, inline(f"{name},"), context.type(manner.style), ink, BYLINE)
        run.extend(run_of(context, inline(where), context.type(style), grey, BYLINE))
        return set_run(context, run, replace(manner, turn=13.5), BYLINE)
    pieces = paragraph(context, inline(name), manner, node, BYLINE)
    if where:
        node = ARTIFACT if artifact else context.tree.add("P", parent)
        pieces += paragraph(context, inline(where), replace(manner, style=style, hang=False), node, BYLINE)
    return pieces


def first_paragraph(context: Context, room: Room, block: Paragraph, parent: int) -> list[Piece] | None:
    """Set an essay's first paragraph with its drop cap and small capitals; None if it has neither."""
    kind = context.theme.text.opening
    content = block.content
    start = content.text.lstrip()
    if kind == "plain" or not start or content.text[0] != start[0] or block.lang:
        return None
    node = context.tree.add("P", parent)
    end = _small_caps_end(content.text)
    capped = _marked(content, end)
    first = content.text[0]
    if kind == "drop" and first.isalpha() and first.isascii() and _deep_enough(context, room, content.text):
        return _with_drop_cap(context, room, capped, node, block.id)
    return paragraph(context, capped, room.manner(), node, block.id)


def _deep_enough(context: Context, room: Room, text: str) -> bool:
    """Say whether a text has more lines than a drop cap is deep, before anything of it is set."""
    kind = context.type(room.style)
    words = plain_run(text.replace(ATOM, ""), kind, Paint("", ARTIFACT)).words
    space = word_space(room.style.face, room.style.size, room.align).space
    beside = _CAP_LINES * room.style.size * 3.5
    return sum(w.width + space for w in words) + beside > (_CAP_LINES + 0.1) * room.width


def _small_caps_end(text: str) -> int:
    """Return where the small capitals of an opening end: the first comma, at most 24 characters on."""
    limit = text[: _SMALL_CAPS_MOST + 1]
    stops = [limit.find(mark) for mark in ",;:.?!–—" + ATOM]
    comma = min((at for at in stops if at > 0), default=-1)
    if comma > 0:
        return comma
    if len(text) <= _SMALL_CAPS_MOST:
        return len(text)
    space = limit.rfind(" ")
    return space if space > 0 else 0


def _marked(content: Inline, end: int) -> Inline:
    builder = InlineBuilder()
    builder.extend(content)
    builder.mark(0, end, Mark(0, end, MarkKind.SMALL_CAPS))
    return builder.build()


def _with_drop_cap(context: Context, room: Room, content: Inline, node: int, block: str) -> list[Piece]:
    page = context.theme.page
    letter = content.text[0]
    size = ((_CAP_LINES - 1) * page.grid + room.style.size * _CAP_HEIGHT) / _CAP_HEIGHT
    kind = Type("display-600", size, (), 0.0, context.language)
    cap = word(letter, kind)
    colour = context.colour("c")
    width = cap.width - _CAP_HANG + _CAP_GAP
    body_kind, ink = context.type(room.style), Paint(context.colour(room.style.colour), node)
    run = run_of(context, content.cut(1, len(content)), body_kind, ink, block)
    joined = not content.text[1:2].isspace()
    whole = _name_first_word(run, letter) if joined and run.words else ""
    closer = 2.0 if letter in "AL" and joined else 0.0
    span = Span(
        room.left - _CAP_HANG,
        cap.shapes,
        0.0,
        size,
        colour,
        node,
        rise=-(_CAP_LINES - 1) * page.grid,
        space_after=not joined,
        actual=whole,
    )

    def make(wish: Wish) -> list[Piece]:
        lines = _around_cap(context, run, room, (width, closer), wish)
        lines[0] = replace(lines[0], spans=(span, *lines[0].spans))
        pieces = pieces_of(lines, room.manner(), page.q, block)
        for piece in pieces[:_CAP_LINES]:
            piece.keep = True
        return pieces

    pieces = make(Wish())
    settable(pieces, Setting(make))
    return pieces


def _around_cap(
    context: Context, run: Run, room: Room, cap: tuple[float, float], wish: Wish
) -> list[SetLine]:
    """Break a paragraph whose first lines stand beside the drop cap, given its width and the first's pull."""
    width, closer = cap
    rules = context.theme.text
    spacing = replace(word_space(room.style.face, room.style.size, room.align), hang=rules.hang)
    edges = [room.left + width - closer] + [room.left + width] * (_CAP_LINES - 1) + [room.left]
    widths = [room.width - (edge - room.left) for edge in edges]
    hyphens = room.hyphens and rules.hyphenate
    return set_lines(run, Measure(widths, edges), spacing, hyphens, looser=wish.looser, whole=wish.whole)


def _name_first_word(run: Run, letter: str) -> str:
    """Say on every part of the first word what it reads as with its capital; return that."""
    first = run.words[0]
    whole = letter + first.text
    if isinstance(first, Compound):
        spoken = letter + "".join(part.text for part, paint in first.parts if not paint.link)
        first.parts = [
            (part, paint if paint.link else replace(paint, actual=spoken)) for part, paint in first.parts
        ]
        whole = spoken
    else:
        run.paints[0] = replace(run.paints[0], actual=whole)
    return whole
