"""What settles each kind of thing to do: the button beside it, and where it leads."""

from __future__ import annotations

from typing import NamedTuple

from essayeditor.collection.today import Line, Need
from essayeditor.ui.collect.bench import Bench


class Remedy(NamedTuple):
    """A button's words, and one way of settling: an action on the chosen essay, a letter, or a pane.

    `letter` is the kind of letter that is written to the authors; `pane` the pane of the right column
    where the matter of the chosen essay is settled.
    """

    words: str
    action: str = ""
    letter: str = ""
    pane: str = ""


REMEDIES: dict[Need, Remedy] = {
    Need.LATE: Remedy("Write reminder", letter="reminder"),
    Need.APPROVAL: Remedy("Send again", letter="proof"),
    Need.INBOX: Remedy("Confirm"),
    Need.PERMISSION: Remedy("Record consent", pane="rights"),
    Need.DUE: Remedy("Open", action="essay.open"),
    Need.AWAITING: Remedy("Record reply", pane="rights"),
    Need.QUERY: Remedy("Record answer", pane="rights"),
    Need.BYLINE: Remedy("Confirm byline", action="essay.confirm_byline"),
}

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


def settle(bench: Bench, line: Line) -> None:
    """Do what settles a line, or lead to where it is settled."""
    remedy = REMEDIES[line.need]
    if remedy.letter:
        bench.show("letters", f"{remedy.letter} {line.essay}")
        return
    show(bench, line)
    if remedy.pane:
        bench.show_right(remedy.pane)
    elif remedy.action and not bench.shell.actions.trigger(remedy.action):
        bench.show_right("essay")  # it cannot act just now; the details say how things stand


def show(bench: Bench, line: Line) -> None:
    """Choose the essay of a line in the table, and leave the list where it is."""
    if line.need is Need.INBOX:
        bench.show("inbox", line.subject)
    elif line.essay:
        bench.show_essays([line.essay], plain=True)
