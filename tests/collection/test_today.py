"""What there is to do today, from a record in which each kind occurs."""

import dataclasses
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Contributor,
    Essay,
    LogEntry,
    LogKind,
    Permission,
    Query,
    Revision,
    State,
    Submission,
    SubmissionState,
)
from essayeditor.collection.record import Record
from essayeditor.collection.today import Need, lines

TODAY = date(2025, 1, 15)  # a Wednesday
PEOPLE = [Contributor("c1", "Sample contributor 1"), Contributor("c2", "Sample contributor 2")]


def essay(key, state, *, deadline="", text=True, author="c1", confirmed="2025-01-01", permission=True):
    """An essay with all that it needs, so that a test takes away what it is about."""
    made = [Essay(key, key.capitalize(), state=state, deadline=deadline, revision=f"r{key}" if text else "")]
    if text:
        made.append(Revision(f"r{key}", key, 1, f"words{key}", "2025-01-02T10:00:00Z", words=900))
    if author:
        made.append(Authorship(f"a{key}", key, author, confirmed=confirmed))
    if permission and text:
        made.append(Permission(f"p{key}", key, given="2025-01-03"))
    return made


def todo(*parts, today=TODAY):
    """The lines as (kind, title, detail)."""
    record = Record.of([*PEOPLE, *(one for part in parts for one in part)])
    return [(line.need.value, line.title, line.detail) for line in lines(record, today)]


def test_each_kind_in_its_order_and_its_words():
    approved = Approval("ap", "stale", "other words", replied="2025-01-09")
    asked = Approval(
        "aw", "sent", "wordssent", sent="2025-01-06", due="2025-01-20", kind=ApprovalKind.AWAITED
    )
    found = todo(
        essay("late", State.BRIEFED, deadline="2025-01-10", text=False),
        essay("later", State.INVITED, deadline="2025-01-14", text=False),
        [*essay("stale", State.APPROVED), approved],
        [Submission("s", "", "hall FINAL.docx", "0", "2025-01-14T08:00:00Z", state=SubmissionState.WAITING)],
        essay("unlicensed", State.COPY_EDITED, permission=False),
        essay("today", State.IN_EDIT, deadline="2025-01-15"),
        essay("friday", State.AGREED, deadline="2025-01-17", text=False),
        essay("week", State.RECEIVED, deadline="2025-01-22"),
        [*essay("sent", State.SENT_FOR_APPROVAL), asked],
        [
            *essay("asked", State.IN_EDIT),
            Query("q1", "asked", "Which year?", asked="2025-01-08T09:00:00Z"),
            Query("q2", "asked", "Which street?", asked="2025-01-09T09:00:00Z"),
            Query("q3", "asked", "Done?", asked="2025-01-01T09:00:00Z", closed="2025-01-02T09:00:00Z"),
        ],
        essay("byline", State.COPY_EDITED, author="c2", confirmed=""),
    )
    assert found == [
        ("Late", "Late", "5 days late, briefed"),
        ("Late", "Later", "1 day late, invited"),
        ("Approval out of date", "Stale", "changed since it was approved on 9 January"),
        ("In the inbox", "hall FINAL.docx", "came on 14 January"),
        ("Permission missing", "Unlicensed", "permission missing"),
        ("Due this week", "Today", "Today, in edit"),
        ("Due this week", "Friday", "Friday, agreed"),
        ("Due this week", "Week", "Wednesday next week, received"),
        ("Awaiting reply", "Sent", "Sent for approval since 6 January, reply by 20 January"),
        ("Queries open", "Asked", "2 queries open since 8 January"),
        ("Bylines to confirm", "Byline", "Sample contributor 2"),
    ]


def test_a_reply_that_is_overdue_and_one_known_by_the_log_alone():
    overdue = Approval(
        "aw", "sent", "wordssent", sent="2025-01-01", due="2025-01-10", kind=ApprovalKind.AWAITED
    )
    log = LogEntry(
        "l", "away", "2025-01-12T10:00:00Z", "", kind=LogKind.STATE, value=State.WITH_CONTRIBUTOR.value
    )
    found = todo(
        [*essay("sent", State.SENT_FOR_APPROVAL), overdue], [*essay("away", State.WITH_CONTRIBUTOR), log]
    )
    assert found == [
        ("Awaiting reply", "Sent", "Time to reply ran out on 10 January"),
        ("Awaiting reply", "Away", "With contributor since 12 January"),
    ]


def test_nothing_is_asked_of_essays_that_are_out_or_binned():
    gone = essay("gone", State.CUT, deadline="2025-01-10", confirmed="")
    thrown = essay("thrown", State.BRIEFED, deadline="2025-01-10", text=False)
    thrown[0] = dataclasses.replace(thrown[0], binned=True)
    assert todo(gone, thrown) == []


@given(st.sampled_from(list(State)), st.integers(-30, 30), st.booleans())
def test_an_essay_is_late_or_due_but_never_both(state, days, text):
    deadline = (TODAY + timedelta(days)).isoformat()
    found = [need for need, *_rest in todo(essay("one", state, deadline=deadline, text=text))]
    assert len(found) == len(set(found))
    assert not {Need.LATE.value, Need.DUE.value} <= set(found)
