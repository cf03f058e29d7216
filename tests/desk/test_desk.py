"""What each operation does, how it is named, and what is refused."""

import json
from datetime import date

import pytest

from essayeditor.collection.entities import (
    Approval,
    ApprovalKind,
    Authorship,
    Contributor,
    Essay,
    EssayKind,
    LogEntry,
    Origin,
    PartKind,
    PrivateDetails,
    Query,
    Revision,
    Section,
    State,
    Submission,
)
from essayeditor.collection.flags import FlagKind, flags
from essayeditor.desk import Change, Desk
from essayeditor.desk.imports import readable
from essayeditor.desk.reports import report_of
from essayeditor.foundation.errors import CollectionError, OperationRefused
from essayeditor.foundation.files import sha256
from essayeditor.importers.result import ImportedPicture, RemarkKind, Report, ReportRemark
from essayeditor.store import backups
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Comment, Document, Remark
from essayeditor.text.inline import inline
from tests.desk.readers import imported


def text(words):
    return Document((Paragraph("p1", inline(words)),))


@pytest.fixture
def section(desk):
    return desk.add_section("Climate and energy").created[0]


@pytest.fixture
def essays(desk, section):
    return [desk.add_essay(title, section).created[0] for title in ("One", "Two", "Three")]


def titles(desk, section):
    return [essay.title for essay in desk.record.essays(section)]


# Making, opening, closing.


def test_a_new_collection_is_empty_or_as_its_template(tmp_path):
    with Desk.create(tmp_path / "a.essays", "  Stories\tfrom  here ") as desk:
        assert desk.record.collection.title == "Stories from here"
        assert desk.record.sections() == desk.record.essays() == []
        assert desk.undo_label == ""
    with Desk.create(tmp_path / "b.essays", "Stories", "stories") as desk:
        assert len(desk.record.sections()) == 4
        assert set(desk.record.collection.parts) == set(PartKind)
        assert [e.kind for e in desk.record.essays()] == [EssayKind.FOREWORD, EssayKind.INTRODUCTION]
    with pytest.raises(OperationRefused, match="no template"):
        Desk.create(tmp_path / "c.essays", "Stories", "nonsense")
    with pytest.raises(OperationRefused, match="needs a title"):
        Desk.create(tmp_path / "c.essays", " \n ")
    assert not (tmp_path / "c.essays").exists()


def test_essays_by_one_author_have_a_preface_and_no_list_of_contributors(tmp_path):
    with Desk.create(tmp_path / "a.essays", "Essays", "one-author") as desk:
        assert [(e.kind, e.title) for e in desk.record.essays()] == [(EssayKind.INTRODUCTION, "Preface")]
        assert desk.record.sections() == []
        left_out = set(PartKind) - set(desk.record.collection.parts)
        assert left_out == {PartKind.CONTRIBUTORS, PartKind.RECOMMENDATIONS}
        desk.set_part(PartKind.CONTRIBUTORS, True)
        assert desk.record.collection.parts[-3:] == (
            PartKind.CONTRIBUTORS,
            PartKind.ENDNOTES,
            PartKind.BACK_COVER,
        )


def test_a_reader_may_look_and_change_nothing(desk, essays, path):
    with Desk.open(path, read_only=True) as reader:
        assert reader.record == desk.record
        with pytest.raises(OperationRefused, match="reading only"):
            reader.edit_essay(essays[0], title="New")
        assert reader.record == desk.record


def test_closing_backs_up_once_and_can_be_done_twice(desk, essays, path):
    desk.close()
    desk.close()
    collection = desk.record.collection
    assert len(backups.backups(backups.folder(collection.id, collection.title))) == 1
    Desk.open(path).close()
    assert len(backups.backups(backups.folder(collection.id, collection.title))) == 1


def test_a_backup_that_fails_stops_nobody(desk, essays, path, tmp_path, monkeypatch, caplog):
    (tmp_path / "flat").write_text("")
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "flat"))
    desk.close()
    assert "No backup was made" in caplog.text
    Desk.open(path).close()


# Essays and sections.


def test_moves_are_named_as_a_person_would(desk, section, essays):
    one, two, three = essays
    changes = desk.move_essays([three], section, 0)
    assert changes.label == "Move ‘Three’ to first in Climate and energy"
    assert changes.kinds == {Change.ESSAYS, Change.ORDER}
    assert changes.essays == set(essays)
    assert titles(desk, section) == ["Three", "One", "Two"]
    assert desk.move_essays([three], section, 1).label == "Move ‘Three’ to after ‘One’ in Climate and energy"
    assert desk.move_essays([one, two], "").label == "Move 2 essays to first outside the sections"
    assert titles(desk, section) == ["Three"]
    assert desk.move_essays([three], section, 5) == desk.undo().__class__()
    assert desk.undo_label == "Move ‘Three’ to after ‘One’ in Climate and energy"


