"""What can be done about versions, by menu and key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.collection.sittings import original
from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.versions.panel import VersionsPanel

KEY = "versions"
_HERE = frozenset({"edit"})


def actions(shell: Shell) -> list[Action]:
    """Return the actions; each shows the panel."""

    def opened(run: Callable[[VersionsPanel], object]) -> Callable[[], object]:
        def done() -> object:
            here = bench.of(shell)
            if here is None:
                return None
            here.show(KEY)
            return run(here.page.frame.part(KEY))

        return done

    def no_text() -> str:
        here = bench.of(shell)
        essay = here.essay if here is not None else None
        return "" if essay is not None and essay.revision else "Open an essay that has a text first."

    def not_sent() -> str:
        here = bench.of(shell)
        essay = here.essay if here is not None else None
        if here is None or essay is None or not essay.revision:
            return no_text()
        sent = original(here.record.revisions(essay.id))
        return "" if sent is not None else "This text did not come from a file."

    return [
        Action(
            "versions.sent",
            "Compare with what the contributor sent",
            opened(lambda panel: panel.compare_with_sent()),
            "Essay",
            4,
            "Ctrl+Alt+H",
            "history",
            where=_HERE,
            blocked=not_sent,
        ),
        Action(
            "versions.name",
            "Name this version…",
            opened(lambda panel: panel.ask_name()),
            "Essay",
            4,
            "",
            "history",
            where=_HERE,
            blocked=no_text,
        ),
    ]
