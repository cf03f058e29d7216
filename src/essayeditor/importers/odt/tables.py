"""Reads an OpenDocument table: header rows, cells over several columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from essayeditor.importers.odt.names import TABLE, whole
from essayeditor.importers.raw import Item, RawCell, RawTable
from essayeditor.importers.xmlsafe import Element

_ROW_GROUPS = frozenset({TABLE + "table-rows", TABLE + "table-row-group", TABLE + "table-header-rows"})
_MOST_REPEATS = 40


def read_table(table: Element, read_cell: Callable[[Element], list[Item]]) -> RawTable:
    """Return a table:table with its cells read by `read_cell`."""
    result = RawTable()
    still_head = True
    for row, header in _rows(table, False):
        cells = _read_row(row, read_cell)
        times = whole(row.get(TABLE + "number-rows-repeated"), 1, _MOST_REPEATS)
        if not any(cell.items for cell in cells):
            times = min(times, 1)
        for n in range(times):
            result.rows.append(cells if n == 0 else _read_row(row, read_cell))
            still_head = still_head and header
            result.header_rows += 1 if still_head else 0
    while result.rows and not any(c.items for c in result.rows[-1]) and len(result.rows) > 1:
        if any(cell.rows > 1 for row in result.rows for cell in row):
            break
        result.rows.pop()
    return result


def _rows(parent: Element, header: bool) -> Iterator[tuple[Element, bool]]:
    for child in parent:
        if child.tag == TABLE + "table-row":
            yield child, header
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child, header or child.tag == TABLE + "table-header-rows")


def _read_row(row: Element, read_cell: Callable[[Element], list[Item]]) -> list[RawCell]:
    cells: list[RawCell] = []
    for element in row:
        if element.tag != TABLE + "table-cell":
            continue
        times = whole(element.get(TABLE + "number-columns-repeated"), 1, _MOST_REPEATS)
        columns = whole(element.get(TABLE + "number-columns-spanned"), 1, 200)
        rows = whole(element.get(TABLE + "number-rows-spanned"), 1, 1000)
        cells.extend(RawCell(read_cell(element), max(1, columns), max(1, rows)) for _ in range(max(1, times)))
    return cells
