"""Each rule of the preflight finds its fault, and a good book has none."""

import dataclasses

import pytest

from essayeditor.checks import Severity, preflight
from essayeditor.collection.book import Book, BookEssay, BookSection, Byline, ImprintPage
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.blocks import Cell, Figure, Heading, Kept, Paragraph, PullQuote, Table
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import InlinePicture, Mark, MarkKind, NoteCall

IMPRINT = Imprint(promoter="[promoter’s name]", promoter_address="[address]")


def noted():
    builder = InlineBuilder()
    builder.add("We own it, and we mean to keep it")
    builder.atom(NoteCall("n"))
    return builder.build()


def cell(said):
    return Cell((Paragraph(f"c{said}", inline(said)),))


GOOD = Document(
    (
        Paragraph("p", noted()),
        Heading("h", inline("Whose roof?"), 1),
        Heading("i", inline("Ours"), 2),
        Figure("f", "0" * 64, "A roof", caption=inline("The roof"), credit=inline("The editors")),
        Figure("d", "1" * 64, decorative=True),
        Table("t", ((cell("Year"),), (cell("2024"),)), header_rows=1),
        PullQuote("q", inline("‘we mean to keep it’")),
        Paragraph("l", inline("see here", Mark(4, 8, MarkKind.LINK, "https://example.org"))),
    ),
    (Note("n", (Paragraph("np", inline("The minutes.")),)),),
)
ESSAY = BookEssay(
    "e", EssayKind.ESSAY, "A hall of our own", "A hall", "", (Byline("A trustee"),), GOOD, "en-GB"
)


def book(*essays, imprint=IMPRINT):
    section = BookSection("s", 1, "Social cohesion", "", "", 1, essays)
    return Book("T", "", "", "", "en-GB", "", imprint, (ImprintPage(imprint), section))


def with_blocks(*blocks):
    return dataclasses.replace(ESSAY, document=Document((*GOOD.blocks, *blocks), GOOD.notes))


def picture_in_line():
    builder = InlineBuilder()
    builder.add("logo ")
    builder.atom(InlinePicture("2" * 64))
    return builder.build()


def test_a_good_book_has_no_findings():
    assert preflight(book(ESSAY)) == ()


@pytest.mark.parametrize(
    ("rule", "essay"),
    [
        ("byline", dataclasses.replace(ESSAY, bylines=())),
        ("empty", dataclasses.replace(ESSAY, document=Document())),
        ("alternative-text", with_blocks(Figure("x", "2" * 64, credit=inline("The editors")))),
        ("alternative-text", with_blocks(Paragraph("x", picture_in_line()))),
        ("credit", with_blocks(Figure("x", "2" * 64, "A roof"))),
        ("heading-level", with_blocks(Heading("y", inline("One")), Heading("x", inline("Three"), 3))),
        ("table-head", with_blocks(Table("x", ((cell("a"),), (cell("b"),))))),
        (
            "empty-link",
            with_blocks(Paragraph("x", inline("a  b", Mark(1, 3, MarkKind.LINK, "https://example.org")))),
        ),
        ("pull-quote", with_blocks(PullQuote("x", inline("Nobody ever said this")))),
        ("kept", with_blocks(Kept("x", "<w:x/>", "words", "a diagram"))),
        ("empty-note", dataclasses.replace(ESSAY, document=Document(GOOD.blocks, (Note("n"),)))),
    ],
)
def test_each_rule_finds_its_fault_and_its_place(rule, essay):
    (finding,) = preflight(book(essay))
    assert (finding.rule, finding.severity, finding.essay) == (rule, Severity.WARNING, "e")
    assert "A hall of our own" in finding.message
    if any(block.id == "x" for block in essay.document.blocks):
        assert finding.block == "x"


def test_the_book_itself():
    twin = dataclasses.replace(ESSAY, id="e2", title="A Hall of Our Own")
    assert [f.rule for f in preflight(book(ESSAY, twin, imprint=Imprint()))] == ["promoter", "same-title"]
