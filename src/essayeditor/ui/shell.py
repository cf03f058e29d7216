"""What a workspace gets from the window, and what the window wants of a workspace.

A workspace is a package `ui/<key>/` whose `__init__` holds `SPEC`, a WorkspaceSpec. A package that
is not there is not shown. Its actions are registered when a window is made; its page is made on the
first visit, by `SPEC.make(shell)`. Handlers of actions reach it by `shell.visit(key)`, predicates by
`shell.made(key)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from essayeditor.ui.actions import Action, ActionRegistry
    from essayeditor.ui.remember import Remember
    from essayeditor.ui.session import Session
    from essayeditor.ui.widgets.message import MessageArea
    from essayeditor.ui.widgets.notice import UndoNotice


class Found(NamedTuple):
    """Something of the collection that the command palette can lead to."""

    text: str
    detail: str
    icon: str
    go: Callable[[], object]


class Workspace(QWidget):
    """The base of the five workspaces. Overrides what it needs; the rest does nothing."""

    key = ""
    context_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def refresh(self, changes: object | None = None) -> None:
        """Show the collection as it is now; `changes` says what kinds of thing changed, if known."""

    def arrive(self, target: str = "") -> None:
        """Be shown; `target` is the key of an essay or section to show, if one was asked for."""

    def leave(self) -> None:
        """Put what is not yet saved into the collection: another page comes, or the window closes."""

    def unsaved(self) -> str:
        """Return why something in hand could not be saved, or ""."""
        return ""

    def stop(self) -> None:
        """End the jobs of the page: the collection is being closed."""

    def panes(self) -> list[QWidget]:
        """Return the panes that F6 goes through, in reading order."""
        return []

    def primary(self) -> str:
        """Return the id of the primary action of the moment; "" for that of the workspace."""
        return ""

    def counts(self) -> list[str]:
        """Return what stands at the left of the status bar."""
        return []

    def progress(self) -> tuple[int, int]:
        """Return how many words there are and how many are wanted, for the bar; (0, 0) for no bar."""
        return 0, 0

    def undo(self) -> bool:
        """Take back the page's own last step; return False to leave it to the collection."""
        return False

    def redo(self) -> bool:
        """Repeat the page's own last undone step; return False to leave it to the collection."""
        return False

    def splitters(self) -> dict[str, QSplitter]:
        """Return the splitters that are remembered, by name."""
        return {}

    def headers(self) -> dict[str, QHeaderView]:
        """Return the table headers that are remembered, by name."""
        return {}

    def essay_key(self) -> str:
        """Return the key of the one essay that is shown or chosen; "" for none, or for several."""
        return ""

    def takes_drop(self, _paths: list[Path], _place: QPoint) -> bool:
        """Return whether what is at a place of the screen takes these files itself, such as a picture."""
        return False

    def focus_mode(self, on: bool) -> None:
        """Show only the text (F11), or everything again."""


@dataclass(frozen=True, slots=True)
class WorkspaceSpec:
    """How a workspace joins the window."""

    key: str
    title: str
    icon: str
    primary: str
    make: Callable[[Shell], Workspace]
    actions: Callable[[Shell], Iterable[Action]]
    find: Callable[[Shell, str], Iterable[Found]] | None = None


@dataclass(slots=True)
class Shell:
    """What every page may ask of the window."""

    session: Session
    actions: ActionRegistry
    remember: Remember
    messages: MessageArea
    notice: UndoNotice
    visit: Callable[..., Workspace | None]
    made: Callable[[str], Workspace | None]
    has: Callable[[str], bool]
    take_files: Callable[[list[Path]], object]
