"""Operations on saved views: ways of looking at a list that were kept under a name."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from essayeditor.collection.entities import SavedView, new_key
from essayeditor.collection.record import Record
from essayeditor.desk.changes import Changes
from essayeditor.desk.core import DeskCore
from essayeditor.desk.fields import titled
from essayeditor.desk.words import quoted


class ViewOperations(DeskCore):
    """What can be done to saved views. What their definitions mean is for the window to know."""

    def add_view(self, name: str, where: str, definition: str) -> Changes:
        """Keep a way of looking at the list `where` under a name, after the others."""
        name = titled(name, "A view")
        view = SavedView(new_key(), name, where, definition, len(saved_views(self.record, where)))
        draft = self._draft()
        draft.put(view)
        return self._commit(draft, f"Save view {quoted(name)}")

    def rename_view(self, view: str, name: str) -> Changes:
        """Give a view another name."""
        before = self.record.get(SavedView, view)
        draft = self._draft()
        draft.put(dataclasses.replace(before, name=titled(name, "A view")))
        return self._commit(draft, f"Rename view {quoted(before.name)}")

    def redefine_view(self, view: str, definition: str) -> Changes:
        """Keep another way of looking under the name of a view."""
        before = self.record.get(SavedView, view)
        draft = self._draft()
        draft.put(dataclasses.replace(before, definition=definition))
        return self._commit(draft, f"Change view {quoted(before.name)}")

    def delete_view(self, view: str) -> Changes:
        """Forget a view; what it showed is left alone."""
        gone = self.record.get(SavedView, view)
        draft = self._draft()
        draft.delete(gone)
        draft.put(*_numbered([one for one in saved_views(self.record, gone.where) if one.id != view]))
        return self._commit(draft, f"Delete view {quoted(gone.name)}")

    def move_view(self, view: str, position: int) -> Changes:
        """Move a view to a position among the others of its list."""
        moved = self.record.get(SavedView, view)
        others = [one for one in saved_views(self.record, moved.where) if one.id != view]
        place = max(0, min(position, len(others)))
        draft = self._draft()
        draft.put(*_numbered([*others[:place], moved, *others[place:]]))
        return self._commit(draft, f"Move view {quoted(moved.name)}")


def saved_views(record: Record, where: str) -> list[SavedView]:
    """Return the views of a list in their order."""
    found = (view for view in record.all(SavedView) if view.where == where)
    return sorted(found, key=lambda view: (view.order, view.id))


def _numbered(views: Sequence[SavedView]) -> list[SavedView]:
    return [dataclasses.replace(view, order=number) for number, view in enumerate(views)]
