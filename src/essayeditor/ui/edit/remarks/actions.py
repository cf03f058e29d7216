"""What can be done about suggestions and comments, by menu and key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from essayeditor.ui.actions import Action
from essayeditor.ui.edit import bench
from essayeditor.ui.edit.bench import Bench
from essayeditor.ui.shell import Shell

if TYPE_CHECKING:
    from essayeditor.ui.edit.remarks.margin import RemarksMargin
    from essayeditor.ui.edit.remarks.person import PersonBar

_HERE = frozenset({"edit"})
_NO_TEXT = "Open an essay first."


def _margin(here: Bench) -> RemarksMargin:
    here.show("remarks")
    return here.page.frame.part("remarks")


def _person(here: Bench) -> PersonBar:
    return here.page.frame.part("person")


def set_suggesting(here: Bench, on: bool) -> None:
    """Record changes as suggestions from now on, or make them at once."""

    def begin() -> None:
        here.view.writing.suggesting = True
        here.say("suggesting", f"Suggesting as {here.view.writing.author}")
        _margin(here)
        told()

    def told() -> None:
        here.settled.emit()
        here.page.tools.show_state(here.view)
        here.shell.actions.refresh()
        here.view.setFocus()

    if on:
        _person(here).need(begin)
    else:
        here.view.writing.suggesting = False
        here.say("suggesting", "")
        told()


def _comment(here: Bench) -> None:
    def ask() -> None:
        reason = _margin(here).ask()
        if reason:
            here.messages.show_message("comment", reason)
        else:
            here.messages.clear_message("comment")

    _person(here).need(ask)


def _go(here: Bench, by: int) -> None:
    """Go to the next comment or the one before, round and round."""
    from essayeditor.ui.edit.commands import commenting

    buffer = here.buffer
    if buffer is None:
        return
    found = [commenting.find(buffer, key) for key, one in buffer.beside.comments.items() if not one.resolved]
    places = sorted(place.selectionStart() for place in found if place is not None)
    at = here.view.textCursor().position()
    ahead = [place for place in places if (place > at if by > 0 else place < at)]
    if places:
        order = ahead or places
        here.go(order[0] if by > 0 else order[-1])


def _show_resolved(here: Bench) -> None:
    margin = _margin(here)
    margin.show_resolved = not margin.show_resolved
    here.settled.emit()


def _resolved_shown(here: Bench) -> bool:
    margin = here.page.frame.part("remarks")
    return bool(margin is not None and margin.show_resolved)


def _no_comments(here: Bench) -> str:
    buffer = here.buffer
    return "" if buffer is not None and buffer.beside.comments else "There are no comments in this text."


def _fixed(here: Bench) -> str:
    if here.view.isReadOnly():
        return "The words of this essay cannot be changed in its present state."
    return ""


def actions(shell: Shell) -> list[Action]:
    """Return the actions."""

    def run(done: Callable[[Bench], object]) -> Callable[[], object]:
        def doing() -> object:
            here = bench.of(shell)
            return done(here) if here is not None and here.buffer is not None else None

        return doing

    def why(reason: Callable[[Bench], str]) -> Callable[[], str]:
        def blocked() -> str:
            here = bench.of(shell)
            return reason(here) if here is not None and here.buffer is not None else _NO_TEXT

        return blocked

    def said(told: Callable[[Bench], bool]) -> Callable[[], bool]:
        def checked() -> bool:
            here = bench.of(shell)
            return here is not None and told(here)

        return checked

    def suggesting(here: Bench) -> bool:
        return here.view.writing.suggesting

    return [
        Action(
            "edit.suggesting",
            "Suggesting",
            run(lambda here: set_suggesting(here, not suggesting(here))),
            "Essay",
            3,
            "Ctrl+Shift+E",
            "suggest",
            "Record changes as suggestions",
            where=_HERE,
            blocked=why(_fixed),
            checked=said(suggesting),
        ),
        Action(
            "edit.comment", "Comment", run(_comment), "Insert", 0, "Ctrl+Alt+M", "comment",
            where=_HERE, blocked=why(_fixed),
        ),
        Action(
            "edit.next_comment", "Next comment", run(lambda here: _go(here, 1)), "Essay", 4, "Ctrl+Alt+Down",
            where=_HERE, blocked=why(_no_comments),
        ),
        Action(
            "edit.previous_comment", "Previous comment", run(lambda here: _go(here, -1)), "Essay", 4,
            "Ctrl+Alt+Up", where=_HERE, blocked=why(_no_comments),
        ),
        Action(
            "edit.resolved", "Show resolved comments", run(_show_resolved), "View", 2,
            where=_HERE, blocked=why(_no_comments), checked=said(_resolved_shown),
        ),
        Action(
            "edit.person", "Your name…", run(lambda here: _person(here).ask()), "Tools", 5, icon="person",
            where=_HERE, blocked=why(lambda _here: ""),
        ),
    ]  # fmt: skip
