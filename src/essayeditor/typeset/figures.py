"""Setting pictures: in the width of the text, in half of it, or on a page; with caption and credit."""

from __future__ import annotations

import math
from dataclasses import replace

from essayeditor.text.blocks import Crop, Figure, Placement
from essayeditor.text.inline import Inline, InlineBuilder
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.text.plain import plain
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Cursor, Piece, floated, stacked
from essayeditor.typeset.inlines import plain_run, run_of
from essayeditor.typeset.pages import ARTIFACT, Item, Picture, moved
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import RAGGED, Manner, evened, paragraph
from essayeditor.typeset.theme import MM
from essayeditor.typeset.words import Paint

HALF = 52 * MM
_LEAST_PPI = 110
"""Pictures are not blown up so far that fewer pixels than these come to the inch."""
_GAP = 13.5
_MOST_BESIDE = 0.33
"""How deep a picture with text beside it may be, as a part of the page."""
_MOST_REST = 0.45
"""A picture that leaves more than this part of a page is set as if it were in the width of the text."""


def set_figure(context: Context, room: Room, parent: int, figure: Figure) -> list[Piece]:
    """Set a picture with its caption and credit, as one piece that may move to the next page's head."""
    width, height = _shape(context, figure)
    node = _node(context, parent, figure)
    captioned = node if node != ARTIFACT else parent
    line = context.theme.page.line
    whole = room.width * (1.0 if not room.inner else 0.999)
    if figure.placement is Placement.HALF and whole > 2 * HALF:
        pieces = _half(context, room, figure, (width, height), node, captioned)
    else:
        pieces = _full(context, room, figure, (width, height), node, captioned)
    pieces[0].before, pieces[0].snap, pieces[-1].after = line, True, line
    if figure.placement is Placement.PAGE and not room.inner:
        pieces += _rest_of_page(context, pieces)
    for piece in pieces[:-1]:
        piece.keep = True
    return floated(pieces, line, context.theme.page.depth) if not room.inner else pieces


def _rest_of_page(context: Context, pieces: list[Piece]) -> list[Piece]:
    """Return what fills the page under a picture that has most of it, so that no few lines of text do."""
    page = context.theme.page
    cursor = Cursor(page.line)
    for piece in pieces:
        cursor.start(piece)
        cursor.end(piece)
    rest = page.depth - cursor.foot
    if not 0 < rest < page.depth * _MOST_REST:
        return []
    pieces[-1].after = 0
    return [Piece(rest, block=pieces[0].block)]


def _node(context: Context, parent: int, figure: Figure) -> int:
    if figure.decorative:
        return ARTIFACT
    alt = figure.alt or plain(figure.caption, " ")
    if not figure.alt:
        context.find(
            "alt-missing", "A picture has no text alternative for those who cannot see it.", figure.id
        )
    node = context.tree.add("Figure", parent, Alt=alt or "Picture", Lang=figure.lang)
    context.origins[node] = figure.id
    return node


def _shape(context: Context, figure: Figure) -> tuple[float, float]:
    """Return width and height in pixels of what is left of the picture after its crop."""
    width, height = context.pictures(figure.asset)
    left, top, right, bottom = _cropped(figure.crop) or (0.0, 0.0, 0.0, 0.0)
    return max(width * (1 - left - right), 1.0), max(height * (1 - top - bottom), 1.0)


def _cropped(crop: Crop | None) -> tuple[float, float, float, float] | None:
    if crop is None or not any((crop.left, crop.top, crop.right, crop.bottom)):
        return None
    parts = [min(max(part, 0), 95000) / 100000 for part in (crop.left, crop.top, crop.right, crop.bottom)]
    if parts[0] + parts[2] > 0.95 or parts[1] + parts[3] > 0.95:
        return None
    return (parts[0], parts[1], parts[2], parts[3])


def _fitted(shape: tuple[float, float], width: float, height: float) -> tuple[float, float]:
    """Return the size in points of a picture within a width and a height, not blown up too far."""
    wide, tall = shape
    scale = min(width / wide, height / tall, 72 / _LEAST_PPI)
    return wide * scale, tall * scale