def test_long_titles_are_shortened_in_labels(desk):
    label = desk.add_essay("A very long title " * 10).label
    assert len(label) < 60
    assert label.endswith("…’")


def test_front_matter_stands_outside_the_sections(desk, section, essays):
    foreword = desk.add_essay("What community means", section, EssayKind.FOREWORD).created[0]
    assert desk.record.get(Essay, foreword).section == ""
    with pytest.raises(OperationRefused, match="is the foreword"):
        desk.move_essays([foreword], section)
    desk.edit_essay(essays[0], kind=EssayKind.AFTERWORD)
    assert titles(desk, section) == ["Two", "Three"]
    assert titles(desk, "") == ["What community means", "One"]


def test_the_bin_gives_back_what_it_got(desk, section, essays):
    desk.delete_essays([essays[1]])
    assert titles(desk, section) == ["One", "Three"]
    assert desk.record.get(Essay, essays[1]).binned
    desk.restore_essays([essays[1]])
    assert titles(desk, section) == ["One", "Two", "Three"]
    other = desk.add_section("Local economy", 0).created[0]
    desk.delete_section(section)
    assert [s.id for s in desk.record.sections()] == [other]
    assert titles(desk, "") == ["One", "Two", "Three"]
    desk.undo()
    assert titles(desk, section) == ["One", "Two", "Three"]
    desk.delete_essays([essays[0]])
    desk.delete_section(section)
    desk.restore_essays([essays[0]])
    assert desk.record.get(Essay, essays[0]).section == ""
    desk.restore_section(section)
    assert [s.title for s in desk.record.sections()] == ["Local economy", "Climate and energy"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": "  "}, "needs a title"),
        ({"deadline": "31 January"}, "is not a date"),
        ({"target_words": "many"}, "not a number"),
        ({"target_words": -1}, "out of range"),
        ({"kind": "poem"}, "not a choice for kind"),
        ({"tags": 5}, "cannot stand in the field tags"),
    ],
)
def test_what_cannot_be_a_value_is_refused(desk, essays, fields, says):
    before = desk.record
    with pytest.raises(OperationRefused, match=says):
        desk.edit_essay(essays[0], **fields)
    assert desk.record is before


@pytest.mark.parametrize(
    "field", ["state", "section", "order", "revision", "binned", "id", "version", "colour"]
)
def test_fields_with_operations_of_their_own_are_no_fields(desk, essays, field):
    with pytest.raises(TypeError):
        desk.edit_essay(essays[0], **{field: "x"})


def test_values_are_cleaned(desk, essays):
    desk.edit_essay(
        essays[0],
        title=" A  hall\nof our\x00 own ",
        tags=["Wales ", "", "energy"],
        asks=("Fund halls",),
        deadline="2025-02-14",
        standfirst="Two\r\nlines ",
    )
    essay = desk.record.get(Essay, essays[0])
    assert essay.title == "A hall of our own"
    assert (essay.tags, essay.asks, essay.deadline) == (("Wales", "energy"), ("Fund halls",), "2025-02-14")
    assert essay.standfirst == "Two\nlines"


def test_the_same_again_is_no_change(desk, essays):
    label = desk.undo_label
    assert not desk.edit_essay(essays[0], title="One")
    assert not desk.set_part(PartKind.COVER, on=True)
    assert desk.undo_label == label


def test_several_essays_in_one_step(desk, essays):
    assert desk.edit_essays(essays[:2], deadline="2025-02-14").label == "Change deadline of 2 essays"
    desk.undo()
    assert {desk.record.get(Essay, key).deadline for key in essays} == {""}


def test_parts_come_and_go_in_their_usual_places(desk):
    desk.set_part(PartKind.CONTENTS, on=False)
    assert PartKind.CONTENTS not in desk.record.collection.parts
    assert desk.set_part(PartKind.CONTENTS, on=True).label == "Show the contents"
    assert desk.record.collection.parts == tuple(PartKind)


# States and approvals.


