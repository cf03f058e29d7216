"""What settles each kind of thing to do: the button beside it, and the action that it calls.

Of each row's actions the first that is registered is taken. It is called with the essay chosen; where
it cannot act just now, or there is none, the essay itself is shown. `section` names the section of the
essay's details where the matter is settled by hand.
"""

from __future__ import annotations

from typing import NamedTuple

from essayeditor.collection.today import Line, Need
from essayeditor.ui.collect.bench import Bench


class Remedy(NamedTuple):
    """A button's words, the actions that it calls, and the section of the details that it concerns."""

    words: str
    actions: tuple[str, ...]
    section: str = ""


REMEDIES: dict[Need, Remedy] = {
    Need.LATE: Remedy("Write reminder", ("letter.reminder",), "letters"),
    Need.APPROVAL: Remedy("Send again", ("approval.send",), "approvals"),
    Need.INBOX: Remedy("Confirm", ("collect.show.inbox",)),
    Need.PERMISSION: Remedy("Record consent", ("permission.record",), "permissions"),
    Need.DUE: Remedy("Open", ("essay.open",)),
    Need.AWAITING: Remedy("Record reply", ("approval.reply",), "approvals"),
    Need.QUERY: Remedy("Record answer", ("query.answer",), "queries"),
    Need.BYLINE: Remedy("Confirm byline", ("essay.confirm_byline",)),
}
SHOW = "Show essay"
"""The button where nothing here settles it: the essay is shown with its details."""

ICONS = {
    Need.LATE: ("clock", "red"),
    Need.APPROVAL: ("history", "red"),
    Need.INBOX: ("collect", "blue"),
    Need.PERMISSION: ("consent", "amber"),
    Need.DUE: ("calendar", ""),
    Need.AWAITING: ("send", "amber"),
    Need.QUERY: ("query", "amber"),
    Need.BYLINE: ("person", ""),
}


def action_of(bench: Bench, line: Line) -> str:
    """Return the action that settles a line, "" if none is there."""
    return next((key for key in REMEDIES[line.need].actions if key in bench.shell.actions), "")


def can_settle(bench: Bench, need: Need) -> bool:
    """Say whether a kind of thing can be settled here; permissions only where there is a place for them."""
    remedy = REMEDIES[need]
    if need in (Need.PERMISSION, Need.INBOX):
        here = any(key in bench.shell.actions for key in remedy.actions)
        return here or bench.has_section(remedy.section)
    return True


def words_of(bench: Bench, line: Line) -> str:
    """Return what the button of a line says."""
    return REMEDIES[line.need].words if action_of(bench, line) else SHOW


def settle(bench: Bench, line: Line) -> None:
    """Do what settles a line, or show where it is settled."""
    remedy = REMEDIES[line.need]
    action = action_of(bench, line)
    if line.need is Need.INBOX:
        bench.show("inbox", line.subject)
        return
    show(bench, line)
    if action and bench.shell.actions.trigger(action):
        return
    bench.show_right("essay")
    if bench.has_section(remedy.section):
        bench.page.details.sections.unfold(remedy.section)


def show(bench: Bench, line: Line) -> None:
    """Choose the essay of a line in the table, and leave the list where it is."""
    if line.need is Need.INBOX:
        bench.show("inbox", line.subject)
    elif line.essay:
        bench.show_essays([line.essay], plain=True)
