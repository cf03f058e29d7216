"""What can be done in Collect."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from essayeditor.collection.entities import Essay, State
from essayeditor.collection.workflow import why_not
from essayeditor.ui.actions import Action
from essayeditor.ui.collect.board.states import stepped
from essayeditor.ui.collect.rows import BIN, EssayRow
from essayeditor.ui.shell import Found, Shell
from essayeditor.ui.widgets.states import LOOKS

if TYPE_CHECKING:
    from essayeditor.ui.collect.page import CollectPage

HERE = frozenset({"collect"})


class _Reach:
    """Reaches the page: made, if need be, to act; as it is, to ask."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def page(self) -> CollectPage:
        """Return the page, shown."""
        return cast("CollectPage", self._shell.visit("collect"))

    def rows(self) -> list[EssayRow]:
        """Return the essays that are chosen."""
        made = cast("CollectPage | None", self._shell.made("collect"))
        return made.chosen() if made is not None else []

    def do(self, act: Callable[[CollectPage], object]) -> Callable[[], object]:
        """Return an action's handler."""
        return lambda: act(self.page())

    def needs_some(self) -> str:
        """Return why nothing can be done with the chosen essays, or ""."""
        if not self.rows():
            return "Choose an essay first."
        return "These essays are in the bin. Restore them first." if self._binned() else ""

    def needs_one(self) -> str:
        """Return why nothing can be done with the one chosen essay, or ""."""
        return self.needs_some() or ("Choose one essay only." if len(self.rows()) > 1 else "")

    def needs_unconfirmed(self) -> str:
        """Return why no byline can be confirmed, or ""."""
        record = self._shell.session.record if self._shell.session.is_open else None
        open_ones = record is not None and any(
            not join.confirmed for row in self.rows() for join, _person in record.authors(row.id)
        )
        return self.needs_some() or ("" if open_ones else "Every byline is confirmed.")

    def needs_binned(self) -> str:
        """Return why nothing can be restored, or ""."""
        return "" if self._binned() else "Choose an essay in the bin first."

    def not_to(self, state: State) -> str:
        """Return why the chosen essays cannot take a state, or ""."""
        reason = self.needs_some()
        record = self._shell.session.record if self._shell.session.is_open else None
        for row in self.rows() if not reason and record is not None else []:
            reason = why_not(record, record.get(Essay, row.id), state)
            if reason:
                return reason
            if row.state is state and len(self.rows()) == 1:
                return "This is its state already."
        return reason

    def not_stepped(self, step: int) -> str:
        """Return why the chosen essays cannot take the next state (1) or the one before (-1), or ""."""
        rows = self.rows()
        state = stepped(rows[0].state, step) if rows else None
        if rows and state is None:
            return "There is no such state."
        return self.not_to(state) if state is not None else self.needs_some()

    def _binned(self) -> bool:
        return any(row.group == BIN for row in self.rows())


def actions(shell: Shell) -> Iterable[Action]:
    """Return the actions of the workspace."""
    reach = _Reach(shell)
    do = reach.do
    made = [
        Action(
            "essay.import",
            "Import files…",
            do(lambda page: page.importing.ask_files(page.section())),
            "File",
            1,
            "Ctrl+Shift+I",
            "drop",
            "Bring in essays from Word files, other texts, e-mails or zips",
        ),
        Action(
            "essay.import_folder",
            "Import a folder…",
            do(lambda page: page.importing.ask_folder(page.section())),
            "File",
            1,
            icon="folder",
        ),
        Action("essay.new", "New essay", do(lambda page: page.edits.add()), "Essay", 0, "Ctrl+Alt+N", "plus"),
        Action(
            "essay.rename",
            "Rename essay",
            do(lambda page: page.edits.rename()),
            "Essay",
            1,
            "F2",
            "edit",
            where=HERE,
            blocked=reach.needs_one,
        ),
        Action(
            "essay.confirm_byline",
            "Confirm byline",
            do(lambda page: page.edits.confirm_bylines()),
            "Essay",
            1,
            icon="person",
            tip="Record that the contributors confirmed their names as they are printed, today",
            where=HERE,
            blocked=reach.needs_unconfirmed,
        ),
        Action(
            "essay.up",
            "Move up",
            do(lambda page: page.edits.move(-1)),
            "Essay",
            2,
            "Alt+Up",
            where=HERE,
            blocked=reach.needs_one,
        ),
        Action(
            "essay.down",
            "Move down",
            do(lambda page: page.edits.move(1)),
            "Essay",
            2,
            "Alt+Down",
            where=HERE,
            blocked=reach.needs_one,
        ),
        Action(
            "essay.next_state",
            "Next state",
            do(lambda page: page.edits.step(1)),
            "Essay",
            3,
            "Alt+Right",
            where=HERE,
            blocked=lambda: reach.not_stepped(1),
        ),
        Action(
            "essay.previous_state",
            "Previous state",
            do(lambda page: page.edits.step(-1)),
            "Essay",
            3,
            "Alt+Left",
            where=HERE,
            blocked=lambda: reach.not_stepped(-1),
        ),
        Action(
            "essay.delete",
            "Delete essay",
            do(lambda page: page.edits.delete()),
            "Essay",
            4,
            "Del",
            "bin",
            where=HERE,
            blocked=reach.needs_some,
        ),
        Action(
            "essay.restore",
            "Restore essay",
            do(lambda page: page.edits.restore()),
            "Essay",
            4,
            "",
            "undo",
            where=HERE,
            blocked=reach.needs_binned,
        ),
    ]
    if shell.has("edit"):
        made.insert(
            3,
            Action(
                "essay.open",
                "Open the text",
                lambda: shell.visit("edit", reach.rows()[0].id),
                "Essay",
                1,
                "",
                "edit",
                where=HERE,
                blocked=reach.needs_one,
            ),
        )
    made += [
        Action(
            f"essay.state.{state.name.lower()}",
            LOOKS[state].text,
            do(lambda page, state=state: page.edits.set_state(state)),
            "Essay/Mark as",
            3,
            where=HERE,
            blocked=lambda state=state: reach.not_to(state),
        )
        for state in State
    ]
    return made


def find(shell: Shell, query: str) -> Iterable[Found]:
    """Return the essays whose titles or authors hold words of the query, for the palette."""
    record = shell.session.record
    words = query.casefold().split()
    target = "edit" if shell.has("edit") else "collect"
    for essay in record.essays():
        names = ", ".join(person.name for _join, person in record.authors(essay.id))
        text = f"{essay.title} {names}".casefold()
        if any(word in text for word in words):
            yield Found(essay.title, names, "page", lambda key=essay.id: shell.visit(target, key))