def test_states_are_kept_to_and_logged(desk, essays):
    with pytest.raises(OperationRefused, match="has no text yet"):
        desk.set_state(essays[0], State.RECEIVED)
    desk.set_state(essays[0], State.INVITED)
    assert [e.what for e in desk.record.all(LogEntry)] == ["idea → invited"]
    with pytest.raises(OperationRefused):
        desk.set_states(essays, State.APPROVED)
    assert {desk.record.get(Essay, key).state for key in essays} == {State.INVITED, State.IDEA}


def test_an_approval_is_of_the_words_as_they_stand(desk, essays):
    with pytest.raises(OperationRefused, match="no text that could be approved"):
        desk.record_approval(essays[0])
    desk.save_text(essays[0], text("Words"))
    for state in (State.RECEIVED, State.IN_EDIT, State.SENT_FOR_APPROVAL):
        desk.set_state(essays[0], state)
    with pytest.raises(OperationRefused, match="exact text"):
        desk.set_state(essays[0], State.APPROVED)
    desk.record_approval(essays[0], ApprovalKind.GIVEN, replied="2025-01-15", evidence="E-mail")
    (approval,) = desk.record.all(Approval)
    revision = desk.record.get(Revision, desk.record.get(Essay, essays[0]).revision)
    assert approval.document == revision.document
    assert desk.record.get(Essay, essays[0]).state is State.APPROVED


def test_a_locked_text_is_locked(desk, essays):
    desk.save_text(essays[0], text("Words"))
    for state in (State.RECEIVED, State.IN_EDIT, State.SENT_FOR_APPROVAL):
        desk.set_state(essays[0], state)
    desk.record_approval(essays[0])
    for state in (State.PROOFED, State.LOCKED):
        desk.set_state(essays[0], state)
    with pytest.raises(OperationRefused, match="cannot be changed"):
        desk.save_text(essays[0], text("Other words"))
    with pytest.raises(OperationRefused, match="cannot be changed"):
        desk.add_import(imported("Other"), "b.docx", b"b", essay=essays[0])


# Texts.


def test_each_saving_is_a_revision_and_none_goes(desk, essays):
    assert desk.document(essays[0]) == Document()
    label = desk.undo_label
    first = desk.save_text(essays[0], text("One two three"), by="Copy desk")
    assert first.kinds == {Change.TEXT, Change.ESSAYS}
    assert not desk.save_text(essays[0], text("One two three"))
    desk.save_text(essays[0], text("One two"), origin=Origin.RESTORE, label="As on Monday")
    assert desk.undo_label == label
    one, two = desk.record.revisions(essays[0])
    assert (one.number, one.words, one.by) == (1, 3, "Copy desk")
    assert (two.number, two.words, two.origin, two.label) == (2, 2, Origin.RESTORE, "As on Monday")
    assert desk.revision_document(one.id) == text("One two three")
    assert desk.document(essays[0]) == text("One two")


def test_comments_are_kept_without_a_new_revision(desk, essays):
    desk.save_text(essays[0], text("Words here"))
    comments = (Comment("c1", "p1", 0, 5, (Remark("Jo", "2025-01-15T09:12:00Z", "Which?"),)),)
    heard = []
    desk.subscribe(heard.append)
    changes = desk.save_text(essays[0], text("Words here"), comments=comments)
    assert changes.kinds == {Change.COMMENTS}
    assert heard == [changes]
    assert changes.essays == {essays[0]}
    assert desk.comments(essays[0]) == comments
    assert len(desk.record.revisions(essays[0])) == 1
    assert not desk.save_text(essays[0], text("Words here"), comments=comments)
    desk.save_text(essays[0], text("Other words"), comments=comments)
    assert desk.comments(essays[0]) == comments
    desk.save_text(essays[0], text("Other words"))
    assert desk.comments(essays[0]) == ()


def test_words_typed_after_an_essay_was_made_outlive_its_undoing(desk):
    essay = desk.add_essay("A hall").created[0]
    desk.save_text(essay, text("An hour of work"))
    desk.undo()
    assert desk.record.get(Essay, essay).binned
    assert desk.document(essay) == text("An hour of work")
    desk.redo()
    assert not desk.record.get(Essay, essay).binned
    assert desk.document(essay) == text("An hour of work")


def test_words_for_an_essay_that_was_undone_are_refused_politely(desk):
    essay = desk.add_essay("A hall").created[0]
    desk.undo()
    with pytest.raises(OperationRefused, match="still in the editor"):
        desk.save_text(essay, text("Words"))
    desk.redo()
    assert desk.save_text(essay, text("Words"))


def test_undo_touches_only_what_its_step_changed(desk, essays):
    desk.edit_essay(essays[0], title="New title")
    desk.save_text(essays[0], text("Words"))
    desk.undo()
    assert desk.record.get(Essay, essays[0]).title == "One"
    assert desk.document(essays[0]) == text("Words")


