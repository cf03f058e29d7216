"""Permissions with their proof, approvals of exactly these words, and queries until they are closed."""

from datetime import date, timedelta

import pytest

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Essay,
    LogEntry,
    Permission,
    PermissionKind,
    Query,
    State,
)
from essayeditor.collection.flags import FlagKind, all_flags
from essayeditor.collection.rights import Standing, needs
from essayeditor.collection.workflow import is_approved
from essayeditor.desk.evidence import LARGEST, Evidence
from essayeditor.foundation.errors import OperationRefused
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

TODAY = date.today()
YESTERDAY, TOMORROW = ((TODAY + timedelta(n)).isoformat() for n in (-1, 1))
PICTURE = "a" * 64


@pytest.fixture
def essay(desk):
    key = desk.add_essay("A hall of our own").created[0]
    people = [desk.add_contributor(f"Sample contributor {n}").created[0] for n in (7, 8)]
    desk.set_authors(key, people)
    write(desk, key, "We built a hall.")
    for state in (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED):
        desk.set_state(key, state)
    return key


def write(desk, essay, words):
    desk.save_text(essay, Document((Paragraph("p1", inline(words)),)))


def state(desk, essay):
    return desk.record.get(Essay, essay).state


def approvals(desk, essay):
    return sorted(desk.record.of_essay(Approval, essay), key=lambda a: a.contributor)


def flagged(desk, essay):
    return {flag.kind: flag.text for flag in all_flags(desk.record, TODAY).get(essay, ())}


def test_a_text_is_approved_when_each_of_its_authors_has_answered(desk, essay):
    desk.send_for_approval(essay, due=TOMORROW)
    one, two = approvals(desk, essay)
    assert state(desk, essay) is State.SENT_FOR_APPROVAL
    assert {one.kind, two.kind} == {ApprovalKind.AWAITED}
    assert (one.sent, one.due) == (TODAY.isoformat(), TOMORROW)
    desk.record_reply(one.id, said="e-mail of today", file=Evidence("C:\\mail\\reply.eml", b"Yes."))
    assert state(desk, essay) is State.SENT_FOR_APPROVAL, "the other has not answered"
    desk.record_reply(two.id)
    assert state(desk, essay) is State.APPROVED
    kept = desk.record.get(Approval, one.id)
    assert (kept.evidence, kept.evidence_name) == ("e-mail of today", "reply.eml")
    assert desk.original(kept.evidence_file) == b"Yes."
    assert desk.undo_label == "Record approval of ‘A hall of our own’"
    with pytest.raises(OperationRefused, match="approved already"):
        desk.send_for_approval(essay)


def test_any_later_word_makes_it_stale_and_sending_again_asks_for_the_new_words(desk, essay):
    desk.send_for_approval(essay)
    for one in approvals(desk, essay):
        desk.record_reply(one.id)
    write(desk, essay, "We built a hall of our own.")
    assert flagged(desk, essay)[FlagKind.APPROVAL_OUT_OF_DATE] == "approval out of date"
    desk.send_for_approval(essay)
    assert len(approvals(desk, essay)) == 4, "what was approved before is kept"
    assert state(desk, essay) is State.SENT_FOR_APPROVAL
    write(desk, essay, "We built a hall.")
    assert is_approved(desk.record, desk.record.get(Essay, essay)), "these are the words that were approved"


def test_silence_counts_only_once_the_day_has_passed(desk, essay):
    desk.send_for_approval(essay, sent="2025-01-02", due=TODAY.isoformat())
    one, two = approvals(desk, essay)
    with pytest.raises(OperationRefused, match="runs until the end of"):
        desk.record_reply(one.id, ApprovalKind.DEEMED)
    assert FlagKind.REPLY_OVERDUE not in flagged(desk, essay)
    desk.send_for_approval(essay, sent="2025-01-02", due=YESTERDAY)
    assert flagged(desk, essay)[FlagKind.REPLY_OVERDUE] == "time to reply has run out"
    desk.record_reply(one.id)
    with pytest.raises(OperationRefused, match="an answer already"):
        desk.record_reply(one.id, ApprovalKind.DEEMED)
    desk.record_reply(two.id, ApprovalKind.DEEMED)
    assert state(desk, essay) is State.DEEMED_APPROVED
    assert desk.undo_label == "Record that the time to reply has run out for ‘A hall of our own’"
    desk.record_reply(two.id, ApprovalKind.GIVEN)
    assert state(desk, essay) is State.APPROVED


def test_without_a_day_silence_never_counts(desk, essay):
    desk.send_for_approval(essay)
    with pytest.raises(OperationRefused, match="No day to reply by"):
        desk.record_reply(approvals(desk, essay)[0].id, ApprovalKind.DEEMED)
    with pytest.raises(OperationRefused, match="before the day of sending"):
        desk.send_for_approval(essay, due="2020-01-01")


