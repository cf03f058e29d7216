"""Actions on the list of essays itself: saved views, columns, grouping, copying, and fields of several."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.ui.actions import Action
from essayeditor.ui.collect import copying
from essayeditor.ui.collect.columns import SPECS, Column
from essayeditor.ui.collect.grouping import Grouping
from essayeditor.ui.collect.rows import BIN
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage

Run = Callable[["CollectPage"], object]
_HERE = frozenset({"collect"})
_VIEWS = "View/Saved views"


def actions(shell: Shell) -> Iterable[Action]:
    """Return the actions."""

    def made() -> CollectPage | None:
        return cast("CollectPage | None", shell.made("collect"))

    def do(act: Callable[[CollectPage], object]) -> Callable[[], object]:
        return lambda: act(cast("CollectPage", shell.visit("collect")))

    def no_view() -> str:
        page = made()
        return "" if page is not None and page.saved.chosen() is not None else "Choose a saved view first."

    def no_essays() -> str:
        page = made()
        return "" if page is not None and not page.views.key else "Show the essays first."

    def none_chosen() -> str:
        page = made()
        rows = page.chosen() if page is not None else []
        if not rows:
            return "Choose an essay first."
        return "These essays are in the bin. Restore them first." if any(r.group == BIN for r in rows) else ""

    def act(
        key: str,
        text: str,
        run: Callable[[CollectPage], object],
        menu: str,
        blocked: Callable[[], str],
        **more: str,
    ) -> Action:
        group = 3 if menu == "Essay" else 2
        return Action(key, text, do(run), menu, group, where=_HERE, blocked=blocked, **more)

    yield act("view.save", "Save this view…", lambda p: p.saved.save(), _VIEWS, no_essays, icon="pin")
    yield act("view.redefine", "Save changes to the view", lambda p: p.saved.redefine(), _VIEWS, no_view)
    yield act("view.rename", "Rename the view…", lambda p: p.saved.rename(), _VIEWS, no_view)
    yield act("view.up", "Move the view up", lambda p: p.saved.move(-1), _VIEWS, no_view)
    yield act("view.down", "Move the view down", lambda p: p.saved.move(1), _VIEWS, no_view)
    yield act("view.delete", "Delete the view", lambda p: p.saved.delete(), _VIEWS, no_view)
    for by in Grouping:
        yield Action(
            f"collect.group.{by.value}",
            f"Group by {by.value}",
            do(lambda page, by=by: page.essays.group_by(by)),
            "View/Group the essays",
            2,
            where=_HERE,
            blocked=no_essays,
            checked=lambda by=by: (page := made()) is not None and page.essays.grouping is by,
        )
    for column in Column:
        if column is not Column.TITLE:
            yield Action(
                f"collect.column.{column.name.lower()}",
                SPECS[column].heading,
                do(lambda page, column=column: page.table.toggle_column(column)),
                "View/Columns",
                2,
                where=_HERE,
                blocked=no_essays,
                checked=lambda column=column: (page := made()) is not None and column in page.table.columns(),
                in_palette=False,
            )
    for key, text in (("deadline", "Set deadline…"), ("editor", "Set editor…"), ("target", "Set target…")):
        yield act(f"essay.set.{key}", text, lambda p, key=key: p.setting.ask(key), "Essay", none_chosen)
    yield act("essay.copy_table", "Copy as table", copying.copy, "Essay", no_essays, icon="table")