# People.


def test_private_values_are_in_no_label(desk):
    person = desk.add_contributor("Sample contributor 7", role="Organiser").created[0]
    changes = desk.edit_private(person, email="secret@example.org", notes="secret")
    assert changes.kinds == {Change.PRIVATE}
    assert "secret" not in changes.label
    assert desk.record.get(PrivateDetails, person).email == "secret@example.org"


def test_authors_stay_in_order_with_their_bylines(desk, essays):
    jo, al, mo = (desk.add_contributor(name).created[0] for name in ("Jo", "Al", "Mo"))
    desk.set_authors(essays[0], [jo, al])
    byline = desk.record.authors(essays[0])[0][0].id
    desk.confirm_byline(byline, "2025-01-15")
    desk.set_authors(essays[0], [mo, jo, mo])
    assert [(p.name, a.confirmed) for a, p in desk.record.authors(essays[0])] == [
        ("Mo", ""),
        ("Jo", "2025-01-15"),
    ]
    desk.edit_byline(byline, "Jo of the Hall")
    assert desk.record.get(Authorship, byline).confirmed == ""
    with pytest.raises(OperationRefused, match="is an author of ‘One’"):
        desk.delete_contributor(jo)
    desk.delete_contributor(al)
    assert desk.record.find(Contributor, al) is None


# Rights.


def test_permissions_and_queries_settle_their_flags(desk, essays):
    desk.save_text(essays[0], text("Words"))
    desk.set_state(essays[0], State.RECEIVED)
    desk.set_state(essays[0], State.COPY_EDITED)  # before that nobody need have asked

    def kinds():
        essay = desk.record.get(Essay, essays[0])
        found = {flag.kind for flag in flags(desk.record, essay, date.today())}
        return found - {FlagKind.BYLINE_UNCONFIRMED}  # it has no author

    assert kinds() == {FlagKind.PERMISSION_MISSING}
    permission = desk.add_permission(essays[0], rights="All editions").created[0]
    assert kinds() == set()
    desk.edit_permission(permission, withdrawn="2025-01-15")
    assert kinds() == {FlagKind.PERMISSION_MISSING}
    desk.undo()
    query = desk.add_query(essays[0], " Which year? ").created[0]
    assert kinds() == {FlagKind.QUERY_OPEN}
    desk.close_query(query, "1974")
    assert kinds() == set()
    closed = desk.record.get(Query, query)
    assert (closed.question, closed.answer) == ("Which year?", "1974")
    with pytest.raises(OperationRefused, match="needs a question"):
        desk.add_query(essays[0], " ")
    with pytest.raises(OperationRefused, match="who decided it"):
        desk.add_waiver("alt-missing", "It is a pattern", " ")


# Imports.


def test_an_import_brings_everything_in_one_step(desk, section):
    before = desk.record
    picture = ImportedPicture(sha256(b"png"), b"png", "image/png", 4, 3)
    report = Report(
        "x.docx", "DOCX", "", 3, 3, {"notes": 1}, {"notes": 1}, (ReportRemark(RemarkKind.DROPPED, "A"),)
    )
    arrived = imported(
        "One two three",
        title="A hall of our own",
        standfirst="Who opens it?",
        authors=("Sample contributor 7",),
        comments=(Comment("c", "p0", 0, 3),),
        pictures=(picture,),
        emails=("seven@example.org", "other@example.org"),
        telephones=("020 7946 0000",),
    )
    arrived = type(arrived)(**{f: getattr(arrived, f) for f in arrived.__slots__} | {"report": report})
    changes = desk.add_import(arrived, "folder/x.docx", b"bytes", section=section)
    essay = desk.record.get(Essay, changes.created[0])
    assert changes.label == desk.undo_label == "Import ‘x.docx’"
    assert (essay.title, essay.standfirst, essay.state) == (
        "A hall of our own",
        "Who opens it?",
        State.RECEIVED,
    )
    assert essay.section == section
    assert desk.document(essay.id) == arrived.document
    assert desk.comments(essay.id) == arrived.comments
    assert desk.picture(picture.sha256) == b"png"
    ((_, person),) = desk.record.authors(essay.id)
    private = desk.record.get(PrivateDetails, person.id)
    assert (private.email, private.phone) == ("seven@example.org", "020 7946 0000")
    assert private.notes == "In x.docx: other@example.org"
    (submission,) = desk.record.all(Submission)
    assert report_of(submission) == report
    assert json.loads(submission.report)["format"] == "DOCX"
    assert desk.original(submission.sha256) == b"bytes"
    desk.undo()
    assert desk.record == before
    desk.redo()
    assert desk.document(essay.id) == arrived.document
    assert desk.comments(essay.id) == arrived.comments