def _full(
    context: Context, room: Room, figure: Figure, shape: tuple[float, float], node: int, parent: int
) -> list[Piece]:
    page = context.theme.page
    text = _caption(context, replace_width(room, room.left, room.width), figure, parent)
    depth = stacked(text, page.line, page.q).height + (text[0].before if text else 0)
    most = (page.depth - depth - 1) * page.q if not room.inner else page.depth * page.q * 0.6
    if figure.placement is not Placement.PAGE:
        most = min(most, page.depth * page.q * 0.72)
    width, height = _fitted(shape, room.width, max(most, page.grid))
    filled = math.ceil(height / page.q - 1e-6)
    crop = _cropped(figure.crop)
    picture = Picture(figure.asset, room.left, 0.0, width, height, node, crop)
    return [Piece(filled, items=(picture,), block=figure.id), *text]


def replace_width(room: Room, left: float, width: float) -> Room:
    """Return a room of another width."""
    return replace(room, left=left, width=width)


def _half(
    context: Context, room: Room, figure: Figure, shape: tuple[float, float], node: int, parent: int
) -> list[Piece]:
    """Set a picture 52 mm wide, or narrower if it is tall or small, with its caption beside its foot."""
    page = context.theme.page
    width, height = _fitted(shape, HALF, page.depth * page.q * 0.72)
    column = room.left + width + _GAP
    text = _caption(context, replace_width(room, column, room.width - HALF - _GAP), figure, parent)
    if text:
        text[0].before, text[0].snap = 0, False
    beside = stacked(text, page.line, page.q)
    filled = max(math.ceil(height / page.q - 1e-6), beside.height)
    drop = max(height - (beside.height - 1) * page.q, 0.0)  # its last baseline on the picture's foot
    crop = _cropped(figure.crop)
    items: list[Item] = [Picture(figure.asset, room.left, 0.0, width, height, node, crop)]
    items += [moved(item, 0.0, drop) for item in beside.items]
    return [Piece(filled, items=tuple(items), calls=beside.calls, block=figure.id)]


def half_picture(context: Context, room: Room, parent: int, figure: Figure) -> Piece:
    """Set a picture 52 mm wide with its caption under it, for text to stand beside."""
    page = context.theme.page
    node = _node(context, parent, figure)
    width, height = _fitted(_shape(context, figure), HALF, page.depth * page.q * _MOST_BESIDE)
    column = replace_width(room, room.left, HALF)
    text = _caption(context, column, figure, node if node != ARTIFACT else parent)
    under = stacked(text, page.line, page.q)
    deep = math.ceil(height / page.q - 1e-6)
    gap = 1 if text else 0
    items: list[Item] = [Picture(figure.asset, room.left, 0.0, width, height, node, _cropped(figure.crop))]
    items += [moved(item, 0.0, (deep + gap) * page.q) for item in under.items]
    return Piece(deep + gap + under.height, items=tuple(items), calls=under.calls, block=figure.id)


def _caption(context: Context, room: Room, figure: Figure, parent: int) -> list[Piece]:
    """Set caption and credit: "Figure n." in the accent colour first."""
    style, credit_style = context.style("caption"), context.style("credit")
    pieces: list[Piece] = []
    manner = Manner(style, room.width, room.left, align=RAGGED, snap=False, whole=True, keep=True)
    if figure.caption:
        node = context.tree.add("Caption", parent, Lang=figure.lang)
        kind = context.type(style)
        bold = replace(kind, face="sans-600" if kind.face.startswith("sans") else "plain-700")
        colour = context.colour("d" if context.theme.text.calls == "words" else "c")
        run = plain_run(f"Figure\u00a0{context.count('figure')}.", bold, Paint(colour, node))
        run.extend(
            run_of(context, figure.caption, kind, Paint(context.colour(style.colour), node), figure.id)
        )
        pieces += evened(context, run, replace(manner, before=style.before), figure.id)
    if figure.credit:
        node = context.tree.add("P", parent)
        before = credit_style.before if pieces else style.before
        credited = replace(manner, style=credit_style, before=before)
        colour = context.colour(credit_style.colour)
        run = run_of(context, figure.credit, context.type(credit_style), Paint(colour, node), figure.id)
        pieces += evened(context, run, credited, figure.id)
    if context.theme.text.in_words and figure.alt and not figure.decorative:
        pieces += _in_words(context, manner, figure)
    return pieces


def _in_words(context: Context, manner: Manner, figure: Figure) -> list[Piece]:
    """Set the text alternative for all to read, as the accessible themes do. It is read once: as Alt."""
    builder = InlineBuilder()
    builder.add("In words:", (Mark(0, 0, MarkKind.BOLD),))
    builder.add(" " + figure.alt)
    said: Inline = builder.build()
    return paragraph(context, said, replace(manner, before=1), ARTIFACT, figure.id)
