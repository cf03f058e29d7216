"""Spelling and hints as a person meets them: underlines, menus, keys, lists of words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from essayeditor.collection.entities import Essay
from essayeditor.text.blocks import Cell, Paragraph, Table
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from essayeditor.ui.edit.spelling import looker as looking
from essayeditor.ui.edit.spelling.menu import NextMenu

Key, Mod = Qt.Key, Qt.KeyboardModifier
Underline = QTextCharFormat.UnderlineStyle


def text(*paragraphs):
    return Document(tuple(Paragraph(f"p{n}", inline(words)) for n, words in enumerate(paragraphs)))


@pytest.fixture
def shown(page, desk, qtbot):
    """Show a text, and wait until its words are looked up."""

    def show(document):
        desk.save_text(page.essay, document)
        QApplication.processEvents()
        looker = looking.of(page.bench)
        looker.look()
        qtbot.waitUntil(lambda: not looker.waiting, timeout=30000)
        return looker

    return show


def underlined(page, style=Underline.WaveUnderline):
    return [
        s.cursor.selectedText() for s in page.view.extraSelections() if s.format.underlineStyle() == style
    ]


def put_cursor(page, position):
    cursor = page.view.textCursor()
    cursor.setPosition(position)
    page.view.setTextCursor(cursor)
    page.view.setFocus()


def test_unknown_words_have_a_red_wave_and_two_spaces_blue_dots(page, shown):
    shown(text("It took no persuation.  A co-operative organised, or organized it."))
    assert underlined(page) == ["persuation"]
    assert underlined(page, Underline.DotLine) == ["  "]
    assert page.frame.strip.buttons["spelling"].number == 2


def test_nothing_of_it_is_in_the_text_and_nothing_is_to_be_saved(page, shown):
    document = text("It took no persuation.")
    shown(document)
    assert page.view.buffer.read()[0] == document
    assert not page.view.buffer.dirty
    assert not page.view.document().isUndoAvailable()


def test_a_word_is_underlined_when_the_cursor_has_left_it(page, shown, qtbot):
    looker = shown(text("A hall"))
    put_cursor(page, 6)
    qtbot.keyClicks(page.view, " tarrif")
    qtbot.wait(250)
    qtbot.waitUntil(lambda: not looker.waiting, timeout=20000)
    assert underlined(page) == []
    qtbot.keyClicks(page.view, " ")
    qtbot.waitUntil(lambda: underlined(page) == ["tarrif"])
    qtbot.keyClicks(page.view, "and persuatio")
    qtbot.keyClicks(page.view, "n")
    qtbot.keyClick(page.view, Key.Key_Home)
    qtbot.waitUntil(lambda: underlined(page) == ["tarrif", "persuation"], timeout=20000)


def test_underlines_stay_on_their_words_while_one_types_before_them(page, shown, qtbot):
    shown(text("🏡 the tarrif here"))
    put_cursor(page, 0)
    qtbot.keyClicks(page.view, "Now ")
    assert underlined(page) == ["tarrif"]
    qtbot.wait(250)
    assert underlined(page) == ["tarrif"]


def menu_at(page, words):
    """The context menu at some words, and its entries by text."""
    found = page.view.document().find(words)
    place = QTextCursor(found)
    place.setPosition(found.selectionStart() + 2)
    page.view.setTextCursor(place)
    where = page.view.cursorRect(place).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, page.view.viewport().mapToGlobal(where))
    page.view.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu, said):
    return next(a for a in menu.actions() if a.text() == said)


def test_the_context_menu_suggests_and_puts_the_word_as_one_step(page, shown, qtbot, desk):
    looker = shown(text("It took no persuation."))
    qtbot.waitUntil(lambda: bool(looker._suggestions), timeout=20000)
    menu = menu_at(page, "persuation")
    assert menu.actions()[0].text() == "persuasion"
    entry(menu, "persuasion").trigger()
    menu.close()
    assert page.view.toPlainText() == "It took no persuasion."
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert page.view.toPlainText() == "It took no persuation."


def test_suggestions_that_are_not_ready_come_into_the_open_menu(page, shown, qtbot):
    looker = shown(text("It took no persuation."))
    looker._suggestions.clear()
    looker._suggesting.clear()
    menu = menu_at(page, "persuation")
    assert menu.actions()[0].text() == "Looking for suggestions…"
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "persuasion", timeout=20000)
    menu.close()


def test_a_word_is_added_for_all_or_ignored_here_and_undo_brings_it_back(page, shown, qtbot, desk, essays):
    shown(text("The Sproutle and the tarrif’s tarrif."))
    menu = menu_at(page, "Sproutle")
    entry(menu, "Add to the collection’s words").trigger()
    menu.close()
    assert desk.record.collection.spelling_words == ("Sproutle",)
    qtbot.waitUntil(lambda: underlined(page) == ["tarrif’s", "tarrif"])
    menu = menu_at(page, "tarrif")
    entry(menu, "Ignore in this essay").trigger()
    menu.close()
    assert desk.record.get(Essay, page.essay).ignored_words == ("tarrif’s",)
    qtbot.waitUntil(lambda: underlined(page) == ["tarrif"])
    desk.undo()
    qtbot.waitUntil(lambda: underlined(page) == ["tarrif’s", "tarrif"])


def test_names_of_contributors_are_known(page, shown, desk, qtbot):
    shown(text("We met Xylanderq of Brizzlex."))
    assert underlined(page) == ["Xylanderq", "Brizzlex"]
    desk.add_contributor("Sample Xylanderq", organisation="Brizzlex Energy")
    qtbot.waitUntil(lambda: underlined(page) == [])


def test_welsh_is_checked_as_welsh_and_french_not_at_all(page, shown):
    builder = InlineBuilder()
    builder.add("The ")
    builder.add("gwasaneth cymdogion", [Mark(0, 0, MarkKind.LANGUAGE, "cy-GB")])
    builder.add(" and ")
    builder.add("bonjour tousles", [Mark(0, 0, MarkKind.LANGUAGE, "fr")])
    shown(Document((Paragraph("a", builder.build()),)))
    assert underlined(page) == ["gwasaneth"]


def test_f7_goes_from_word_to_word_with_its_menu_and_into_the_notes(page, shown, qtbot):
    builder = InlineBuilder()
    builder.add("A tarrif")
    builder.atom(NoteCall("n"))
    builder.add(" took persuation.")
    table = Table("t", ((Cell((Paragraph("c", inline("acommodate")),)),),))
    document = Document(
        (Paragraph("a", builder.build()), table),
        (Note("n", (Paragraph("np", inline("See Boguss, 2023.")),)),),
    )
    shown(document)
    put_cursor(page, 0)
    seen = []

    qtbot.keyClick(page.view, Key.Key_F7)
    for _ in range(4):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, NextMenu)
        seen.append(looking.of(page.bench).shown[0].said)
        qtbot.keyClick(menu, Key.Key_F7)
    QApplication.activePopupWidget().close()
    assert seen == ["tarrif", "persuation", "acommodate", "Boguss"]


def test_choosing_from_the_menu_of_f7_by_keys_mends_words_in_tables_and_notes(page, shown, qtbot, desk):
    builder = InlineBuilder()
    builder.add("A hall")
    builder.atom(NoteCall("n"))
    table = Table("t", ((Cell((Paragraph("c", inline("acommodate us")),)),),))
    document = Document(
        (Paragraph("a", builder.build()), table), (Note("n", (Paragraph("np", inline("No persuation.")),)),)
    )
    looker = shown(document)
    for _ in range(2):
        page.window().activateWindow()
        page.view.setFocus()
        qtbot.waitUntil(page.view.hasFocus)
        put_cursor(page, 0)
        qtbot.keyClick(page.view, Key.Key_F7)
        menu = QApplication.activePopupWidget()
        qtbot.waitUntil(lambda menu=menu: menu.actions()[0].isEnabled(), timeout=20000)
        menu.setActiveAction(menu.actions()[0])
        qtbot.keyClick(menu, Key.Key_Return)
        looker.look()
        qtbot.waitUntil(lambda: not looker.waiting, timeout=20000)
    page.leave()
    saved = desk.document(page.essay)
    assert saved.blocks[1].rows[0][0].blocks[0].content.text == "accommodate us"
    assert saved.notes[0].blocks[0].content.text == "No persuasion."


def test_without_unknown_words_f7_says_so(page, shown, qtbot):
    shown(text("A hall of our own."))
    qtbot.keyClick(page.view, Key.Key_F7)
    assert "Every word" in page.messages.messages()["spelling"]


def test_f8_goes_through_everything_and_ctrl_enter_mends_it(page, shown, qtbot):
    looker = shown(text("One.  Two tarrif."))
    qtbot.waitUntil(lambda: bool(looker._suggestions), timeout=20000)
    put_cursor(page, 0)
    qtbot.keyClick(page.view, Key.Key_F8)
    assert page.view.textCursor().selectedText() == "  "
    qtbot.keyClick(page.view, Key.Key_Return, Mod.ControlModifier)
    assert page.view.toPlainText() == "One. Two tarrif."
    qtbot.keyClick(page.view, Key.Key_F8)
    assert page.view.textCursor().selectedText() == "tarrif"
    qtbot.keyClick(page.view, Key.Key_Return, Mod.ControlModifier)
    assert page.view.toPlainText() == "One. Two tariff."


def test_the_panel_lists_all_and_mends_by_button_and_key(page, shown, qtbot):
    looker = shown(text("One.  Two tarrif.", "No persuation."))
    qtbot.waitUntil(lambda: len(looker._suggestions) == 2, timeout=20000)
    page.bench.show("spelling")
    panel = page.frame.part("spelling")
    said = [panel.model.index(n).data() for n in range(panel.model.rowCount())]
    assert said == ["Two spaces together", "tarrif", "persuation"]
    rect = panel.list.visualRect(panel.model.index(1))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(0, 0))
    assert page.view.textCursor().selectedText() == "tarrif"
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Key.Key_Return, Mod.ControlModifier)
    assert page.view.toPlainText() == "One.  Two tariff.\nNo persuation."
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)


def test_a_note_is_underlined_while_it_is_written(page, shown, qtbot):
    builder = InlineBuilder()
    builder.add("A hall")
    builder.atom(NoteCall("n"))
    shown(
        Document(
            (Paragraph("a", builder.build()),), (Note("n", (Paragraph("np", inline("A tarrif, 2023.")),)),)
        )
    )
    page.notes.edit("n")
    editor = page.notes.delegate.editor

    def waved():
        return [s.cursor.selectedText() for s in editor.extraSelections()]

    qtbot.waitUntil(lambda: waved() == ["tarrif"], timeout=20000)
    qtbot.keyClicks(editor, " No persuation here")
    qtbot.waitUntil(lambda: waved() == ["tarrif", "persuation"], timeout=20000)
    qtbot.keyClick(editor, Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: page.notes.delegate.editor is None)
    looking.of(page.bench).look()


def test_title_and_standfirst_are_looked_at_too(page, shown, qtbot, desk):
    desk.edit_essay(page.essay, title="The tarrif of 🏡 our roofs", standfirst="No persuation at all.")
    looker = shown(text("A hall."))
    fields = page.sheet.fields

    def waved(field):
        return [s.cursor.selectedText() for s in field.extraSelections()]

    qtbot.waitUntil(lambda: waved(fields.title) == ["tarrif"], timeout=20000)
    assert waved(fields.standfirst) == ["persuation"]
    put_cursor(page, 0)
    qtbot.keyClick(page.view, Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert looker.shown[0].field == "title"
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "tariff", timeout=20000)
    menu.setActiveAction(menu.actions()[0])
    qtbot.keyClick(menu, Key.Key_Return)
    assert desk.record.get(Essay, page.essay).title == "The tariff of 🏡 our roofs"
    assert fields.title.toPlainText() == "The tariff of 🏡 our roofs"
    qtbot.waitUntil(lambda: waved(fields.title) == [])


def test_the_words_of_the_collection_are_added_and_taken_out_in_the_panel(page, shown, qtbot, desk):
    shown(text("The Sproutle tarrif."))
    desk.ignore_word(page.essay, "tarrif")
    page.bench.show("spelling")
    panel = page.frame.part("spelling")
    qtbot.mouseClick(panel.own, Qt.MouseButton.LeftButton)
    words = panel.words
    qtbot.waitUntil(words.word.hasFocus)
    qtbot.keyClicks(words.word, "Sproutle")
    qtbot.keyClick(words.word, Key.Key_Return)
    assert [words.model.index(n).data() for n in range(2)] == ["Sproutle", "tarrif"]
    qtbot.waitUntil(lambda: underlined(page) == [])
    words.list.setFocus()
    words.list.setCurrentIndex(words.model.index(1))
    qtbot.keyClick(words.list, Key.Key_Delete)
    assert desk.record.get(Essay, page.essay).ignored_words == ()
    words.list.setCurrentIndex(words.model.index(0))
    qtbot.mouseClick(words.remove, Qt.MouseButton.LeftButton)
    assert desk.record.collection.spelling_words == ()
    qtbot.waitUntil(lambda: underlined(page) == ["Sproutle", "tarrif"])


def test_a_long_text_in_another_spelling_does_not_hold_up_keys(page, shown, qtbot):
    looker = shown(text(*(["Thiss wordz arre wronng " * 20] * 60)))
    put_cursor(page, 0)
    qtbot.keyClicks(page.view, "Go ")
    assert page.view.toPlainText().startswith("Go ")
    shown_now = len(page.view.extraSelections())
    assert 0 < shown_now < 1500
    assert sum(1 for _ in looker.items()) > 4000


def test_the_words_of_a_locked_essay_are_looked_at_and_not_changed(page, shown, qtbot):
    looker = shown(text("A tarrif."))
    page.view.setReadOnly(True)
    qtbot.waitUntil(lambda: bool(looker._suggestions), timeout=20000)
    menu = menu_at(page, "tarrif")
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_underlines_are_switched_off_in_the_view_menu_and_that_is_remembered(page, shown, qtbot):
    looker = shown(text("No persuation.  None."))
    assert underlined(page)
    assert page.shell.actions.trigger("spelling.underlines")
    assert not underlined(page)
    assert not underlined(page, Underline.DotLine)
    assert not page.shell.actions.qaction("spelling.underlines").isChecked()
    assert sum(1 for _ in looker.items()) == 2, "they are listed all the same"
    assert page.shell.remember.text("edit/underlines") == "no"
    assert page.shell.actions.trigger("spelling.underlines")
    assert underlined(page) == ["persuation"]
