"""One definition of a word, and counts that agree with it."""

import pytest
from hypothesis import given

from essayeditor.text.blocks import Cell, Figure, Heading, Kept, Paragraph, PullQuote, Table
from essayeditor.text.counts import Counts, count
from essayeditor.text.document import Document, Note, NoteKind
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import LineBreak, Mark, MarkKind, NoteCall
from essayeditor.text.plain import count_words, plain_text, words
from essayeditor.text.settle import accepted
from tests.strategies import documents


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("A hall of our own", 5),
        ("co-operative, don’t – £5 & 1,200", 4),
        ("power—from below", 3),
        ("  \n\t… ‘ ’ ", 0),
        ("neuadd y pentref\u00a0hon", 4),
        ("https://example.org/a?b=c", 1),
    ],
)
def test_what_a_word_is(said, expected):
    assert count_words(said) == expected == len(words(said))


@given(documents())
def test_counts_agree_with_the_plain_text_of_the_settled_document(document):
    settled = accepted(document)
    assert count(settled).all_words == count_words(plain_text(settled))


@given(documents())
def test_counting_settles_nothing_twice(document):
    assert count(accepted(document)).suggestions == 0


def call(note: str):
    builder = InlineBuilder()
    builder.add("We own it")
    builder.atom(NoteCall(note))
    builder.add(" now")
    return builder.build()


def test_every_kind_of_thing_is_counted_where_it_belongs():
    document = Document(
        (
            Heading("h", inline("Whose roof?")),
            Paragraph("p", call("n1")),
            PullQuote("q", inline("We own it now")),
            Figure("f", "0" * 64, caption=inline("The array, drawn")),
            Table("t", ((Cell((Paragraph("c", inline("two words")),)),),)),
            Paragraph("l", inline("see here", Mark(4, 8, MarkKind.LINK, "https://example.org"))),
            Paragraph("s", inline("old new", Mark(0, 4, MarkKind.DELETED, "", "A", "T"))),
            Kept("k", "<x/>", "kept words"),
        ),
        (Note("n1", (Paragraph("np", inline("Minutes, 2024.")),), NoteKind.ENDNOTE), Note("n2")),
    )
    assert count(document) == Counts(
        words=2 + 4 + 3 + 2 + 2 + 1 + 2,
        note_words=2,
        pull_quote_words=4,
        characters=11 + 13 + 16 + 9 + 8 + 3 + 10,
        endnotes=1,
        pictures=1,
        tables=1,
        links=1,
        suggestions=1,
        kept=1,
    )
    assert count(document) + count(document) == Counts(
        *(2 * getattr(count(document), name) for name in Counts.__dataclass_fields__)
    )


def test_plain_text_is_a_line_a_block_with_the_notes_at_the_end():
    builder = InlineBuilder()
    builder.add("Roses")
    builder.atom(LineBreak())
    builder.add("are red")
    document = Document(
        (Paragraph("p", call("n1")), Paragraph("v", builder.build())),
        (Note("n1", (Paragraph("x", inline("One.")), Paragraph("y", inline("Two.")))),),
    )
    assert plain_text(document) == "We own it now\nRoses\nare red\nOne. Two.\n"
    assert plain_text(document, notes=False) == "We own it now\nRoses\nare red\n"
    assert plain_text(Document()) == ""
