"""The columns of the board and the states in each, in the order of the work; and what may go where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from essayeditor.collection.entities import Essay, State
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS, allowed, why_not

BINNED = "These essays are in the bin. Restore them first."


class ColumnSpec(NamedTuple):
    """A column: its title, the states whose essays stand in it, and a title for narrow columns."""

    title: str
    states: tuple[State, ...]
    short: str = ""

    def fitting(self, fits: Callable[[str], bool]) -> str:
        """Return the title that fits, the short one if need be."""
        return self.title if not self.short or fits(self.title) else self.short


COLUMNS: tuple[ColumnSpec, ...] = (
    ColumnSpec("Idea, invited", (State.IDEA, State.INVITED), "Idea"),
    ColumnSpec("Agreed, briefed", (State.AGREED, State.BRIEFED), "Agreed"),
    ColumnSpec("Received", (State.RECEIVED,)),
    ColumnSpec("In edit", (State.IN_EDIT,)),
    ColumnSpec("Copy-edited", (State.COPY_EDITED,)),
    ColumnSpec("With contributor", (State.WITH_CONTRIBUTOR, State.SENT_FOR_APPROVAL), "Sent out"),
    ColumnSpec("Approved", (State.APPROVED, State.DEEMED_APPROVED)),
    ColumnSpec("Proofed, locked", (State.PROOFED, State.LOCKED), "Proofed"),
    ColumnSpec("Published", (State.PUBLISHED, State.CORRECTED)),
    ColumnSpec("Not in the book", tuple(state for state in State if state in EXITS)),
)
"""The last holds what is out of the book: a strip, until somebody wants to see it or drags a card there."""

HEADINGS = {State.WITH_CONTRIBUTOR: "Queries sent"}
"""Headings inside a column, where the name of the state would repeat that of the column."""

SEQUENCE: tuple[State, ...] = tuple(state for spec in COLUMNS[:-1] for state in spec.states)


def reason_against(record: Record, essays: Sequence[str], state: State) -> str:
    """Return why these essays cannot all take a state, or ""."""
    for key in essays:
        essay = record.get(Essay, key)
        reason = BINNED if essay.binned else why_not(record, essay, state)
        if reason:
            return reason
    return ""


def stepped(state: State, step: int) -> State | None:
    """Return the state that follows (`step` 1) or comes before (-1) in the order of the board.

    What can never follow is passed over: after "approved" comes "proofed", not "deemed approved".
    None at the end, and for what is out of the book.
    """
    if state not in SEQUENCE:
        return None
    place = SEQUENCE.index(state)
    rest = SEQUENCE[place + 1 :] if step > 0 else tuple(reversed(SEQUENCE[:place]))
    following = allowed(state)
    return next((one for one in rest if one in following), rest[0] if rest else None)
