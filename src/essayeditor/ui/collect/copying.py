"""The essays as a table for other programs: tabs between cells, and the same as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from essayeditor.ui.collect.columns import SPECS, Column
from essayeditor.ui.collect.rows import EssayRow

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage


def copy(page: CollectPage) -> None:
    """Put the chosen essays, or all that are shown where fewer than two are chosen, on the clipboard."""
    rows = page.chosen()
    if len(rows) < 2:
        rows = page.essays.rows_shown()
    QApplication.clipboard().setMimeData(as_mime(table(rows, page.table.columns())))
    count = "1 essay" if len(rows) == 1 else f"{len(rows):,} essays"
    page.shell.session.told.emit(f"Copied {count} as a table.", False)


def table(rows: Sequence[EssayRow], columns: Sequence[Column]) -> list[list[str]]:
    """Return the headings and, for each essay, what its cells say."""
    return [
        [SPECS[column].heading for column in columns],
        *([_cell(row, c) for c in columns] for row in rows),
    ]


def as_mime(cells: Sequence[Sequence[str]]) -> QMimeData:
    """Return cells as a spreadsheet and a text program take them from the clipboard."""
    data = QMimeData()
    data.setText("\n".join("\t".join(row) for row in cells))
    lines = ["<table>"]
    for number, row in enumerate(cells):
        tag = "td" if number else "th"
        lines.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    data.setHtml("".join([*lines, "</table>"]))
    return data


def _cell(row: EssayRow, column: Column) -> str:
    """A deadline is written out, for "2 days late" is true today only."""
    text = row.deadline if column is Column.DEADLINE else SPECS[column].text(row)
    return " ".join(text.split())
