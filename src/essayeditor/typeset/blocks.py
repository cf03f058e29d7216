"""Setting an essay's blocks, one after another, as pieces of a galley."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from essayeditor.text.blocks import (
    Block,
    Box,
    Epigraph,
    Figure,
    Heading,
    Kept,
    ListItem,
    Paragraph,
    Placement,
    PullQuote,
    Quote,
    Separator,
    Statistic,
    Table,
    Verse,
)
from essayeditor.text.inline import Inline, inline
from essayeditor.text.marks import LineBreak
from essayeditor.text.plain import plain
from essayeditor.typeset.beside import has_room, set_beside
from essayeditor.typeset.boxes import set_box
from essayeditor.typeset.context import Context
from essayeditor.typeset.displays import set_pull_quote, set_separator, set_statistic
from essayeditor.typeset.figures import set_figure
from essayeditor.typeset.galley import Piece, floated
from essayeditor.typeset.inlines import run_of
from essayeditor.typeset.lists import set_list
from essayeditor.typeset.pages import Destination
from essayeditor.typeset.room import Room
from essayeditor.typeset.tables import set_table
from essayeditor.typeset.text import BALANCED, Manner, paragraph, set_run
from essayeditor.typeset.words import Paint

AfterBlock = Callable[[Block], list[Piece]]
_HEADINGS = {1: ("h2", "H2"), 2: ("h3", "H3"), 3: ("h4", "H4")}


@dataclass(slots=True)
class _Flow:
    """What the setting of a block must know of the block before it."""

    indent: bool = False  # the next paragraph is one of several: indented
    floated: bool = False  # the block before is a float, and text stands before that
    quote: int = 0  # the BlockQuote that goes on
    level: int = 1  # of the last heading, so that none is skipped


class BlockSetter:
    """Sets blocks in a room; `after` is called when a block is set, for the notes it called."""

    def __init__(self, context: Context, room: Room, parent: int, after: AfterBlock | None = None) -> None:
        self._context = context
        self._room = room
        self._parent = parent
        self._after = after
        self._flow = _Flow()

    def set(self, blocks: Sequence[Block]) -> list[Piece]:
        """Return the pieces of these blocks in reading order."""
        pieces: list[Piece] = []
        at = 0
        while at < len(blocks):
            end = at + 1
            if isinstance(blocks[at], ListItem):
                while end < len(blocks) and isinstance(blocks[end], ListItem):
                    end += 1
            figure = blocks[at]
            if isinstance(figure, Figure) and (beside := self._beside(figure, blocks[at + 1 :])):
                made, count = beside
                end += count
            else:
                made = self._set(blocks[at:end])
            if made and made[0].float_of is not None and pieces:
                made[0].keep = pieces[-1].keep
            pieces += made
            if self._after is not None:
                for block in blocks[at:end]:
                    pieces += self._after(block)
            at = end
        return pieces

    def _beside(self, figure: Figure, following: Sequence[Block]) -> tuple[list[Piece], int] | None:
        """Set a picture of half the width with the paragraphs after it; None if none can stand there."""
        paragraphs = list(takewhile(lambda block: isinstance(block, Paragraph), following))
        if (
            figure.placement is not Placement.HALF
            or not paragraphs
            or not has_room(self._context, self._room)
        ):
            return None
        made = set_beside(self._context, self._room, self._parent, figure, paragraphs)  # type: ignore[arg-type]
        if made is not None:
            self._flow.quote, self._flow.floated, self._flow.indent = 0, False, True
        return made

    def after_paragraph(self) -> None:
        """Take note that a paragraph stands before what is set next."""
        self._flow.indent = True

    def _set(self, blocks: Sequence[Block]) -> list[Piece]:
        block, flow = blocks[0], self._flow
        if not isinstance(block, Quote):
            flow.quote = 0
        setter = _SETTERS[type(block)]
        if isinstance(block, ListItem):
            pieces = set_list(self._context, self._room, self._parent, blocks)  # type: ignore[arg-type]
        else:
            pieces = setter(self, block)
        if not pieces:
            return []  # as if it were not there, for what follows
        flow.floated = (flow.indent or flow.floated) and pieces[0].float_of is not None
        flow.indent = isinstance(block, Paragraph)
        return pieces

    def _with_destination(self, pieces: list[Piece], block: str) -> list[Piece]:
        name = self._context.name("b", block)
        if pieces and name in self._context.destinations and pieces[0].float_of is None:
            pieces[0].items = (*pieces[0].items, Destination(name, -4.0))
        return pieces

    def paragraph(self, block: Paragraph) -> list[Piece]:
        """Set a paragraph of the text."""
        room, rules = self._room, self._context.theme.text
        tag = self._node("P", block.lang)
        manner = room.manner(
            indent=rules.indent if self._flow.indent else 0.0,
            before=rules.gap if self._flow.indent or self._flow.floated else 0,
        )
        context = self._spoken(block.lang)
        ink = context.colour(manner.style.colour)
        kind = context.type(manner.style, lining=manner.lining, tabular=manner.tabular)
        run = run_of(context, block.content, kind, Paint(ink, tag), block.id)
        flush = self._flow.floated and bool(rules.indent) and not room.inner
        pieces = set_run(context, run, manner, block.id, flush=flush)
        for piece in pieces:
            piece.body = not room.inner
        return self._with_destination(pieces, block.id)

    def _spoken(self, lang: str) -> Context:
        """Return the context for a block in another language."""
        return replace(self._context, language=lang) if lang else self._context

    def _node(self, role: str, lang: str = "", parent: int | None = None) -> int:
        return self._context.tree.add(role, self._parent if parent is None else parent, Lang=lang)

    def heading(self, block: Heading) -> list[Piece]:
        """Set a heading; its level in the structure never skips one."""
        room = self._room
        name, _ = _HEADINGS[block.level]
        style = self._context.style(name)
        level = min(block.level + 1, self._flow.level + 1)
        self._flow.level = level
        tag = self._node("P", block.lang) if room.inner else self._node(f"H{level}", block.lang)
        manner = Manner(style, room.width, room.left, align=BALANCED, keep=True, whole=True)
        manner = replace(manner, before=style.before, after=style.after)
        pieces = paragraph(self._spoken(block.lang), block.content, manner, tag, block.id)
        if pieces:
            name = self._context.name("b", block.id)
            pieces[0].items = (*pieces[0].items, Destination(name, -4.0))
            if not room.inner:
                self._context.headings.append((plain(block.content, " "), name, level))
        return pieces

    def quote(self, block: Quote) -> list[Piece]:
        """Set a displayed quotation, or a further paragraph of one."""
        room, flow = self._room, self._flow
        style = self._context.style("quote")
        further = bool(flow.quote)
        if not flow.quote:
            flow.quote = self._node("BlockQuote")
        tag = self._node("P", block.lang, flow.quote)
        indent = self._context.theme.text.indent
        manner = room.manner(
            style=room.text_of(style),
            left=room.left + max(indent, 13.5),
            width=room.width - 2 * max(indent, 13.5),
            indent=indent if further else 0.0,
            before=self._context.theme.text.gap if further else style.before,
            after=style.after,
        )
        pieces = paragraph(self._spoken(block.lang), block.content, manner, tag, block.id)
        if further and pieces:
            pieces[0].snap = False
            pieces[0].before = 0
        return self._with_destination(pieces, block.id)

    def verse(self, block: Verse) -> list[Piece]:
        """Set a stanza line by line; what turns over is set further in."""
        return self._with_destination(self._verse(block.content, block.id, block.lang, "text"), block.id)

    def epigraph(self, block: Epigraph) -> list[Piece]:
        """Set a quotation at the head of an essay, in italic."""
        return self._with_destination(
            self._verse(block.content, block.id, block.lang, "text-italic"), block.id
        )

    def _verse(self, content: Inline, block: str, lang: str, face: str) -> list[Piece]:
        room, style = self._room, self._context.style("quote")
        if style.face.startswith("text"):
            style = replace(style, face=face)
        tag = self._node("P", lang, self._node("BlockQuote"))
        lines = _split_at_breaks(content)
        pieces: list[Piece] = []
        for line in lines:
            manner = Manner(
                style, room.width - 27, room.left + 13.5, turn=13.5, whole=len(lines) < 9, keep=True
            )
            pieces += paragraph(self._spoken(lang), line, replace(manner, snap=not pieces), tag, block)
        if pieces:
            pieces[0].before, pieces[-1].after = style.before, style.after
            pieces[-1].keep = False
            for number in range(1, len(pieces) - 2):
                pieces[number].keep = pieces[number].keep and len(lines) < 9
        return pieces

    def statistic(self, block: Statistic) -> list[Piece]:
        """Set a figure large with what it says."""
        page = self._context.theme.page
        pieces = set_statistic(self._context, self._room, self._parent, block)
        return pieces if self._room.inner else floated(pieces, page.line, page.depth)

    def figure(self, block: Figure) -> list[Piece]:
        """Set a picture with caption and credit; it may move to the head of the next page."""
        return set_figure(self._context, self._room, self._parent, block)

    def table(self, block: Table) -> list[Piece]:
        """Set a table."""
        return set_table(self._context, self._room, self._parent, block, _cell_setter)

    def box(self, block: Box) -> list[Piece]:
        """Set a box with the blocks in it."""
        return set_box(self._context, self._room, self._parent, block, _inner_setter)

    def pull_quote(self, block: PullQuote) -> list[Piece]:
        """Set words of the essay again, large."""
        return set_pull_quote(self._context, self._room, self._parent, block)

    def separator(self, block: Separator) -> list[Piece]:
        """Set a break in the text."""
        return set_separator(self._context, self._room, block)

    def kept(self, block: Kept) -> list[Piece]:
        """Set how something reads that was not understood on import."""
        said = block.plain.strip()
        self._context.find(
            "kept",
            f"{block.what or 'Something'} could not be set as it was made: its words stand as plain text.",
            block.id,
        )
        style = self._context.style("box_text")
        pieces: list[Piece] = []
        for line in said.splitlines():
            if line.strip():
                manner = Manner(style, self._room.width, self._room.left, before=0 if pieces else 2)
                pieces += paragraph(self._context, inline(line.strip()), manner, self._node("P"), block.id)
        if pieces:
            pieces[-1].after = 2
        return pieces


def _split_at_breaks(text: Inline) -> list[Inline]:
    """Part an Inline at its line breaks."""
    lines, start = [], 0
    for at, atom in text.placed_atoms():
        if isinstance(atom, LineBreak):
            lines.append(text.cut(start, at))
            start = at + 1
    lines.append(text.cut(start, len(text)))
    return [line for line in lines if line.text.strip()]


def _inner_setter(context: Context, room: Room, parent: int, blocks: Sequence[Block]) -> list[Piece]:
    return BlockSetter(context, room, parent).set(blocks)


_cell_setter = _inner_setter

_SETTERS: dict[type, Callable[[BlockSetter, Any], list[Piece]]] = {
    Paragraph: BlockSetter.paragraph,
    Heading: BlockSetter.heading,
    Quote: BlockSetter.quote,
    Verse: BlockSetter.verse,
    Epigraph: BlockSetter.epigraph,
    Statistic: BlockSetter.statistic,
    Figure: BlockSetter.figure,
    Table: BlockSetter.table,
    Box: BlockSetter.box,
    PullQuote: BlockSetter.pull_quote,
    Separator: BlockSetter.separator,
    Kept: BlockSetter.kept,
    ListItem: BlockSetter.paragraph,  # never called: lists are set as a whole
}
