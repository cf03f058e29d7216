"""What can be done about finding, by menu and key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.find.panel import FindPanel

KEY = "find"
_HERE = frozenset({"edit"})


def actions(shell: Shell) -> list[Action]:
    """Return the actions; each shows the panel if need be."""

    def panel() -> FindPanel | None:
        here = bench.of(shell)
        if here is None:
            return None
        here.show(KEY)
        return here.page.frame.part(KEY)

    def opened(run: Callable[[FindPanel], object]) -> Callable[[], object]:
        def done() -> object:
            found = panel()
            return run(found) if found is not None else None

        return done

    def everywhere() -> None:
        shell.visit("edit")
        found = panel()
        if found is not None:
            found.ask(everywhere=True)

    def no_collection() -> str:
        return "" if shell.session.is_open else "Open a collection first."

    return [
        Action("find.find", "Find…", opened(lambda p: p.ask()), "Edit", 2, "Ctrl+F", "search", where=_HERE),
        Action(
            "find.replace",
            "Find and replace…",
            opened(lambda p: p.ask(replace=True)),
            "Edit",
            2,
            "Ctrl+H",
            where=_HERE,
        ),
        Action(
            "find.everywhere",
            "Find in the whole collection…",
            everywhere,
            "Edit",
            2,
            "Ctrl+Shift+F",
            blocked=no_collection,
        ),
        Action("find.next", "Find next", opened(lambda p: p.step(1)), "Edit", 2, "F3", where=_HERE),
        Action(
            "find.previous",
            "Find previous",
            opened(lambda p: p.step(-1)),
            "Edit",
            2,
            "Shift+F3",
            where=_HERE,
        ),
    ]
