"""What can be done in the Arrange workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.ui.actions import Action
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.arrange.workspace import ArrangeWorkspace

KEY = "arrange"
NEW = "arrange.new_section"
_HERE = frozenset({KEY})


def actions(shell: Shell) -> list[Action]:
    """Return the actions, each reaching the page when it is done."""

    def page() -> ArrangeWorkspace | None:
        return shell.made(KEY)  # type: ignore[return-value]

    def do(run: Callable[[ArrangeWorkspace], object]) -> Callable[[], object]:
        def done() -> object:
            here = page()
            return run(here) if here is not None else None

        return done

    def needs(what: str) -> Callable[[], str]:
        def reason() -> str:
            here = page()
            return here.book.why_not(what) if here is not None else "Open Arrange first."

        return reason

    def made(
        key: str,
        words: str,
        run: Callable[[ArrangeWorkspace], object],
        group: int,
        shortcut: str = "",
        icon: str = "",
        what: str = "",
    ) -> Action:
        blocked = needs(what) if what else (lambda: "")
        return Action(key, words, do(run), "Book", group, shortcut, icon, where=_HERE, blocked=blocked)

    return [
        made(NEW, "New section", lambda p: p.book.new_section(), 0, "Ctrl+Shift+S", "plus"),
        made("arrange.rename", "Rename", lambda p: p.book.rename(), 1, "F2", what="one"),
        made("arrange.delete", "Move to the bin", lambda p: p.book.delete(), 1, "Del", "bin", what="some"),
        made("arrange.restore", "Take out of the bin", lambda p: p.book.restore(), 1, what="binned"),
        made("arrange.earlier", "Move earlier", lambda p: p.book.step(-1), 2, "Alt+Up", what="movable"),
        made("arrange.later", "Move later", lambda p: p.book.step(1), 2, "Alt+Down", what="movable"),
        made("arrange.back", "Move back", lambda p: p.book.step(-1), 2, "Alt+Left", what="movable"),
        made("arrange.on", "Move on", lambda p: p.book.step(1), 2, "Alt+Right", what="movable"),
        made(
            "arrange.edit", "Edit the text", lambda p: p.open_text(), 3, "Ctrl+Return", "edit", what="essay"
        ),
    ]
