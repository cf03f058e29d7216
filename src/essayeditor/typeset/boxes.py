"""Setting boxes: a ground of the section's tint with a bar or border, which may go on overleaf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from essayeditor.text.blocks import Block, Box, BoxKind
from essayeditor.text.inline import Inline, inline
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Frame, Piece, inside
from essayeditor.typeset.pages import ARTIFACT, Fill, Item, Shape
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import BALANCED, RAGGED, Manner, paragraph

SetInner = Callable[[Context, Room, int, Sequence[Block]], list[Piece]]
_BAR, _BORDER = 3.0, 1.5
_LEAST = 3
_LABELS = {
    BoxKind.CASE_STUDY: "Case study",
    BoxKind.ASKS: "What we ask of government",
    BoxKind.SIDEBAR: "",
}


def set_box(context: Context, room: Room, parent: int, box: Box, set_inner: SetInner) -> list[Piece]:
    """Set a box with its label, title and blocks."""
    if room.inner:
        return _unboxed(context, room, parent, box, set_inner)
    page = context.theme.page
    aside = context.tree.add("Aside", parent, Lang=box.lang)
    pad = page.grid if page.line * page.q < 16 else page.grid * 0.95
    style = context.style("box_text")
    inner = Room(room.left + pad, room.width - 2 * pad, style, RAGGED, hyphens=False, inner=True)
    pieces = _head(context, inner, aside, box)
    blocks = set_inner(context, inner, aside, box.blocks)
    head = len(pieces)
    pieces += blocks
    if not pieces:
        return []
    for piece in pieces[: head + _LEAST - 1] + pieces[-_LEAST:-1]:
        piece.keep = True
    pieces[-1].keep = False
    again = _again(context, inner, box)
    frame = Frame(page.line, page.line, page.line, again, ground=_ground(context, room))
    pieces[0].before, pieces[0].snap = page.line, True
    return inside(pieces, frame)


def _label(box: Box) -> tuple[str, Inline]:
    """Return a box's label and title; the asks of government have their title for a label."""
    label = _LABELS[box.kind]
    if box.kind is BoxKind.ASKS and box.title:
        return "", box.title
    return label, box.title


def _head(context: Context, inner: Room, aside: int, box: Box) -> list[Piece]:
    label, title = _label(box)
    style = context.style("label")
    pieces: list[Piece] = []
    labelled = Manner(style, inner.width, inner.left, keep=True, whole=True, snap=False, hang=False)
    if label:
        pieces += paragraph(context, inline(label), labelled, context.tree.add("P", aside), box.id)
    if title and box.kind is BoxKind.ASKS:
        pieces += paragraph(context, title, labelled, context.tree.add("P", aside), box.id)
    elif title:
        title_style = context.style("box_title")
        manner = replace(labelled, style=title_style, align=BALANCED, before=title_style.before)
        pieces += paragraph(context, title, manner, context.tree.add("P", aside), box.id)
    if pieces:
        pieces[-1].after = context.style("box_title").after
    return pieces


def _again(context: Context, inner: Room, box: Box) -> tuple[Piece, ...]:
    """Return the line at the head of the box's further pages."""
    label = _LABELS[box.kind]
    said = f"{label}, continued" if label else "Continued"
    style = context.style("label")
    pieces = paragraph(context, inline(said), Manner(style, inner.width, inner.left, hang=False), ARTIFACT)
    for piece in pieces:
        piece.after = 2
    return tuple(pieces)


def _ground(context: Context, room: Room) -> Callable[[float, float, bool, bool], tuple[Item, ...]]:
    family, bordered = context.family, context.theme.text.boxes == "border"

    def draw(top: float, foot: float, begins: bool, ends: bool) -> tuple[Item, ...]:  # noqa: ARG001
        tint = Fill(room.left, top, room.width, foot - top, family.t)
        if not bordered:
            return (tint, Fill(room.left, top, room.width, _BAR, family.c))
        x, y, half = room.left + _BORDER / 2, top + _BORDER / 2, _BORDER / 2
        right, low = room.left + room.width - half, foot - half
        path = (("M", x, y), ("L", right, y), ("L", right, low), ("L", x, low), ("Z",))
        return (tint, Shape(path, stroke=family.c, width=_BORDER))

    return draw


def _unboxed(context: Context, room: Room, parent: int, box: Box, set_inner: SetInner) -> list[Piece]:
    """Set a box within a box or a cell: its title and blocks, on no ground of its own."""
    pieces = _head(context, room, parent, box)
    return pieces + set_inner(context, room, parent, box.blocks)
