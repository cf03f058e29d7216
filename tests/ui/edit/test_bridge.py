"""The bridge between a Document and Qt's text document is exact, both ways."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import read as read_file
from essayeditor.text.blocks import (
    Box,
    BoxKind,
    Figure,
    Heading,
    ListItem,
    ListKind,
    Paragraph,
    Separator,
    Statistic,
)
from essayeditor.text.document import Comment, Document, Note, Remark
from essayeditor.text.inline import Inline, InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall, Suggestion
from essayeditor.ui.edit.bridge.load import insert_blocks, load
from essayeditor.ui.edit.bridge.offsets import from_utf16, to_utf16
from essayeditor.ui.edit.bridge.read import read, read_with_comments
from tests.corpora import CORPUS, needs_corpus
from tests.strategies import documents

SLOW = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
pytestmark = pytest.mark.usefixtures("qapp")


def round_trip(document):
    qt = QTextDocument()
    return read(qt, load(qt, document))


@SLOW
@given(document=documents())
def test_every_document_comes_back_exactly(document):
    assert round_trip(document) == document


@SLOW
@given(said=st.text(max_size=40), more=st.text(max_size=5))
def test_every_character_comes_back(said, more):
    builder = InlineBuilder()
    builder.add(said, [Mark(0, 0, MarkKind.ITALIC)])
    builder.add(more)
    document = Document((Paragraph("a", builder.build()),))
    assert round_trip(document) == document


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\ufdd0", "\ufdd1", "\n", "\r"])
def test_characters_that_end_lines_in_qt_stay_where_they_are(char):
    document = Document((Paragraph("a", Inline(f"x{char}y", (Mark(1, 2, MarkKind.BOLD),))),))
    qt = QTextDocument()
    beside = load(qt, document)
    assert qt.blockCount() == 1
    assert read(qt, beside) == document


@SLOW
@given(document=documents(max_blocks=4), data=st.data())
def test_comments_come_back_exactly(document, data):
    comments = []
    for number, block in enumerate(document.blocks):
        content = getattr(block, "content", None)
        if content is not None and len(content):
            start = data.draw(st.integers(0, len(content)))
            end = data.draw(st.integers(start, len(content)))
            thread = (Remark("Copy desk", "2025-01-15T09:12:00Z", "Is it always four?"),)
            comments.append(Comment(f"c{number}", block.id, start, end, thread))
            comments.append(Comment(f"d{number}", block.id, 0, end))
    qt = QTextDocument()
    beside = load(qt, document, comments)
    assert read_with_comments(qt, beside) == (document, tuple(comments))


def test_an_empty_document_stays_empty_until_something_is_typed():
    qt = QTextDocument()
    beside = load(qt, Document())
    assert read(qt, beside) == Document()
    QTextCursor(qt).insertText("Hall")
    (block,) = read(qt, beside).blocks
    assert block == Paragraph(block.id, inline("Hall"))
    assert read(qt, beside).blocks[0].id == block.id, "the id stays the same from one reading to the next"


def test_boxes_within_boxes_and_without_title_or_blocks():
    inner = Box("i", inline("Inner"), (Paragraph("p", inline("In")),), BoxKind.ASKS, "cy-GB")
    deep = Box("o", Inline(), (inner, Box("e", Inline(), ()), Separator("s")), BoxKind.SIDEBAR)
    document = Document((deep, Box("n", inline("Next"), ()), Box("m", Inline(), (Heading("h"),))))
    assert round_trip(document) == document


def test_notes_without_a_call_are_kept_and_those_whose_call_went_leave():
    call = Inline("A\ufffc", (), (NoteCall("n1"),))
    lost = Note("n2", (Paragraph("q", inline("Nobody calls me")),))
    one = Note("n1", (Paragraph("r", inline("See p. 4")),))
    document = Document((Paragraph("a", call),), (lost, one))
    qt = QTextDocument()
    beside = load(qt, document)
    assert read(qt, beside) == document
    cursor = QTextCursor(qt)
    cursor.setPosition(2)
    cursor.deletePreviousChar()
    assert read(qt, beside).notes == (lost,)
    qt.undo()
    assert read(qt, beside) == document


def test_ids_stay_unique_and_steady_when_qt_doubles_a_block():
    document = Document((Paragraph("a", inline("One two")),))
    qt = QTextDocument()
    beside = load(qt, document)
    cursor = QTextCursor(qt)
    cursor.setPosition(3)
    cursor.insertBlock()
    first = read(qt, beside)
    assert [b.content.text for b in first.blocks] == ["One", " two"]
    assert len({b.id for b in first.blocks}) == 2
    assert read(qt, beside) == first


def test_words_typed_beside_an_object_become_a_paragraph_and_the_object_is_whole():
    figure = Figure("f", "0" * 64, "A hall", caption=inline("The hall"))
    document = Document((Paragraph("a", inline("Before")), figure, Paragraph("b", inline("After"))))
    qt = QTextDocument()
    beside = load(qt, document)
    cursor = QTextCursor(qt.findBlockByNumber(1))
    cursor.insertText("Left ")
    cursor.setPosition(qt.findBlockByNumber(1).position() + 6)
    cursor.insertText(" right")
    blocks = read(qt, beside).blocks
    assert blocks[2] == figure
    assert [getattr(b, "content", inline("-")).text for b in blocks] == [
        "Before",
        "Left ",
        "-",
        " right",
        "After",
    ]
    qt.undo()
    qt.undo()
    assert read(qt, beside) == document


def test_an_object_can_be_deleted_and_brought_back():
    statistic = Statistic("s", inline("62p"), inline("of each pound"), inline("Ofgem"))
    document = Document((Paragraph("a", inline("Before")), statistic))
    qt = QTextDocument()
    beside = load(qt, document)
    cursor = QTextCursor(qt)
    cursor.setPosition(6)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert read(qt, beside).blocks == document.blocks[:1]
    qt.undo()
    assert read(qt, beside) == document


def test_a_pasted_copy_of_a_block_gets_an_id_of_its_own():
    item = ListItem("l", inline("One"), ListKind.DECIMAL, 1, 4, end=Suggestion(MarkKind.DELETED, "Desk"))
    qt = QTextDocument()
    beside = load(qt, Document((item,)))
    cursor = QTextCursor(qt)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    insert_blocks(cursor, (item,), new=True)
    first, second = read(qt, beside).blocks
    assert first == item
    assert replace(second, id="l") == item
    assert second.id != "l"


@given(said=st.text(alphabet=st.sampled_from("aé🏡مй\U0001f3f4"), max_size=12), data=st.data())
def test_offsets_convert_both_ways(said, data):
    offset = data.draw(st.integers(0, len(said)))
    units = to_utf16(said, offset)
    assert units == len(said[:offset].encode("utf-16-le")) // 2
    assert from_utf16(said, units) == offset


@needs_corpus
@pytest.mark.corpus
@pytest.mark.parametrize("every", [20, pytest.param(1, marks=pytest.mark.long)])
def test_texts_of_real_files_come_back_exactly(every):
    """Word files as people made them, read as they would be imported: some sixty, or all of them."""
    files = sorted((CORPUS / "word").rglob("*.docx")) + sorted((CORPUS / "books").rglob("*.docx"))
    seen = 0
    for file in [one for one in files if one.stat().st_size < 1_000_000][::every]:
        try:
            imported = read_file(file)
        except FileRefused:
            continue
        qt = QTextDocument()
        beside = load(qt, imported.document, imported.comments)
        found = read_with_comments(qt, beside)
        assert found == (imported.document, tuple(imported.comments)), file.name
        seen += 1
    assert seen > 20
