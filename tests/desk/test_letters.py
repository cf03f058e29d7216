"""Letters are filled from the public record, what is not known is said, and the log says who got them."""

from datetime import date, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.entities import Approval, ApprovalKind, Essay, LogEntry, LogKind, Query, State
from essayeditor.desk import letters
from essayeditor.desk.correspondence import Way, letters_of, wanted
from essayeditor.foundation.errors import OperationRefused
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

TODAY = date(2025, 1, 20)


@pytest.fixture
def who(desk):
    person = desk.add_contributor("Sample contributor 7", honorific="Cllr", role="Organiser").created[0]
    desk.edit_private(person, email="zq@example.org", notes="zq-note")
    essay = desk.add_essay("A hall of our own", target_words=1200, deadline="2025-01-17").created[0]
    desk.set_authors(essay, [person])
    return essay, person


def values(desk, who, **more):
    return letters.values(desk.record, *who, TODAY, **more)


def test_every_letter_that_ships_is_filled_without_an_unknown_field(desk, who, tmp_path):
    desk.add_query(who[0], "Which year?")
    desk.add_query(who[0], "Who paid?")
    for one in letters.templates(tmp_path / "none"):
        letter = letters.filled(one, values(desk, who, reply_by="2025-02-01"))
        assert letter.unknown == ()
        assert "{" not in letter.subject + letter.body
        assert letter.body.startswith("Dear Cllr Sample contributor 7,\n")
        assert "zq" not in letter.subject + letter.body
        assert one.whose is letters.Whose.OURS
    assert [one.key for one in letters.templates(tmp_path)] == list(letters.KINDS)


def test_the_reminder_reads_as_a_person_would_write_it(desk, who, tmp_path):
    desk.edit_essay(who[0], editor="Copy desk")
    letter = letters.filled(letters.template("reminder", tmp_path), values(desk, who))
    assert letter.subject == "“A hall of our own” for Stories"
    assert "was due on 17 January 2025, and has not reached us yet" in letter.body
    assert letter.body.endswith("With thanks,\nCopy desk"), "a publisher who is not named leaves no gap"
    assert letter.problems == []


def test_what_is_not_known_or_no_field_is_told_in_plain_words(desk, who):
    desk.edit_essay(who[0], deadline="")
    one = letters.parsed("x", "Title: X\nSubject: {Essay}\n\nBy {deadline}, to {Reply  by}, for {fee}.")
    letter = letters.filled(one, values(desk, who))
    assert letter.subject == "A hall of our own"
    assert letter.body == "By [deadline], to [reply by], for [fee]."
    assert letter.problems == [
        "Not known yet: the day the text is due.",
        "Not known yet: the day to answer by.",
        "‘{fee}’ is no field of a letter.",
    ]


def test_an_editors_own_wording_goes_first_and_can_be_given_up(tmp_path):
    own = tmp_path / "letters"
    text = letters.original("thanks").text.replace("Thank you for writing it", "Thank you, once more")
    assert letters.save_template("thanks", text, own).whose is letters.Whose.PERSON
    assert "once more" in letters.template("thanks", own).body
    assert letters.template("thanks", own).text == text
    (own / "brief.md").write_bytes(b"\xff\xfe no letter")
    assert letters.template("brief", own) == letters.original("brief")
    with pytest.raises(OperationRefused, match="Subject"):
        letters.save_template("thanks", "Title: T\n\nno subject", own)
    assert letters.restore_template("thanks", own) == letters.original("thanks")
    assert letters.template("thanks", own) == letters.original("thanks")


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_mail_address_says_exactly_the_letter(subject, body):
    made = letters.mail("zq@example.org", subject, body.replace("\r", ""))
    parts = urlsplit(made.address)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "zq@example.org")
    assert made.address.isascii()
    assert len(made.address) <= letters.LONGEST_ADDRESS or not made.whole
    said = parse_qs(parts.query, keep_blank_values=True, errors="strict")
    assert said["subject"] == [subject]
    if made.whole:
        assert said["body"][0].replace("\r\n", "\n") == body.replace("\r", "")


