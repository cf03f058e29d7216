"""Reads a Word table: its grid, cells merged across and down, header rows, tables inside cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from essayeditor.importers.docx.context import Context
from essayeditor.importers.docx.drawings import chosen
from essayeditor.importers.docx.inlines import suggestion_of
from essayeditor.importers.docx.names import ALTERNATE, SDT, SDT_CONTENT, VAL, W, is_on, number
from essayeditor.importers.raw import Item, RawCell, RawTable
from essayeditor.importers.result import RemarkKind
from essayeditor.importers.xmlsafe import Element
from essayeditor.text.marks import Mark, Suggestion

_WRAPPERS = (W + "customXml", W + "smartTag", W + "ins", W + "del", W + "moveFrom", W + "moveTo")
ReadCell = Callable[[Element, tuple[Mark, ...]], list[Item]]


def read_table(
    table: Element, read_cell: ReadCell, suggestions: tuple[Mark, ...], context: Context
) -> RawTable:
    """Return a w:tbl with its cells read by `read_cell`."""
    result = RawTable()
    style = table.find(f"{W}tblPr/{W}tblStyle")
    result.style = style.get(VAL, "") if style is not None and context.ours else ""
    ids_before = len(context.containers)
    open_merges: dict[int, RawCell] = {}
    changes: list[Suggestion | None] = []
    still_head = True
    for row in _inside(table, W + "tr"):
        properties = row.find(W + "trPr")
        changes.append(_change_of(properties))
        header = _is_header(properties)
        cells = _read_row(row, properties, read_cell, suggestions, open_merges)
        still_head = still_head and header
        if still_head:
            result.header_rows += 1
        result.rows.append(cells)
    _close_gaps(result)
    result.change = _settled(changes, context)
    if len(context.containers) > ids_before:
        result.id, result.ours = context.containers.pop(ids_before), True
    return result


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, through the content controls and other wrappers that may hold them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _inside(content, tag)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _inside(branch, tag)
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _is_header(properties: Element | None) -> bool:
    flag = properties.find(W + "tblHeader") if properties is not None else None
    return flag is not None and is_on(flag)


def _change_of(properties: Element | None) -> Suggestion | None:
    """Return the suggestion that a row come or go."""
    for child in properties if properties is not None else ():
        mark = suggestion_of(child)
        if mark is not None:
            return Suggestion(mark.kind, mark.author, mark.when)
    return None


def _settled(changes: list[Suggestion | None], context: Context) -> Suggestion | None:
    """Return the suggestion that a table come or go, where all its rows do; else say of which rows it is."""
    found = [change for change in changes if change is not None]
    if found and len(found) == len(changes) and len({(c.kind, c.author) for c in found}) == 1:
        context.tally.kept["suggestions"] += len(found)
        return found[0]
    for change in found:
        context.tally.left["suggestions"] += 1
        context.tally.gather(
            RemarkKind.WARNING, "A whole table row is a suggested change; its row stands here", change.author
        )
    return None


def _read_row(
    row: Element, properties: Element | None, read_cell: ReadCell, suggestions: tuple[Mark, ...],
    open_merges: dict[int, RawCell],
) -> list[RawCell]:  # fmt: skip
    cells: list[RawCell] = []
    column = 0
    before = _number_of(properties, "gridBefore")
    if before:
        cells.append(RawCell(columns=before))
        column = before
    seen: set[int] = set()
    for cell in _inside(row, W + "tc"):
        shape = cell.find(W + "tcPr")
        span = max(1, min(_number_of(shape, "gridSpan") or 1, 200))
        items = read_cell(cell, suggestions)
        merged = _merge(shape, "vMerge")
        beside = _merge(shape, "hMerge")
        if beside == "continue" and cells:
            cells[-1].columns += span
            cells[-1].items.extend(items)
        elif merged == "continue" and column in open_merges and open_merges[column].columns == span:
            if column not in seen:
                open_merges[column].rows += 1
            open_merges[column].items.extend(items)
        else:
            raw = RawCell(items, span, header=shape is not None and shape.find(W + "cnfStyle") is not None)
            cells.append(raw)
            open_merges.pop(column, None)
            if merged == "restart":
                open_merges[column] = raw
        seen.add(column)
        column += span
    for gone in [c for c in open_merges if c not in seen]:
        del open_merges[gone]
    after = _number_of(properties, "gridAfter")
    if after:
        cells.append(RawCell(columns=after))
    return cells


def _number_of(properties: Element | None, name: str) -> int:
    child = properties.find(W + name) if properties is not None else None
    return number(child.get(VAL)) if child is not None else 0


def _merge(properties: Element | None, name: str) -> str:
    child = properties.find(W + name) if properties is not None else None
    if child is None:
        return ""
    return child.get(VAL, "continue")


def _close_gaps(table: RawTable) -> None:
    """Take out rows in which no cell begins: the cells above cover them, and need one row less."""
    for n in reversed(range(len(table.rows))):
        if table.rows[n]:
            continue
        del table.rows[n]
        table.header_rows -= 1 if n < table.header_rows else 0
        for above, row in enumerate(table.rows[:n]):
            for cell in row:
                if above + cell.rows > n:
                    cell.rows -= 1
