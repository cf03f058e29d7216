"""What Word, Google Docs and web pages put on the clipboard: structure and notes are kept, looks are not."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from essayeditor.text.blocks import Heading, ListItem, Paragraph, Quote, Table
from essayeditor.text.marks import MarkKind
from essayeditor.text.settle import accepted, rejected
from tests.ui.edit.test_suggesting import AFTER, BEFORE, bare, only, opened, suggesting, text

pytestmark = pytest.mark.usefixtures("qapp")
Key, Mod = Qt.Key, Qt.KeyboardModifier

PASTED = Path(__file__).parent / "pasted"
WORD, GOOGLE, WEB = ((PASTED / f"{name}.html").read_text("utf-8") for name in ("word", "google", "web"))


def pasted(view, html):
    cursor = view.textCursor()
    cursor.setPosition(3)
    view.setTextCursor(cursor)
    data = QMimeData()
    data.setHtml(html)
    data.setText("x")
    view.insertFromMimeData(data)
    return text(view)


def kinds(document):
    return [type(block) for block in document.blocks]


def marked(block):
    said = block.content
    return {said.text[m.start : m.end]: m.kind for m in said.marks if m.kind is not MarkKind.INSERTED}


def test_word_brings_headings_lists_tables_and_notes(qapp):
    document = pasted(opened(only(BEFORE, AFTER)), WORD)
    assert kinds(document) == [Paragraph, Heading, Paragraph, ListItem, ListItem, Table, Paragraph]
    assert [b.content.text for b in document.blocks[:3]] == [
        "One",
        "Whose roof?",
        "We met in three winters.\ufffc",
    ]
    assert marked(document.blocks[2]) == {"three": MarkKind.BOLD, "winters": MarkKind.ITALIC}
    assert [(b.content.text, b.level) for b in document.blocks[3:5]] == [("One item", 0), ("Inner item", 1)]
    (note,) = document.notes
    assert note.blocks[0].content.text == "Interview, 2024."


def test_google_docs_brings_structure_without_its_bold_wrapper(qapp):
    document = pasted(opened(only(BEFORE, AFTER)), GOOGLE)
    assert kinds(document) == [Paragraph, Heading, Paragraph, ListItem, ListItem, Paragraph, Paragraph]
    assert marked(document.blocks[2])["three"] is MarkKind.BOLD
    assert marked(document.blocks[2])[" winters"] is MarkKind.ITALIC
    (link,) = document.blocks[5].content.marks
    assert link.value == "https://example.org/a"


def test_web_pages_bring_no_scripts_and_no_looks(qapp):
    document = pasted(opened(only(BEFORE, AFTER)), WEB)
    assert kinds(document) == [Paragraph, Heading, Paragraph, ListItem, ListItem, Quote, Paragraph, Paragraph]
    assert [m.value for m in document.blocks[6].content.marks] == ["https://example.org"]


@pytest.mark.parametrize("html", [WORD, GOOGLE, WEB])
def test_what_is_pasted_while_suggesting_is_a_suggestion_whole(qapp, html):
    at_once = pasted(opened(only(BEFORE, AFTER)), html)
    view = suggesting(only(BEFORE, AFTER))
    document = pasted(view, html)
    assert bare(rejected(document).blocks) == bare((BEFORE, AFTER))
    assert [type(b) for b in accepted(document).blocks] == kinds(at_once)
    QTest.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert text(view) == only(BEFORE, AFTER)


def test_words_from_within_a_heading_join_a_paragraph(qapp):
    view = opened(only(BEFORE, AFTER))
    view.moveCursor(QTextCursor.MoveOperation.End)
    data = QMimeData()
    data.setText(" and on")
    view.insertFromMimeData(data)
    assert text(view).blocks[1].content.text == "Two and on"
