"""Find and replace as a person uses them: keys, ticks, and what then stands in every text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay, State
from essayeditor.text.blocks import Cell, Paragraph, Table
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.ui.edit.conftest import RICH

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def ask(page, qtbot):
    """Open the panel by a key, type, and wait for what it finds."""

    def asked(words, key=Key.Key_F, modifiers=Mod.ControlModifier, everywhere=False):
        if everywhere:
            key, modifiers = Key.Key_F, Mod.ControlModifier | Mod.ShiftModifier
        qtbot.keyClick(page.view, key, modifiers)
        panel = page.frame.part("find")
        qtbot.waitUntil(panel.words.hasFocus)
        panel.words.selectAll()
        qtbot.keyClicks(panel.words, words)
        qtbot.waitUntil(lambda: not panel.finder.busy)
        return panel

    return asked


def rows(panel):
    """What is listed: the titles of groups, and what was found with where it is."""
    model = panel.model
    listed = []
    for group in range(model.rowCount()):
        above = model.index(group, 0)
        listed.append(above.data())
        listed += [model.index(n, 0, above).data() for n in range(model.rowCount(above))]
    return listed


def said(panel):
    return panel.said.text()


def test_it_looks_while_one_types_and_lists_what_it_finds_with_the_words_around(page, ask, qtbot):
    panel = ask("three")
    assert rows(panel) == ["The sun on our own roofs", "Nobody cheered. We had three winters."]
    assert said(panel) == "1 place"
    qtbot.keyClicks(panel.words, "x")
    qtbot.waitUntil(lambda: said(panel) == "Nothing found.")


def test_every_place_in_the_essay_is_listed_with_what_it_is(page, ask):
    panel = ask("o")
    kinds = {row.split(":")[0] for row in rows(panel)[1:] if ":" in row}
    assert {"title", "heading", "pull quote", "list", "box", "statistic", "note", "deleted"} - kinds <= {
        "deleted"
    }


def test_enter_goes_from_place_to_place_and_escape_back_into_the_text(page, ask, qtbot):
    panel = ask("who")
    assert panel.model.number == 3
    for expected in ("Who", "Who", "Who", "Who"):
        qtbot.keyClick(panel.words, Key.Key_Return)
        assert page.view.textCursor().selectedText() in (expected, "Who", "who")
    first = page.view.textCursor().position()
    qtbot.keyClick(panel.words, Key.Key_Return, Mod.ShiftModifier)
    assert page.view.textCursor().position() != first
    assert panel.words.hasFocus()
    qtbot.keyClick(panel.words, Key.Key_Escape)
    assert page.view.hasFocus()
    assert not panel.isVisible()


def test_f3_in_the_text_goes_on_from_the_cursor(page, ask, qtbot):
    ask("Ask who")
    qtbot.keyClick(page.frame.part("find").words, Key.Key_Return)
    page.view.setFocus()
    first = page.view.textCursor().selectionStart()
    qtbot.keyClick(page.view, Key.Key_F3)
    second = page.view.textCursor().selectionStart()
    assert second > first
    qtbot.keyClick(page.view, Key.Key_F3, Mod.ShiftModifier)
    assert page.view.textCursor().selectionStart() == first


def test_what_is_selected_is_what_is_looked_for(page, qtbot):
    page.view.setTextCursor(page.view.document().find("winters"))
    qtbot.keyClick(page.view, Key.Key_F, Mod.ControlModifier)
    panel = page.frame.part("find")
    assert panel.words.text() == "winters"


def test_found_words_have_a_ground_while_the_panel_is_shown(page, ask, qtbot):
    panel = ask("winters")
    marked = [s.cursor.selectedText() for s in page.view.extraSelections()]
    assert "winters" in marked
    panel.leave()
    assert "winters" not in [s.cursor.selectedText() for s in page.view.extraSelections()]


def test_a_bad_pattern_is_told_in_the_panel_and_goes_when_it_is_mended(page, ask, qtbot):
    panel = ask("win")
    panel.pattern.click()
    qtbot.keyClicks(panel.words, "(")
    qtbot.waitUntil(lambda: panel.messages.messages() != {})
    assert "cannot be understood" in panel.messages.messages()["pattern"]
    qtbot.keyClicks(panel.words, "t)")
    qtbot.waitUntil(lambda: said(panel) == "1 place")
    assert panel.messages.messages() == {}


def test_a_pattern_that_takes_for_ever_is_stopped_and_told(page, ask, qtbot, desk):
    desk.save_text(page.essay, Document((Paragraph("a", inline("a" * 80 + "!")),)))
    panel = ask("x")
    panel.pattern.click()
    panel.words.setText("(a|aa)+$")
    qtbot.waitUntil(lambda: "pattern" in panel.messages.messages(), timeout=5000)
    assert "takes too long" in panel.messages.messages()["pattern"]


def test_the_collection_is_looked_through_from_anywhere_and_a_place_opened(page, ask, qtbot, essays, window):
    window.visit("collect")
    window.registry.trigger("find.everywhere")
    panel = page.frame.part("find")
    qtbot.keyClicks(panel.words, "wind")
    qtbot.waitUntil(lambda: not panel.finder.busy)
    assert rows(panel) == ["Who owns the wind?", "title: Who owns the wind?", "The wind blows."]
    qtbot.keyClick(panel.words, Key.Key_Down)
    index = panel.model.index_of(1)
    panel.results.setCurrentIndex(index)
    assert page.essay == essays["Who owns the wind?"]
    assert page.view.textCursor().selectedText() == "wind"
    assert panel.results.hasFocus()
    qtbot.keyClick(panel.results, Key.Key_Return)
    assert page.view.hasFocus()


def test_a_find_in_a_note_opens_its_editor(page, ask, qtbot):
    panel = ask("October")
    qtbot.keyClick(panel.words, Key.Key_Down)
    panel.results.setCurrentIndex(panel.model.index_of(0))
    qtbot.keyClick(panel.results, Key.Key_Return)
    editor = page.notes.delegate.editor
    assert editor is not None
    assert editor.textCursor().selectedText() == "October"


def test_replacing_one_goes_on_to_the_next(page, ask, qtbot, desk):
    panel = ask("who", Key.Key_H)
    qtbot.keyClick(panel.words, Key.Key_Return)
    qtbot.keyClick(panel.words, Key.Key_Return)
    assert page.view.textCursor().selectedText() == "who"
    panel.instead.setFocus()
    qtbot.keyClicks(panel.instead, "what")
    qtbot.keyClick(panel.instead, Key.Key_Return)
    items = [b.content.text for b in desk.document(page.essay).blocks if b.id in ("l1", "l2")]
    assert items == ["Ask what owns the roof.", "Ask who pays."]
    assert page.view.textCursor().selectedText() == "who"
    assert panel.instead.hasFocus()


def test_all_are_replaced_everywhere_and_taken_back_as_one_step(page, ask, qtbot, desk, essays):
    first, other = essays["The sun on our own roofs"], essays["Who owns the wind?"]
    before = {key: desk.document(key) for key in (first, other)}
    buffer = page.view.buffer
    panel = ask("the", everywhere=True)
    panel.ask(replace=True)
    panel.instead.setText("a")
    panel.whole.click()
    qtbot.waitUntil(lambda: not panel.finder.busy)
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert desk.document(other).blocks[0].content.text == "a wind blows."
    assert "It raised" in page.view.toPlainText()
    assert "a second spring" in page.view.toPlainText()
    assert page.view.buffer is buffer, "the open text is the same, with its steps"
    assert not buffer.dirty
    assert "Replaced" in page.window().status.notice.text
    assert panel.results.hasFocus()
    qtbot.keyClick(panel.results, Key.Key_Z, Mod.ControlModifier)
    assert {key: desk.document(key) for key in (first, other)} == before
    assert page.view.buffer is buffer
    assert buffer.read()[0] == RICH
    qtbot.keyClick(panel.results, Key.Key_Y, Mod.ControlModifier)
    assert desk.document(other).blocks[0].content.text == "a wind blows."
    assert buffer.read()[0] == desk.document(first)


def test_undo_in_the_text_takes_a_replacement_back_in_every_essay(page, ask, qtbot, desk, essays):
    other = essays["Who owns the wind?"]
    page.view.setFocus()
    qtbot.keyClicks(page.view, "Ha ")
    panel = ask("the", everywhere=True)
    panel.ask(replace=True)
    panel.instead.setText("a")
    qtbot.waitUntil(lambda: not panel.finder.busy)
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    page.view.setFocus()
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert desk.document(other).blocks[0].content.text == "The wind blows."
    assert "the second spring" in page.view.toPlainText()
    assert page.view.toPlainText().startswith("Ha ")
    qtbot.keyClick(page.view, Key.Key_Y, Mod.ControlModifier)
    assert desk.document(other).blocks[0].content.text == "a wind blows."
    assert "a second spring" in page.view.toPlainText()
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    qtbot.keyClick(page.view, Key.Key_Z, Mod.ControlModifier)
    assert not page.view.toPlainText().startswith("Ha ")


def test_while_suggesting_what_is_replaced_is_suggested(page, ask, qtbot, desk):
    page.view.writing.suggesting, page.view.writing.author = True, "Copy desk"
    panel = ask("winters", Key.Key_H)
    panel.instead.setText("summers")
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    marks = desk.document(page.essay).blocks[0].content.marks
    assert {(m.kind.value, m.author) for m in marks} == {("deleted", "Copy desk"), ("inserted", "Copy desk")}
    assert page.view.buffer.read()[0] == desk.document(page.essay)


def test_only_what_is_ticked_is_replaced(page, ask, qtbot, desk):
    panel = ask("who", Key.Key_H)
    panel.instead.setText("what")
    box = panel.results.visualRect(panel.model.index_of(1))
    qtbot.mouseClick(panel.results.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(24, box.center().y()))
    assert panel.all.text() == "Replace 2 ticked"
    panel.results.setCurrentIndex(panel.model.index_of(0))
    panel.results.setFocus()
    qtbot.keyClick(panel.results, Key.Key_Space)
    assert panel.all.text() == "Replace 1 ticked"
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    texts = {b.id: b.content.text for b in desk.document(page.essay).blocks if hasattr(b, "content")}
    assert (texts["h"], texts["l1"], texts["l2"]) == (
        "Whose roof is it?",
        "Ask who owns the roof.",
        "Ask what pays.",
    )


def test_what_is_not_ticked_stays_so_when_the_list_comes_again(page, ask, qtbot, desk):
    panel = ask("who", Key.Key_H)
    panel.results.setCurrentIndex(panel.model.index_of(1))
    panel.results.setFocus()
    qtbot.keyClick(panel.results, Key.Key_Space)
    desk.edit_essay(page.essay, standfirst="Something else is saved meanwhile.")
    qtbot.waitUntil(lambda: panel._again.isActive() is False and not panel.finder.busy)
    assert panel.all.text() == "Replace 2 ticked"
    panel.instead.setText("what")
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.finder.busy)
    assert panel.model.number == 1
    assert not panel.all.isEnabled()
    panel.words.setText("whom")
    panel.words.setText("who")
    qtbot.waitUntil(lambda: not panel.finder.busy)
    assert panel.all.text() == "Replace all"


def test_notes_captions_boxes_and_tables_of_an_open_text_are_replaced_and_come_back(page, ask, qtbot, desk):
    table = Table("t", ((Cell((Paragraph("c", inline("A drawn line")),)),),))
    document = Document((*RICH.blocks, table), RICH.notes)
    desk.save_text(page.essay, document)
    QApplication.processEvents()
    for words, instead in (("drawn", "made"), ("hall", "house"), ("connect", "link"), ("312", "313")):
        panel = ask(words, Key.Key_H)
        panel.instead.setText(instead)
        qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
        assert page.view.buffer.read()[0] == desk.document(page.essay)
        page.view.setFocus()
    changed = desk.document(page.essay)
    assert changed.note("n2").blocks[0].content.text == "made for this book."
    assert changed.blocks[6].caption.text.startswith("The house")
    assert changed.blocks[7].blocks[0].content.text == "A right to link."
    assert changed.blocks[-1].rows[0][0].blocks[0].content.text == "A made line"
    panel.results.setFocus()
    for _ in range(4):
        qtbot.keyClick(panel.results, Key.Key_Z, Mod.ControlModifier)
    assert desk.document(page.essay) == document
    assert page.view.buffer.read()[0] == document


def test_a_locked_essay_is_left_and_the_panel_says_so(page, ask, qtbot, desk, essays):
    key = essays["Who owns the wind?"]
    for state in (State.RECEIVED, State.IN_EDIT, State.COPY_EDITED, State.SENT_FOR_APPROVAL):
        desk.set_state(key, state)
    desk.record_approval(key)
    for state in (State.PROOFED, State.LOCKED):
        desk.set_state(key, state)
    panel = ask("wind", everywhere=True)
    panel.ask(replace=True)
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert "‘Who owns the wind?’ cannot be changed" in panel.messages.messages()["replace"]
    assert desk.record.get(Essay, key).title == "Who owns the wind?"


def test_emoji_before_a_find_do_not_shift_it(page, ask, qtbot, desk):
    desk.save_text(page.essay, Document((Paragraph("a", inline("🏡🏡 A 🏡 roof, 🏡 roof")),)))
    panel = ask("roof", Key.Key_H)
    panel.scope.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not panel.finder.busy)
    panel.results.setCurrentIndex(panel.model.index_of(1))
    qtbot.keyClick(panel.words, Key.Key_Return)
    assert page.view.textCursor().selectedText() == "roof"
    panel.instead.setText("🏠")
    texts = [h for h in panel.model.hits() if h.source.document]
    assert len(texts) == 2
    qtbot.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert page.view.toPlainText() == "🏡🏡 A 🏡 🏠, 🏡 🏠"


def test_the_list_is_a_sound_model(page, ask, qtbot):
    panel = ask("")
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.ask(everywhere=True)
    for words in ("the", "th", "o"):
        panel.words.setText(words)
        qtbot.waitUntil(lambda: not panel.finder.busy)
    assert panel.model.number > 10


def test_hits_inside_a_table_show_the_found_words_and_enter_selects_them(page, ask, qtbot, desk):
    table = Table(
        "t",
        (
            (Cell((Paragraph("c1", inline("The first roof")),)), Cell((Paragraph("c2", inline("Wind")),))),
            (Cell((Paragraph("c3", inline("Sun")),)), Cell((Paragraph("c4", inline("A 🏡 roof, tiled")),))),
        ),
    )
    desk.save_text(page.essay, Document((Paragraph("a", inline("A roof.")), table)))
    QApplication.processEvents()
    panel = ask("roof")
    marked = page.view._over_inside(page.view.document().findBlockByNumber(1))
    assert [(one.block, one.start, one.end) for one in marked] == [("c1", 10, 14), ("c4", 4, 8)]
    pointer = page.bench.inside.pointer
    seen = []
    for _ in range(4):
        qtbot.keyClick(panel.words, Key.Key_Return)
        seen.append(pointer.shown[0].block if pointer.shown else page.view.textCursor().selectedText())
    assert seen[1:] == ["roof", "c1", "c4"], "after the title"
    assert panel.words.hasFocus()
    panel.results.setFocus()
    qtbot.keyClick(panel.results, Key.Key_Return)
    editor = page.bench.inside.editor
    assert editor.hasFocus()
    assert editor.textCursor().selectedText() == "roof"
    assert editor.toPlainText() == "A 🏡 roof, tiled"
