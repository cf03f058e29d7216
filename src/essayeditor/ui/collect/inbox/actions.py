"""What can be done in the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.ui.actions import Action
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.collect.inbox.view import InboxView
    from essayeditor.ui.collect.page import CollectPage

_HERE = frozenset({"collect"})
KEY = "inbox"
"""The key of the view."""


def actions(shell: Shell) -> Iterable[Action]:
    """Return the actions of the view."""

    def do(act: Callable[[InboxView], object]) -> Callable[[], object]:
        def run() -> object:
            page = cast("CollectPage", shell.visit("collect"))
            return act(cast("InboxView", page.show_view(KEY)))

        return run

    def seen() -> InboxView | None:
        page = cast("CollectPage | None", shell.made("collect"))
        return cast("InboxView | None", page.views.current()) if page and page.views.key == KEY else None

    def needs_one() -> str:
        view = seen()
        return "" if view is not None and view.current() else "Choose a file in the inbox first."

    def needs_certain() -> str:
        view = seen()
        if view is None:
            return "Open the inbox first."
        return "" if view.certain_ones() else "Of no file that waits is it certain what it is."

    return [
        Action(
            "inbox.take_certain", "Take all that are certain", do(lambda view: view.take_certain()),
            "Essay/Inbox", 6, icon="check", where=_HERE, blocked=needs_certain,
        ),
        Action(
            "inbox.take", "Take the file", do(lambda view: view.take_one()),
            "Essay/Inbox", 6, where=_HERE, blocked=needs_one,
        ),
        Action(
            "inbox.set_aside", "Set the file aside", do(lambda view: view.set_one_aside()),
            "Essay/Inbox", 6, where=_HERE, blocked=needs_one,
        ),
        Action(
            "inbox.put_back", "Put the file back into the inbox", do(lambda view: view.put_one_back()),
            "Essay/Inbox", 6, where=_HERE, blocked=needs_one,
        ),
    ]  # fmt: skip
