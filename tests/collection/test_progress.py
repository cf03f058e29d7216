"""Who had how many essays over time, from logs with states and from older ones without."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import Essay, LogEntry, LogKind, Revision, State
from essayeditor.collection.progress import MOST_DAYS, Holder, counted, history, holder
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import EXITS

TODAY = date(2025, 1, 15)


def took(essay, day, state, kind=LogKind.STATE):
    return LogEntry(
        f"{essay}{day}{state}", essay, f"{day}T10:00:00Z", f"Marked as {state}", kind=kind, value=state.value
    )


def counts(days, day):
    return {one.value: n for one, n in dict(next(d for d in days if d.day == day).counts).items() if n}


def test_states_in_the_log_tell_who_had_what():
    record = Record.of(
        [
            Essay("a", "A", state=State.APPROVED),
            took("a", "2025-01-01", State.BRIEFED),
            took("a", "2025-01-05", State.RECEIVED),
            took("a", "2025-01-10", State.SENT_FOR_APPROVAL),
            took("a", "2025-01-12", State.APPROVED),
            Essay("b", "B", state=State.CUT),
            took("b", "2025-01-03", State.AGREED),
            took("b", "2025-01-08", State.CUT),
        ]
    )
    days = history(record, TODAY)
    assert (days[0].day, days[-1].day, len(days)) == (date(2025, 1, 1), TODAY, 15)
    assert counts(days, date(2025, 1, 2)) == {"to come": 1}
    assert counts(days, date(2025, 1, 4)) == {"to come": 2}
    assert counts(days, date(2025, 1, 5)) == {"with us": 1, "to come": 1}
    assert counts(days, date(2025, 1, 8)) == {"with us": 1}, "what was cut is no longer counted"
    assert counts(days, date(2025, 1, 11)) == {"with contributors": 1}
    assert counts(days, TODAY) == {"approved": 1}


def test_a_log_from_before_states_were_written_is_told_by_its_texts():
    record = Record.of(
        [
            Essay("a", "A", state=State.COPY_EDITED, revision="r"),
            LogEntry("l", "a", "2025-01-02T10:00:00Z", "Added"),
            Revision("r", "a", 1, "words", "2025-01-06T10:00:00Z"),
        ]
    )
    days = history(record, TODAY)
    assert counts(days, date(2025, 1, 3)) == {"to come": 1}
    assert counts(days, date(2025, 1, 6)) == {"with us": 1}
    assert counts(days, TODAY) == {"with us": 1}
    assert history(Record.of([Essay("a", "A")]), TODAY) == []


STEPS = st.tuples(st.integers(0, 500), st.sampled_from(list(State)))


@given(st.lists(st.lists(STEPS, min_size=1, max_size=6), max_size=8))
def test_the_last_day_is_what_the_record_says(essays):
    entities = []
    for number, steps in enumerate(essays):
        steps.sort(key=lambda step: -step[0])
        key = str(number)
        entities.append(Essay(key, key, state=steps[-1][1]))
        for place, (ago, state) in enumerate(steps):
            when = f"{(TODAY - timedelta(ago)).isoformat()}T10:{place:02}:00Z"
            entities.append(LogEntry(f"{key}-{place}", key, when, "", kind=LogKind.STATE, value=state))
    days = history(Record.of(entities), TODAY)
    assert len(days) <= MOST_DAYS + 1
    if essays:
        assert dict(days[-1].counts) == counted(holder(steps[-1][1]) for steps in essays)
        assert all(one.day < other.day for one, other in pairwise(days))


def test_every_state_is_held_by_somebody_or_is_out():
    assert {state for state in State if holder(state) is None} == EXITS
    assert holder(State.LOCKED) is Holder.DONE
