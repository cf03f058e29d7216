"""How far the book is: who has the essays, and how their states went over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from essayeditor.collection.entities import Essay, LogEntry, LogKind, Revision, State, Submission
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS, ORDER


class Holder(StrEnum):
    """Who has an essay, in the order in which it is told: what is done comes first."""

    DONE = "approved"
    AWAY = "with contributors"
    OURS = "with us"
    TO_COME = "to come"


_AWAY = frozenset({State.WITH_CONTRIBUTOR, State.SENT_FOR_APPROVAL})
_DONE = frozenset(ORDER[ORDER.index(State.APPROVED) :])
_TO_COME = frozenset(ORDER[: ORDER.index(State.RECEIVED)])


def holder(state: State) -> Holder | None:
    """Return who has an essay in a state; None if it is out of the book."""
    if state in EXITS:
        return None
    if state in _DONE:
        return Holder.DONE
    if state in _AWAY:
        return Holder.AWAY
    return Holder.TO_COME if state in _TO_COME else Holder.OURS


def counted(found: Iterable[Holder | None]) -> dict[Holder, int]:
    """Return how many essays each has; None stands for one that is out of the book."""
    numbers = Counter(found)
    return {one: numbers[one] for one in Holder}


@dataclass(frozen=True, slots=True)
class Day:
    """How many essays each had at the end of a day."""

    day: date
    counts: tuple[tuple[Holder, int], ...]

    @property
    def total(self) -> int:
        """All essays in the book on that day."""
        return sum(number for _holder, number in self.counts)


MOST_DAYS = 400


def history(record: Record, today: date) -> list[Day]:
    """Return the days from the first that is known to today, with who had how many essays.

    An essay's states come from its log. Where the log does not say when the first of them was taken,
    an essay is "to come" from the day on which it is first heard of, and "with us" from the day on
    which its first text came: what logs kept before states were written in them still tell.
    """
    steps = {essay.id: _steps(essay, kept) for essay, kept in _kept(record)}
    known = [day for taken in steps.values() for day, _state in taken]
    if not known:
        return []
    first = max(min(min(known), today), today - timedelta(MOST_DAYS))
    found = []
    for number in range((today - first).days + 1):
        day = first + timedelta(number)
        states = (_at(taken, day) for taken in steps.values())
        counts = counted(holder(state) for state in states if state is not None)
        found.append(Day(day, tuple(counts.items())))
    return found


Kept = tuple[list[LogEntry], list[str]]


def _kept(record: Record) -> list[tuple[Essay, Kept]]:
    """Return each essay of the book with its log of states, and the days on which texts of it were made."""
    logs: dict[str, list[LogEntry]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    for entry in record.all(LogEntry):
        logs[entry.essay].append(entry)
    for revision in record.all(Revision):
        texts[revision.essay].append(revision.made)
    for submission in record.all(Submission):
        texts[submission.essay].append(submission.received)
    return [(essay, (logs[essay.id], texts[essay.id])) for essay in record.essays()]


def _steps(essay: Essay, kept: Kept) -> list[tuple[date, State]]:
    """Return when an essay took which state, oldest first; the last is the state that it is in."""
    entries, texts = kept
    heard = [day for entry in entries if (day := _day(entry.when))]
    came = [day for made in texts if (day := _day(made))]
    logged = sorted(
        ((entry.when, entry.value) for entry in entries if entry.kind is LogKind.STATE and entry.value),
    )
    taken = [(day, State(value)) for when, value in logged if (day := _day(when)) and value in _STATES]
    first = min([*heard, *came], default=None)
    if first is None:
        return []
    before = [(first, State.IDEA)] if not came or first < min(came) else []
    if came:
        before.append((min(came), State.RECEIVED))
    if taken:
        before = [step for step in before if step[0] <= taken[0][0]]
    else:  # its last state is known, but not when it was taken: since it was last heard of
        taken = [(max([*heard, *came]), essay.state)]
    if taken[-1][1] is not essay.state:
        taken.append((max([*heard, *came, taken[-1][0]]), essay.state))
    return before + taken


_STATES = frozenset(State)


def _at(steps: list[tuple[date, State]], day: date) -> State | None:
    state = None
    for taken, one in steps:
        if taken > day:
            break
        state = one
    return state


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return None
