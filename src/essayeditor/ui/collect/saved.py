"""The saved views of the essays: shown in the sidebar, kept, renamed, put in order, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor.collection.entities import SavedView
from essayeditor.desk.views import saved_views
from essayeditor.ui.collect.looks import WHERE, ListLook, from_json
from essayeditor.ui.collect.rows import EssayRow
from essayeditor.ui.collect.sidebar import Place
from essayeditor.ui.widgets.rows import IconSign

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage

PREFIX = "view:"
"""Begins the keys of saved views in the sidebar."""


class SavedViews:
    """Reads the views from the record; what is changed goes through the desk."""

    def __init__(self, page: CollectPage) -> None:
        self._page = page

    def places(self, rows: list[EssayRow], week: frozenset[str]) -> list[Place]:
        """Return the rows of the sidebar, with how many essays each view shows."""
        made = []
        for view in saved_views(self._page.shell.session.record, WHERE):
            asked = from_json(view.definition).asked
            count = sum(asked.takes(row, week) for row in rows)
            made.append(Place(PREFIX + view.id, view.name, IconSign("pin"), count))
        return made

    def chosen(self) -> SavedView | None:
        """Return the view that is chosen in the sidebar."""
        key = self._page.sidebar.key()
        if not key.startswith(PREFIX):
            return None
        return self._page.shell.session.record.find(SavedView, key.removeprefix(PREFIX))

    def look(self, key: str) -> ListLook | None:
        """Return the way of looking that a row of the sidebar stands for; None if it is no saved view."""
        view = self._page.shell.session.record.find(SavedView, key.removeprefix(PREFIX))
        return from_json(view.definition) if key.startswith(PREFIX) and view is not None else None

    # What the person does

    def save(self) -> None:
        """Ask for a name, and keep what is shown under it."""
        look = self._page.essays.look()

        def done(name: str) -> str:
            if not name:
                return "A view needs a name."
            changes = self._page.shell.session.perform(
                lambda desk: desk.add_view(name, WHERE, look.to_json())
            )
            if changes is not None and changes.created:
                self._page.sidebar.choose(PREFIX + changes.created[0])
            return ""

        self._page.essays.ask_bar.ask("Save this view as", done, button="Save view")

    def redefine(self) -> None:
        """Keep what is shown now under the name of the chosen view."""
        view, look = self.chosen(), self._page.essays.look()
        if view is not None:
            key = view.id
            self._page.shell.session.perform(lambda desk: desk.redefine_view(key, look.to_json()))

    def rename(self) -> None:
        """Ask for another name of the chosen view."""
        view = self.chosen()
        if view is None:
            return
        key = view.id

        def done(name: str) -> str:
            if not name:
                return "A view needs a name. The one it had is kept."
            self._page.shell.session.perform(lambda desk: desk.rename_view(key, name))
            return ""

        self._page.essays.ask_bar.ask("Rename the view", done, text=view.name, button="Rename view")

    def delete(self) -> None:
        """Forget the chosen view; the essays stay as they are."""
        view = self.chosen()
        if view is not None:
            key = view.id
            self._page.shell.session.perform(lambda desk: desk.delete_view(key))

    def move(self, step: int) -> None:
        """Move the chosen view up (-1) or down (1)."""
        view = self.chosen()
        if view is not None:
            key, place = view.id, view.order + step
            self._page.shell.session.perform(lambda desk: desk.move_view(key, place))
