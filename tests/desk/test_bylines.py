"""A line that is just a known contributor's name is the byline."""

import pytest

from essayeditor.collection.entities import Contributor
from essayeditor.desk.bylines import with_known_byline
from essayeditor.importers.result import Imported, RemarkKind, Report
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Comment, Document
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import NoteCall

NAME = "Sample contributor: a community energy organiser, Bristol"
PEOPLE = [Contributor("p", NAME), Contributor("q", "Another")]
BODY = Paragraph("b", inline("The first roof we were offered had a tree on it."))


def read(*blocks, authors=(), comments=()):
    return Imported(Document(blocks), Report("a.docx", "DOCX", "0" * 64), authors=authors, comments=comments)


@pytest.mark.parametrize(
    "line",
    [
        Paragraph("x", inline(NAME)),
        Heading("x", inline(NAME.upper())),
        Paragraph("x", inline(f"By  {NAME}.")),
    ],
)
def test_it_is_taken_and_told(line):
    found = with_known_byline(read(line, BODY), PEOPLE)
    assert found.authors == (NAME,)
    assert found.document == Document((BODY,))
    (remark,) = found.report.remarks
    assert remark.kind is RemarkKind.GUESSED
    assert NAME in remark.text


def noted():
    builder = InlineBuilder()
    builder.add(NAME)
    builder.atom(NoteCall("n"))
    return builder.build()


@pytest.mark.parametrize(
    "imported",
    [
        read(Paragraph("x", inline("Somebody else")), BODY),
        read(Paragraph("x", inline(f"{NAME} wrote to us")), BODY),
        read(BODY, BODY, BODY, BODY, Paragraph("x", inline(NAME))),
        read(Paragraph("x", inline(NAME)), BODY, authors=("Somebody",)),
        read(Paragraph("x", inline(NAME)), BODY, comments=(Comment("c", "x", 0, 4),)),
        read(Paragraph("x", noted()), BODY),
        read(),
    ],
)
def test_nothing_else_is_taken(imported):
    assert with_known_byline(imported, PEOPLE) is imported
