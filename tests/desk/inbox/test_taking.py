"""Taking what waits: as a version, as a new essay, or not at all; every step can be undone."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from essayeditor.collection.entities import Contributor, Essay, State, Submission, SubmissionState
from essayeditor.desk import Desk
from essayeditor.desk.inbox.matching import set_aside, waiting
from essayeditor.desk.inbox.proposal import Kind, proposal_of
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import sha256
from essayeditor.importers.result import ImportedPicture
from essayeditor.text.blocks import Figure
from essayeditor.text.inline import inline
from essayeditor.text.plain import plain_text
from essayeditor.text.settle import accepted, has_suggestions, rejected
from tests.desk.inbox.test_matching import AUTHOR, HALL, SHOP, came, planned

__all__ = ["planned"]

PARAGRAPHS = [" ".join(f"{name}{n}" for n in range(60)) for name in ("first", "second", "third", "fourth")]
TEXT = "\n".join(PARAGRAPHS)


def said(document):
    return plain_text(document).strip()


def test_a_planned_essay_gets_its_text_and_its_state(desk, planned):
    received = came(
        desk, HALL, title="A hall of our own", sender="hall@example.org", sent="2026-11-01T10:00:00"
    )
    desk.take([received.submission])
    essay = desk.record.get(Essay, planned)
    assert (essay.state, said(desk.document(planned))) == (State.RECEIVED, HALL)
    (submission,) = desk.record.of_essay(Submission, planned)
    assert (submission.state, submission.sent) == (SubmissionState.TAKEN, "2026-11-01T10:00:00")
    assert desk.undo_label == "Take ‘file.docx’ from the inbox"
    desk.undo()
    assert desk.record.get(Essay, planned).revision == ""
    assert [one.id for one in waiting(desk.record)] == [received.submission]
    desk.redo()
    assert said(desk.document(planned)) == HALL


def test_a_later_version_takes_the_place_of_the_text_under_the_ids_it_had(desk):
    essay = came(desk, TEXT, "one.docx", title="Hall").essay
    before = [block.id for block in desk.document(essay).blocks]
    later = TEXT.replace("second5 ", "changed ")
    received = came(desk, later, "two.docx", title="Hall")
    old, made = desk.proposed_version(received.submission)
    assert said(old) == TEXT
    assert not made.suggested
    desk.take([received.submission])
    now = desk.document(essay)
    assert said(now) == later
    assert [block.id for block in now.blocks] == before
    desk.undo()
    assert said(desk.document(essay)) == TEXT


def test_what_was_edited_meanwhile_is_kept_and_the_file_becomes_suggestions(desk):
    essay = came(desk, TEXT, "one.docx", title="Hall").essay
    edited = desk.document(essay)
    ours = TEXT.replace("first3 ", "edited ")
    desk.save_text(essay, came_document(ours, edited))
    received = came(desk, TEXT.replace("third5 ", "theirs "), "two.docx", title="Hall", authors=("A writer",))
    desk.take([received.submission])
    now = desk.document(essay)
    assert said(rejected(now)) == ours
    assert said(accepted(now)) == ours.replace("third5 ", "theirs ")
    marks = [mark for block in now.blocks for mark in block.content.marks]
    assert {mark.author for mark in marks} == {"A writer"}
    assert desk.comments(essay) == ()


def test_where_both_changed_the_same_words_nothing_is_lost_and_it_is_told(desk):
    essay = came(desk, TEXT, "one.docx", title="Hall").essay
    ours = TEXT.replace("third5 ", "ours ")
    desk.save_text(essay, came_document(ours, desk.document(essay)))
    received = came(desk, TEXT.replace("third5 ", "theirs "), "two.docx", title="Hall")
    desk.take([received.submission])
    now = desk.document(essay)
    assert said(rejected(now)) == ours
    assert "theirs" in said(accepted(now))
    (comment,) = desk.comments(essay)
    assert comment.block == now.blocks[2].id
    assert "changed here and in the file" in comment.thread[0].text


def came_document(words, like):
    """The document of these lines, under the ids of another of as many."""
    blocks = [
        replace(b, content=inline(line)) for b, line in zip(like.blocks, words.split("\n"), strict=True)
    ]
    return replace(like, blocks=tuple(blocks))


def test_several_are_taken_in_one_step(desk):
    keys = [desk.add_essay(title).created[0] for title in ("Hall", "Shop")]
    received = [came(desk, HALL, "a.docx", title="Hall"), came(desk, SHOP, "b.docx", title="Shop")]
    desk.take([one.submission for one in received])
    assert desk.undo_label == "Take 2 files from the inbox"
    assert [said(desk.document(key)) for key in keys] == [HALL, SHOP]
    desk.undo()
    assert len(waiting(desk.record)) == 2


def test_an_editor_may_say_otherwise(desk, planned):
    section = desk.add_section("Local economy").created[0]
    person = desk.add_contributor("A shop keeper, Leeds").created[0]
    received = came(desk, HALL, title="A hall of our own")
    desk.propose(received.submission, Kind.NEW_ESSAY, contributor=person, section=section)
    assert desk.undo_label == "Change what ‘file.docx’ is"
    desk.take([received.submission])
    (made,) = desk.record.essays(section)
    assert [one.name for _, one in desk.record.authors(made.id)] == ["A shop keeper, Leeds"]
    assert desk.record.get(Essay, planned).revision == ""
    desk.undo()
    desk.propose(received.submission, Kind.NEXT_VERSION, essay=planned)
    desk.take([received.submission])
    assert said(desk.document(planned)) == HALL


def test_what_is_set_aside_comes_back(desk, planned):
    received = came(desk, HALL, title="A hall of our own")
    desk.set_aside([received.submission])
    assert waiting(desk.record) == []
    assert [one.id for one in set_aside(desk.record)] == [received.submission]
    desk.undo()
    assert len(waiting(desk.record)) == 1


def test_what_waits_waits_over_a_night(desk, planned, path):
    received = came(desk, HALL, title="A hall of our own")
    desk.close()
    with Desk.open(path) as again:
        assert [one.id for one in waiting(again.record)] == [received.submission]
        again.take([received.submission])
        assert said(again.document(planned)) == HALL


@pytest.mark.parametrize("state", [State.LOCKED])
def test_a_locked_essay_takes_nothing_and_all_stays_as_it_was(desk, state):
    essay = came(desk, TEXT, "one.docx", title="Hall").essay
    received = came(desk, TEXT.replace("first3", "x"), "two.docx", title="Hall")
    draft = desk._draft()
    draft.put(replace(desk.record.get(Essay, essay), state=state))
    desk._commit(draft, "Lock")
    with pytest.raises(OperationRefused, match="locked"):
        desk.take([received.submission])
    assert len(waiting(desk.record)) == 1


def test_an_essay_in_the_bin_takes_nothing(desk, planned):
    received = came(desk, HALL, title="A hall of our own")
    desk.delete_essays([planned])
    with pytest.raises(OperationRefused, match="in the bin"):
        desk.take([received.submission])


def picture(width=300, height=400):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    content = out.getvalue()
    return ImportedPicture(sha256(content), content, "image/jpeg", width, height)


def test_a_headshot_becomes_the_contributors(desk, planned):
    received = desk.receive_picture(picture(), f"{AUTHOR} headshot.jpg")
    desk.take([received.submission])
    (person,) = desk.record.all(Contributor)
    assert Image.open(io.BytesIO(desk.picture(person.headshot))).size == (300, 400)
    desk.undo()
    assert desk.record.get(Contributor, person.id).headshot == ""


def test_a_picture_goes_to_the_end_of_its_essay(desk):
    essay = came(desk, TEXT, "one.docx", title="A hall of our own").essay
    shown = picture()
    received = desk.receive_picture(shown, "a hall of our own, roof.jpg")
    desk.take([received.submission])
    last = desk.document(essay).blocks[-1]
    assert isinstance(last, Figure)
    assert (last.asset, desk.picture(last.asset)) == (shown.sha256, shown.content)


def test_nobody_guesses_what_a_nameless_picture_is_for(desk):
    received = desk.receive_picture(picture(), "IMG_1.jpg")
    with pytest.raises(OperationRefused, match="Say what"):
        desk.take([received.submission])


def test_erasing_private_details_reaches_what_waits(desk, planned):
    (person,) = desk.record.all(Contributor)
    received = came(desk, HALL, emails=("hall@example.org",), title="A hall of our own")
    desk.erase_private(person.id)
    assert "hall@example.org" not in desk.record.get(Submission, received.submission).proposal
    assert b"hall@example.org" not in desk.path.read_bytes()
    assert proposal_of(desk.record.get(Submission, received.submission)).kind is Kind.NEXT_VERSION


def test_no_suggestion_stands_where_nothing_was_edited(desk):
    essay = came(desk, TEXT, "one.docx", title="Hall").essay
    desk.take([came(desk, TEXT.replace("first3", "x"), "two.docx", title="Hall").submission])
    assert not any(map(has_suggestions, desk.document(essay).blocks))


def test_a_text_that_was_built_on_keeps_its_file_when_all_is_undone(desk):
    essay = came(desk, TEXT, "one.docx", title="Hall").essay
    received = came(desk, TEXT.replace("first3", "x"), "two.docx", title="Hall")
    desk.take([received.submission])
    desk.save_text(essay, came_document(TEXT.replace("first3", "y"), desk.document(essay)))
    steps = 0
    while desk.undo_label:
        desk.undo()
        steps += 1
    read = {revision.submission for revision in desk.record.revisions(essay)}
    assert received.submission in read
    assert desk.record.find(Submission, received.submission) is not None
    for _ in range(steps):
        desk.redo()
    assert "y" in said(desk.document(essay))
