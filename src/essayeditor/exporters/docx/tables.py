"""Tables and boxes: header rows, merged cells, and single-cell tables for what is set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor.exporters.docx.paragraphs import gap, is_gap
from essayeditor.exporters.docx.xml import Element, ends_in, last_child, qn, sub, twips
from essayeditor.text.blocks import Box, BoxKind, Cell, Table
from essayeditor.text.plain import plain_blocks

if TYPE_CHECKING:
    from essayeditor.exporters.docx.blocks import BlockWriter

_BOXES = {
    BoxKind.CASE_STUDY: "CaseStudyBox",
    BoxKind.ASKS: "AsksBox",
    BoxKind.SIDEBAR: "SidebarBox",
}
_WIDEST = 60  # characters beyond which a column claims no more room
_LONGEST_WORD = 18  # characters beyond which a word does not hold its column open
_LETTER = 0.62
"""The width of a letter in ems, on the safe side: the fonts that stand in for ours are wide."""


def write_table(writer: BlockWriter, parent: Element, table: Table) -> None:
    """Append a table with its title before and its source after it."""
    if table.title:
        writer.table_title(parent, table.id, table.title)
    else:
        _stand_off(parent)
    grid = _grid(table)
    columns = max((len(row) for row in grid), default=0)
    if columns:
        look = writer.edition.look
        widths = _widths(grid, columns, writer.measure, look.face("table").size * _LETTER, 2 * look.q)
        element = _begin(parent, "EssayTable", widths, header=table.header_rows > 0)
        writer.contain(table.id)
        for number, row in enumerate(grid):
            _row(writer, element, row, widths, number < table.header_rows)
    if table.source:
        writer.line(parent, "TableSource", text=table.source)


def write_box(writer: BlockWriter, parent: Element, box: Box) -> None:
    """Append a box: a table of one cell, in the style of its kind."""
    _stand_off(parent)
    widths = [writer.measure]
    element = _begin(parent, _BOXES[box.kind], widths, header=False)
    cell = sub(sub(element, "w:tr"), "w:tc")
    sub(sub(cell, "w:tcPr"), "w:tcW", w=twips(widths[0]), type="dxa")
    writer.contain(box.id)
    inner = writer.inside("CaseStudy", widths[0] - 2 * writer.edition.look.grid)
    if box.title:
        inner.line(cell, "CaseStudyTitle", text=box.title, lang=box.lang, about=box.id)
    inner.write(cell, box.blocks)
    _end_cell(inner, cell, "CaseStudy")


def _stand_off(parent: Element) -> None:
    """Keep a table off what stands before it: two tables Word would join, and text would touch its rule."""
    before = last_child(parent)
    if before is not None and before.tag in (qn("w:tbl"), qn("w:p")) and not is_gap(before):
        gap(parent)


def _begin(parent: Element, style: str, widths: list[float], *, header: bool) -> Element:
    table = sub(parent, "w:tbl")
    properties = sub(table, "w:tblPr")
    sub(properties, "w:tblStyle", val=style)
    sub(properties, "w:tblW", w=twips(sum(widths)), type="dxa")
    sub(properties, "w:tblLayout", type="fixed")
    sub(properties, "w:tblLook", val="0420" if header else "0400", firstRow=int(header), lastRow=0,
        firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)  # fmt: skip
    grid = sub(table, "w:tblGrid")
    for width in widths:
        sub(grid, "w:gridCol", w=twips(width))
    return table


Slot = tuple[Cell, bool] | None
"""A place in the grid at which a cell begins (with whether this is its first row), or None inside one."""


def _grid(table: Table) -> list[list[Slot]]:
    """Lay the cells out on the grid; a cell of several rows stands in each, marked as going on."""
    rows: list[list[Slot]] = []
    below: dict[int, tuple[Cell, int]] = {}  # column -> cell that goes on, rows still to come
    for cells in table.rows:
        row: list[Slot] = []
        waiting = list(cells)
        while waiting or any(column >= len(row) for column in below):
            held = below.get(len(row))
            if held:
                cell, left = held
                del below[len(row)]
                if left > 1:
                    below[len(row)] = (cell, left - 1)
                row += [(cell, False), *[None] * (cell.columns - 1)]
            elif waiting:
                cell = waiting.pop(0)
                if cell.rows > 1:
                    below[len(row)] = (cell, cell.rows - 1)
                row += [(cell, True), *[None] * (cell.columns - 1)]
            else:
                row.append((Cell(), True))
        rows.append(row)
    return _squared(rows)


def _squared(rows: list[list[Slot]]) -> list[list[Slot]]:
    """Make all rows as wide as the widest, with empty cells."""
    columns = max((len(row) for row in rows), default=0)
    return [row + [(Cell(), True)] * (columns - len(row)) for row in rows]


def _widths(
    grid: list[list[Slot]], columns: int, measure: float, letter: float, padding: float
) -> list[float]:
    """Share the measure among columns by how much their longest cells say, none too narrow for its words."""
    longest, words = [4.0] * columns, [3] * columns
    for row in grid:
        for column, slot in enumerate(row):
            if slot and slot[0].columns == 1:
                for line in plain_blocks(slot[0].blocks):
                    longest[column] = max(longest[column], min(len(line), _WIDEST))
                    word = max(map(len, line.split()), default=0)
                    words[column] = max(words[column], min(word, _LONGEST_WORD))
    least = [word * letter + padding for word in words]
    return _shared([length**0.75 for length in longest], least, measure)


def _shared(shares: list[float], least: list[float], measure: float) -> list[float]:
    """Divide a measure by shares, but give none less than its least, as long as there is room for that."""
    if sum(least) >= measure:
        return [measure * width / sum(least) for width in least]
    widths: dict[int, float] = {}
    while True:
        free = [column for column in range(len(shares)) if column not in widths]
        room, weight = measure - sum(widths.values()), sum(shares[column] for column in free)
        tight = [column for column in free if room * shares[column] / weight < least[column]]
        if not tight:
            widths.update({column: room * shares[column] / weight for column in free})
            return [widths[column] for column in range(len(shares))]
        widths.update({column: least[column] for column in tight})


def _row(writer: BlockWriter, table: Element, row: list[Slot], widths: list[float], header: bool) -> None:
    element = sub(table, "w:tr")
    properties = sub(element, "w:trPr")
    sub(properties, "w:cantSplit")
    if header:
        sub(properties, "w:tblHeader")
    for column, slot in enumerate(row):
        if slot is not None:
            cell, first = slot
            width = sum(widths[column : column + cell.columns])
            _cell(writer, sub(element, "w:tc"), cell, width, first=first, header=header)


def _cell(
    writer: BlockWriter, element: Element, cell: Cell, width: float, *, first: bool, header: bool
) -> None:
    properties = sub(element, "w:tcPr")
    if cell.header:
        sub(properties, "w:cnfStyle", val="100000000000" if header else "001000000000")
    sub(properties, "w:tcW", w=twips(width), type="dxa")
    if cell.columns > 1:
        sub(properties, "w:gridSpan", val=cell.columns)
    if cell.rows > 1:
        sub(properties, "w:vMerge", **({"val": "restart"} if first else {}))
    style = "TableHeading" if cell.header else "TableText"
    inner = writer.inside(style, width - 2 * writer.edition.look.q)
    if first:
        inner.write(element, cell.blocks)
    _end_cell(inner, element, style)


def _end_cell(inner: BlockWriter, cell: Element, style: str) -> None:
    """Give a cell the paragraph that must end it."""
    if ends_in(cell, "w:tcPr"):
        inner.line(cell, style)
    elif not ends_in(cell, "w:p"):
        gap(cell)
