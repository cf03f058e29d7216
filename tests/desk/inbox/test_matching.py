"""What a file that comes in is taken for: by its sender, byline, title, name and words."""

import time

import pytest

from essayeditor.collection.entities import Submission, SubmissionState
from essayeditor.desk import Desk
from essayeditor.desk.inbox.matching import set_aside, waiting
from essayeditor.desk.inbox.proposal import Confidence, Kind, proposal_of
from essayeditor.desk.inbox.receiving import Outcome
from essayeditor.importers.result import ImportedPicture
from tests.desk.readers import imported

WORDS = [f"word{n}" for n in range(400)]
HALL = "The hall stood empty. " + " ".join(WORDS[:200])
SHOP = "The shop is ours. " + " ".join(WORDS[200:])
AUTHOR = "A hall keeper, Durham"


def came(desk, words, name="file.docx", content=None, **fields):
    return desk.receive(imported(words, name, **fields), name, content or f"{name}{words}".encode())


def the_proposal(desk, received):
    return proposal_of(desk.record.get(Submission, received.submission))


@pytest.fixture
def planned(desk):
    """An essay that was asked for, with its author and the author's address."""
    essay = desk.add_essay("A hall of our own").created[0]
    person = desk.add_contributor(AUTHOR).created[0]
    desk.edit_private(person, email="hall@example.org")
    desk.set_authors(essay, [person])
    return essay


def test_in_an_empty_collection_a_file_is_a_new_essay_at_once(desk):
    received = came(desk, HALL, title="A hall of our own")
    assert received.outcome is Outcome.TAKEN
    assert [essay.title for essay in desk.record.essays()] == ["A hall of our own"]
    assert waiting(desk.record) == []


def test_what_is_like_nothing_is_a_new_essay_at_once(desk, planned):
    received = came(desk, SHOP, title="Who owns the shop?")
    assert received.outcome is Outcome.TAKEN
    assert len(desk.record.essays()) == 2


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": "A hall of our own"}, "It bears the same title."),
        ({"title": "A hall of your own"}, "much like the essay’s"),
        ({"sender": "Somebody <HALL@example.org>"}, f"e-mail address of {AUTHOR}"),
        ({"authors": (AUTHOR,)}, f"Its byline names {AUTHOR}"),
    ],
)
def test_an_essay_that_waits_for_its_text_is_found(desk, planned, fields, says):
    received = came(desk, HALL, **fields)
    assert received.outcome is Outcome.WAITING
    proposal = the_proposal(desk, received)
    assert (proposal.kind, proposal.essay) == (Kind.NEXT_VERSION, planned)
    assert any(says in reason for reason in proposal.reasons)
    assert "That essay has no text yet." in proposal.reasons
    assert received.message == f"The text of ‘A hall of our own’ by {AUTHOR}"
    assert desk.record.essays()[0].revision == ""


def test_the_name_of_the_file_speaks_too(desk, planned):
    proposal = the_proposal(desk, came(desk, HALL, "a-hall-of-our-own_final_v3.docx"))
    assert proposal.essay == planned
    assert "The file’s name holds the essay’s title." in proposal.reasons


def test_title_and_sender_together_are_certain(desk, planned):
    received = came(desk, HALL, title="A hall of our own", sender="hall@example.org")
    assert the_proposal(desk, received).confidence is Confidence.CERTAIN


def test_a_later_version_is_known_by_its_words_alone(desk):
    essay = came(desk, HALL, title="A hall of our own").essay
    changed = HALL.replace("word7 ", "another word ").replace("empty", "full")
    received = came(desk, changed, "untitled.docx")
    assert received.outcome is Outcome.WAITING
    proposal = the_proposal(desk, received)
    assert (proposal.kind, proposal.essay) == (Kind.NEXT_VERSION, essay)
    assert proposal.confidence is Confidence.CERTAIN
    assert "of its phrases stand in that essay’s text" in proposal.reasons[0]


def test_a_second_essay_by_the_same_author_is_a_new_one(desk, planned):
    first = came(desk, HALL, title="A hall of our own", sender="hall@example.org")
    desk.take([first.submission])
    received = came(desk, SHOP, "shop.docx", title="Who owns the shop?", sender="hall@example.org")
    assert received.outcome is Outcome.TAKEN
    assert [person.name for _, person in desk.record.authors(received.essay)] == [AUTHOR]