def test_changes_asked_for_and_approval_withdrawn_go_back_into_edit(desk, essay):
    desk.send_for_approval(essay)
    one, two = approvals(desk, essay)
    desk.record_reply(one.id, ApprovalKind.AWAITED, said="wants the figure put right")
    assert state(desk, essay) is State.IN_EDIT
    desk.set_state(essay, State.SENT_FOR_APPROVAL)
    desk.record_reply(one.id)
    desk.record_reply(two.id)
    assert state(desk, essay) is State.APPROVED
    desk.record_reply(two.id, ApprovalKind.WITHDRAWN)
    assert state(desk, essay) is State.IN_EDIT
    said = [entry.what for entry in sorted(desk.record.of_essay(LogEntry, essay), key=lambda e: e.when)]
    assert {"Sent for approval", "Changes asked for", "Approval given", "Approval withdrawn"} <= set(said)


def test_what_a_picture_shows_decides_whose_consent_is_needed(desk, essay):
    desk.add_permission(essay)
    desk.add_permission(essay, PICTURE, holder="A photographer")
    desk.show_people(essay, PICTURE, 2, 1)
    assert flagged(desk, essay)[FlagKind.CONSENT_MISSING] == "parents’ consent missing"
    desk.add_permission(essay, PICTURE, kind=PermissionKind.PARENTS)
    assert flagged(desk, essay)[FlagKind.CONSENT_MISSING] == "consent of people shown missing"
    desk.add_permission(essay, PICTURE, kind=PermissionKind.PEOPLE, file=Evidence("form.pdf", b"%PDF"))
    assert FlagKind.CONSENT_MISSING not in flagged(desk, essay)
    found = needs(desk.record.of_essay(Permission, essay), TODAY)
    assert [(need.kind, need.count) for need in found] == [
        (PermissionKind.TEXT, 0),
        (PermissionKind.PICTURE, 0),
        (PermissionKind.PEOPLE, 2),
        (PermissionKind.PARENTS, 1),
    ]
    desk.show_people(essay, PICTURE, 0, 0)
    assert sum(p.people_shown for p in desk.record.of_essay(Permission, essay)) == 0


@pytest.mark.parametrize(
    ("fields", "standing", "flag", "says"),
    [
        ({"expires": (TODAY + timedelta(30)).isoformat()}, Standing.EXPIRING, FlagKind.PERMISSION_EXPIRING,
         "permission expires in 30 days"),
        ({"expires": TOMORROW}, Standing.EXPIRING, FlagKind.PERMISSION_EXPIRING,
         "permission expires in 1 day"),
        ({"expires": (TODAY + timedelta(31)).isoformat()}, Standing.HELD, None, ""),
        ({"given": "2020-01-01", "expires": YESTERDAY}, Standing.EXPIRED, FlagKind.PERMISSION_MISSING,
         "permission expired"),
        ({"withdrawn": YESTERDAY}, Standing.WITHDRAWN, FlagKind.PERMISSION_MISSING, "permission withdrawn"),
        ({"given": ""}, Standing.MISSING, FlagKind.PERMISSION_MISSING, "permission missing"),
    ],
)  # fmt: skip
def test_a_permission_ends(desk, essay, fields, standing, flag, says):
    desk.add_permission(essay, **fields)
    (need,) = needs(desk.record.of_essay(Permission, essay), TODAY)
    assert need.standing is standing
    ours = (FlagKind.PERMISSION_MISSING, FlagKind.PERMISSION_EXPIRING)
    assert {k: v for k, v in flagged(desk, essay).items() if k in ours} == ({flag: says} if flag else {})


def test_the_permission_that_holds_longest_counts(desk, essay):
    desk.add_permission(essay, expires=YESTERDAY, given="2020-01-01")
    desk.add_permission(essay, expires=TOMORROW)
    (key,) = desk.add_permission(essay, holder="Publisher").created
    (need,) = needs(desk.record.of_essay(Permission, essay), TODAY)
    assert (need.standing, need.permission.id) == (Standing.HELD, key)
    desk.delete_permission(key)
    assert needs(desk.record.of_essay(Permission, essay), TODAY)[0].standing is Standing.EXPIRING


def test_what_cannot_be_is_refused(desk, essay):
    for refused in (
        lambda: desk.add_permission(essay, kind=PermissionKind.PICTURE),
        lambda: desk.add_permission(essay, PICTURE, kind=PermissionKind.TEXT),
        lambda: desk.add_permission(essay, given=TOMORROW, expires=YESTERDAY),
        lambda: desk.add_permission(essay, file=Evidence("empty.pdf", b"")),
        lambda: desk.add_permission(essay, file=Evidence("film.mov", bytes(LARGEST + 1))),
    ):
        with pytest.raises(OperationRefused, match="Nothing was changed"):
            refused()
    assert not desk.record.of_essay(Permission, essay)


def test_a_query_is_open_until_it_is_closed(desk, essay):
    (key,) = desk.add_query(essay, "Which year?", "p1", asked_by="Copy desk").created
    assert flagged(desk, essay)[FlagKind.QUERY_OPEN] == "1 open query"
    desk.edit_query(key, "Which year was that?")
    desk.close_query(key, "2019")
    query = desk.record.get(Query, key)
    assert (query.question, query.answer, query.block) == ("Which year was that?", "2019", "p1")
    assert FlagKind.QUERY_OPEN not in flagged(desk, essay)
    desk.reopen_query(key)
    assert desk.record.get(Query, key).answer == "2019"
    desk.delete_query(key)
    assert not desk.record.of_essay(Query, essay)
