"""A comparison set as a page: in one column, or the two versions side by side with their blocks level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from essayeditor.text import numbering
from essayeditor.text.blocks import Block, Box, Figure, Kept, ListItem, Separator, Statistic, Table
from essayeditor.text.diff import BlockChange, Change, Comparison, PartChange
from essayeditor.text.diff_words import RunKind, compare_words
from essayeditor.text.document import Document, Note, called_notes, inline_fields, walk
from essayeditor.text.inline import EMPTY, Inline, inline
from essayeditor.text.plain import plain_blocks
from essayeditor.text.settle import stories
from essayeditor.ui.edit.bridge import formats, looks
from essayeditor.ui.edit.bridge.looks import INDENT
from essayeditor.ui.edit.bridge.props import Role
from essayeditor.ui.edit.commands import styling
from essayeditor.ui.edit.versions.strokes import Pen, Side, pieces
from essayeditor.ui.style import metrics
from essayeditor.ui.style.colours import Colours

_FIRST_WORDS = 60


class PageProp(IntEnum):
    """Which block of the comparison a block of the page shows, and whether it differs.

    Numbers below 0 are those of notes, counted from −1.
    """

    NUMBER = int(QTextFormat.Property.UserProperty.value) + 90
    CHANGED = NUMBER + 1


class ComparisonPage:
    """Fills a QTextDocument. `changes` are the places of what differs, for going from one to the next."""

    def __init__(
        self, comparison: Comparison, colours: Colours, *, beside: bool, points: float = 12.0
    ) -> None:
        self.comparison = comparison
        self._colours = colours
        self._beside = beside
        self.qt = QTextDocument()
        self.qt.setUndoRedoEnabled(False)
        self.qt.setDefaultFont(metrics.essay(points))
        self.qt.setDocumentMargin(metrics.MARGIN)
        self._labels = {
            Side.OLD: numbering.labels(walk(comparison.old.blocks)),
            Side.NEW: numbering.labels(walk(comparison.new.blocks)),
        }
        self._numbers = {
            Side.OLD: _numbers(comparison.old),
            Side.NEW: _numbers(comparison.new),
        }
        cursor = QTextCursor(self.qt)
        cursor.beginEditBlock()
        self._fill(cursor)
        cursor.endEditBlock()

    @property
    def changes(self) -> list[int]:
        """The positions of the blocks that differ."""
        found: list[int] = []
        seen: set[int] = set()
        block = self.qt.begin()
        while block.isValid():
            made = block.blockFormat()
            number = made.property(PageProp.NUMBER)
            if made.property(PageProp.CHANGED) and number is not None and number not in seen:
                seen.add(number)
                found.append(block.position())
            block = block.next()
        return found

    def numbers_in(self, cursor: QTextCursor) -> set[int]:
        """Return the numbers of the comparison's blocks in a selection that differ."""
        found = set()
        block = self.qt.findBlock(cursor.selectionStart())
        end = max(cursor.selectionEnd(), cursor.selectionStart() + 1)
        while block.isValid() and block.position() < end:
            made = block.blockFormat()
            number = made.property(PageProp.NUMBER)
            if number is not None and number >= 0 and made.property(PageProp.CHANGED):
                found.add(int(number))
            block = block.next()
        return found

    # Filling

    def _fill(self, cursor: QTextCursor) -> None:
        shown = [(number, one) for number, one in enumerate(self.comparison.blocks)]
        notes = _changed_notes(self.comparison)
        if not self._beside:
            started = False
            for number, one in shown:
                started = self._block(cursor, one, Side.BOTH, number, started=started)
            if notes:
                started = self._title(cursor, "Notes that differ", started=started)
            for place, blocks in enumerate(notes, start=1):
                for one in blocks:
                    started = self._block(cursor, one, Side.BOTH, -place, started=started)
            return
        rows = len(shown) + (1 + sum(map(len, notes)) if notes else 0)
        if not rows:
            return
        table = self._table(cursor, rows, 2)
        at = 0
        for number, one in shown:
            self._pair(table, at, one, number)
            at += 1
        if notes:
            self._title(table.cellAt(at, 0).firstCursorPosition(), "Notes that differ", started=False)
            at += 1
        for place, blocks in enumerate(notes, start=1):
            for one in blocks:
                self._pair(table, at, one, -place)
                at += 1

    def _pair(self, table: QTextTable, row: int, one: BlockChange, number: int) -> None:
        for column, side in enumerate((Side.OLD, Side.NEW)):
            cursor = table.cellAt(row, column).firstCursorPosition()
            block = one.old if side is Side.OLD else one.new
            there = block is not None
            if one.change is Change.MOVED_AWAY:
                there = side is Side.OLD
            elif one.change is Change.MOVED:
                there = side is Side.NEW
            if there:
                self._block(cursor, one, side, number, started=False)
            else:
                self._mark(cursor, number, changed=True)

    def _table(self, cursor: QTextCursor, rows: int, columns: int) -> QTextTable:
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setCellPadding(6)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        made.setColumnWidthConstraints([share] * columns)
        return cursor.insertTable(rows, columns, made)

    def _title(self, cursor: QTextCursor, words: str, *, started: bool) -> bool:
        self._begin(cursor, looks.block_format(Role.HEADING, 2), started=started)
        cursor.insertText(words, looks.char_format(Role.HEADING, 2))
        return True

    def _begin(self, cursor: QTextCursor, made: QTextBlockFormat, *, started: bool) -> None:
        plain = QTextCharFormat()
        if started:
            cursor.insertBlock(made, plain)
        else:
            cursor.setBlockFormat(made)
            cursor.setBlockCharFormat(plain)

    def _mark(self, cursor: QTextCursor, number: int, *, changed: bool) -> None:
        made = cursor.blockFormat()
        made.setProperty(PageProp.NUMBER, number)
        made.setProperty(PageProp.CHANGED, changed)
        cursor.setBlockFormat(made)

    def _block(
        self,
        cursor: QTextCursor,
        one: BlockChange,
        side: Side,
        number: int,
        *,
        started: bool,
        depth: int = 0,
    ) -> bool:
        """Write one block of the comparison as a side shows it; return that something is written."""
        block = one.old if side is Side.OLD or one.new is None else one.new
        assert block is not None
        changed = one.change is not Change.SAME
        facts = formats.facts_of(block, ())
        made = looks.block_format(facts.role, facts.level, facts.list_kind)
        made.setLeftMargin(made.leftMargin() + INDENT * depth)
        if changed and one.change is not Change.CHANGED:
            tone = self._colours.green if one.change in (Change.INSERTED, Change.MOVED) else self._colours.red
            ground = QColor(tone.ground)
            ground.setAlphaF(0.45)
            made.setBackground(QBrush(ground))
        made.setProperty(PageProp.NUMBER, number)
        made.setProperty(PageProp.CHANGED, changed)
        which = Side.OLD if side is Side.OLD or one.new is None else Side.NEW
        pen = Pen(cursor, self._colours, self._numbers[which])

        def line() -> None:
            nonlocal started
            self._begin(cursor, made, started=started)
            started = True

        remark = _remark(one, side)
        if remark:
            line()
            pen.say(remark)
        if one.change is Change.MOVED_AWAY and side is Side.BOTH:
            return started
        if isinstance(block, ListItem):
            line()
            label = self._labels[which].get(block.id, "")
            pen.say(f"{label}{'' if label in ('', '•') else '.'} ")
            self._part(pen, one, "content", side, facts.role, facts.level)
            return started
        for field in inline_fields(block):
            if field != "content" and not _field(one.old, field) and not _field(one.new, field):
                continue
            line()
            if (word := _FIELDS.get((type(block), field))) is not None:
                pen.say(word)
            role = Role.BOX_TITLE if isinstance(block, Box) else facts.role
            self._part(pen, one, field, side, role, facts.level)
        self._rest(pen, one, block, side, line)
        return self._inside(cursor, one, block, side, number, started, depth)

    def _rest(self, pen: Pen, one: BlockChange, block: Block, side: Side, line: Callable[[], object]) -> None:
        """Write what of a block is no run of words with marks."""
        if isinstance(block, Figure):
            line()
            pen.say("Text alternative: ")
            old = one.old.alt if isinstance(one.old, Figure) else ""
            new = one.new.alt if isinstance(one.new, Figure) else ""
            self._words(pen, one, inline(old), inline(new), side, Role.BODY, 0)
        elif isinstance(block, Separator):
            line()
            pen.say("＊", _kind(one))
        elif isinstance(block, Kept):
            line()
            self._words(pen, one, inline(block.plain), inline(block.plain), side, Role.BODY, 0)

    def _inside(
        self,
        cursor: QTextCursor,
        one: BlockChange,
        block: Block,
        side: Side,
        number: int,
        started: bool,
        depth: int,
    ) -> bool:
        """Write the blocks in a box or table."""
        inside: Sequence[tuple[BlockChange, ...]] = one.inside
        if not inside:
            kind = one.change if one.change in (Change.INSERTED, Change.DELETED) else Change.SAME
            inside = [tuple(_alone(b, kind) for b in story) for story in stories(block)]
        if isinstance(block, Table) and block.rows:
            self._cells(cursor, one, block, inside, side, number, started)
            return False
        for story in inside:
            started = self._story(cursor, one, story, side, number, started, depth + 1)
        return started

    def _story(
        self,
        cursor: QTextCursor,
        one: BlockChange,
        story: Sequence[BlockChange],
        side: Side,
        number: int,
        started: bool,
        depth: int,
    ) -> bool:
        for inner in story:
            gone = inner.old is None if side is Side.OLD else inner.new is None and side is Side.NEW
            if gone:
                continue
            started = self._block(cursor, _as(inner, one.change), side, number, started=started, depth=depth)
            if one.change is not Change.SAME:
                self._mark(cursor, number, changed=True)
        return started

    def _cells(
        self,
        cursor: QTextCursor,
        one: BlockChange,
        block: Table,
        inside: Sequence[tuple[BlockChange, ...]],
        side: Side,
        number: int,
        started: bool,
    ) -> None:
        """Write a table as one, a cell to a cell; then stand in the empty block that comes after it."""
        if started:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        columns = max(len(row) for row in block.rows)
        made = QTextTableFormat()
        made.setBorder(1)
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderBrush(QBrush(QColor(self._colours.border)))
        made.setBorderCollapse(True)
        made.setCellPadding(4)
        made.setBottomMargin(8)
        table = cursor.insertTable(len(block.rows), max(1, columns), made)
        stories_left = iter(inside)
        for row, cells in enumerate(block.rows):
            for column, _cell in enumerate(cells):
                place = table.cellAt(row, column).firstCursorPosition()
                self._story(place, one, next(stories_left, ()), side, number, False, 0)
        cursor.setPosition(table.lastPosition() + 1)

    def _part(self, pen: Pen, one: BlockChange, field: str, side: Side, role: Role, level: int) -> None:
        part = next((p for p in one.parts if p.field == field), None)
        if part is None:
            old, new = _field(one.old, field), _field(one.new, field)
            self._words(pen, one, old, new, side, role, level)
            return
        for text, kind in pieces(part, side):
            pen.write(text, kind, role, level)

    def _words(
        self, pen: Pen, one: BlockChange, old: Inline, new: Inline, side: Side, role: Role, level: int
    ) -> None:
        if one.change in (Change.INSERTED, Change.DELETED):
            pen.write(new if one.change is Change.INSERTED else old, _kind(one), role, level)
        elif one.change is Change.MOVED_AWAY:
            pen.write(old, RunKind.SAME, role, level)
        else:
            part = PartChange("", old, new, compare_words(old, new))
            for text, kind in pieces(part, side):
                pen.write(text, kind, role, level)


