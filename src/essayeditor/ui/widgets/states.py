"""How each state of an essay is shown: its word, its tone (who has it) and its ring (how far)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from essayeditor.collection.entities import State


class Ring(Enum):
    """The shapes of the state glyph."""

    DOTTED = "dotted"
    EMPTY = "empty"
    QUARTER = "quarter"
    HALF = "half"
    THREE_QUARTERS = "three quarters"
    ARROW = "arrow"
    TICK = "tick"
    DASHED_TICK = "dashed tick"
    PADLOCK = "padlock"
    BROKEN = "broken"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Look:
    """A state's word, tone and ring."""

    text: str
    tone: str
    ring: Ring


STALE = Look("Approval out of date", "red", Ring.BROKEN)
"""Shown in place of the state when the words have changed since they were approved."""

LOOKS: dict[State, Look] = {
    State.IDEA: Look("Idea", "grey", Ring.DOTTED),
    State.INVITED: Look("Invited", "grey", Ring.DOTTED),
    State.AGREED: Look("Agreed", "grey", Ring.DOTTED),
    State.BRIEFED: Look("Briefed", "grey", Ring.EMPTY),
    State.RECEIVED: Look("Received", "blue", Ring.QUARTER),
    State.IN_EDIT: Look("In edit", "blue", Ring.HALF),
    State.COPY_EDITED: Look("Copy-edited", "blue", Ring.THREE_QUARTERS),
    State.WITH_CONTRIBUTOR: Look("With contributor", "amber", Ring.ARROW),
    State.SENT_FOR_APPROVAL: Look("Sent for approval", "amber", Ring.ARROW),
    State.APPROVED: Look("Approved", "green", Ring.TICK),
    State.DEEMED_APPROVED: Look("Deemed approved", "green", Ring.DASHED_TICK),
    State.PROOFED: Look("Proofed", "green", Ring.TICK),
    State.LOCKED: Look("Locked", "plum", Ring.PADLOCK),
    State.PUBLISHED: Look("Published", "plum", Ring.PADLOCK),
    State.CORRECTED: Look("Corrected", "plum", Ring.PADLOCK),
    State.DECLINED: Look("Declined", "grey", Ring.BAR),
    State.WITHDRAWN: Look("Withdrawn", "grey", Ring.BAR),
    State.HELD_OVER: Look("Held over", "grey", Ring.BAR),
    State.CUT: Look("Cut", "grey", Ring.BAR),
}


def look(state: State, *, stale: bool = False) -> Look:
    """Return how a state is shown; `stale` says that its approval is out of date."""
    return STALE if stale else LOOKS[state]
