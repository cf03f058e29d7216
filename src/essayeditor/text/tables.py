"""Changing the rows, columns and cells of a table, cells that cover several places included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from essayeditor.text.blocks import Block, Cell, Paragraph, Table, new_id
from essayeditor.text.plain import plain_blocks

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the row and column of the grid where it begins."""

    row: int
    column: int
    cell: Cell

    @property
    def below(self) -> int:
        """The first row under it."""
        return self.row + self.cell.rows

    @property
    def beside(self) -> int:
        """The first column to its right."""
        return self.column + self.cell.columns


def empty_cell() -> Cell:
    """Return a cell to write in."""
    return Cell((Paragraph(new_id()),))


def new_table(rows: int, columns: int, header_rows: int = 1) -> Table:
    """Return an empty table."""
    grid = tuple(tuple(empty_cell() for _ in range(columns)) for _ in range(rows))
    return Table(new_id(), grid, header_rows)


def placed(table: Table) -> list[Placed]:
    """Return every cell with its place, in reading order. A cell begins at the first place left free."""
    taken: set[Place] = set()
    found = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            one = Placed(row, column, cell)
            taken.update(_covers(one))
            found.append(one)
            column = one.beside
    return found


def _covers(one: Placed) -> Iterable[Place]:
    return ((r, c) for r in range(one.row, one.below) for c in range(one.column, one.beside))


def size(table: Table) -> tuple[int, int]:
    """Return how many rows and columns a table's grid has."""
    return len(table.rows), max((one.beside for one in placed(table)), default=0)


def at(table: Table, row: int, number: int) -> Placed:
    """Return the cell that is the `number`-th of a row, with its place. IndexError if there is none."""
    inside = [one for one in placed(table) if one.row == row]
    return inside[number]


def number_of(table: Table, one: Placed) -> int:
    """Return which of the cells of its row a cell is."""
    return sum(other.row == one.row and other.column < one.column for other in placed(table))


def covering(table: Table, row: int, column: int) -> Placed | None:
    """Return the cell that covers a place of the grid."""
    return next((one for one in placed(table) if (row, column) in set(_covers(one))), None)


def _made(
    table: Table, cells: Iterable[Placed], rows: int, header_rows: int | None = None, columns: int = 0
) -> Table:
    """Return a table of these cells, at least `columns` wide; an empty one where none covers a place."""
    by_row: list[list[Placed]] = [[] for _ in range(rows)]
    kept = []
    for one in cells:
        if 0 <= one.row < rows:
            span = min(one.cell.rows, rows - one.row)
            kept.append(replace(one, cell=replace(one.cell, rows=span)))
    width = max((one.beside for one in kept), default=0)
    width = max(width, columns)
    taken = {place for one in kept for place in _covers(one)}
    for row in range(rows):
        kept.extend(Placed(row, c, empty_cell()) for c in range(width) if (row, c) not in taken)
    for one in kept:
        by_row[one.row].append(one)
    grid = tuple(tuple(one.cell for one in sorted(r, key=lambda one: one.column)) for r in by_row)
    heads = table.header_rows if header_rows is None else header_rows
    return replace(table, rows=grid, header_rows=max(0, min(heads, rows)))


def insert_row(table: Table, before: int) -> Table:
    """Put an empty row in before a row of the grid; at the number of rows, after the last."""
    rows, _columns = size(table)
    moved = []
    for one in placed(table):
        if one.row >= before:
            moved.append(replace(one, row=one.row + 1))
        elif one.below > before:
            moved.append(replace(one, cell=replace(one.cell, rows=one.cell.rows + 1)))
        else:
            moved.append(one)
    heads = table.header_rows + (1 if before < table.header_rows else 0)
    return _made(table, moved, rows + 1, heads)


def insert_column(table: Table, before: int) -> Table:
    """Put an empty column in before a column of the grid; at the number of columns, after the last."""
    rows, columns = size(table)
    moved = []
    for one in placed(table):
        if one.column >= before:
            moved.append(replace(one, column=one.column + 1))
        elif one.beside > before:
            moved.append(replace(one, cell=replace(one.cell, columns=one.cell.columns + 1)))
        else:
            moved.append(one)
    fresh = [] if columns > before else [Placed(0, before, empty_cell())]
    return _made(table, [*moved, *fresh], rows)


