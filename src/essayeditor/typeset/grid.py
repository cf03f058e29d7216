"""The grid of a table: which cell stands in which row and column, made regular whatever a file had.

Rows of unlike lengths, cells that span past the table's edge or over each other: none of it may reach
the structure of the pages, where each row has as many columns, each column as many rows (ISO 14289-1, 7.5).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from essayeditor.text.blocks import Cell, Table
from essayeditor.typeset.galley import Piece


@dataclass(slots=True)
class Placed:
    """A cell in its row and column, counted from 0, with what is set of it."""

    cell: Cell
    row: int
    column: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def bottom(self) -> int:
        """The row after its last."""
        return self.row + self.cell.rows

    @property
    def right(self) -> int:
        """The column after its last."""
        return self.column + self.cell.columns


def grid(table: Table) -> tuple[Table, list[Placed], int]:
    """Return a table made regular, its cells in their places, and the number of its columns.

    Cells that would lie over others or reach past the foot are cut to their room, missing ones are
    there without words, rows without a cell of their own are left out.
    """
    cells, count = _placed(table)
    own = {placed.row for placed in cells}
    gone = [row for row in range(len(table.rows)) if row not in own]
    for placed in cells:
        inside = sum(placed.row < row < placed.bottom for row in gone)
        placed.cell = replace(placed.cell, rows=placed.cell.rows - inside)
        placed.row -= sum(row < placed.row for row in gone)
    rows: list[list[Cell]] = [[] for _ in range(len(table.rows) - len(gone))]
    for placed in cells:
        rows[placed.row].append(placed.cell)
    heads = table.header_rows - sum(row < table.header_rows for row in gone)
    return replace(table, rows=tuple(map(tuple, rows)), header_rows=heads), cells, count


def _placed(table: Table) -> tuple[list[Placed], int]:
    """Give every cell its room, row by row, and fill what is left with empty ones."""
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            wide = next(
                (n for n in range(1, cell.columns) if (row, column + n) in taken), max(cell.columns, 1)
            )
            deep = max(min(cell.rows, len(table.rows) - row), 1)
            taken.update((row + down, column + over) for down in range(deep) for over in range(wide))
            found.append(Placed(replace(cell, columns=wide, rows=deep), row, column))
            column += wide
    count = max((placed.right for placed in found), default=1)
    bare = {row for row in range(len(table.rows)) if all(p.row != row for p in found)}
    for row in range(len(table.rows)):
        if row not in bare:
            found += [Placed(Cell(()), row, n) for n in range(count) if (row, n) not in taken]
    return sorted(found, key=lambda placed: (placed.row, placed.column)), count
