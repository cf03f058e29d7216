"""The Edit workspace as a person uses it: keys, mouse, and what then stands in the collection."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Revision, State
from essayeditor.foundation.errors import CollectionError
from essayeditor.text.blocks import Heading, ListItem, ListKind, Paragraph
from essayeditor.text.document import Document, NoteKind
from essayeditor.text.inline import inline
from essayeditor.text.marks import MarkKind
from essayeditor.ui.edit.linkbar import address
from tests.ui.edit.conftest import COMMENT, RICH

Key, Mod = Qt.Key, Qt.KeyboardModifier


def put_cursor(page, words, after=True):
    """Put the cursor behind (or before) some words of the text."""
    found = page.view.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionEnd() if after else found.selectionStart())
    page.view.setTextCursor(found)
    page.view.setFocus()


def select(page, words):
    page.view.setTextCursor(page.view.document().find(words))
    page.view.setFocus()


def test_it_opens_on_the_first_essay_with_a_text_and_changes_nothing(page, desk, essays, qtbot):
    assert page.essay == essays["The sun on our own roofs"]
    assert page.sheet.fields.title.toPlainText() == "The sun on our own roofs"
    page.leave()
    assert desk.document(page.essay) == RICH
    assert len(desk.record.revisions(page.essay)) == 1


def test_what_is_typed_is_saved_by_itself_within_two_seconds(page, qtbot, saved):
    put_cursor(page, "three winters")
    qtbot.keyClicks(page.view, " and more")
    assert page.view.buffer.dirty
    assert saved().blocks[0].content.text.endswith("We had three winters and more.")
    qtbot.waitUntil(lambda: page.window().status.saved.startswith("Saved "))


def test_leaving_the_text_saves_it_at_once(page, qtbot, desk):
    put_cursor(page, "three winters")
    qtbot.keyClicks(page.view, "!")
    page.sidebar.essays.setFocus()
    assert "winters!" in desk.document(page.essay).blocks[0].content.text


def test_switching_essays_saves_and_keeps_each_ones_undo(page, qtbot, desk, essays):
    first, other = essays["The sun on our own roofs"], essays["Who owns the wind?"]
    put_cursor(page, "three winters")
    qtbot.keyClicks(page.view, "!")
    page.sidebar.chosen.emit(other)
    assert "winters!" in desk.document(first).blocks[0].content.text
    qtbot.keyClicks(page.view, "So: ")
    page.sidebar.chosen.emit(first)
    assert desk.document(other).blocks[0].content.text == "So: The wind blows."
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    page.leave()
    assert desk.document(first) == RICH


def test_enter_tab_and_headings_by_keys(page, qtbot, saved):
    put_cursor(page, "By the second spring.")
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(page.view, Key.Key_1, Mod.ControlModifier | Mod.AltModifier)
    qtbot.keyClicks(page.view, "Next")
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(page.view, Key.Key_8, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.keyClicks(page.view, "One")
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(page.view, Key.Key_Tab)
    qtbot.keyClicks(page.view, "Deeper")
    heading, one, deeper = saved().blocks[-3:]
    assert heading == Heading(heading.id, inline("Next"), 1)
    assert one == ListItem(one.id, inline("One"), ListKind.BULLET)
    assert deeper == ListItem(deeper.id, inline("Deeper"), ListKind.BULLET, 1)


def test_bold_by_key_and_by_button(page, qtbot, saved):
    select(page, "three")
    qtbot.keyClick(page.view, Key.Key_B, Mod.ControlModifier)
    select(page, "winters")
    italic = page.tools._buttons["edit.italic"]
    qtbot.mouseClick(italic, Qt.MouseButton.LeftButton)
    content = saved().blocks[0].content
    assert [(content.text[m.start : m.end], m.kind) for m in content.marks] == [
        ("three", MarkKind.BOLD),
        ("winters", MarkKind.ITALIC),
    ]
    assert italic.isChecked()


def test_what_is_typed_after_bold_was_switched_on_is_bold_and_after_a_call_it_is_plain(page, qtbot, saved):
    put_cursor(page, "cheered.\ufffc")
    qtbot.keyClicks(page.view, "x")
    qtbot.keyClick(page.view, Key.Key_B, Mod.ControlModifier)
    qtbot.keyClicks(page.view, "y")
    content = saved().blocks[0].content
    assert content.text.startswith("Nobody cheered.\ufffcxy We")
    assert [(m.start, m.end, m.kind) for m in content.marks] == [(17, 18, MarkKind.BOLD)]
    assert len(content.atoms) == 1


def test_a_note_is_put_in_written_in_place_and_numbered(page, qtbot, saved):
    put_cursor(page, "312 members.")
    qtbot.keyClick(page.view, Key.Key_F, Mod.ControlModifier | Mod.AltModifier)
    editor = page.notes.delegate.editor
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    qtbot.keyClicks(editor, "Share offer, 2023.")
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    document = saved()
    assert [n.blocks[0].content.text for n in document.notes] == [
        "Interview, October 2024.",
        "Share offer, 2023.",
        "Drawn for this book.",
    ]
    assert [page.notes.model.index(n).data() for n in range(3)][1] == "Share offer, 2023."
    assert page.view.buffer.labels[document.notes[2].id] == "3"


def test_words_of_a_note_are_safe_while_its_editor_is_open(page, qtbot, saved, desk):
    page.notes.edit("n1")
    qtbot.keyClicks(page.notes.delegate.editor, " More.")
    page.leave()
    assert desk.document(page.essay).notes[0].blocks[0].content.text == "Interview, October 2024. More."


def test_the_notes_follow_the_cursor_and_a_click_on_a_note_leads_to_its_call(page, qtbot):
    put_cursor(page, "By the second spring.")
    qtbot.waitUntil(lambda: page.notes.current() is not None and page.notes.current().id == "n2")
    view = page.notes.list
    place = view.visualRect(page.notes.model.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.view.textCursor().position() == len("Nobody cheered.\ufffc")


def test_a_footnote_becomes_an_endnote(page, qtbot, saved):
    put_cursor(page, "cheered.\ufffc")
    qtbot.waitUntil(lambda: page.notes.convert.isVisible())
    qtbot.mouseClick(page.notes.convert, Qt.MouseButton.LeftButton)
    assert [note.kind for note in saved().notes] == [NoteKind.ENDNOTE, NoteKind.FOOTNOTE]
    assert page.view.buffer.labels == {"n1": "i", "n2": "1"}


def test_title_and_standfirst_are_saved_on_leaving_them(page, qtbot, desk):
    title = page.sheet.fields.title
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Sun on our roofs")
    qtbot.keyClick(title, Key.Key_Return)
    assert page.sheet.fields.standfirst.hasFocus()
    qtbot.keyClicks(page.sheet.fields.standfirst, "Getting the roofs was hard.")
    qtbot.keyClick(page.sheet.fields.standfirst, Key.Key_Return)
    assert page.view.hasFocus()
    essay = page.essay_in_hand()
    assert (essay.title, essay.standfirst) == ("Sun on our roofs", "Getting the roofs was hard.")
    assert page.sidebar.essays.currentIndex().data() == "Sun on our roofs"


def test_an_empty_title_is_refused_and_the_old_one_comes_back(page, qtbot):
    title = page.sheet.fields.title
    title.setFocus()
    title.selectAll()
    qtbot.keyClick(title, Key.Key_Delete)
    page.view.setFocus()
    assert title.toPlainText() == "The sun on our own roofs"


def test_a_failed_save_is_told_keeps_the_text_and_is_tried_again(page, qtbot, desk, monkeypatch):
    def full(*_args, **_more):
        raise CollectionError("Could not save: the disk is full. Free some space, then try again.")

    with monkeypatch.context() as patch:
        patch.setattr(type(desk._file), "write", full)
        put_cursor(page, "three winters")
        qtbot.keyClicks(page.view, "!")
        page.leave()
        assert page.messages.messages()["saving"].startswith("Could not save: the disk is full.")
        assert "Your text is safe here." in page.messages.messages()["saving"]
        assert page.unsaved()
        assert "winters!" in page.view.toPlainText()
    page.leave()
    assert not page.unsaved()
    assert "saving" not in page.messages.messages()
    assert "winters!" in desk.document(page.essay).blocks[0].content.text


def test_comments_stay_with_their_words(page, qtbot, desk, saved):
    put_cursor(page, "Nobody", after=False)
    qtbot.keyClicks(page.view, "Still ")
    saved()
    (comment,) = desk.comments(page.essay)
    assert (comment.start, comment.end, comment.thread) == (6, 12, COMMENT.thread)


def test_suggestions_are_settled_at_the_cursor(page, qtbot, saved):
    for inside in ("£280,00", "£28"):
        put_cursor(page, inside)
        qtbot.waitUntil(page.window().registry.qaction("edit.accept").isEnabled)
        qtbot.keyClick(page.view, Key.Key_A, Mod.ControlModifier | Mod.ShiftModifier)
    content = saved().blocks[2].content
    assert content == inline("It raised £280,000 from 312 members.")
    assert page.window().registry.reason("edit.accept")


def test_a_link_is_set_and_taken_away(page, qtbot, saved):
    select(page, "312 members")
    page.window().registry.trigger("edit.link")
    qtbot.waitUntil(page.link.field.hasFocus)
    qtbot.keyClicks(page.link.field, "example.org/shares")
    qtbot.keyClick(page.link.field, Key.Key_Return)
    links = [m for m in saved().blocks[2].content.marks if m.kind is MarkKind.LINK]
    assert [m.value for m in links] == ["https://example.org/shares"]
    put_cursor(page, "312")
    page.window().registry.trigger("edit.link")
    assert page.link.field.text() == "https://example.org/shares"
    page.link._decide("")
    assert not [m for m in saved().blocks[2].content.marks if m.kind is MarkKind.LINK]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("https://example.org", "https://example.org"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("example.org", "https://example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("just words", ""),
    ],
)
def test_only_addresses_that_are_safe_become_links(typed, found):
    assert address(typed) == found


def test_plain_text_is_pasted_and_copied_words_keep_their_notes(page, qtbot, saved):
    QGuiApplication.clipboard().setText("First line\nSecond line")
    put_cursor(page, "By the second spring.")
    qtbot.keyClick(page.view, Key.Key_Return)
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    assert [b.content.text for b in saved().blocks[-2:]] == ["First line", "Second line"]
    select(page, "cheered.\ufffc")
    qtbot.keyClick(page.view, Key.Key_C, Mod.ControlModifier)
    put_cursor(page, "Second line")
    qtbot.keyClick(page.view, Key.Key_V, Mod.ControlModifier)
    document = saved()
    assert document.blocks[-1].content.text == "Second linecheered.\ufffc"
    assert len(document.notes) == 3


def test_cut_takes_out_whole_blocks(page, qtbot, saved):
    cursor = page.view.document().find("Whose")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(page.view.document().find("Larger").selectionStart(), QTextCursor.MoveMode.KeepAnchor)
    page.view.setTextCursor(cursor)
    qtbot.keyClick(page.view, Key.Key_X, Mod.ControlModifier)
    assert saved().blocks[:2] == (RICH.blocks[0], RICH.blocks[3])


def test_typing_at_an_object_begins_a_paragraph_beside_it(page, qtbot, saved):
    figure = next(b for b in RICH.blocks if b.id == "f")
    block = page.view.document().findBlockByNumber(6)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    page.view.setTextCursor(cursor)
    qtbot.keyClicks(page.view, "Below")
    blocks = saved().blocks
    place = blocks.index(figure)
    assert blocks[place + 1] == Paragraph(blocks[place + 1].id, inline("Below"))


def test_a_locked_essay_can_be_read_but_not_changed(page, qtbot, desk, essays):
    key = essays["The sun on our own roofs"]
    for state in (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED, State.SENT_FOR_APPROVAL):
        desk.set_state(key, state)
    desk.record_approval(key)
    desk.set_state(key, State.PROOFED)
    desk.set_state(key, State.LOCKED)
    put_cursor(page, "three winters")
    qtbot.keyClicks(page.view, "!")
    qtbot.keyClick(page.view, Key.Key_Return)
    assert "locked" in page.messages.messages()["state"]
    page.leave()
    assert desk.document(key) == RICH


def test_words_changed_elsewhere_are_shown(page, desk):
    desk.save_text(page.essay, Document((Paragraph("new", inline("Restored words.")),)))
    assert page.view.toPlainText() == "Restored words."


def test_words_are_counted_against_the_target(page, desk, qtbot):
    words = desk.record.get(Revision, page.essay_in_hand().revision).words
    assert page.counts()[0] == f"{words} of 1,200 words"
    put_cursor(page, "three winters")
    qtbot.keyClicks(page.view, " more words")
    qtbot.waitUntil(lambda: page.counts()[0] == f"{words + 2} of 1,200 words")


def test_the_outline_leads_to_the_heading(page, qtbot):
    view = page.sidebar.outline
    index = page.sidebar.outline_model.index(0, 0)
    assert index.data() == "Whose roof is it?"
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert page.view.textCursor().block().text() == "Whose roof is it?"
    assert page.view.hasFocus()


def test_deleting_the_essay_in_hand_leaves_the_page_sound_and_undo_brings_it_back(page, desk, essays):
    desk.delete_essays([page.essay])
    assert page.essay == essays["Who owns the wind?"]
    desk.undo()
    page.arrive(essays["The sun on our own roofs"])
    assert page.view.toPlainText().startswith("Nobody cheered.")


def test_without_essays_the_page_says_what_to_do(window, tmp_path):
    from essayeditor.desk import Desk

    window.session.adopt(Desk.create(tmp_path / "empty.essays", "Empty"))
    page = window.visit("edit")
    assert page.pages.currentWidget() is page.empty
    assert page.empty.accessibleName() == "Nothing to edit yet"
    assert page.counts() == []


def test_models_are_sound_and_everything_has_a_name(page):
    QAbstractItemModelTester(page.notes.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(page.sidebar.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.view.buffer.settle()
    for pane in page.panes():
        assert pane.accessibleName()
    for button in page.tools._buttons.values():
        assert button.accessibleName()
        assert button.toolTip()


def test_the_fields_scroll_away_with_the_text_and_come_back(page, qtbot):
    page.window().resize(1024, 640)
    QApplication.processEvents()
    sheet = page.sheet
    assert sheet.shift == 0
    page.view.moveCursor(QTextCursor.MoveOperation.End)
    page.view.ensureCursorVisible()
    assert sheet.shift > 0
    bottom = page.view.cursorRect().bottom() + page.view.viewport().mapTo(sheet, QPoint(0, 0)).y()
    assert bottom <= sheet.height()
    page.view.moveCursor(QTextCursor.MoveOperation.Start)
    assert sheet.shift == 0


def test_focus_mode_leaves_the_text(page):
    page.window().toggle_focus_mode()
    assert not page.sidebar.isVisible()
    assert not page.notes.isVisible()
    assert page.view.isVisible()
    page.window().toggle_focus_mode()
    assert page.sidebar.isVisible()


def test_the_text_is_drawn_in_both_appearances(page, look):
    from essayeditor.ui.style.appearance import Choice

    light = page.view.grab().toImage()
    look.choose(Choice.DARK)
    dark = page.view.grab().toImage()
    assert light.pixelColor(2, 2).lightness() > 200 > 60 > dark.pixelColor(2, 2).lightness()


def test_a_picture_gets_its_alternative_text_and_its_caption_keeps_its_note(page, qtbot, saved):
    before = next(block for block in RICH.blocks if block.id == "f")
    page.view.setTextCursor(QTextCursor(page.view.document().findBlockByNumber(6)))
    qtbot.waitUntil(page.window().registry.qaction("edit.picture").isEnabled)
    page.window().registry.trigger("edit.picture")
    qtbot.waitUntil(page.picture.alt.hasFocus)
    assert page.picture.alt.text() == "A hall"
    qtbot.keyClicks(page.picture.alt, "A hall at dusk, its lights on")
    page.picture.credit.setText("Drawn for this book")
    qtbot.keyClick(page.picture.alt, Key.Key_Return)
    figure = next(block for block in saved().blocks if block.id == "f")
    assert figure.alt == "A hall at dusk, its lights on"
    assert figure.credit == inline("Drawn for this book")
    assert figure.caption == before.caption
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert saved() == RICH


def test_a_decorative_picture_has_no_alternative_text(page, qtbot, saved):
    page.view.setTextCursor(QTextCursor(page.view.document().findBlockByNumber(6)))
    page.text.ask_picture()
    page.picture.decorative.setChecked(True)
    assert not page.picture.alt.isEnabled()
    qtbot.keyClick(page.picture.caption, Key.Key_Return)
    figure = next(block for block in saved().blocks if block.id == "f")
    assert (figure.alt, figure.decorative) == ("", True)
