"""The actions of the parts fitted to Collect: showing each of them, and their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.ui.actions import Action
from essayeditor.ui.collect import bench, fittings, list_actions
from essayeditor.ui.collect.fittings import Fitting, Place
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage

_HERE = frozenset({"collect"})


def actions(shell: Shell) -> Iterable[Action]:
    """Return the actions of every part: those that show it, and its own."""
    yield from list_actions.actions(shell)
    for fitting in fittings.FITTINGS:
        if fitting.title and fitting.place is not Place.DETAILS:
            yield _showing(shell, fitting)
        if fitting.actions:
            yield from fittings.load(fitting.actions)(shell)


def _showing(shell: Shell, fitting: Fitting) -> Action:
    key = fitting.key

    def run() -> None:
        page = cast("CollectPage", shell.visit("collect"))
        if fitting.place is Place.VIEW:
            page.show_view(key)
        elif fitting.place is Place.ESSAYS:
            page.show_view("")
            page.essays.show_form(key)
        else:
            page.right.toggle_pane(key)

    def shown() -> bool:
        here = bench.of(shell)
        if here is None:
            return False
        page = here.page
        if fitting.place is Place.VIEW:
            return page.views.key == key
        if fitting.place is Place.ESSAYS:
            return not page.views.key and page.essays.form_key == key
        return page.right.is_shown(key)

    return Action(
        f"collect.show.{key or 'essays'}",
        fitting.title,
        run,
        "View",
        1,
        fitting.shortcut,
        fitting.icon,
        where=frozenset() if fitting.place is Place.VIEW else _HERE,
        checked=shown,
    )
