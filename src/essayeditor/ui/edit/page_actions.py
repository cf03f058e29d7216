"""What can be done with the page around the text: tabs, panes, zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from essayeditor.ui.actions import Action
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.workspace import EditWorkspace

Run = Callable[["EditWorkspace"], object]


class Row(NamedTuple):
    """An action on the page. `checked`, if given, says whether it is on."""

    key: str
    words: str
    run: Run
    menu: str
    group: int
    shortcut: str = ""
    icon: str = ""
    checked: Callable[[EditWorkspace], bool] | None = None


_TABS = "View/Open essays"
ROWS = (
    Row("edit.tab.next", "Next tab", lambda p: p.tabs.step(1), _TABS, 0, "Ctrl+Tab"),
    Row("edit.tab.before", "Tab before", lambda p: p.tabs.step(-1), _TABS, 0, "Ctrl+Shift+Tab"),
    Row("edit.tab.right", "Move tab right", lambda p: p.tabs.shift(1), _TABS, 1, "Ctrl+Shift+PgDown"),
    Row("edit.tab.left", "Move tab left", lambda p: p.tabs.shift(-1), _TABS, 1, "Ctrl+Shift+PgUp"),
    Row("edit.tab.close", "Close tab", lambda p: p.close_tab(), _TABS, 2, "Ctrl+W", "cross"),
    Row("edit.tab.again", "Open closed tab again", lambda p: p.reopen_tab(), _TABS, 2, "Ctrl+Shift+T"),
    Row(
        "edit.typewriter",
        "Typewriter scrolling",
        lambda p: p.comfort.toggle_typewriter(),
        "View",
        1,
        "Ctrl+Alt+T",
        checked=lambda p: p.comfort.typewriter,
    ),
    Row(
        "edit.sidebar",
        "Essays and outline",
        lambda p: p.toggle_sidebar(),
        "View",
        2,
        "Ctrl+Shift+L",
        "outline",
        lambda p: not p.sidebar.isHidden(),
    ),
)


def actions(shell: Shell) -> list[Action]:
    """Return the actions, each reaching the page when it is done."""

    def page() -> EditWorkspace | None:
        found = shell.made("edit")
        return found if found is not None and hasattr(found, "tabs") else None

    def run(row: Row) -> Callable[[], object]:
        def done() -> object:
            here = page()
            return row.run(here) if here is not None else None

        return done

    def checked(row: Row) -> Callable[[], bool] | None:
        ask = row.checked
        if ask is None:
            return None

        def answer() -> bool:
            here = page()
            return here is not None and ask(here)

        return answer

    return [
        Action(
            row.key,
            row.words,
            run(row),
            row.menu,
            row.group,
            row.shortcut,
            row.icon,
            where=frozenset({"edit"}),
            checked=checked(row),
        )
        for row in ROWS
    ]
