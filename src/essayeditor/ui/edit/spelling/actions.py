"""What can be done about spelling and house style, by menu and key."""

from __future__ import annotations

from collections.abc import Callable

from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench
from essayeditor.ui.shell import Shell

_HERE = frozenset({"edit"})


def actions(shell: Shell) -> list[Action]:
    """Return the actions."""

    def reason() -> str:
        here = bench.of(shell)
        return "" if here is not None and here.buffer is not None else "Open an essay first."

    def run(name: str, *arguments: object) -> Callable[[], object]:
        def done() -> object:
            from essayeditor.ui.edit.spelling import going

            here = bench.of(shell)
            return getattr(going, name)(here, *arguments) if here is not None else None

        return done

    def underlined() -> bool:
        here = bench.of(shell)
        if here is None or here.buffer is None:
            return False
        from essayeditor.ui.edit.spelling import looker

        return looker.of(here).shows

    def row(key: str, words: str, act: Callable[[], object], shortcut: str, icon: str = "") -> Action:
        return Action(key, words, act, "Tools", 0, shortcut, icon, where=_HERE, blocked=reason)

    return [
        row("spelling.next", "Next spelling", run("next_word"), "F7", "spell"),
        row("spelling.next_finding", "Next finding", run("step", 1), "F8"),
        row("spelling.previous_finding", "Previous finding", run("step", -1), "Shift+F8"),
        row("spelling.remedy", "Do the first remedy", run("remedy"), ""),
        Action(
            "spelling.underlines", "Underline spelling and style", run("toggle_underlines"), "View", 2,
            where=_HERE, blocked=reason, checked=underlined,
        ),
    ]  # fmt: skip
