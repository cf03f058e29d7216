"""What a person changes in Collect, as operations of the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from essayeditor.collection.entities import Contributor, State
from essayeditor.ui.collect.board.states import stepped
from essayeditor.ui.collect.columns import Column
from essayeditor.ui.session import Operation
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.desk import Changes
    from essayeditor.ui.collect.details import DetailsPane
    from essayeditor.ui.collect.page import CollectPage


class EssayEdits(QObject):
    """Turns what was asked into operations on the essays that are chosen."""

    def __init__(self, shell: Shell, page: CollectPage) -> None:
        super().__init__(page)
        self._shell = shell
        self._page = page

    def connect_to(self, details: DetailsPane) -> None:
        """Do what is asked for in the details pane, on the essay that it shows."""
        details.edited.connect(self._edit)
        details.state_wanted.connect(lambda state: self.set_state(State(state)))
        details.section_wanted.connect(self._move_one)
        details.authors_wanted.connect(self._set_authors)
        details.author_added.connect(self._add_author)
        details.byline_confirmed.connect(self.confirm_bylines)
        details.several.edited.connect(self._edit_all)

    def add(self) -> None:
        """Add an essay without a text, and let the person name it."""
        section = self._page.section()
        changes = self._perform(lambda desk: desk.add_essay("New essay", section))
        if changes is not None and changes.created:
            self._page.clear_filter()
            self._page.table.choose([changes.created[0]])
            self._page.right.show_pane("essay")
            self._page.details.focus_title()

    def rename(self) -> None:
        """Let the person change the title of the chosen essay: in the table, or else in the details."""
        rows = self._page.chosen()
        if len(rows) == 1 and self._page.table.edit_cell(rows[0].id, Column.TITLE):
            return
        self._page.right.show_pane("essay")
        self._page.details.focus_title()

    def delete(self) -> None:
        """Put the chosen essays into the bin."""
        keys = self._keys()
        if keys:
            self._perform(lambda desk: desk.delete_essays(keys))

    def restore(self) -> None:
        """Take the chosen essays out of the bin."""
        keys = self._keys()
        if keys:
            self._perform(lambda desk: desk.restore_essays(keys))

    def move(self, step: int) -> None:
        """Move the chosen essay one place up (-1) or down (1) in its section."""
        rows = self._page.chosen()
        if len(rows) != 1:
            return
        record = self._shell.session.record
        essay = next(one for one in record.essays() if one.id == rows[0].id)
        keys = [one.id for one in record.essays(essay.section)]
        place = keys.index(essay.id) + step
        if 0 <= place < len(keys):
            self._perform(lambda desk: desk.move_essays([essay.id], essay.section, place))
            self._page.table.choose([essay.id])

    def set_state(self, state: State) -> None:
        """Bring the chosen essays into a state."""
        keys = self._keys()
        if keys and self._perform(lambda desk: desk.set_states(keys, state)) is None:
            self._page.refresh()  # the choice goes back to what it was

    def step(self, step: int) -> None:
        """Bring the chosen essays into the next state (1), or the one before (-1)."""
        rows = self._page.chosen()
        state = stepped(rows[0].state, step) if rows else None
        if state is not None:
            self.set_state(state)

    def _edit_all(self, field: str, value: object) -> None:
        """Change a field of all chosen essays, in one step."""
        keys = self._keys()
        if keys:
            self._set(keys, field, value)

    def set_cell(self, key: str, field: str, value: object) -> None:
        """Change what a cell shows; of all chosen essays alike, if it is one of several that are chosen.

        A title is always of one essay.
        """
        keys = self._keys()
        if field == "title" or key not in keys:
            keys = [key]
        self._set(keys, field, value)

    def _set(self, keys: list[str], field: str, value: object) -> None:
        if field == "state":
            self._perform(lambda desk: desk.set_states(keys, State(str(value))))
        elif field == "section":
            self._perform(lambda desk: desk.move_essays(keys, str(value)))
        else:
            self.set_fields(keys, **{field: value})

    def set_fields(self, keys: list[str], **fields: object) -> None:
        """Change fields of essays alike, in one step."""
        if keys:
            self._perform(lambda desk: desk.edit_essays(keys, **fields))

    def move_to(self, section: str) -> None:
        """Move the chosen essays to the end of a section."""
        keys = self._keys()
        if keys:
            self._perform(lambda desk: desk.move_essays(keys, section))

    def confirm_bylines(self) -> None:
        """Record that the bylines of the chosen essays were confirmed today."""
        keys = self._keys()
        if keys:
            self._perform(lambda desk: desk.confirm_bylines(keys, date.today().isoformat()))

    def _move_one(self, section: str) -> None:
        key = self._one()
        self._perform(lambda desk: desk.move_essays([key], section))

    def _edit(self, field: str, value: object) -> None:
        key = self._one()
        if key:
            self._perform(lambda desk: desk.edit_essay(key, **{field: value}))

    def _set_authors(self, keys: list[str]) -> None:
        essay = self._one()
        self._perform(lambda desk: desk.set_authors(essay, keys))

    def _add_author(self, name: str) -> None:
        essay = self._one()
        record = self._shell.session.record
        keys = [person.id for _join, person in record.authors(essay)]
        known = next((one for one in record.all(Contributor) if one.name.casefold() == name.casefold()), None)
        if known is None:
            changes = self._perform(lambda desk: desk.add_contributor(name))
            if changes is None or not changes.created:
                return
            key = changes.created[0]
        else:
            key = known.id
        if key not in keys:
            self._perform(lambda desk: desk.set_authors(essay, [*keys, key]))

    def _one(self) -> str:
        essay = self._page.details.essay
        return essay.id if essay is not None else ""

    def _keys(self) -> list[str]:
        return [row.id for row in self._page.chosen()]

    def _perform(self, operation: Operation) -> Changes | None:
        return self._shell.session.perform(operation)
