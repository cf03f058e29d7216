"""A picture of half the width with the text beside it, where the text has room enough there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from essayeditor.text.blocks import Figure, Paragraph
from essayeditor.typeset.context import Context
from essayeditor.typeset.figures import HALF, half_picture
from essayeditor.typeset.galley import Cursor, Piece
from essayeditor.typeset.inlines import run_of
from essayeditor.typeset.lines import Measure, set_lines
from essayeditor.typeset.pages import Destination
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import RAGGED, pieces_of, word_space
from essayeditor.typeset.theme import MM
from essayeditor.typeset.words import Paint

_LEAST = 62 * MM
"""A column of text that is narrower than this is not set (see the design's page on figures)."""
_GAP = 13.5
_MOST = 0.45
"""How deep a picture with its caption is at the most, as a part of the page, for text to stand beside it."""
_LEAST_CAPTION = 10
"""How wide, in ems, a caption is at the least: large letters under a small picture would stand in a stack."""


def has_room(context: Context, room: Room) -> bool:
    """Say whether text can stand beside a picture of half the width, and the caption under it."""
    if context.style("caption").size * _LEAST_CAPTION > HALF:
        return False
    return not room.inner and room.width - HALF - _gap(room) >= _LEAST


def _gap(room: Room) -> float:
    return max(_GAP, room.style.size * 1.2)


def set_beside(
    context: Context, room: Room, parent: int, figure: Figure, following: Sequence[Paragraph]
) -> tuple[list[Piece], int] | None:
    """Set a picture at the left and paragraphs that follow it at its right, ragged, then under it.

    Return the pieces with the number of paragraphs that were set: those that begin beside the picture.
    All that stands beside it is on one page with it; if that is so much that the page before might be
    left half empty, return None: nothing is set then.
    """
    page = context.theme.page
    nodes, counts, found = len(context.tree.nodes), dict(context.counts), len(context.findings)
    picture = half_picture(context, room, parent, figure)
    if picture.height > page.depth * _MOST:
        del context.tree.nodes[nodes:], context.findings[found:]
        context.counts = counts
        for node in [node for node in context.origins if node >= nodes]:
            del context.origins[node]
        return None
    depth = picture.height + page.line
    pieces: list[Piece] = []
    cursor = Cursor(page.line)
    used = 0
    for paragraph in following:
        before = context.theme.text.gap if used else 0
        left = depth - cursor.at - before
        if left < room.style.leading:
            break
        made = _paragraph(context, room, parent, paragraph, math.ceil(left / room.style.leading))
        if made:
            made[0].before = before
        for piece in made:
            cursor.start(piece)
            piece.keep = piece.keep or cursor.at < depth - page.line
            cursor.end(piece)
        pieces += made
        used += 1
    if cursor.at < picture.height:
        if pieces:
            pieces[-1].keep = True
        pieces.append(Piece(picture.height - cursor.at, block=figure.id))
        pieces[-1].after = page.line
    first = pieces[0]
    first.before, first.snap = page.line, True
    first.items = (*picture.items, *first.items)
    first.calls = (*picture.calls, *first.calls)
    return pieces, used


def _paragraph(context: Context, room: Room, parent: int, block: Paragraph, beside: int) -> list[Piece]:
    """Set a paragraph of which so many lines stand beside the picture, and the others under it."""
    spoken = replace(context, language=block.lang) if block.lang else context
    tag = context.tree.add("P", parent, Lang=block.lang)
    kind = spoken.type(room.style)
    run = run_of(spoken, block.content, kind, Paint(context.colour(room.style.colour), tag), block.id)
    if not run.words:
        return []
    shift = HALF + _gap(room)
    narrow = room.width - shift
    measure = Measure([narrow] * beside + [room.width], [room.left + shift] * beside + [room.left])
    size, rules = room.style.size, context.theme.text
    spacing = word_space(room.style.face, size, RAGGED)
    spacing = replace(spacing, hang=rules.hang, stretch=max(size * 2.4, narrow * 0.06))
    lines = set_lines(run, measure, spacing, hyphens=False)
    pieces = pieces_of(lines, room.manner(align=RAGGED), context.theme.page.q, block.id)
    for piece in pieces:
        piece.body = True
    name = context.name("b", block.id)
    if name in context.destinations:
        pieces[0].items = (*pieces[0].items, Destination(name, -4.0))
    return pieces
