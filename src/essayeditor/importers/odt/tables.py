"""Reads an OpenDocument table: header rows, cells over several columns and rows (part 3, 9.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from essayeditor.importers.odt.context import Context
from essayeditor.importers.odt.names import TABLE, whole, words_of
from essayeditor.importers.raw import Item, RawCell, RawTable
from essayeditor.importers.xmlsafe import Element

_GROUPS = (TABLE + "table-rows", TABLE + "table-row-group", TABLE + "table-header-rows")
_MOST_COLUMNS = 64
_MOST_ROWS = 1000
_HIDDEN = "A hidden row of a table was left out"
_COVERED = "Words in a table cell that another one covers were left out"


def read_table(table: Element, read_cell: Callable[[Element], list[Item]], context: Context) -> RawTable:
    """Return a table:table with its cells read by `read_cell`."""
    result = RawTable()
    head = True
    for row, in_head in _rows(table, False):
        if row.get(TABLE + "visibility", "visible") != "visible":
            context.tally.drop(_HIDDEN, words_of(row))
            continue
        head = head and in_head
        result.header_rows += 1 if head else 0
        result.rows.append(_read_row(row, read_cell, context))
    if result.header_rows == len(result.rows):
        result.header_rows = 0
    _shorten(result)
    return result


def _rows(parent: Element, in_head: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == TABLE + "table-row":
            yield child, in_head
        elif child.tag in _GROUPS:
            yield from _rows(child, in_head or child.tag == TABLE + "table-header-rows")


def _read_row(row: Element, read_cell: Callable[[Element], list[Item]], context: Context) -> list[RawCell]:
    cells: list[RawCell] = []
    for element in row:
        if element.tag == TABLE + "covered-table-cell":
            context.tally.drop(_COVERED, words_of(element))
        if element.tag != TABLE + "table-cell":
            continue
        columns = whole(element.get(TABLE + "number-columns-spanned"), 1, _MOST_COLUMNS)
        rows = whole(element.get(TABLE + "number-rows-spanned"), 1, _MOST_ROWS)
        cells.append(RawCell(read_cell(element), max(1, columns), max(1, rows)))
        repeated = whole(element.get(TABLE + "number-columns-repeated"), 1, _MOST_COLUMNS)
        if not words_of(element):
            cells.extend(RawCell() for _ in range(repeated - 1))
    return cells


def _shorten(table: RawTable) -> None:
    """Take out rows in which no cell begins, as those above cover them, and let no cell reach below."""
    for n in reversed(range(len(table.rows))):
        if table.rows[n]:
            continue
        del table.rows[n]
        table.header_rows -= 1 if n < table.header_rows else 0
        for above, row in enumerate(table.rows[:n]):
            for cell in row:
                cell.rows -= 1 if above + cell.rows > n else 0
    for n, row in enumerate(table.rows):
        for cell in row:
            cell.rows = max(1, min(cell.rows, len(table.rows) - n))
