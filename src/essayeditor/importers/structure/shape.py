"""Turns paragraphs, tables and boxes as read into the blocks of an essay."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from enum import StrEnum

from essayeditor.importers.raw import Item, Para, RawBox, RawCell, RawTable, RawText
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.structure.captions import join_captions
from essayeditor.importers.structure.changes import changed, suggested
from essayeditor.importers.structure.figures import lift_pictures
from essayeditor.importers.structure.ours import BOX_STYLES, box_of, is_matter, leave_out, settle_ours
from essayeditor.importers.structure.paragraphs import Manners, block_of
from essayeditor.importers.structure.prepare import prepare
from essayeditor.importers.structure.starts import settle_starts
from essayeditor.importers.tally import Tally, shorten
from essayeditor.text.blocks import (
    Block,
    Box,
    BoxKind,
    Cell,
    Figure,
    ListItem,
    Paragraph,
    PullQuote,
    Table,
    new_id,
)
from essayeditor.text.document import Comment
from essayeditor.text.inline import Inline
from essayeditor.text.marks import Suggestion
from essayeditor.text.plain import words


class Place(StrEnum):
    """Where blocks stand; guesses are made in the body alone."""

    BODY = "body"
    NOTE = "note"
    CELL = "cell"
    BOX = "box"


class Shaper:
    """Shapes the stories of one file. `sources` gives the paragraph that a block was made from."""

    def __init__(self, raw: RawText, tally: Tally) -> None:
        self._raw = raw
        self._tally = tally
        self.sources: dict[str, Para] = {}
        self.changes: dict[str, Suggestion] = {}
        """The suggestions that tables come or go, by their ids."""
        self.comments: list[Comment] = []
        self._manners = Manners.of(raw.items)

    def body(self) -> tuple[Block, ...]:
        """Return the blocks of the body."""
        return self.blocks(self._raw.items, Place.BODY)

    def blocks(self, items: Sequence[Item], place: Place) -> tuple[Block, ...]:
        """Return the blocks of one story."""
        prepared = prepare(items, self._tally, guess=place is Place.BODY and not self._raw.ours)
        shaped: list[Block] = []
        numbers: dict[str, int] = {}
        waiting: list[Para] = []
        for n, item in enumerate(prepared):
            if isinstance(item, Para):
                made = self._paragraph(item, prepared, n, place, numbers)
                if not made and item.anchors:
                    waiting.append(item)
            elif isinstance(item, RawTable):
                made = [self._table(item)]
            elif isinstance(item, RawBox):
                made = self._box(item)
            else:
                made = [item.block]
            if made:
                shaped.extend(made)
        if self._raw.ours:
            result = settle_ours(self._with_stated_starts(shaped, numbers), self.sources, self._tally)
        else:
            result = settle_starts(join_captions(shaped, self.sources, self._tally), numbers)
        result = [
            changed(block, self.changes[block.id])
            if block.id in self.changes
            else suggested(block, self.sources.get(block.id))
            for block in result
        ]
        self._anchor_lost(waiting, result)
        return tuple(result)

    def _with_stated_starts(self, blocks: Sequence[Block], numbers: dict[str, int]) -> list[Block]:
        """Return our own list items with the starts that our exporter says were set, and no others."""
        return [
            dataclasses.replace(b, start=numbers[b.id]) if isinstance(b, ListItem) and b.id in numbers else b
            for b in blocks
        ]

    def _paragraph(
        self, para: Para, items: Sequence[Item], at: int, place: Place, numbers: dict[str, int]
    ) -> list[Block]:
        made: list[Block] = []
        if self._raw.ours and (is_matter(para) or not (para.ours or para.words or para.content.atoms)):
            leave_out(para, self._tally)
            return []
        before, kept, after = lift_pictures(para)
        if kept is not None:
            # In a file of our own, styles say what everything is: a bold claim is no heading.
            guess = place is Place.BODY and not self._raw.ours
            block = block_of(kept, self._manners, _paras_beside(items, at), self._tally, guess=guess)
            if block is not None:
                made.append(block)
                self.sources[block.id] = kept
                if kept.mark is not None and (kept.mark.stated or not self._raw.ours):
                    numbers[block.id] = kept.mark.number
        result = [*before, *made, *after]
        for each in result:
            self.sources.setdefault(each.id, para)
        if result:
            self._anchor(para, result[0] if not made else made[0])
        return result

    def _anchor(self, para: Para, block: Block) -> None:
        length = len(getattr(block, "content", getattr(block, "caption", Inline())))
        for anchor in para.anchors:
            comment = self._raw.comments.get(self._raw.replies.get(anchor.comment, anchor.comment))
            if comment is None or any(c.id == comment.id for c in self.comments):
                continue
            start, end = min(anchor.start, length), min(max(anchor.start, anchor.end), length)
            self.comments.append(dataclasses.replace(comment, block=block.id, start=start, end=end))

    def _anchor_lost(self, waiting: list[Para], result: Sequence[Block]) -> None:
        """Hang comments on empty paragraphs, which are gone, on the block that follows in the story."""
        for para in waiting:
            if result:
                self._anchor(para, result[-1])

    def finish_comments(self, blocks: Sequence[Block]) -> tuple[Comment, ...]:
        """Return all comments; those that nothing in the text refers to hang on the first block."""
        placed = {comment.id for comment in self.comments}
        for comment in self._raw.comments.values():
            if comment.id not in placed and blocks:
                self.comments.append(dataclasses.replace(comment, block=blocks[0].id))
                self._tally.gather(
                    RemarkKind.GUESSED, "A comment that marks no place stands at the beginning",
                    comment.thread[0].text,
                )  # fmt: skip
        return tuple(self.comments)

    def _table(self, table: RawTable) -> Table | Box:
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in table.rows)
        header_rows = table.header_rows
        if not header_rows and not table.ours and len(rows) > 1 and _looks_like_head(table.rows):
            header_rows = 1
            said = " · ".join(i.words for c in table.rows[0] for i in c.items if isinstance(i, Para))
            self._tally.gather(
                RemarkKind.GUESSED, "The first row of a table was read as its heading, being bold", said
            )
        made: Table | Box = Table(table.id or new_id(), rows, header_rows, lang=table.lang)
        if isinstance(made, Table) and table.style in BOX_STYLES:
            made = box_of(made, table.style, self.sources)
        if table.change is not None:
            self.changes[made.id] = table.change
        return made

    def _cell(self, cell: RawCell) -> Cell:
        return Cell(
            self.blocks(cell.items, Place.CELL), cell.columns, cell.rows, cell.header and self._raw.ours
        )

    def _box(self, box: RawBox) -> list[Block]:
        """Return a text box as pull quotes if the body says its words too, else as a sidebar."""
        blocks = self.blocks(box.items, Place.BOX)
        if not blocks:
            return []
        if all(isinstance(b, Figure) for b in blocks):
            return list(blocks)
        said = [words(b.content.text) for b in blocks if isinstance(b, Paragraph)]
        told = " ".join(word for line in said for word in line)
        if len(said) == len(blocks) and told.count(" ") >= 2 and self._manners.says(told):
            self._tally.gather(
                RemarkKind.GUESSED, "A text box repeats words of the essay and was read as a pull quote", told
            )
            return [PullQuote(b.id, b.content, b.lang, b.end) for b in blocks if isinstance(b, Paragraph)]
        block = Box(box.id or new_id(), blocks=blocks, kind=BoxKind.SIDEBAR)
        self._tally.gather(
            RemarkKind.GUESSED, "A text box was read as a sidebar, set after the paragraph it hung on",
            shorten(told, 80),
        )  # fmt: skip
        return [block]


def _paras_beside(items: Sequence[Item], at: int) -> tuple[Item | None, Item | None]:
    """Return the items before and after one, over the empty paragraphs between."""
    before = next((i for i in reversed(items[max(0, at - 5) : at]) if not _is_blank(i)), None)
    return before, next((i for i in items[at + 1 : at + 6] if not _is_blank(i)), None)


def _is_blank(item: Item) -> bool:
    return isinstance(item, Para) and not item.words


def _looks_like_head(rows: list[list[RawCell]]) -> bool:
    """Say whether all words of the first row are bold, and those of the second are not."""

    def bold(row: list[RawCell]) -> list[bool]:
        return [i.look.bold for c in row for i in c.items if isinstance(i, Para) and i.words]

    first, second = bold(rows[0]), bold(rows[1])
    return bool(first) and all(first) and bool(second) and not all(second) and len(rows[0]) > 1
