"""What stands between an essay and publication, one thing at a time."""

import dataclasses
from datetime import date

import pytest

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Contributor,
    Essay,
    Permission,
    PermissionKind,
    Query,
    Revision,
    Section,
    State,
)
from essayeditor.collection.flags import FlagKind, Severity, all_flags, days_late, flags
from essayeditor.collection.record import Record
from essayeditor.text.blocks import Figure, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import InlinePicture

TODAY = date(2025, 1, 17)
SOUND = Essay("e", "Essay", target_words=1000, deadline="2025-01-15", state=State.APPROVED, revision="r")
REVISION = Revision("r", "e", 1, "words", "", words=1000)
PERSON = Contributor("c", "Sample contributor 7")
AUTHOR = Authorship("a", "e", "c", confirmed="2025-01-10")
APPROVAL = Approval("ap", "e", "words", replied="2025-01-16")
PERMISSION = Permission("p", "e", given="2025-01-10")
SECTION = Section("s", "Local economy")


def kinds(
    essay=SOUND, revision=REVISION, author=AUTHOR, approval=APPROVAL, permission=PERMISSION, more=(), **kw
):
    entities = [e for e in (essay, revision, PERSON, author, approval, permission, *more) if e]
    record = Record.of(entities)
    found = flags(record, essay, TODAY, **kw)
    if not kw:
        assert all_flags(record, TODAY).get(essay.id, ()) == found
    return {flag.kind: flag.text for flag in found}


def but(entity, **fields):
    return dataclasses.replace(entity, **fields)


def test_a_sound_essay_has_no_flags():
    assert kinds() == {}


@pytest.mark.parametrize(
    ("state", "deadline", "days"),
    [
        (State.BRIEFED, "2025-01-15", 2),
        (State.BRIEFED, "2025-01-16", 1),
        (State.BRIEFED, "2025-01-17", 0),
        (State.INVITED, "2025-01-18", 0),
        (State.RECEIVED, "2025-01-01", 0),
        (State.CUT, "2025-01-01", 0),
        (State.BRIEFED, "", 0),
    ],
)
def test_late_counts_days_until_the_text_is_in(state, deadline, days):
    essay = Essay("e", "Essay", deadline=deadline, state=state)
    assert days_late(essay, TODAY) == days
    late = [flag for flag in flags(Record.of([essay]), essay, TODAY) if flag.kind is FlagKind.LATE]
    assert [flag.text for flag in late] == ([f"{days} day{'s' * (days > 1)} late"] if days else [])


@pytest.mark.parametrize(
    ("words", "says"), [(1100, None), (1101, "101 words over"), (2500, "1,500 words over")]
)
def test_a_tenth_over_the_target_is_let_pass(words, says):
    assert kinds(revision=but(REVISION, words=words)).get(FlagKind.OVER_LENGTH) == says


def test_any_later_change_of_words_makes_an_approval_stale():
    assert kinds(revision=but(REVISION, document="other words")) == {
        FlagKind.APPROVAL_OUT_OF_DATE: "approval out of date"
    }
    assert kinds(approval=None) == {FlagKind.APPROVAL_OUT_OF_DATE: "approval out of date"}
    assert kinds(approval=but(APPROVAL, kind=ApprovalKind.DEEMED)) == {}
    assert kinds(approval=but(APPROVAL, kind=ApprovalKind.WITHDRAWN)) == {
        FlagKind.APPROVAL_OUT_OF_DATE: "approval withdrawn"
    }
    assert kinds(but(SOUND, state=State.IN_EDIT), approval=None) == {}


@pytest.mark.parametrize(
    ("permission", "says"),
    [
        (None, "permission missing"),
        (but(PERMISSION, given=""), "permission missing"),
        (but(PERMISSION, withdrawn="2025-01-16"), "permission withdrawn"),
        (but(PERMISSION, expires="2025-01-16"), "permission expired"),
        (but(PERMISSION, expires="2025-01-17"), None),
    ],
)
def test_a_text_needs_a_permission_that_holds_today(permission, says):
    assert kinds(permission=permission).get(FlagKind.PERMISSION_MISSING) == says


def test_each_picture_needs_its_permission():
    pictures = [
        Permission("p1", "e", PermissionKind.PICTURE, "x", given="2025-01-10"),
        Permission("p2", "e", PermissionKind.PICTURE, "y"),
    ]
    assert kinds(more=pictures) == {FlagKind.PERMISSION_MISSING: "permission missing for 1 picture"}


def test_bylines_are_confirmed_one_by_one():
    assert kinds(author=but(AUTHOR, confirmed="")) == {FlagKind.BYLINE_UNCONFIRMED: "byline unconfirmed"}
    second = [Contributor("c2", "Sample contributor 8"), Authorship("a2", "e", "c2", 1)]
    assert kinds(more=second) == {FlagKind.BYLINE_UNCONFIRMED: "1 of 2 bylines unconfirmed"}
    assert kinds(author=None) == {FlagKind.BYLINE_UNCONFIRMED: "no author named"}
    assert kinds(but(SOUND, state=State.IN_EDIT), author=None) == {}


def test_a_query_is_open_until_it_is_closed():
    queries = [Query("q1", "e", "Which year?"), Query("q2", "e", "Which street?", closed="2025-01-16")]
    assert kinds(more=queries) == {FlagKind.QUERY_OPEN: "1 open query"}


def test_an_essay_past_receiving_without_a_text_cannot_be():
    assert kinds(but(SOUND, state=State.IN_EDIT, revision=""), revision=None) == {
        FlagKind.NO_TEXT: "no text yet"
    }
    assert FlagKind.NO_TEXT not in kinds(but(SOUND, state=State.BRIEFED, revision=""), revision=None)


def test_pictures_without_alternative_text_are_counted():
    builder = InlineBuilder()
    builder.atom(InlinePicture("x"))
    document = Document(
        (
            Figure("f1", "x"),
            Figure("f2", "x", alt="A chart"),
            Figure("f3", "x", decorative=True),
            Paragraph("p", builder.build()),
        )
    )
    assert kinds(document=document) == {
        FlagKind.ALT_MISSING: "2 pictures without alternative text",
        FlagKind.PERMISSION_MISSING: "permission missing for 1 picture",
    }


@pytest.mark.parametrize("state", [State.DECLINED, State.WITHDRAWN, State.HELD_OVER, State.CUT])
def test_what_is_out_of_the_book_has_no_flags(state):
    assert kinds(but(SOUND, state=state), permission=None, author=None, approval=None) == {}


def test_the_gravest_comes_first():
    record = Record.of([SOUND, but(REVISION, words=2000), PERSON, but(AUTHOR, confirmed=""), APPROVAL])
    assert [f.severity for f in flags(record, SOUND, TODAY)] == [
        Severity.STOP,
        Severity.WARNING,
        Severity.WARNING,
    ]
