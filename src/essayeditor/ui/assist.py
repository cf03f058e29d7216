"""What helps a person find their way: the command palette, the help, and what program this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from essayeditor import __version__
from essayeditor.ui.command_palette import CommandPalette
from essayeditor.ui.shell import Found, WorkspaceSpec
from essayeditor.ui.shortcuts import HelpWindow

if TYPE_CHECKING:
    from essayeditor.ui.window import MainWindow

NAME = "Essay Editor"


class Assist:
    """Belongs to one window."""

    def __init__(self, window: MainWindow, specs: list[WorkspaceSpec]) -> None:
        self._window = window
        self._specs = specs
        self.palette = CommandPalette(window.registry, self._find, window)
        self.help = HelpWindow(window.registry, {spec.key for spec in specs}, window)

    def find_anything(self, typed: str = "") -> None:
        """Open the command palette under the search field, with `typed` in it."""
        window = self._window
        self.palette.ask(window.menuBar() if window.in_focus_mode else window.topbar.find, typed)

    def show_help(self, *, keys: bool) -> None:
        """Show the help, from its beginning or from the keys."""
        self.help.open_at(keys)

    def show_about(self) -> None:
        """Say what program this is."""
        words = f"{NAME} {__version__}: collect essays, arrange them into a book, export it as PDF and DOCX."
        self._window.messages.show_message("about", words)

    def _find(self, query: str) -> list[Found]:
        if not self._window.session.is_open:
            return []
        finders = [spec.find for spec in self._specs if spec.find is not None]
        return [found for find in finders for found in find(self._window.shell, query)]
