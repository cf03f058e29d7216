"""Reads a table of a page: header rows, cells over several columns and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from essayeditor.importers.raw import Item, RawCell, RawTable
from essayeditor.importers.xmlsafe import Element

_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"})
_MOST = 64
_MOST_ROWS = 1000


def read_table(table: Element, read_cell: Callable[[Element], list[Item]]) -> RawTable:
    """Return a table with its cells read by `read_cell`."""
    result = RawTable()
    head = True
    for row in _rows(table):
        elements = [cell for cell in row if cell.tag in ("td", "th")]
        cells = [_read(cell, read_cell) for cell in elements]
        head = head and bool(cells) and _is_head(row, elements)
        result.header_rows += 1 if head else 0
        result.rows.append(cells)
    result.rows = [row for row in result.rows if row]
    if result.header_rows >= len(result.rows):
        result.header_rows = 0
    for n, row_cells in enumerate(result.rows):
        for raw in row_cells:
            raw.rows = max(1, min(raw.rows, len(result.rows) - n))
    return result


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows in the order in which they are shown: the head first, the foot last."""
    groups = {"thead": 0, "tfoot": 2}
    for child in sorted((c for c in table if isinstance(c.tag, str)), key=lambda c: groups.get(c.tag, 1)):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterfind("tr")


def strays(table: Element) -> Iterator[tuple[Element | None, str]]:
    """Yield what stands in a table but in no cell, element or text: it is shown before the table.

    So have browsers it (HTML, 13.2.6.1, "foster parenting").
    """
    yield None, table.text or ""
    for child in table:
        if not isinstance(child.tag, str):
            continue
        if child.tag in _PARTS:
            if child.tag not in ("td", "th", "caption", "colgroup", "col"):
                yield from strays(child)
        else:
            yield child, ""
        yield None, child.tail or ""


def _is_head(row: Element, cells: list[Element]) -> bool:
    parent = row.getparent()
    return all(cell.tag == "th" for cell in cells) or (parent is not None and parent.tag == "thead")


def _read(cell: Element, read_cell: Callable[[Element], list[Item]]) -> RawCell:
    columns, rows = _span(cell, "colspan", _MOST), _span(cell, "rowspan", _MOST_ROWS)
    return RawCell(read_cell(cell), columns, rows, cell.tag == "th")


def _span(cell: Element, name: str, most: int) -> int:
    value = cell.get(name, "").strip()
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 7 else 1
