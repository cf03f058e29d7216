"""Drop caps and opening words: in books alone, and never at the cost of a word."""

import pytest
from hypothesis import given

from essayeditor.collection.book import BookSection, Cover
from essayeditor.exporters.docx import write, write_essay
from essayeditor.exporters.docx.opening import Opening, opening_of
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.marks import NoteCall
from essayeditor.text.plain import words
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts, pandoc_text, pandoc_tree
from tests.judges import soffice
from tests.strategies import inlines

LONG = "hall stood empty for nine winters before anybody asked who owned it. " * 6


@pytest.mark.parametrize(
    ("said", "opening"),
    [
        ("The old " + LONG, Opening(True, len("The old hall stood empty"))),
        ("When it rained, the " + LONG, Opening(True, len("When it rained"))),
        ("I first saw the " + LONG, Opening(False, len("I first saw the hall"))),
        ("‘The hall’, she said, " + LONG, Opening(False, len("‘The hall’"))),
        ("62 people and the " + LONG, Opening(False, len("62 people and the hall"))),
        ("The hall stood empty.", Opening(False, len("The hall stood empty."))),
    ],
)
def test_how_a_paragraph_opens(said, opening):
    assert opening_of(inline(said), "drop", "") == opening


def test_a_paragraph_that_calls_a_note_has_no_drop_cap():
    text = books.marked("The old " + LONG, NoteCall("n1"))
    assert opening_of(text, "drop", "") == Opening(False, 24)


def test_a_plain_theme_and_a_language_from_right_to_left_have_none():
    assert opening_of(inline("The " + LONG), "plain", "") == Opening()
    assert opening_of(inline("ال" + LONG), "drop", "ar") == Opening()
    assert not opening_of(inline("The " + LONG), "small-caps", "").drop


@given(text=inlines())
def test_opening_words_are_never_longer_than_the_text(text):
    how = opening_of(text, "drop", "")
    assert 0 <= how.small <= min(24, len(text))


def book_of(said):
    document = Document((Paragraph("a1", inline(said)), Paragraph("a2", inline("A second one."))))
    parts = (
        Cover(),
        BookSection("s", 1, "", "", "", 1, (books.essay("e", "Essay", document, standfirst="", bylines=()),)),
    )
    return books.full_book().__class__("T", "", "", "", "en-GB", "", books.full_book().imprint, parts)


@pytest.mark.judge
@pytest.mark.parametrize("first", ["The", "A", "I", "Éire’s", "I’ll"])
def test_pandoc_and_libreoffice_read_the_first_word_whole(tmp_path, first):
    path = tmp_path / "drop.docx"
    write(book_of(f"{first} {LONG}"), {}.__getitem__, path)
    expected = words(f"{first} {LONG}")
    assert words(pandoc_text(pandoc_tree(path)["blocks"]))[-len(expected) - 3 : -3] == expected
    said = soffice(path, "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig")
    assert words(said)[-len(expected) - 3 : -3] == expected


def test_files_that_come_back_have_no_drop_cap(tmp_path):
    essay = book_of("The " + LONG).essays()[0]
    write_essay(essay, {}.__getitem__, tmp_path / "essay.docx")
    parts = Parts(tmp_path / "essay.docx")
    assert parts.body("//w:framePr") == []
    assert "The hall stood" in parts.text()
