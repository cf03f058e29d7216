"""Versions as a person uses them: the list, two compared, and bringing something back."""

import dataclasses
import re
import unicodedata

import pytest
from hypothesis import given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay, Origin, Revision
from essayeditor.text.blocks import Cell, Heading, Paragraph, Table
from essayeditor.text.diff import compare
from essayeditor.text.document import Document, Note, inlines, walk
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from essayeditor.ui.edit.versions.page import ComparisonPage
from essayeditor.ui.style import appearance
from tests.strategies import documents

Key, Mod = Qt.Key, Qt.KeyboardModifier


def noted(words, note):
    builder = InlineBuilder()
    builder.add(words)
    builder.atom(NoteCall("n"))
    return Document(
        (
            Paragraph("a", builder.build()),
            Paragraph("b", inline("We had three winters of leases and a share offer.")),
            Paragraph("c", inline("Nobody cheered when the first array was switched on 🏡.")),
            Table(
                "t",
                ((Cell((Paragraph("t1", inline("North")),)), Cell((Paragraph("t2", inline("£7,210")),))),),
            ),
        ),
        (Note("n", (Paragraph("np", inline(note)),)),),
    )


SENT = noted("The roof has four owners.", "Interview, October 2024.")


def edited():
    a, b, _gone, table = SENT.blocks
    bold = dataclasses.replace(b, content=inline(b.content.text, Mark(3, 6, MarkKind.BOLD)))
    builder = InlineBuilder()
    builder.add("The roof has several owners.")
    builder.atom(NoteCall("n"))
    cells = (table.rows[0][0], Cell((Paragraph("t2", inline("£7,350")),)))
    blocks = (
        dataclasses.replace(a, content=builder.build()),
        bold,
        Heading("h", inline("A new heading")),
        dataclasses.replace(table, rows=(cells,)),
    )
    return Document(blocks, (Note("n", (Paragraph("np", inline("Interview, November 2024.")),)),))


@pytest.fixture
def versions(page, desk, qtbot):
    """The panel on an essay that was sent, edited twice, and named."""
    key = desk.add_essay("Minutes of a good year").created[0]
    desk.save_text(key, SENT, origin=Origin.IMPORT)
    desk.save_text(key, noted("The roof has owners.", "Interview, October 2024."), by="Copy desk")
    desk.save_text(key, edited(), by="Copy desk")
    page.go(0, key)
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier | Mod.AltModifier)
    panel = page.frame.part("versions")
    assert panel.isVisible()
    return panel


def titles(panel):
    return [row.title for row in panel.model.rows()]


def choose(panel, qtbot, row, modifiers=Mod.NoModifier):
    rect = panel.list.visualRect(panel.model.index(row))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, modifiers, rect.center())


def looked(panel):
    """What the comparison shows: (words, struck, underlined) of each stretch that is not as before."""
    found = []
    block = panel.view.page.qt.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            made = at.fragment().charFormat()
            if made.background().style() != Qt.BrushStyle.NoBrush:
                found.append((at.fragment().text(), made.fontStrikeOut(), made.fontUnderline()))
            at += 1
        block = block.next()
    return found


def test_what_the_contributor_sent_comes_first_then_the_newest(versions):
    assert titles(versions) == ["As the contributor sent it", "The text now"]
    sent, now = versions.model.rows()
    assert sent.sent
    assert now.now
    assert "2 savings, Copy desk" in now.detail
    assert now.change == "20 words (−6)"


def test_a_sitting_opens_and_closes_by_keys(versions, qtbot):
    versions.list.setCurrentIndex(versions.model.index(1))
    versions.list.setFocus()
    qtbot.keyClick(versions.list, Key.Key_Right)
    assert titles(versions) == ["As the contributor sent it", "The text now", "The text now", "Version 2"]
    versions.list.setCurrentIndex(versions.model.index(1))
    qtbot.keyClick(versions.list, Key.Key_Left)
    assert len(titles(versions)) == 2


def test_one_click_compares_with_what_the_contributor_sent(versions, qtbot, page):
    qtbot.mouseClick(versions.sent, Qt.MouseButton.LeftButton)
    assert page.frame.pages.currentWidget() is versions.view
    assert versions.view.header.accessibleName() == "What the contributor sent → the text now"
    shown = looked(versions)
    assert ("four", True, False) in shown
    assert ("several", False, True) in shown
    assert ("had", False, True) not in shown
    assert any(words == "had" for words, _, _ in shown), "bold put on is shown"
    assert ("210", True, False) in shown
    assert ("350", False, True) in shown
    assert ("October", True, False) in shown
    assert ("November", False, True) in shown
    assert any(words.startswith("Nobody cheered") and struck for words, struck, _ in shown)


def test_side_by_side_stands_level_and_is_remembered(versions, qtbot, page):
    versions.compare_with_sent()
    qtbot.mouseClick(versions.view.two, Qt.MouseButton.LeftButton)
    table = versions.view.page.qt.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    layout = versions.view.page.qt.documentLayout()
    for row in range(table.rows()):
        tops = {
            round(layout.blockBoundingRect(table.cellAt(row, column).firstCursorPosition().block()).top())
            for column in range(2)
        }
        assert max(tops) - min(tops) <= 16, "a heading has more room above it than a paragraph"
    assert page.shell.remember.text("edit/versions") == "beside"


