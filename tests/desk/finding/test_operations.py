"""Finding through a collection, and replacing everywhere as one step."""

import pytest

from essayeditor.collection.entities import (
    Collection,
    Contributor,
    Essay,
    Organisation,
    Origin,
    Revision,
    Section,
    State,
)
from essayeditor.desk import Change, Desk
from essayeditor.desk.finding import hits as hits_module
from essayeditor.desk.finding.sources import Scope, Within
from essayeditor.foundation.errors import OperationRefused
from essayeditor.text.blocks import Paragraph
from essayeditor.text.diff_words import Stamp
from essayeditor.text.document import Comment, Document, Note
from essayeditor.text.finding.query import BadPattern, Query
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import MarkKind, NoteCall
from essayeditor.text.settle import accepted


def text(*paragraphs):
    return Document(tuple(Paragraph(f"p{n}", inline(words)) for n, words in enumerate(paragraphs)))


@pytest.fixture
def desk(tmp_path):
    """Two sections; words of interest in texts, notes, fields and a biography."""
    made = Desk.create(tmp_path / "book.essays", "Stories of the roof")
    energy = made.add_section("Roofs and energy", note="Every roof counts.").created[0]
    economy = made.add_section("Local economy").created[0]
    builder = InlineBuilder()
    builder.add("A roof")
    builder.atom(NoteCall("n"))
    builder.add(" of our own.")
    noted = Document(
        (Paragraph("p0", builder.build()),), (Note("n", (Paragraph("np", inline("The roof of 2023.")),)),)
    )
    for title, section, words in (
        ("The sun on our roof", energy, noted),
        ("Who owns the wind?", energy, text("No word of it.", "Roof, roof and ROOF.")),
        ("A shop", economy, text("Under one roof.")),
    ):
        key = made.add_essay(title, section, asks=("A right to a roof", "A grant")).created[0]
        made.save_text(key, words, comments=(Comment("c", "p0", 0, 6),))
    made.add_contributor("Sample contributor 1", biography="Mends a roof in Leeds.")
    yield made
    made.close()


@pytest.fixture
def keys(desk):
    return {essay.title: essay.id for essay in desk.record.all(Essay)}


def said(hits):
    return [(hit.source.title, hit.place.field, hit.said) for hit in hits]


def test_everything_printed_is_looked_through_in_the_order_of_the_book(desk):
    found = said(desk.find(Query("roof")).run())
    assert found == [
        ("Stories of the roof", "title", "roof"),
        ("Roofs and energy", "title", "Roof"),
        ("Roofs and energy", "note", "roof"),
        ("The sun on our roof", "title", "roof"),
        ("The sun on our roof", "asks.0", "roof"),
        ("The sun on our roof", "content", "roof"),
        ("The sun on our roof", "content", "roof"),
        ("Who owns the wind?", "asks.0", "roof"),
        ("Who owns the wind?", "content", "Roof"),
        ("Who owns the wind?", "content", "roof"),
        ("Who owns the wind?", "content", "ROOF"),
        ("A shop", "asks.0", "roof"),
        ("A shop", "content", "roof"),
        ("Sample contributor 1", "biography", "roof"),
    ]


def test_a_section_and_an_essay_are_looked_through_alone(desk, keys):
    section = desk.record.sections()[1].id
    assert {
        title for title, _, _ in said(desk.find(Query("roof"), Scope(Within.SECTION, section)).run())
    } == {"A shop"}
    essay = Scope(Within.ESSAY, keys["A shop"])
    assert len(desk.find(Query("roof"), essay).run()) == 2


def test_private_details_are_never_found(desk):
    (person,) = desk.record.all(Contributor)
    desk.edit_private(person.id, email="roofer@example.org", notes="Asked about the roofers")
    assert desk.find(Query("roofer")).run() == []


def test_the_words_around_a_find_are_given(desk, keys):
    (hit,) = (h for h in desk.find(Query("and ROOF", case=True)).run())
    assert (hit.before, hit.said, hit.after) == ("Roof, roof ", "and ROOF", ".")


def test_replacing_everything_is_one_step_that_undo_takes_back(desk, keys):
    before = {key: desk.document(key) for key in keys.values()}
    record = desk.record
    done = desk.replace(Query("roof"), "hall", desk.find(Query("roof")).run())
    assert done.places == 14
    assert desk.find(Query("roof")).run() == []
    assert desk.undo_label == "Replace ‘roof’ with ‘hall’ in 6 places"
    assert {Change.TEXT, Change.ESSAYS, Change.SECTIONS, Change.CONTRIBUTORS} <= done.changes.kinds
    revision = desk.record.get(Revision, desk.record.get(Essay, keys["A shop"]).revision)
    assert (revision.origin, revision.number) == (Origin.REPLACE, 2)
    assert desk.document(keys["The sun on our roof"]).blocks[0].content.text == "A hall\ufffc of our own."
    desk.undo()
    assert {key: desk.document(key) for key in keys.values()} == before
    for kind in (Collection, Section, Essay, Contributor):
        assert [_facts(e) for e in desk.record.all(kind)] == [_facts(e) for e in record.all(kind)]
    desk.redo()
    assert desk.find(Query("roof")).run() == []


