"""What is copied for other programs says in HTML what the text says: read back, it is the same."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from essayeditor.importers.html.fragment import read_fragment
from essayeditor.text.blocks import (
    Cell,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Quote,
    Table,
)
from essayeditor.text.document import Document, Note, NoteKind, called_notes
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from essayeditor.text.plain import plain_text
from essayeditor.text.settle import accepted
from essayeditor.ui.edit.commands import html_out
from tests.strategies import documents
from tests.ui.edit.conftest import RICH, words

BOLD = Mark(0, 0, MarkKind.BOLD)
LINK = Mark(0, 0, MarkKind.LINK, "https://example.org/a?b=1&c=2")
KINDS = [
    Paragraph("a", words("It is ", ("ours", BOLD), ", as ", ("the lease", LINK), " says: 1 < 2 & so on.")),
    Heading("h", inline("Whose roof?"), 2),
    Quote("q", inline("We said yes.")),
]


def back(document):
    return read_fragment(html_out.page(document)).document


@pytest.mark.parametrize("block", KINDS, ids=lambda block: type(block).__name__)
def test_paragraphs_come_back_as_what_they_are(block):
    (again,) = back(Document((block,))).blocks
    assert type(again) is type(block)
    assert again.content == block.content
    assert getattr(again, "level", 0) == getattr(block, "level", 0)


def test_lists_come_back_with_their_levels_and_kinds():
    items = [
        ("One", ListKind.DECIMAL, 0),
        ("Inside", ListKind.BULLET, 1),
        ("Deeper", ListKind.BULLET, 2),
        ("Two", ListKind.DECIMAL, 0),
    ]
    made = tuple(ListItem(str(n), inline(w), kind, level) for n, (w, kind, level) in enumerate(items))
    again = back(Document(made)).blocks
    assert [(b.content.text, b.kind, b.level) for b in again] == items


def test_notes_come_back_in_their_places_foot_and_end():
    document = Document(
        (Paragraph("a", words("One", NoteCall("n"), " and two", NoteCall("e"), ".")),),
        (
            Note("n", (Paragraph("p", words("See ", ("p. 4", BOLD))),)),
            Note("e", (Paragraph("q", inline("At the end.")),), NoteKind.ENDNOTE),
        ),
    )
    again = back(document)
    assert again.blocks[0].content.text == document.blocks[0].content.text
    notes = [again.note(key) for key in called_notes(again)]
    assert [n.kind for n in notes] == [NoteKind.FOOTNOTE, NoteKind.ENDNOTE]
    assert [n.blocks[0].content for n in notes] == [n.blocks[0].content for n in document.notes]


def test_a_table_comes_back_with_its_heading_row_and_merged_cells():
    def cell(said, columns=1):
        return Cell((Paragraph(said, inline(said)),), columns)

    table = Table("t", ((cell("Block"), cell("Saved")), (cell("Both", 2),)), 1)
    (again,) = back(Document((table,))).blocks
    assert again.header_rows == 1
    assert [[c.blocks[0].content.text for c in row] for row in again.rows] == [["Block", "Saved"], ["Both"]]
    assert again.rows[1][0].columns == 2


def test_words_copied_from_within_a_paragraph_are_no_paragraph():
    document = Document((Paragraph("a", words("just ", ("this", BOLD))),))
    said = html_out.page(document, within=True)
    assert "<p" not in said
    assert "just <b>this</b>" in said


def test_what_is_suggested_to_go_does_not_leave_the_program():
    assert "£280k<" not in html_out.page(RICH)
    assert "£280,000" in html_out.page(RICH)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents(max_blocks=4))
def test_no_words_are_lost(document):
    said = set(plain_text(accepted(document)).split())
    again = re.sub(r"<[^>]*>", "", html_out.page(document))
    missing = {word for word in said if word.isalnum() and word not in again}
    assert not missing
