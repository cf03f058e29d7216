"""Setting lists: the mark at the margin, the text hung beside it, levels within levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from essayeditor.text.blocks import ListItem, ListKind
from essayeditor.text.numbering import labels
from essayeditor.typeset.context import Context
from essayeditor.typeset.galley import Piece
from essayeditor.typeset.pages import Destination, Span
from essayeditor.typeset.room import Room
from essayeditor.typeset.text import RAGGED, leads_right, paragraph
from essayeditor.typeset.words import Type, word

_FIRST, _STEP = 16.875, 13.5
_AROUND = 2
_ORDERED = {
    ListKind.DECIMAL: "Decimal",
    ListKind.LOWER_LETTER: "LowerAlpha",
    ListKind.UPPER_LETTER: "UpperAlpha",
    ListKind.LOWER_ROMAN: "LowerRoman",
    ListKind.UPPER_ROMAN: "UpperRoman",
}


@dataclass(slots=True)
class _Level:
    depth: int
    node: int
    body: int


def set_list(context: Context, room: Room, parent: int, items: Sequence[ListItem]) -> list[Piece]:
    """Set list items that follow one another, nested as their levels say."""
    marks = labels(items)
    open_levels: list[_Level] = []
    pieces: list[Piece] = []
    before_depth = 0
    for item in items:
        depth = min(item.level, 5)
        node = _open(context, parent, open_levels, depth, item)
        made = _item(context, room, open_levels[-1], depth, item, marks.get(item.id, ""), node)
        if not made:
            continue
        if pieces and depth != before_depth:
            made[0].before = max(made[0].before, _AROUND)
        elif pieces and context.theme.text.gap:
            made[0].before = context.theme.text.gap
        before_depth = depth
        pieces += made
    if pieces:
        pieces[0].before = pieces[-1].after = _AROUND
        pieces[0].snap = True
        if len(pieces) > 1:
            pieces[0].keep = True
    return pieces


def _open(context: Context, parent: int, levels: list[_Level], depth: int, item: ListItem) -> int:
    """See that a list of this depth is open, and return the list item's node (0 for a continuation)."""
    while levels and levels[-1].depth > depth:
        levels.pop()
    if not levels or levels[-1].depth < depth:
        inside = levels[-1].body if levels else parent
        numbering = _ORDERED.get(item.kind, "Disc")
        levels.append(_Level(depth, context.tree.add("L", inside, ListNumbering=numbering), 0))
    level = levels[-1]
    if item.kind is ListKind.CONTINUATION and level.body:
        return 0
    return context.tree.add("LI", level.node)


def _item(
    context: Context, room: Room, level: _Level, depth: int, item: ListItem, mark: str, node: int
) -> list[Piece]:
    edge = room.left + (_FIRST + _STEP * (depth - 1) if depth else 0.0)
    scale = max(room.style.size / 10, 0.9)
    step = (_STEP if depth else _FIRST) * scale
    if item.kind is ListKind.BULLET and depth:
        mark = "–"
    label = word(mark, _mark_type(context, room)) if mark else None
    if label:
        step = max(step, label.width + 4)
    if node:
        label_node = context.tree.add("Lbl", node) if label else 0
        tag = level.body = context.tree.add("LBody", node, Lang=item.lang)
    else:
        label_node = 0
        tag = context.tree.add("P", level.body, Lang=item.lang)
    mirrored = leads_right(item.content.text)
    manner = room.manner(
        left=room.left if mirrored else edge + step,
        width=room.width - (edge - room.left) - step,
        align=RAGGED,
        hyphens=False,  # ragged lines need none
        snap=False,
    )
    spoken = replace(context, language=item.lang) if item.lang else context
    pieces = paragraph(spoken, item.content, manner, tag, item.id)
    if not pieces:
        return []
    if label and label_node:
        if mirrored:
            edge = 2 * room.left + room.width - edge - label.width
        _put_mark(context, pieces[0], edge, label_node, label.shapes, _mark_type(context, room))
    name = context.name("b", item.id)
    if name in context.destinations:
        pieces[0].items = (*pieces[0].items, Destination(name, -4.0))
    return pieces


def _mark_type(context: Context, room: Room) -> Type:
    plain = room.style.face.startswith("plain")
    size = room.style.size if plain else room.style.size * 0.85 if not room.inner else room.style.size
    return Type("plain-700" if plain else "sans-600", size, ("lnum", "pnum"), 0.0, context.language)


def _put_mark(
    context: Context, piece: Piece, x: float, tag: int, shapes: tuple[object, ...], kind: Type
) -> None:
    colour = context.colour("d" if context.theme.text.calls == "words" else "c")
    span = Span(x, shapes, 0.0, kind.size, colour, tag)  # type: ignore[arg-type]
    baseline, line = piece.lines[0]
    piece.lines = ((baseline, replace(line, spans=(span, *line.spans))), *piece.lines[1:])
