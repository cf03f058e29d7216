"""Passages of an earlier version brought back into a later one."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text.blocks import Paragraph
from essayeditor.text.diff import Change, compare
from essayeditor.text.document import Document, Note, called_notes
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import NoteCall
from essayeditor.text.restoring import restored
from tests.strategies import documents


def para(key, words="", *notes):
    builder = InlineBuilder()
    builder.add(words or f"The {key} paragraph stands here.")
    for note in notes:
        builder.atom(NoteCall(note))
    return Paragraph(key, builder.build())


def keys(document):
    return [block.id for block in document.blocks]


def test_what_went_comes_back_to_its_place_and_what_came_goes():
    gone, come = para("b", "Nobody cheered at all."), para("d", "Quite another thought, and longer.")
    old = Document((para("a"), gone, para("c")))
    new = Document((para("a"), para("c"), come))
    comparison = compare(old, new)
    went = next(n for n, one in enumerate(comparison.blocks) if one.change is Change.DELETED)
    came = next(n for n, one in enumerate(comparison.blocks) if one.change is Change.INSERTED)
    assert keys(restored(comparison, {went})) == ["a", "b", "c", "d"]
    assert keys(restored(comparison, {came})) == ["a", "c"]


def test_only_the_chosen_paragraph_is_as_it_was():
    old = Document((para("a", "One hall."), para("b", "Two halls.")))
    new = Document((para("a", "One roof."), para("b", "Two roofs.")))
    made = restored(compare(old, new), {1})
    assert [block.content.text for block in made.blocks] == ["One roof.", "Two halls."]


def test_what_moved_goes_back_and_stands_once():
    old = Document(tuple(map(para, "abcd")))
    new = Document(tuple(map(para, "bcda")))
    comparison = compare(old, new)
    away = next(n for n, one in enumerate(comparison.blocks) if one.change is Change.MOVED_AWAY)
    assert keys(restored(comparison, {away})) == ["a", "b", "c", "d"]


def test_notes_come_back_with_the_words_that_call_them():
    old = Document((para("a", "One.", "n"), para("b")), (Note("n", (para("np", "Old source."),)),))
    new = Document((para("b"),), ())
    made = restored(compare(old, new), {0})
    assert made == old
    changed = Document(
        (para("a", "One now.", "n"), para("b", "", "m")),
        (Note("n", (para("np", "New source."),)), Note("m", (para("mp", "Another."),))),
    )
    made = restored(compare(old, changed), {0})
    assert [note.blocks[0].content.text for note in made.notes] == ["Old source.", "Another."]


@given(documents(), documents())
def test_all_restored_is_the_earlier_text_and_none_is_the_later(old, new):
    comparison = compare(old, new)
    assert restored(comparison, ()).blocks == new.blocks
    whole = restored(comparison, range(len(comparison.blocks)))
    assert whole.blocks == old.blocks
    assert called_notes(whole) == called_notes(old)
    before = {note.id: note for note in old.notes}
    assert all(note == before[note.id] for note in whole.notes if note.id in called_notes(old))


@given(documents(), st.data())
def test_any_passage_leaves_the_rest_alone_and_every_call_has_its_note(document, data):
    kept = [block for block in document.blocks if data.draw(st.booleans())]
    new = dataclasses.replace(document, blocks=(*kept, para("zz", "And more.")))
    comparison = compare(document, new)
    chosen = data.draw(st.sets(st.integers(0, max(0, len(comparison.blocks) - 1))))
    made = restored(comparison, chosen)
    assert len(set(keys(made))) == len(made.blocks)
    assert set(called_notes(made)) <= {note.id for note in made.notes}
    for number, one in enumerate(comparison.blocks):
        if one.change is Change.SAME and number not in chosen:
            assert one.new in made.blocks