def test_another_text_under_a_common_title_is_a_new_essay(desk):
    came(desk, HALL, title="Introduction")
    assert came(desk, SHOP, title="Introduction").outcome is Outcome.TAKEN


def test_of_two_that_are_equally_likely_none_is_certain(desk):
    for _ in range(2):
        desk.add_essay("A hall of our own")
    proposal = the_proposal(desk, came(desk, HALL, title="A hall of our own"))
    assert proposal.confidence is not Confidence.CERTAIN


def test_essays_in_the_bin_are_not_matched(desk, planned):
    desk.delete_essays([planned])
    assert came(desk, HALL, title="A hall of our own").outcome is Outcome.TAKEN


def test_the_same_bytes_are_known_wherever_they_are(desk, planned):
    first = came(desk, HALL, content=b"bytes", sender="hall@example.org")
    again = came(desk, HALL, "again.docx", content=b"bytes")
    assert (again.outcome, again.submission) == (Outcome.WAITING, first.submission)
    assert again.message == "The text of ‘A hall of our own’ by A hall keeper, Durham (it waits already)"
    desk.set_aside([first.submission])
    assert "was set aside" in came(desk, HALL, content=b"bytes").message
    desk.put_back([first.submission])
    desk.take([first.submission])
    taken = came(desk, HALL, content=b"bytes")
    assert (taken.outcome, taken.essay) == (Outcome.DUPLICATE, planned)
    assert len(list(desk.record.all(Submission))) == 1


def test_the_same_words_in_another_file_are_set_aside_and_kept(desk):
    essay = came(desk, HALL, title="A hall of our own").essay
    received = came(desk, HALL, "hall.odt", title="A hall of our own")
    assert (received.outcome, received.essay) == (Outcome.DUPLICATE, essay)
    assert "the same words as ‘A hall of our own’" in received.message
    (kept,) = set_aside(desk.record)
    assert desk.original(kept.sha256)
    assert kept.state is SubmissionState.SET_ASIDE


def test_one_word_more_is_not_the_same(desk):
    came(desk, HALL, title="A hall of our own")
    assert came(desk, HALL + " amen", title="A hall of our own").outcome is Outcome.WAITING


def test_short_texts_are_not_taken_for_one_another(desk):
    came(desk, "first words", "one.txt")
    assert came(desk, "first words indeed", "two.txt").outcome is Outcome.TAKEN


@pytest.mark.parametrize(
    ("name", "sender", "kind"),
    [
        ("A hall keeper Durham headshot.jpg", "", Kind.HEADSHOT),
        ("a-hall-of-our-own-roof.jpg", "", Kind.PICTURE),
        ("IMG_0001.jpg", "hall@example.org", Kind.HEADSHOT),
        ("IMG_0001.jpg", "", Kind.PICTURE),
    ],
)
def test_a_picture_alone_waits_with_what_it_may_be(desk, planned, name, sender, kind):
    picture = ImportedPicture("ab" * 32, b"picture", "image/jpeg", 300, 400)
    received = desk.receive_picture(picture, name, sender=sender)
    proposal = the_proposal(desk, received)
    assert received.outcome is Outcome.WAITING
    assert proposal.kind is kind
    assert bool(proposal.essay or proposal.contributor) is (name != "IMG_0001.jpg" or bool(sender))


def test_an_essay_that_quotes_another_is_a_new_one(desk):
    came(desk, HALL, title="A hall of our own")
    quoting = " ".join(WORDS[:50]) + " " + " ".join(f"own{n}" for n in range(160))
    assert came(desk, quoting, "summary.docx", title="In short").outcome is Outcome.TAKEN


def test_a_name_of_a_file_alone_is_not_enough_where_there_is_a_text(desk):
    came(desk, "Too short to tell.", title="Free halls")
    received = came(desk, SHOP, "the-shop-and-the-free-halls.docx", title="The shop")
    assert received.outcome is Outcome.TAKEN


def test_getting_to_know_many_texts_can_be_done_bit_by_bit(path, desk):
    for n in range(3):
        came(desk, " ".join(f"{word}x{n}" for word in WORDS[:60]), f"{n}.docx", title=f"Essay {n}")
    desk.close()
    with Desk.open(path) as again:
        assert not again.ready_to_match(0.0)
        assert again.ready_to_match(time.monotonic() + 60)
        assert again.ready_to_match(0.0), "what is known stays known"