def _facts(entity):
    return {name: getattr(entity, name) for name in entity.__slots__ if name != "version"}


def test_only_the_chosen_are_replaced_and_comments_stay_with_their_words(desk, keys):
    chosen = [
        h
        for h in desk.find(Query("roof")).run()
        if h.source.title == "The sun on our roof" and h.source.document
    ]
    desk.replace(Query("roof"), "hallway", chosen)
    assert desk.undo_label == "Replace ‘roof’ with ‘hallway’ in ‘The sun on our roof’"
    assert len(desk.find(Query("roof")).run()) == 12
    (comment,) = desk.comments(keys["The sun on our roof"])
    assert (comment.start, comment.end) == (0, 9)


def test_groups_of_a_pattern_and_the_imprint(desk):
    desk.edit_imprint(publisher="Party of 1917", web="https://example.org")
    query = Query(r"of (\d+)", pattern=True)
    done = desk.replace(query, r"since \1", desk.find(query).run())
    assert done.places == 2
    assert desk.record.collection.imprint.publisher == "Party since 1917"


def test_an_organisation_that_contributors_name_stays_in_step(desk):
    desk.add_contributor("Sample contributor 2", organisation="Easton Energy")
    desk.replace(Query("Easton Energy"), "Easton Power", desk.find(Query("Easton Energy")).run())
    assert [o.name for o in desk.record.all(Organisation)] == ["Easton Power"]
    desk.undo()
    assert [o.name for o in desk.record.all(Organisation)] == ["Easton Energy"]


def test_a_locked_essay_is_left_and_named(desk, keys):
    for state in (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED, State.SENT_FOR_APPROVAL):
        desk.set_state(keys["A shop"], state)
    desk.record_approval(keys["A shop"])
    desk.set_state(keys["A shop"], State.PROOFED)
    desk.set_state(keys["A shop"], State.LOCKED)
    done = desk.replace(Query("roof"), "hall", desk.find(Query("roof")).run())
    assert done.locked == ("A shop",)
    assert len(desk.find(Query("roof")).run()) == 2


def test_what_changed_since_it_was_found_is_not_replaced(desk, keys):
    found = desk.find(Query("roof")).run()
    desk.save_text(keys["A shop"], text("A new start under one roof."))
    with pytest.raises(OperationRefused, match="‘A shop’ has changed"):
        desk.replace(Query("roof"), "hall", found)
    found = desk.find(Query("roof")).run()
    desk.edit_essay(keys["A shop"], asks=("Another roof",))
    with pytest.raises(OperationRefused, match="Nothing was replaced"):
        desk.replace(Query("roof"), "hall", found)
    assert len(desk.find(Query("hall")).run()) == 0


def test_a_title_cannot_be_replaced_by_nothing(desk):
    desk.add_section("Roof")
    with pytest.raises(OperationRefused, match="needs a title"):
        desk.replace(
            Query("Roof", case=True, whole=True), "", desk.find(Query("Roof", case=True, whole=True)).run()
        )


def test_while_suggesting_the_texts_hold_suggestions(desk, keys):
    scope = Scope(Within.ESSAY, keys["A shop"])
    stamp = Stamp("Copy desk", "2025-01-15T09:12:00Z")
    desk.replace(Query("one roof"), "a hall", desk.find(Query("one roof"), scope).run(), stamp)
    document = desk.document(keys["A shop"])
    assert {m.kind for m in document.blocks[0].content.marks} == {MarkKind.INSERTED, MarkKind.DELETED}
    assert accepted(document).blocks[0].content.text == "Under a hall."
    assert [h.fixed for h in desk.find(Query("roof"), scope).run()] == [False, True]


def test_there_is_an_end_to_what_is_listed(desk, monkeypatch):
    monkeypatch.setattr(hits_module, "MOST", 3)
    search = desk.find(Query("o"))
    assert len(search.run()) == 3
    assert search.too_many


def test_a_bad_pattern_is_refused_before_anything_is_read(desk):
    with pytest.raises(BadPattern):
        desk.find(Query("(", pattern=True))


def test_texts_can_be_made_ready_beforehand(desk):
    assert list(desk.make_ready()) == [2, 1, 0]
    assert list(desk.make_ready()) == []
