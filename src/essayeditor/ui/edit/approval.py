"""Sending the text in hand for approval: the action, and why it cannot be done."""

from __future__ import annotations

from datetime import date

from essayeditor.collection.workflow import FIXED
from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench as benches
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.edit.fittings import SEND
from essayeditor.ui.shell import Shell

KEY = "approval"


def why_not(bench: Bench) -> str:
    """Return why the text in hand cannot be sent for approval, or ""."""
    essay, buffer = bench.essay, bench.buffer
    if essay is None or buffer is None:
        return "Open an essay first."
    if essay.state in FIXED:
        return f"This essay is {essay.state}: its text is settled and is not sent again."
    if bench.saver.reason:
        return "The text could not be saved, so it cannot be sent."
    if not essay.revision and not buffer.dirty:
        return "There is no text yet that could be approved."
    from essayeditor.ui.collect.rights import values

    lines = values.asked(bench.record, essay, date.today())
    if not buffer.dirty and lines and all(line.tone == "green" for line in lines):
        return "These exact words are approved by everybody."
    return ""


def send(bench: Bench) -> None:
    """Save the text, show its approvals, and open the form that records the sending."""
    bench.page.leave()
    bench.show(KEY)
    panel = bench.page.frame.part(KEY)
    if panel is not None and not why_not(bench):
        panel.refresh()
        panel.group.ask_to_send()


def actions(shell: Shell) -> list[Action]:
    """Return the primary action of Edit."""

    def reason() -> str:
        here = benches.of(shell)
        return why_not(here) if here is not None else "Open an essay first."

    def run() -> None:
        here = benches.of(shell)
        if here is not None:
            send(here)

    return [
        Action(
            SEND, "Send for approval…", run, "Essay", 5, "", "send",
            tip="Show what the authors said to these words, and record that they are sent",
            where=frozenset({"edit"}), blocked=reason,
        )
    ]  # fmt: skip


def tell(bench: Bench) -> None:
    """Say in the status bar why the text cannot be sent, so that it stands on the page."""
    essay = bench.essay
    bench.say(KEY, f"Not sent: {why}" if essay is not None and (why := why_not(bench)) else "")


def followed(bench: Bench) -> None:
    """Keep saying it."""
    bench.opened.connect(lambda: tell(bench))
    bench.settled.connect(lambda: tell(bench))
    bench.changed.connect(lambda _changes: tell(bench))
