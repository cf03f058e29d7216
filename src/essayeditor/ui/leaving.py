"""Leaving a collection: not before the text in hand is saved, unless the person gives it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.ui.widgets.message import Severity

if TYPE_CHECKING:
    from essayeditor.ui.window import MainWindow


class Leaving:
    """Belongs to one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._give_up = False
        self._has_failed = False

    def failed(self) -> None:
        """Say that something went wrong just now, such as a saving."""
        self._has_failed = True

    def safely(self, again: Callable[[], object]) -> bool:
        """Save the text in hand; where that fails, say so, and offer to do `again` without saving."""
        if self._give_up:
            return True
        pages, messages = self._window.pages, self._window.messages
        self._has_failed = False
        pages.leave()
        if not self._has_failed and not pages.unsaved():
            messages.clear_message("close")
            return True

        def give_up() -> None:
            self._give_up = True
            again()
            self._give_up = False

        words = "The text in hand could not be saved, so the collection stays open. It is safe here."
        remedies = [("Try again", again), ("Close without saving", give_up)]
        messages.show_message("close", words, Severity.ERROR, remedies)
        return False