def test_changes_are_gone_through_by_keys_and_escape_leads_back(versions, qtbot, page):
    versions.compare_with_sent()
    versions.view.text.setFocus()
    places = versions.view.page.changes
    assert len(places) == 6
    assert versions.view.text.textCursor().position() == places[0]
    qtbot.keyClick(versions.view.text, Key.Key_F8)
    assert versions.view.text.textCursor().position() == places[1]
    qtbot.keyClick(versions.view.text, Key.Key_F8, Mod.ShiftModifier)
    assert versions.view.text.textCursor().position() == places[0]
    qtbot.keyClick(versions.view.text, Key.Key_Escape)
    assert page.frame.pages.currentWidget() is page.frame.text
    assert page.view.hasFocus()


def test_any_two_are_compared_and_only_with_the_text_now_is_anything_restored(versions, qtbot):
    versions.list.setCurrentIndex(versions.model.index(1))
    versions.list.setFocus()
    qtbot.keyClick(versions.list, Key.Key_Right)
    choose(versions, qtbot, 0)
    assert versions.view.whole.isVisible()
    choose(versions, qtbot, 3, Mod.ControlModifier)
    assert versions.view.header.accessibleName() == "What the contributor sent → version 2"
    assert ("four ", True, False) in looked(versions) or ("four", True, False) in looked(versions)
    assert not versions.view.whole.isVisible()
    assert not versions.view.passage.isVisible()


def test_all_is_restored_and_undo_takes_it_back(versions, qtbot, page, desk):
    versions.compare_with_sent()
    qtbot.mouseClick(versions.view.whole, Qt.MouseButton.LeftButton)
    assert desk.document(page.essay) == SENT
    assert page.view.buffer.read()[0] == SENT
    assert page.frame.pages.currentWidget() is page.frame.text
    versions.list.setFocus()
    qtbot.keyClick(versions.list, Key.Key_Z, Mod.ControlModifier)
    assert desk.document(page.essay) == edited()
    assert page.view.buffer.read()[0] == edited()


def test_a_passage_is_restored_alone_and_the_rest_still_differs(versions, qtbot, page, desk):
    versions.compare_with_sent()
    qtbot.mouseClick(versions.view.passage, Qt.MouseButton.LeftButton)
    document = desk.document(page.essay)
    assert document.blocks[0] == SENT.blocks[0]
    assert document.notes == SENT.notes, "the note of the passage comes back with it"
    assert document.blocks[1:] == edited().blocks[1:]
    assert page.frame.pages.currentWidget() is versions.view
    assert ("four", True, False) not in looked(versions)
    assert desk.undo_label == "Restore a passage of version 1 of ‘Minutes of a good year’"


def test_a_version_is_named_from_the_menu_and_listed_under_its_name(versions, qtbot, page, desk):
    page.window().registry.trigger("versions.name")
    assert versions.name.hasFocus()
    qtbot.keyClicks(versions.name, "As read to the board")
    qtbot.keyClick(versions.name, Key.Key_Return)
    revision = desk.record.get(Revision, desk.record.get(Essay, page.essay).revision)
    assert revision.label == "As read to the board"
    assert titles(versions) == ["As the contributor sent it", "As read to the board", "Version 2"]


def test_the_version_that_was_approved_says_so(versions, desk, page):
    desk.record_approval(page.essay)
    now = versions.model.rows()[1]
    assert now.approved
    assert now.detail.endswith("approved")


def test_what_is_typed_is_saved_before_it_is_compared(versions, qtbot, page, desk):
    cursor = page.view.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    page.view.setTextCursor(cursor)
    page.view.setFocus()
    qtbot.keyClicks(page.view, "Zounds ")
    versions.compare_with_sent()
    assert any("Zounds" in words for words, _, _ in looked(versions))


def test_another_essay_ends_the_comparison(versions, page, essays):
    versions.compare_with_sent()
    page.go(0, essays["Who owns the wind?"])
    QApplication.processEvents()
    assert page.frame.pages.currentWidget() is page.frame.text
    assert titles(versions) == ["The text now"]
    assert not versions.sent.isEnabled()


def said(page):
    """The words of a comparison page, without its spaces."""
    return unicodedata.normalize("NFC", "".join(page.qt.toPlainText().split()))


@settings(max_examples=15)
@given(documents(), documents())
def test_every_word_of_both_versions_stands_in_a_comparison(qapp, old, new):
    comparison = compare(old, new)
    for beside in (False, True):
        page = ComparisonPage(comparison, appearance.colours(), beside=beside)
        shown = said(page)
        for document in (old, new):
            for block in walk(document.blocks):
                for text in inlines(block):
                    for word in re.findall(r"\w+", text.text):
                        assert word in shown, (beside, word)


def test_what_was_typed_before_a_restoring_can_still_be_taken_back(versions, qtbot, page, desk):
    key, before = page.essay, desk.document(page.essay)
    page.view.setFocus()
    qtbot.keyClicks(page.view, "Typed. ")
    page.leave()
    typed = desk.document(key)
    versions.refresh()
    choose(versions, qtbot, 0)
    choose(versions, qtbot, 1, Mod.ControlModifier)
    versions.view.whole_asked.emit()
    assert desk.document(key) == SENT
    assert page.view.buffer.read()[0] == SENT
    assert page.view.undo_name().startswith("Restore version 1")
    page.view.setFocus()
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert page.view.buffer.read()[0] == typed == desk.document(key)
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert page.view.buffer.read()[0] == before
    qtbot.keyClick(page.view, Key.Key_Y, Mod.ControlModifier)
    qtbot.keyClick(page.view, Key.Key_Y, Mod.ControlModifier)
    assert page.view.buffer.read()[0] == SENT
    page.leave()
    assert desk.document(key) == SENT
