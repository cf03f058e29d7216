"""Inline: always canonical, cut and joined without loss."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text.inline import EMPTY, Inline, InlineBuilder, inline
from essayeditor.text.marks import ATOM, LineBreak, Mark, MarkKind, NoteCall
from tests.strategies import inlines

BOLD, ITALIC = Mark(0, 0, MarkKind.BOLD), Mark(0, 0, MarkKind.ITALIC)


@given(inlines(), st.integers(0, 40))
def test_cut_in_two_and_joined_is_the_same(text, at):
    at = min(at, len(text))
    assert text.cut(0, at) + text.cut(at, len(text)) == text


@given(inlines())
def test_runs_cover_the_text_and_carry_every_mark(text):
    runs = list(text.runs()) if text else []
    assert "".join(text.text[start:end] for start, end, _ in runs) == text.text
    for mark in text.marks:
        covered = sum(end - start for start, end, marks in runs if mark in marks)
        assert covered == mark.end - mark.start


@given(inlines())
def test_canonical(text):
    assert unicodedata.is_normalized("NFC", text.text)
    assert list(text.marks) == sorted(text.marks)
    again = InlineBuilder()
    again.extend(text)
    assert again.build() == text


def test_touching_marks_of_one_meaning_are_joined():
    builder = InlineBuilder()
    builder.add("com", [BOLD])
    builder.add("mon", [BOLD, ITALIC])
    assert builder.build() == Inline("common", (Mark(0, 6, MarkKind.BOLD), Mark(3, 6, MarkKind.ITALIC)))


def test_marks_move_when_letters_are_composed():
    builder = InlineBuilder()
    builder.add("cafe\u0301 ")
    builder.add("bar", [BOLD])
    assert builder.build() == Inline("café bar", (Mark(5, 8, MarkKind.BOLD),))


def test_line_feeds_and_stray_atoms_do_not_get_in():
    builder = InlineBuilder()
    builder.add(f"one\ntwo{ATOM}")
    assert builder.build() == Inline("one two")
    assert inline("one\ntwo") == Inline(f"one{ATOM}two", (), (LineBreak(),))


def test_atoms_are_found_by_their_place():
    builder = InlineBuilder()
    builder.add("a")
    builder.atom(NoteCall("n1"))
    builder.atom(LineBreak())
    text = builder.build()
    assert text.atom_at(2) == LineBreak()
    assert list(text.placed_atoms()) == [(1, NoteCall("n1")), (2, LineBreak())]
    assert text.cut(2, 3).atoms == (LineBreak(),)
    with pytest.raises(ValueError, match="no atom"):
        text.atom_at(0)


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="atoms"):
        Inline(ATOM)
    with pytest.raises(ValueError, match="outside"):
        Inline("ab", (Mark(0, 3, MarkKind.BOLD),))


def test_stripped():
    assert inline("  a hall ", Mark(0, 4, MarkKind.BOLD)).stripped() == inline(
        "a hall", Mark(0, 2, MarkKind.BOLD)
    )
    assert inline("  ").stripped() == EMPTY
