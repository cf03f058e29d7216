"""Accepting and rejecting suggestions."""

from dataclasses import replace

from hypothesis import given

from essayeditor.text.blocks import (
    Box,
    Figure,
    Former,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Separator,
    TextStyle,
)
from essayeditor.text.document import Document, Note, all_blocks, called_notes
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall, Suggestion
from essayeditor.text.settle import accepted, has_suggestions, rejected, settled
from tests.strategies import documents

INSERTED = Mark(0, 0, MarkKind.INSERTED, "", "Copy desk", "2025-01-15T09:12:00Z")
DELETED = Mark(0, 0, MarkKind.DELETED, "", "Copy desk", "2025-01-15T09:12:00Z")


def changed():
    """“The co-op raised £280k” with £280k replaced by £280,000."""
    builder = InlineBuilder()
    builder.add("The co-op raised ")
    builder.add("£280k", [DELETED])
    builder.add("£280,000", [INSERTED, Mark(0, 0, MarkKind.BOLD)])
    return builder.build()


def test_accept_and_reject():
    document = Document((Paragraph("p", changed()),))
    assert accepted(document) == Document(
        (Paragraph("p", inline("The co-op raised £280,000", Mark(17, 25, MarkKind.BOLD))),)
    )
    assert rejected(document) == Document((Paragraph("p", inline("The co-op raised £280k")),))


def test_by_author():
    document = Document((Paragraph("p", changed()),))
    assert settled(document, lambda s: True if s.author == "Somebody else" else None) is document
    assert accepted(document) == settled(document, lambda s: s.author == "Copy desk")


def test_reformatting():
    text = inline("our hall", Mark(0, 3, MarkKind.BOLD), Mark(0, 3, MarkKind.REFORMATTED, "italic", "A", "T"))
    document = Document((Paragraph("p", text),))
    assert accepted(document).blocks[0].content == inline("our hall", Mark(0, 3, MarkKind.BOLD))
    assert rejected(document).blocks[0].content == inline("our hall", Mark(0, 3, MarkKind.ITALIC))


def test_ends_of_paragraphs_join_and_split():
    split = Suggestion(MarkKind.INSERTED, "A", "T")
    joined = Suggestion(MarkKind.DELETED, "A", "T")
    two = (Paragraph("p", inline("One. "), end=split), Heading("h", inline("Two.")))
    assert [b.id for b in accepted(Document(two)).blocks] == ["p", "h"]
    assert rejected(Document(two)).blocks == (Paragraph("p", inline("One. Two.")),)
    two = (Paragraph("p", inline("One. "), end=joined), Paragraph("q", inline("Two.")))
    assert accepted(Document(two)).blocks == (Paragraph("p", inline("One. Two.")),)
    assert len(rejected(Document(two)).blocks) == 2


def test_a_paragraph_all_deleted_goes_with_its_note():
    builder = InlineBuilder()
    builder.add("Gone", [DELETED])
    builder.atom(NoteCall("n"), [DELETED])
    document = Document(
        (Paragraph("p", builder.build()), Paragraph("q", inline("Stays"))),
        (Note("n", (Paragraph("x", inline("A note")),)),),
    )
    assert accepted(document) == Document((Paragraph("q", inline("Stays")),))
    assert len(rejected(document).notes) == 1


@given(documents())
def test_nothing_is_left_open(document):
    for done in (accepted(document), rejected(document)):
        assert not any(has_suggestions(block) for block in all_blocks(done))
        assert set(called_notes(done)) == {note.id for note in done.notes}


@given(documents(suggestions=False))
def test_a_text_without_suggestions_is_left_as_it_is(document):
    assert accepted(document) is document
    assert rejected(document) is document


@given(documents())
def test_leaving_all_open_changes_nothing(document):
    assert settled(document, lambda _: None) is document


COMES = Suggestion(MarkKind.INSERTED, "A", "T")
GOES = Suggestion(MarkKind.DELETED, "A", "T")
STYLED = Suggestion(MarkKind.REFORMATTED, "B", "T")


def test_a_whole_that_goes_takes_its_notes_with_it_and_one_that_comes_is_kept():
    caption = InlineBuilder()
    caption.atom(NoteCall("n"))
    figure = Figure("f", "0" * 64, caption=caption.build(), change=GOES)
    box = Box("x", inline("What we ask"), (Paragraph("y", changed()), Separator("e")), change=COMES)
    document = Document((Paragraph("p", inline("One")), figure, box), (Note("n"),))
    assert accepted(document).blocks[1:] == (
        Box("x", inline("What we ask"), (accepted(Document(box.blocks)).blocks[0], Separator("e"))),
    )
    assert accepted(document).notes == ()
    assert rejected(document).blocks == (document.blocks[0], replace(figure, change=None))
    assert rejected(document).notes == (Note("n"),)


def test_another_style_is_accepted_or_what_was_comes_back():
    was = Former(TextStyle.LIST_ITEM, STYLED, 1, ListKind.DECIMAL, 3)
    heading = Heading("h", changed(), 2, "cy-GB", COMES, was)
    document = Document((heading, Paragraph("p", inline("Two"))))
    by_b = settled(document, lambda made: False if made.author == "B" else None)
    assert by_b.blocks[0] == ListItem("h", changed(), ListKind.DECIMAL, 1, 3, "cy-GB", COMES)
    assert accepted(document).blocks[0] == Heading(
        "h", accepted(Document((heading,))).blocks[0].content, 2, "cy-GB"
    )


def test_a_paragraph_whose_end_goes_is_joined_over_a_whole_that_goes_too():
    first = Paragraph("p", inline("One "), end=GOES)
    document = Document((first, Separator("e", GOES), Paragraph("q", inline("two"))))
    assert accepted(document).blocks == (Paragraph("p", inline("One two")),)
    assert rejected(document).blocks == (
        Paragraph("p", inline("One ")),
        Separator("e"),
        Paragraph("q", inline("two")),
    )