def delete_row(table: Table, row: int) -> Table:
    """Take a row of the grid out; cells that reach over it lose a row. The last row stays."""
    rows, _columns = size(table)
    if rows <= 1:
        return table
    kept = []
    for one in placed(table):
        if one.row <= row < one.below:
            if one.cell.rows == 1:
                continue
            one = replace(one, cell=replace(one.cell, rows=one.cell.rows - 1))
        kept.append(replace(one, row=one.row - 1) if one.row > row else one)
    heads = table.header_rows - (1 if row < table.header_rows else 0)
    return _made(table, kept, rows - 1, heads)


def delete_column(table: Table, column: int) -> Table:
    """Take a column of the grid out; cells that reach over it lose a column. The last column stays."""
    rows, columns = size(table)
    if columns <= 1:
        return table
    kept = []
    for one in placed(table):
        if one.column <= column < one.beside:
            if one.cell.columns == 1:
                continue
            one = replace(one, cell=replace(one.cell, columns=one.cell.columns - 1))
        kept.append(replace(one, column=one.column - 1) if one.column > column else one)
    return _made(table, kept, rows)


def set_header(table: Table, *, on: bool) -> Table:
    """Make the first row a heading, or no row."""
    return replace(table, header_rows=1 if on else 0)


def merge(table: Table, one: Placed, *, down: bool = False) -> Table:
    """Merge a cell with the one to its right, or below it; the words of both are kept.

    The table comes back as it was where the two do not make a rectangle.
    """
    other = covering(table, one.below, one.column) if down else covering(table, one.row, one.beside)
    if other is None:
        return table
    if down and (other.column, other.beside) != (one.column, one.beside):
        return table
    if not down and (other.row, other.below) != (one.row, one.below):
        return table
    blocks = (*_saying(one.cell.blocks), *_saying(other.cell.blocks)) or one.cell.blocks
    grown = replace(
        one.cell,
        blocks=blocks,
        rows=one.cell.rows + (other.cell.rows if down else 0),
        columns=one.cell.columns + (0 if down else other.cell.columns),
    )
    cells = [p for p in placed(table) if p not in (one, other)]
    return _made(table, [*cells, replace(one, cell=grown)], len(table.rows))


def between(table: Table, first: Place, last: Place) -> list[Placed]:
    """Return the cells of the rectangle from one place to another, grown so that it cuts no cell."""
    top, bottom = sorted((first[0], last[0]))
    left, right = sorted((first[1], last[1]))
    cells = placed(table)
    while True:
        found = [
            one
            for one in cells
            if one.row <= bottom and one.below > top
            if one.column <= right and one.beside > left
        ]
        grown = (
            min((one.row for one in found), default=top),
            max((one.below - 1 for one in found), default=bottom),
            min((one.column for one in found), default=left),
            max((one.beside - 1 for one in found), default=right),
        )
        if grown == (top, bottom, left, right):
            return sorted(found, key=lambda one: (one.row, one.column))
        top, bottom, left, right = grown


def merge_all(table: Table, chosen: list[Placed]) -> Table:
    """Merge the cells of a rectangle, as `between` gives it, into one; the words of all are kept."""
    if len(chosen) < 2:
        return table
    first = chosen[0]
    blocks = tuple(block for one in chosen for block in _saying(one.cell.blocks)) or first.cell.blocks
    rows = max(one.below for one in chosen) - first.row
    columns = max(one.beside for one in chosen) - first.column
    grown = replace(first, cell=replace(first.cell, blocks=blocks, rows=rows, columns=columns))
    others = [one for one in placed(table) if one not in chosen]
    return _made(table, [*others, grown], len(table.rows))


def emptied(table: Table, chosen: list[Placed]) -> Table:
    """Return a table without the words of some cells."""
    fresh = [
        replace(one, cell=replace(one.cell, blocks=empty_cell().blocks)) if one in chosen else one
        for one in placed(table)
    ]
    return _made(table, fresh, len(table.rows), columns=size(table)[1])


def split(table: Table, one: Placed) -> Table:
    """Split a merged cell into the cells it covers; its words stay in the first."""
    cells = [p for p in placed(table) if p != one]
    rows, columns = size(table)
    single = replace(one, cell=replace(one.cell, rows=1, columns=1))
    return _made(table, [*cells, single], rows, columns=columns)


def _saying(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return blocks if any(said.strip() for said in plain_blocks(blocks)) else ()
