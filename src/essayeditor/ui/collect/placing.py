"""The actions that move the chosen essays to a section: one for each section there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.collection.entities import OUTSIDE_SECTIONS
from essayeditor.ui.actions import Action
from essayeditor.ui.collect.rows import BIN, FRONT

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage

_HERE = frozenset({"collect"})
MENU = "Essay/Move to"
_OUTSIDE = "Not in a section"


class Placing:
    """Keeps the actions in step with the sections."""

    def __init__(self, page: CollectPage) -> None:
        self._page = page
        self._shown: list[tuple[str, str]] = []

    def refresh(self) -> None:
        """Register the sections that there are now, if they are not those registered."""
        actions = self._page.shell.actions
        sections = [(section.id, section.title) for section in self._page.shell.session.record.sections()]
        wanted = [*sections, ("", _OUTSIDE)] if sections else []
        if wanted == self._shown:
            return
        actions.remove([action_id(key) for key, _title in self._shown])
        self._shown = wanted
        actions.add(self._action(key, title) for key, title in wanted)

    def end(self) -> None:
        """Take the actions away, as when the collection is closed."""
        self._page.shell.actions.remove([action_id(key) for key, _title in self._shown])
        self._shown = []

    def ids(self) -> list[str]:
        """Return the ids of the actions, in the order of the book."""
        return [action_id(key) for key, _title in self._shown]

    def _action(self, key: str, title: str) -> Action:
        return Action(
            action_id(key),
            title,
            lambda: self._page.edits.move_to(key),
            MENU,
            2,
            where=_HERE,
            blocked=self._why_not(key),
        )

    def _why_not(self, key: str) -> Callable[[], str]:
        def reason() -> str:
            rows = self._page.chosen()
            if not rows:
                return "Choose an essay first."
            if any(row.group == BIN for row in rows):
                return "These essays are in the bin. Restore them first."
            if key and any(row.group == FRONT for row in rows):
                kinds = ", ".join(OUTSIDE_SECTIONS)
                return f"What is a {kinds} stands outside the sections."
            return ""

        return reason


def action_id(section: str) -> str:
    """Return the id of the action that moves essays to a section ("" for none)."""
    return f"essay.to.{section or 'none'}"
