"""What is erased cannot be found again: not in the record, by undo, nor in the bytes of the file."""

import dataclasses

import pytest

from essayeditor.collection.entities import Approval, Contributor, Permission, PrivateDetails, Submission
from essayeditor.desk import Change, Desk
from essayeditor.desk.evidence import Evidence
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.desk.readers import imported

MARKED = {
    "email": "zq-mail@example.org",
    "phone": "01632 960961",
    "address": "7 Zq Lane\nZqtown",
    "notes": "Zq-note: rings on Tuesdays",
    "lawful_basis": "Zq basis",
    "keep_until": "2031-09-17",
}


def found_in(path):
    """Which marked values the files of the collection hold, whatever their place in it."""
    bytes_there = b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}*") if p.is_file())
    return [name for name, value in MARKED.items() if value.encode() in bytes_there]


@pytest.fixture
def desk(path):
    with Desk.create(path, "Stories") as made:
        yield made


def planted(desk):
    (key,) = desk.add_contributor("Sample contributor 7").created
    desk.edit_private(key, email="zq-old@example.org")
    desk.edit_private(key, **MARKED)
    return key


def test_erasing_leaves_no_value_in_the_file_or_its_log(desk, path):
    key = planted(desk)
    for number in range(40):
        desk.add_contributor(f"Sample contributor {number + 10}")
    assert len(found_in(path)) == len(MARKED)
    changes = desk.erase_private(key)
    assert changes.kinds == {Change.PRIVATE}
    assert desk.record.find(PrivateDetails, key) is None
    assert found_in(path) == []
    assert b"zq-old@example.org" not in path.read_bytes()
    desk.close()
    assert found_in(path) == []
    with Desk.open(path) as again:
        assert again.record.get(Contributor, key).name == "Sample contributor 7"
        assert len(list(again.record.all(Contributor))) == 41


def test_undo_and_redo_bring_nothing_private_back(desk):
    key = planted(desk)
    desk.edit_contributor(key, role="Organiser")
    desk.edit_private(key, phone="01632 960000")
    desk.undo()
    desk.erase_private(key)
    while desk.redo_label:
        desk.redo()
    assert desk.record.find(PrivateDetails, key) is None
    labels = []
    while desk.undo_label:
        labels.append(desk.undo_label)
        desk.undo()
        assert not list(desk.record.all(PrivateDetails))
    assert "Change contributor ‘Sample contributor 7’" in labels, "the public steps stay"
    assert not any("private" in label for label in labels)
    while desk.redo_label:
        desk.redo()
        assert not list(desk.record.all(PrivateDetails))


def test_the_sender_of_a_submission_goes_too(desk, path):
    read = dataclasses.replace(
        imported("A hall of our own", authors=("Sample contributor 7",)), emails=(MARKED["email"],)
    )
    desk.add_import(read, "hall.docx", b"bytes as they came")
    person = next(iter(desk.record.all(Contributor)))
    assert desk.record.get(PrivateDetails, person.id).email == MARKED["email"]
    assert next(iter(desk.record.all(Submission))).sender == MARKED["email"]
    desk.erase_private(person.id)
    assert next(iter(desk.record.all(Submission))).sender == ""
    assert found_in(path) == []
    desk.undo()
    desk.redo()
    assert next(iter(desk.record.all(Submission))).sender == ""
    assert not list(desk.record.all(PrivateDetails))


def test_after_a_merge_the_other_name_brings_nothing_back(desk):
    kept, other = planted(desk), desk.add_contributor("S. Contributor 7").created[0]
    desk.edit_private(other, email="zq-second@example.org")
    desk.merge_contributors(kept, other)
    desk.erase_private(kept)
    desk.undo()
    assert desk.record.get(Contributor, other).name == "S. Contributor 7"
    assert not list(desk.record.all(PrivateDetails))


def test_private_values_are_in_no_label_and_no_repr(desk):
    key = planted(desk)
    said = repr(desk.record.get(PrivateDetails, key)) + desk.undo_label
    assert not [name for name, value in MARKED.items() if value in said]
    assert key in said


def test_an_error_of_the_database_tells_no_values(desk, monkeypatch):
    key = planted(desk)
    desk._file._driver.execute("DROP TABLE private_details")
    with pytest.raises(Exception) as caught:
        desk.edit_private(key, email="zq-new@example.org")
    chain, error = "", caught.value
    while error is not None:
        chain, error = chain + str(error), error.__cause__ or error.__context__
    assert "zq" not in chain


def dealt_with(desk, key):
    """An essay with a mention of the address wherever one may be written in passing."""
    essay = desk.add_essay("A hall of our own").created[0]
    desk.set_authors(essay, [key])
    desk.save_text(essay, Document((Paragraph("p1", inline("We built a hall.")),)))
    mail = MARKED["email"].upper()
    desk.add_permission(
        essay,
        holder=mail,
        evidence=f"mail of {mail}",
        file=Evidence(f"{mail}.eml", b"From: ZQ-MAIL@example.org"),
    )
    desk.send_for_approval(essay)
    (approval,) = desk.record.of_essay(Approval, essay)
    desk.record_reply(approval.id, said=f"from {mail}", file=Evidence("signed.pdf", b"%PDF zq signature"))
    query = desk.add_query(essay, f"Is {mail} right?", asked_by=mail).created[0]
    desk.close_query(query, f"Yes, {MARKED['phone']}")
    desk.add_permission(essay, "0" * 64, holder="A photographer", file=Evidence("other.pdf", b"nothing"))
    return essay


def test_what_was_agreed_asked_and_noted_loses_the_address_too(desk, path):
    key = planted(desk)
    essay = dealt_with(desk, key)
    before = desk.private_traces(key)
    assert before.entries == 3
    assert len(before.evidence) == 2
    desk.erase_private(key)
    assert desk.private_traces(key).entries == 0
    permission = next(p for p in desk.record.of_essay(Permission, essay) if not p.asset)
    assert (permission.holder, permission.evidence_name) == ("(erased)", "(erased).eml")
    assert desk.original(permission.evidence_file), "the proof stays unless it is to go"
    while desk.undo_label:
        desk.undo()
        assert MARKED["email"] not in repr(desk.record.tables).casefold()
    while desk.redo_label:
        desk.redo()
        assert MARKED["email"] not in repr(desk.record.tables).casefold()
    content = path.read_bytes()
    assert b"zq-mail@example.org" not in content
    assert b"ZQ-MAIL@EXAMPLE.ORG" not in content


def test_the_files_that_prove_it_go_where_that_is_asked_for(desk, path):
    key = planted(desk)
    essay = dealt_with(desk, key)
    files = desk.private_traces(key).evidence
    desk.erase_private(key, evidence=True)
    for sha in files:
        with pytest.raises(KeyError):
            desk.original(sha)
    assert b"zq" not in path.read_bytes().lower()
    kept = [p.evidence_name for p in desk.record.of_essay(Permission, essay) if p.evidence_file]
    assert kept == ["other.pdf"], "what is of others stays"
    while desk.undo_label:
        desk.undo()
    while desk.redo_label:
        desk.redo()
    assert desk.private_traces(key).evidence == ()
    desk.close()
    with Desk.open(path) as again:
        assert len(again.record.of_essay(Approval, essay)) == 1
