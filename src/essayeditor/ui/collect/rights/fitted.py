"""Fits the permissions and approvals of the chosen essay to the right column of Collect."""

from __future__ import annotations

from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.rights.pane import RightsPane


def make(bench: Bench) -> RightsPane:
    """Make the pane; it follows the essay that is chosen."""
    pane = RightsPane(bench.shell)

    def follow() -> None:
        rows = bench.chosen_essays()
        many = f"{len(rows)} essays are chosen. Choose one to see what was agreed about it."
        pane.show_essay(rows[0].id if len(rows) == 1 else "", many if len(rows) > 1 else "")

    bench.chosen.connect(follow)
    bench.refreshed.connect(follow)
    bench.closing.connect(pane.files.clear)
    pane.letter_wanted.connect(lambda letter, essay: bench.show("letters", f"{letter} {essay}"))
    follow()
    return pane
