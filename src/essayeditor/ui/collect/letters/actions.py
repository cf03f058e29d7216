"""Writing a letter about the essay that is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from essayeditor.ui.actions import Action
from essayeditor.ui.collect import bench as benches
from essayeditor.ui.shell import Shell


def actions(shell: Shell) -> Iterable[Action]:
    """Return the action."""

    def write() -> None:
        from essayeditor.ui.collect.letters.recipients import fitting

        here = benches.of(shell)
        rows = here.chosen_essays() if here is not None else []
        if here is not None and rows:
            here.show("letters", f"{fitting(here.record, rows[0].id, here.today)} {rows[0].id}")

    def needs_one() -> str:
        here = benches.of(shell)
        rows = here.chosen_essays() if here is not None else []
        if here is None or len(rows) != 1:
            return "Choose one essay first."
        return "" if here.record.authors(rows[0].id) else "Name an author of this essay first."

    return [
        Action(
            "letter.write",
            "Write a letter…",
            write,
            "Essay",
            4,
            icon="letter",
            where=frozenset({"collect"}),
            blocked=needs_one,
            tip="Write to the author: a brief, a reminder, questions, a proof, thanks",
        )
    ]
