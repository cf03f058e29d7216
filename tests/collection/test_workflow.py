"""States, the ways between them, and the reasons why some are closed."""

import dataclasses
import itertools

import pytest

from essayeditor.collection.entities import Approval, ApprovalKind, Essay, LogEntry, LogKind, Revision, State
from essayeditor.collection.record import Record
from essayeditor.collection.workflow import (
    APPROVED,
    EXITS,
    FIXED,
    ORDER,
    allowed,
    is_approved,
    way_back,
    why_not,
)

BARE = Essay("e", "A hall of our own")
WRITTEN = dataclasses.replace(BARE, revision="r2")
REVISIONS = [Revision("r1", "e", 1, "old words", ""), Revision("r2", "e", 2, "words", "")]


def record(essay, *approvals):
    return Record.of([essay, *REVISIONS, *approvals])


def at(state, essay=WRITTEN):
    return dataclasses.replace(essay, state=state)


def approval(document="words", kind=ApprovalKind.GIVEN, key="a"):
    return Approval(key, "e", document, replied="2025-01-15", kind=kind)


def test_every_state_can_be_left_and_reached():
    assert all(allowed(state) for state in State)
    assert set().union(*(allowed(state) for state in State)) == set(State)
    assert all(state not in allowed(state) for state in State)


def test_the_whole_way_can_be_gone():
    way = [s for s in ORDER if s not in (State.DEEMED_APPROVED, State.WITH_CONTRIBUTOR)]
    for now, then in itertools.pairwise(way):
        assert then in allowed(now), f"{now} to {then}"
        assert why_not(record(at(now), approval()), at(now), then) == ""


def test_nothing_that_is_published_leaves_the_book():
    for state in (State.PUBLISHED, State.CORRECTED):
        assert not allowed(state) & EXITS
    assert why_not(record(at(State.PUBLISHED)), at(State.PUBLISHED), State.CUT) == (
        "A published essay can only be corrected."
    )


@pytest.mark.parametrize("state", [s for s in ORDER if ORDER.index(s) >= ORDER.index(State.RECEIVED)])
def test_no_state_that_needs_a_text_can_be_had_without_one(state):
    for now in State:
        if state in allowed(now):
            assert "has no text yet" in why_not(record(BARE), at(now, BARE), state)


@pytest.mark.parametrize(
    ("state", "kind"), [(State.APPROVED, ApprovalKind.GIVEN), (State.DEEMED_APPROVED, ApprovalKind.DEEMED)]
)
def test_only_an_approval_of_these_very_words_approves(state, kind):
    sent = at(State.SENT_FOR_APPROVAL)
    assert why_not(record(sent), sent, state)
    assert why_not(record(sent, approval("old words", kind)), sent, state)
    assert why_not(record(sent, approval(kind=kind)), sent, state) == ""
    withdrawn = approval(kind=ApprovalKind.WITHDRAWN, key="b")
    assert why_not(record(sent, approval(kind=kind), withdrawn), sent, state)


def test_nothing_is_approved_by_a_drag_from_anywhere():
    for now in State:
        for state in APPROVED:
            if state is not now:
                assert why_not(record(at(now)), at(now), state)


def test_a_changed_text_is_not_locked():
    proofed = at(State.PROOFED)
    assert "out of date" in why_not(record(proofed, approval("old words")), proofed, State.LOCKED)
    assert not is_approved(record(proofed, approval("old words")), proofed)
    assert is_approved(record(proofed, approval()), proofed)


def test_what_is_fixed_is_unlocked_by_name():
    assert {State.LOCKED, State.PUBLISHED} == FIXED
    assert "Unlock" in why_not(record(at(State.LOCKED)), at(State.LOCKED), State.IN_EDIT)


def test_every_refusal_is_a_sentence_and_staying_is_no_move():
    for now in State:
        for then in State:
            reason = why_not(record(at(now)), at(now), then)
            assert reason == "" if now is then else True
            assert reason == "" or (reason[0].isupper() or reason[0] == "‘")
            assert reason == "" or reason.endswith(".")
            assert then in allowed(now) or now is then or reason


def log(*steps):
    """Entries of an essay's log: what it was and what it became."""
    days = [f"2026-01-{n + 1:02}T09:00:00Z" for n in range(len(steps))]
    return [
        LogEntry(day, "e", day, f"{one} → {other}", kind=LogKind.STATE, value=other)
        for day, (one, other) in zip(days, steps, strict=True)
    ]


@pytest.mark.parametrize(
    ("state", "steps", "revision", "back"),
    [
        (State.HELD_OVER, [("in edit", "held over")], "r", State.IN_EDIT),
        (State.CUT, [("idea", "agreed"), ("agreed", "held over"), ("held over", "cut")], "", State.AGREED),
        (State.HELD_OVER, [("approved", "held over")], "r", State.COPY_EDITED),
        (State.HELD_OVER, [], "r", State.RECEIVED),
        (State.CUT, [], "", State.IDEA),
        (State.WITHDRAWN, [("in edit", "withdrawn")], "r", None),
        (State.DECLINED, [("invited", "declined")], "", None),
        (State.IN_EDIT, [], "r", None),
    ],
)
def test_an_essay_comes_back_as_it_was_or_nearly_so_but_not_without_its_contributor(
    state, steps, revision, back
):
    essay = Essay("e", "Sun", state=state, revision=revision)
    assert way_back(Record.of([essay, *log(*steps)]), essay) is back
