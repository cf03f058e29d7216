"""What can be done with contributors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.collection.entities import Contributor
from essayeditor.ui.actions import Action
from essayeditor.ui.shell import Found, Shell

if TYPE_CHECKING:
    from essayeditor.ui.collect.contributors.view import ContributorsView
    from essayeditor.ui.collect.page import CollectPage

HERE = frozenset({"collect"})
KEY = "contributors"
"""The key of the view."""


def actions(shell: Shell) -> Iterable[Action]:
    """Return the actions of the view."""

    def do(act: Callable[[ContributorsView], object]) -> Callable[[], object]:
        def run() -> object:
            page = cast("CollectPage", shell.visit("collect"))
            return act(cast("ContributorsView", page.show_view(KEY)))

        return run

    def needs_one() -> str:
        page = cast("CollectPage | None", shell.made("collect"))
        view = (
            cast("ContributorsView | None", page.views.current()) if page and page.views.key == KEY else None
        )
        return "" if view is not None and view.person() else "Choose a contributor first."

    def needs_some() -> str:
        some = shell.session.is_open and any(True for _ in shell.session.record.all(Contributor))
        return "" if some else "There are no contributors yet."

    return [
        Action(
            "contributor.add",
            "New contributor",
            do(lambda view: view.edits.add()),
            "Essay",
            5,
            "Ctrl+Alt+Shift+N",
            "plus",
        ),
        Action(
            "contributor.delete",
            "Delete contributor",
            do(lambda view: view.edits.delete()),
            "Essay",
            5,
            icon="bin",
            where=HERE,
            blocked=needs_one,
        ),
        Action(
            "contributor.import",
            "Import contributors…",
            do(lambda view: view.edits.ask_list()),
            "File",
            1,
            icon="drop",
            tip="Bring in a list of contributors as CSV or vCard",
        ),
        Action(
            "contributor.export",
            "Export contributors…",
            do(lambda view: view.edits.export()),
            "File",
            1,
            tip="Write the public records as CSV or vCard",
            blocked=needs_some,
        ),
    ]


def find(shell: Shell, query: str) -> Iterable[Found]:
    """Return the contributors whose public names hold words of the query, for the palette."""
    words = query.casefold().split()
    for person in shell.session.record.all(Contributor):
        text = f"{person.name} {person.role} {person.place}".casefold()
        if any(word in text for word in words):
            detail = ", ".join(part for part in (person.role, person.place) if part)
            yield Found(person.name, detail, "person", lambda key=person.id: shell.visit("collect", key))
