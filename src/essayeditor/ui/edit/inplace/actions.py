"""What can be done inside tables and other whole blocks, by menu and key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from essayeditor.text import tables
from essayeditor.text.blocks import Table
from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.inplace.opener import InPlace

_HERE = frozenset({"edit"})
_MENU = "Essay/Table"
Change = Callable[[Table, tables.Placed], Table]


def _header(table: Table, _one: tables.Placed) -> Table:
    return tables.set_header(table, on=not table.header_rows)


TABLE: tuple[tuple[str, str, int, Change], ...] = (
    ("table.row_above", "Row above", 0, lambda t, one: tables.insert_row(t, one.row)),
    ("table.row_below", "Row below", 0, lambda t, one: tables.insert_row(t, one.below)),
    ("table.column_before", "Column to the left", 0, lambda t, one: tables.insert_column(t, one.column)),
    ("table.column_after", "Column to the right", 0, lambda t, one: tables.insert_column(t, one.beside)),
    ("table.delete_row", "Delete row", 1, lambda t, one: tables.delete_row(t, one.row)),
    ("table.delete_column", "Delete column", 1, lambda t, one: tables.delete_column(t, one.column)),
    ("table.merge_right", "Merge with the cell to the right", 2, lambda t, one: tables.merge(t, one)),
    ("table.merge_down", "Merge with the cell below", 2, lambda t, one: tables.merge(t, one, down=True)),
    ("table.split", "Split the cell", 2, tables.split),
    ("table.header", "Heading row", 3, _header),
)
_SHORTCUTS = {"table.row_below": "Ctrl+Alt+Return", "table.column_after": "Ctrl+Alt+Shift+Return"}
_SAME = {
    "table.delete_row": "A table keeps at least one row.",
    "table.delete_column": "A table keeps at least one column.",
    "table.merge_right": "The cell to the right is not as high, or there is none.",
    "table.merge_down": "The cell below is not as wide, or there is none.",
    "table.split": "This cell is not merged.",
}


class _Inside:
    """Finds the table at hand and changes it."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def opener(self) -> InPlace | None:
        """Return what opens fields, None while there is no text."""
        here = bench.of(self._shell)
        return here.inside if here is not None and here.buffer is not None else None

    def place(self) -> tuple[Table, tables.Placed] | None:
        """Return the table at hand and the cell that one is in, or its first."""
        found = self.opener()
        value = found.block() if found is not None else None
        if found is None or not isinstance(value, Table) or not value.rows:
            return None
        field = found.editor.field if found.editor is not None and found.editor.field.is_cell else None
        row, number = (field.row, field.number) if field is not None else (0, 0)
        try:
            return value, tables.at(value, row, number)
        except IndexError:
            return None

    def change(self, words: str, change: Change) -> None:
        """Change the table at hand."""
        found = self.opener()
        if found is None:
            return
        found.commit()
        where = self.place()
        if where is not None:
            found.change_table(change(*where), words.lower(), where[1])
            here = bench.of(self._shell)
            if here is not None:
                here.page.text.tell_at_once("A change of a table’s rows, columns and cells")

    def merge(self) -> None:
        """Merge the cells that are chosen."""
        found = self.opener()
        if found is None:
            return
        found.commit()  # first: what is chosen then has the words written last
        chosen = found.cells.chosen
        if chosen:
            self.change("merge cells", lambda table, _one: tables.merge_all(table, chosen))

    def no_merge(self) -> str:
        """Return why nothing can be merged, or ""."""
        found, where = self.opener(), self.place()
        if found is None or where is None:
            return "Put the cursor in a table first."
        return (
            "" if found.cells.chosen else "Choose several cells first: drag over them, or Shift and an arrow."
        )

    def reason(self, key: str, change: Change) -> str:
        """Return why a change cannot be made, or ""."""
        where = self.place()
        if where is None:
            return "Put the cursor in a table first."
        here = bench.of(self._shell)
        if here is not None and here.view.isReadOnly():
            return "The words of this essay cannot be changed in its present state."
        return _SAME[key] if key in _SAME and change(*where) == where[0] else ""

    def has_header(self) -> bool:
        """Say whether the table at hand has a heading row."""
        where = self.place()
        return where is not None and bool(where[0].header_rows)

    def open(self) -> None:
        """Open the first field of what stands at the cursor."""
        found = self.opener()
        if found is not None:
            found.open()

    def nothing(self) -> str:
        """Return why there is nothing to open, or ""."""
        found = self.opener()
        if found is None or found.block() is None:
            return "Put the cursor at a table, a statistic or a picture first."
        return ""


def actions(shell: Shell) -> list[Action]:
    """Return the actions."""
    inside = _Inside(shell)
    edit = Action(
        "edit.inside",
        "Edit what is inside",
        inside.open,
        "Essay",
        2,
        "F2",
        "edit",
        tip="Edit the words of the table, statistic or picture at the cursor",
        where=_HERE,
        blocked=inside.nothing,
    )
    made = [
        Action(
            key,
            words,
            partial(inside.change, words, change),
            _MENU,
            group,
            _SHORTCUTS.get(key, ""),
            where=_HERE,
            blocked=partial(inside.reason, key, change),
            checked=inside.has_header if key == "table.header" else None,
        )
        for key, words, group, change in TABLE
    ]
    merge = Action(
        "table.merge", "Merge the chosen cells", inside.merge, _MENU, 2, where=_HERE, blocked=inside.no_merge
    )
    return [edit, *made, merge]
