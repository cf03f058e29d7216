"""What the words of a table wish for: how wide its columns are, which hold figures, which rows are bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from essayeditor.text.blocks import Table
from essayeditor.text.plain import plain_blocks
from essayeditor.typeset.columns import Column
from essayeditor.typeset.context import Context
from essayeditor.typeset.grid import Placed
from essayeditor.typeset.inlines import split
from essayeditor.typeset.words import word

_NUMBER = re.compile(r"[£$€+–−-]?\s?\d[\d,.\s]*\s?(%|p|m|bn|k)?$")
_SPACE = 0.25  # em between words
_SHORT_END = 1.6  # em: a last word of fewer than four letters
_TOTAL = re.compile(r"(total|all|sum|overall)\b", re.IGNORECASE)
_WHOLE_PART = re.compile(r"\D*\d[\d,\s]*")
_FAIR = 8  # em of a column of words


class Wishes:
    """Measures the cells of a table, of which none may be wider than `most` points."""

    def __init__(
        self, context: Context, table: Table, cells: Sequence[Placed], heads: int, most: float
    ) -> None:
        self._context = context
        self._table = table
        self._cells = cells
        self._heads = heads
        self._most = most
        self._style = context.style("table")

    def columns(self, count: int) -> list[Column]:
        """Return so many columns with the widths that their words wish for."""
        columns = [Column() for _ in range(count)]
        for number, column in enumerate(columns):
            column.numeric = self._is_numeric(number)
        for placed in self._cells:
            least, most = self._wish(placed)
            span = columns[placed.column : placed.column + placed.cell.columns]
            for column in span:
                column.least = max(column.least, least / len(span))
                column.most = max(column.most, most / len(span))
        self._make_room_for_decimals(columns)
        for column in columns:
            fair = column.least if column.numeric else self._style.size * _FAIR
            column.fair = min(column.most, max(column.least, fair))
        return columns

    def _make_room_for_decimals(self, columns: list[Column]) -> None:
        """Measure columns of figures in two parts, since their points are to stand under each other."""
        for placed in self._cells:
            column = columns[placed.column]
            if self._is_figure(placed, column):
                column.tail = max(column.tail, self.tail(placed))
        for placed in self._cells:
            column = columns[placed.column]
            if self._is_figure(placed, column):
                least, most = self._wish(placed)
                more = column.tail - self.tail(placed)
                column.least, column.most = max(column.least, least + more), max(column.most, most + more)

    def _is_figure(self, placed: Placed, column: Column) -> bool:
        return column.numeric and placed.cell.columns == 1 and placed.row >= self._heads

    def tail(self, placed: Placed) -> float:
        """Return the width of what a figure has after its units; a dash has nothing."""
        said = " ".join(plain_blocks(placed.cell.blocks)).strip()
        whole = _WHOLE_PART.match(said)
        rest = said[len(whole.group().rstrip()) :] if whole else ""
        if not rest:
            return 0.0
        kind = self._context.type(self._style, lining=True, tabular=True)
        if self.bold(placed):
            kind = replace(kind, face=bold_face(kind.face))
        return sum(word(part, kind).width for part in split(rest)) + _SPACE * kind.size * (rest[0].isspace())

    def _is_numeric(self, number: int) -> bool:
        said = [
            " ".join(plain_blocks(p.cell.blocks)).strip()
            for p in self._cells
            if p.column == number and p.cell.columns == 1 and p.row >= self._heads
        ]
        figures = [s for s in said if s not in ("", "–", "-", "—")]
        years = figures and all(re.fullmatch(r"(19|20)\d\d", s) for s in figures)
        return bool(figures) and not years and all(_NUMBER.match(s) for s in figures)

    def _wish(self, placed: Placed) -> tuple[float, float]:
        kind = self._context.type(self._style, lining=True, tabular=True)
        if self.bold(placed):
            kind = replace(kind, face=bold_face(kind.face))
        least = most = self._style.size * (2.8 if placed.cell.blocks else 0.6)
        for said in plain_blocks(placed.cell.blocks):
            for line in said.split("\n"):
                widths = [word(part, kind).width for part in split(line)]
                least = max([least, *widths])
                if len(widths) > 1 and widths[-1] < self._style.size * _SHORT_END:
                    least = max(
                        least, widths[-2] + _SPACE * kind.size + widths[-1]
                    )  # never ends a cell alone
                most = max(most, sum(widths) + 2.2 * len(widths) + 4)
        return min(least + 1, self._most), most

    def bold(self, placed: Placed) -> bool:
        """Say whether a cell is bold: in a head, or in the row of totals."""
        return placed.row < self._heads or placed.cell.header or self.is_total(placed.row)

    def is_total(self, row: int) -> bool:
        """Say whether a row is the last and has the totals."""
        if row != len(self._table.rows) - 1 or row < max(self._heads, 2):
            return False
        cells = self._table.rows[row]
        return bool(cells) and bool(_TOTAL.match(" ".join(plain_blocks(cells[0].blocks)).strip()))


def bold_face(face: str) -> str:
    """Return the bold that tables have of a face."""
    return {"sans": "sans-600", "plain": "plain-700", "text": "text-600"}.get(face, face)