def test_the_same_bytes_are_known_whatever_their_name(desk, section):
    first = desk.add_import(imported("Words"), "a.docx", b"bytes", section=section)
    before = desk.record
    again = desk.add_import(imported("Words"), "b.docx", b"bytes")
    assert not again
    assert again.duplicate_of == first.created[0]
    assert desk.record is before
    desk.delete_essays([first.created[0]])
    assert desk.add_import(imported("Words"), "b.docx", b"bytes").created


def test_a_later_file_is_the_next_version(desk, essays):
    desk.set_state(essays[0], State.BRIEFED)
    desk.add_import(imported("First words"), "a.docx", b"a", essay=essays[0])
    desk.add_import(imported("Second words"), "b.docx", b"b", essay=essays[0])
    assert [r.label for r in desk.record.revisions(essays[0])] == ["a.docx", "b.docx"]
    assert desk.record.get(Essay, essays[0]).state is State.RECEIVED
    desk.undo()
    assert desk.document(essays[0]) == imported("First words").document
    desk.redo()
    assert desk.document(essays[0]) == imported("Second words").document
    desk.save_text(essays[0], text("Edited words"))
    desk.undo()
    assert desk.document(essays[0]) == text("Edited words")


def test_authors_are_recognised(desk):
    known = desk.add_contributor("Siân O’Neill-Jones").created[0]
    twins = [desk.add_contributor(f"Sample contributor {n}").created[0] for n in (7, 8)]
    cases = {
        "sian o'neill jones": known,
        "Dr Siân O’Neill-Jones": known,
        "O'Neill-Jones, Siân": known,
        "Sian O’Neill-Jonnes": known,
        "Sample Contributor 8": twins[1],
    }
    for number, (name, person) in enumerate(cases.items()):
        changes = desk.add_import(
            imported(f"Words {number}", authors=(name,)), f"{number}.docx", b"%d" % number
        )
        ((_, found),) = desk.record.authors(changes.created[0])
        assert found.id == person, name
    before = len(list(desk.record.all(Contributor)))
    strangers = ("Sample contributor 9", "Siân Jones", "Jon O’Neill-Jones")
    for number, name in enumerate(strangers):
        desk.add_import(imported(f"More {number}", authors=(name,)), f"m{number}.docx", b"m%d" % number)
    assert len(list(desk.record.all(Contributor))) == before + len(strangers)


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("a-hall-of-our-own_final_v2 (1).docx", "A hall of our own"),
        ("The long table.docx", "The long table"),
        ("Patient_money_v4.docx", "Patient money"),
        ("youth-work-essay_FINAL_final.docx", "Youth work essay"),
        ("1984.docx", "1984"),
        ("final.docx", "Final"),
        ("draft 2.odt", "Draft 2"),
        ("Cymdogion.odt", "Cymdogion"),
    ],
)
def test_a_file_name_is_made_readable(file_name, title):
    assert readable(file_name) == title


# Failing.


def test_a_failed_save_changes_nothing(desk, essays, monkeypatch):
    before, label = desk.record, desk.undo_label
    heard = []
    desk.subscribe(heard.append)

    def full(writes):
        raise CollectionError("the disk is full")

    monkeypatch.setattr(desk._file, "write", full)
    for operation in (lambda: desk.edit_essay(essays[0], title="New"), desk.undo):
        with pytest.raises(CollectionError):
            operation()
        assert desk.record is before
        assert desk.undo_label == label
    monkeypatch.undo()
    desk.undo()
    assert len(heard) == 1
    assert desk.redo_label == label


def test_listeners_can_leave(desk):
    heard = []
    leave = desk.subscribe(heard.append)
    desk.add_section("One")
    leave()
    leave()
    desk.add_section("Two")
    assert [changes.label for changes in heard] == ["Add section ‘One’"]


def test_unknown_keys_are_a_mistake_of_the_caller(desk):
    for operation in (
        lambda: desk.edit_essay("nobody", title="x"),
        lambda: desk.add_essay("x", "nowhere"),
        lambda: desk.move_section("nowhere", 0),
        lambda: desk.picture("0" * 64),
    ):
        with pytest.raises(KeyError):
            operation()
    assert list(desk.record.all(Section)) == []
