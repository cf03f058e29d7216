"""Versions: named, brought back whole or in part, and undone."""

import pytest

from essayeditor.collection.entities import Essay, Origin, Revision, State
from essayeditor.foundation.errors import OperationRefused
from essayeditor.text.blocks import Paragraph
from essayeditor.text.diff import compare
from essayeditor.text.document import Comment, Document
from essayeditor.text.inline import inline
from essayeditor.text.restoring import restored


def text(*paragraphs):
    return Document(tuple(Paragraph(f"p{n}", inline(words)) for n, words in enumerate(paragraphs)))


OLD, NEW = text("A hall of our own.", "Two halls."), text("A roof of our own.", "Two roofs.", "Three.")


@pytest.fixture
def essay(desk):
    key = desk.add_essay("A hall").created[0]
    desk.save_text(key, OLD, origin=Origin.IMPORT)
    desk.save_text(key, NEW, comments=(Comment("c", "p0", 12, 17), Comment("d", "p2", 0, 5)))
    return key


def test_a_version_is_restored_as_the_next_and_undo_takes_it_back(desk, essay):
    first, second = desk.record.revisions(essay)
    desk.restore_version(first.id)
    assert desk.document(essay) == OLD
    third = desk.record.get(Revision, desk.record.get(Essay, essay).revision)
    assert (third.number, third.origin, third.document) == (3, Origin.RESTORE, first.document)
    assert [(c.id, c.start, c.end) for c in desk.comments(essay)] == [("c", 12, 17)]
    assert desk.undo_label == "Restore version 1 of ‘A hall’"
    desk.undo()
    assert desk.document(essay) == NEW
    assert desk.record.get(Essay, essay).revision == second.id
    desk.redo()
    assert desk.document(essay) == OLD


def test_restoring_what_is_there_changes_nothing(desk, essay):
    assert not desk.restore_version(desk.record.revisions(essay)[-1].id)


def test_a_passage_comes_back_alone(desk, essay):
    made = restored(compare(OLD, NEW), {0})
    desk.restore_passage(essay, made, 1)
    assert [b.content.text for b in desk.document(essay).blocks] == [
        "A hall of our own.",
        "Two roofs.",
        "Three.",
    ]
    assert desk.undo_label == "Restore a passage of version 1 of ‘A hall’"
    desk.undo()
    assert desk.document(essay) == NEW


def test_a_version_has_a_name(desk, essay):
    first = desk.record.revisions(essay)[0]
    desk.name_version(first.id, "  As it came ")
    assert desk.record.get(Revision, first.id).label == "As it came"
    desk.undo()
    assert desk.record.get(Revision, first.id).label == ""


def test_nothing_is_restored_into_a_locked_essay(desk, essay):
    for state in (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED, State.SENT_FOR_APPROVAL):
        desk.set_state(essay, state)
    desk.record_approval(essay)
    for state in (State.PROOFED, State.LOCKED):
        desk.set_state(essay, state)
    with pytest.raises(OperationRefused, match="cannot be changed"):
        desk.restore_version(desk.record.revisions(essay)[0].id)
