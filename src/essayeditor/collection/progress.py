"""How far the book is: who has the essays, and how their states went over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from essayeditor.collection.entities import Essay, LogEntry, LogKind, Revision, State, Submission
from essayeditor.collection.kept import per_essay, per_record
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
QUIET = 28
"""Days after the last change that are still told: long after the book is out the course ends where it did."""


@per_record
def history(record: Record, today: date) -> list[Day]:
    """Return the days from the first that is known to today, with who had how many essays.

    They end `QUIET` days after the last change, if that is earlier.

    An essay's states come from its log. Where the log does not say when the first of them was taken,
    an essay is "to come" from the day on which it is first heard of, and "with us" from the day on
    which its first text came: what logs kept before states were written in them still tell.
    """
    taken = [_turns(record, essay) for essay in record.essays()]
    known = [day for turns in taken for day, _one in turns]
    if not known:
        return []
    last = min(today, max(known) + timedelta(QUIET))
    first = max(min(min(known), last), last - timedelta(MOST_DAYS))
    changes: dict[date, Counter[Holder]] = defaultdict(Counter)
    for turns in taken:
        before: Holder | None = None
        for day, one in turns:
            if before is not None:
                changes[max(day, first)][before] -= 1
            if one is not None:
                changes[max(day, first)][one] += 1
            before = one
    counts = dict.fromkeys(Holder, 0)
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(number)
        for one, more in changes.get(day, {}).items():
            counts[one] += more
        found.append(Day(day, tuple(counts.items())))
    return found


@per_essay
def _turns(record: Record, essay: Essay) -> tuple[tuple[date, Holder | None], ...]:
    """Return when who came to have an essay, oldest first; of several in a day the last counts."""
    texts = [revision.made for revision in record.of_essay(Revision, essay.id)]
    texts += [submission.received for submission in record.of_essay(Submission, essay.id)]
    steps = dict(_steps(essay, record.of_essay(LogEntry, essay.id), texts))
    return tuple((day, holder(state)) for day, state in steps.items())


def _steps(essay: Essay, entries: list[LogEntry], texts: list[str]) -> list[tuple[date, State]]:
    """Return when an essay took which state, oldest first; the last is the state that it is in.

    `texts` are the times at which texts of it were made or came.
    """
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


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return None