def test_a_long_letter_goes_without_its_body():
    made = letters.mail("zq@example.org", "Hall", "hall " * 500)
    assert not made.whole
    assert "body" not in made.address


def test_the_log_names_whom_a_letter_went_to_and_no_address(desk, who):
    desk.note_letter(*who, "reminder", Way.MAIL)
    (entry,) = letters_of(desk.record, who[0])
    assert entry.what == "Reminder to Sample contributor 7, opened in the mail program"
    assert (entry.kind, entry.value, entry.contributor) == (LogKind.LETTER, "reminder", who[1])
    assert desk.undo_label == "Note the reminder about ‘A hall of our own’"
    desk.undo()
    assert not letters_of(desk.record, who[0])


def test_what_follows_from_a_letter_is_one_step_with_it(desk, who):
    essay, person = who
    desk.note_letter(*who, "brief")
    assert desk.record.get(Essay, essay).state is State.BRIEFED
    (key,) = desk.add_query(essay, "Which year?").created
    assert wanted(desk.record, "query") == [who]
    desk.note_letter(*who, "query", Way.SAVED)
    assert desk.record.get(Query, key).sent == date.today().isoformat()
    assert wanted(desk.record, "query") == []
    desk.save_text(essay, Document((Paragraph("p", inline("We built a hall.")),)))
    for state in (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED):
        desk.set_state(essay, state)
    assert wanted(desk.record, "proof") == [who]
    due = (date.today() + timedelta(7)).isoformat()
    desk.note_letter(*who, "proof", reply_by=due)
    (approval,) = desk.record.of_essay(Approval, essay)
    assert (approval.contributor, approval.kind, approval.due) == (person, ApprovalKind.AWAITED, due)
    assert desk.record.get(Essay, essay).state is State.SENT_FOR_APPROVAL
    desk.record_reply(approval.id)
    desk.note_letter(*who, "proof", reply_by=due)
    assert desk.record.get(Approval, approval.id).kind is ApprovalKind.GIVEN, "approved words stay approved"
    assert len([e for e in desk.record.all(LogEntry) if e.kind is LogKind.LETTER]) == 4


def test_reminders_are_due_to_every_author_of_what_is_late(desk, who):
    second = desk.add_contributor("Sample contributor 8").created[0]
    desk.set_authors(who[0], [who[1], second])
    desk.add_essay("Not late")
    assert wanted(desk.record, "reminder", frozenset({who[0]})) == [who, (who[0], second)]
    assert wanted(desk.record, "reminder") == []
    desk.note_letter(*who, "reminder")
    assert wanted(desk.record, "reminder", frozenset({who[0]})) == [(who[0], second)], "not twice in a week"


def test_the_wording_of_a_collection_goes_before_that_of_the_person(desk, tmp_path):
    own = tmp_path / "letters"
    letters.save_template("thanks", "Subject: Mine\n\nMine.", own)
    desk.reword_letter("thanks", "Title: Thanks\nSubject: Here\n\nOnly here.")

    def thanks():
        return letters.template("thanks", own, desk.record.collection.letters)

    assert (thanks().body, thanks().whose) == ("Only here.", letters.Whose.COLLECTION)
    assert letters.template("brief", own, desk.record.collection.letters).whose is letters.Whose.OURS
    desk.unword_letter("thanks")
    assert (thanks().body, thanks().whose) == ("Mine.", letters.Whose.PERSON)
    assert desk.undo_label == "Use the usual wording of the thanks"
    desk.undo()
    assert thanks().body == "Only here."
    with pytest.raises(OperationRefused, match="Subject"):
        desk.reword_letter("thanks", "no subject")
    with pytest.raises(ValueError, match="no letter"):
        desk.reword_letter("poem", "Subject: S\n\nBody.")