_FIELDS = {
    (Figure, "caption"): "Picture: ",
    (Figure, "credit"): "Credit: ",
    (Table, "title"): "Table: ",
    (Table, "source"): "Source: ",
    (Statistic, "figure"): "Figure: ",
    (Statistic, "claim"): "Claim: ",
    (Statistic, "source"): "Source: ",
    (Box, "title"): "Box: ",
}


def _kind(one: BlockChange) -> RunKind:
    return {Change.INSERTED: RunKind.INSERTED, Change.DELETED: RunKind.DELETED}.get(one.change, RunKind.SAME)


def _alone(block: Block, change: Change) -> BlockChange:
    old, new = (None, block) if change is Change.INSERTED else (block, None)
    if change is Change.SAME:
        old = new = block
    return BlockChange(change, old, new)


def _as(one: BlockChange, change: Change) -> BlockChange:
    return replace(one, change=change) if change in (Change.INSERTED, Change.DELETED) else one


def _field(block: Block | None, field: str) -> Inline:
    return getattr(block, field, EMPTY) if block is not None else EMPTY


def _remark(one: BlockChange, side: Side) -> str:
    """Return what is to be said over a block that its words do not show."""
    if one.change is Change.MOVED:
        return "Moved here"
    if one.change is Change.MOVED_AWAY:
        if side is not Side.BOTH:
            return "Moved elsewhere"
        said = " ".join(plain_blocks([one.old])) if one.old is not None else ""
        short = f"{said[:_FIRST_WORDS].rstrip()}…" if len(said) > _FIRST_WORDS else said
        return f"Moved from here: “{short}”"
    if one.change is Change.CHANGED and one.old is not None and one.new is not None:
        before, after = _style(one.old), _style(one.new)
        if before != after:
            return f"{before} is now {after.lower()}" if side is not Side.OLD else ""
        if isinstance(one.old, Figure) and isinstance(one.new, Figure) and one.old.asset != one.new.asset:
            return "Another picture"
    return ""


def _style(block: Block) -> str:
    facts = formats.facts_of(block, ())
    name = styling.name(facts) if facts.role is not Role.OBJECT else type(block).__name__
    level = getattr(block, "level", 0) if isinstance(block, ListItem) else 0
    return f"{name}, level {level + 1}" if level else name


def _numbers(document: Document) -> dict[str, int]:
    return {key: number for number, key in enumerate(called_notes(document), start=1)}


def _changed_notes(comparison: Comparison) -> list[list[BlockChange]]:
    """Return the notes that differ, came or went, each as changes of its blocks."""
    found = [
        list(note.blocks)
        for note in comparison.notes
        if any(one.change is not Change.SAME for one in note.blocks)
    ]
    old = {note.id for note in comparison.old.notes}
    new = {note.id for note in comparison.new.notes}
    found += _whole(comparison.new.notes, old, Change.INSERTED)
    found += _whole(comparison.old.notes, new, Change.DELETED)
    return found


def _whole(notes: Sequence[Note], others: set[str], change: Change) -> list[list[BlockChange]]:
    return [[_alone(block, change) for block in note.blocks] for note in notes if note.id not in others]
