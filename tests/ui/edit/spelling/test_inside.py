"""Spelling and hints inside tables, captions and statistics: drawn there, mended and ignored there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu

from essayeditor.collection.entities import Essay
from essayeditor.text.blocks import Cell, Figure, ListItem, Paragraph, Statistic, Table
from essayeditor.text.document import Document
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import NoteCall
from essayeditor.ui.edit.inplace.editor import FieldEditor
from essayeditor.ui.edit.spelling import looker as looking
from tests.ui.edit.spelling.test_spelling import entry, put_cursor

Key, Mod = Qt.Key, Qt.KeyboardModifier
Underline = QTextCharFormat.UnderlineStyle


def cell(key, *words):
    return Cell(tuple(Paragraph(f"{key}{n}", inline(one)) for n, one in enumerate(words)))


def rich():
    builder = InlineBuilder()
    builder.add("Its 🏡 roof")
    builder.atom(NoteCall("n"))
    builder.add(" has a tarrif")
    caption = builder.build()
    listed = Cell((ListItem("li", inline("No persuation.  Then")),))
    return Document(
        (
            Paragraph("a", inline("A hall.")),
            Table("t", ((cell("h", "Block", "Boguss"), listed),), title=inline("The taable")),
            Figure("f", "0" * 64, "A hall", caption=caption),
            Statistic("s", inline("62p"), inline("of each pounde")),
        ),
        (),
    )


@pytest.fixture
def shown(page, desk, qtbot):
    """The text with tables and captions, its words looked up, all of it in sight."""
    desk.save_text(page.essay, rich())
    QApplication.processEvents()
    page.view.setMinimumHeight(1500)
    QApplication.processEvents()
    looker = looking.of(page.bench)
    looker.look()
    qtbot.waitUntil(lambda: not looker.waiting, timeout=30_000)
    return page


def drawn(page):
    """What is underlined inside the wholes as they are painted: words and style."""
    view, found = page.view, []
    block = view.document().begin()
    while block.isValid():
        overs = view._over_inside(block)
        if overs:
            whole = view.buffer._whole
            made = block.begin().fragment().charFormat()
            sketch = whole._sketch(view.document(), block.position(), made)
            selections = whole._selections(sketch, block)
            found += [(one.cursor.selectedText(), one.format.underlineStyle()) for one in selections]
        block = block.next()
    return found


def test_words_and_hints_inside_wholes_are_underlined_where_they_are_drawn(shown):
    wave, dots = Underline.WaveUnderline, Underline.DotLine
    assert drawn(shown) == [
        ("taable", wave),
        ("Boguss", wave),
        ("persuation", wave),
        ("  ", dots),
        ("tarrif", wave),
        ("pounde", wave),
    ]


def test_the_wave_is_painted_under_the_word_in_the_table(shown, qtbot, desk):
    """The picture of the table differs where the word stands, and only by what lies below its letters."""
    view = shown.view
    block = view.document().begin().next()
    rect = view.buffer.field_places(block)["cell/0/0"].toAlignedRect()
    with_it = view.viewport().grab(rect).toImage()
    desk.ignore_word(shown.essay, "Boguss")
    qtbot.waitUntil(lambda: ("Boguss", Underline.WaveUnderline) not in drawn(shown))
    QApplication.processEvents()
    without = view.viewport().grab(rect).toImage()
    rows = {
        y
        for y in range(with_it.height())
        for x in range(with_it.width())
        if with_it.pixel(x, y) != without.pixel(x, y)
    }
    assert rows
    assert min(rows) > with_it.height() // 2


def place_of(page, key):
    block = page.view.document().begin()
    while key not in page.view.buffer.field_places(block):
        block = block.next()
    rect = page.view.buffer.field_places(block)[key]
    return rect.translated(0, -page.view.verticalScrollBar().value())


def menu_in(page, key, words, across=8):
    """Ask for the menu by the mouse where words stand in a drawn field."""
    rect = place_of(page, key)
    where = QPoint(round(rect.left()) + across, round(rect.bottom()) - 8)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, page.view.viewport().mapToGlobal(where))
    QApplication.sendEvent(page.view.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    editor = page.bench.inside.editor
    assert isinstance(editor, FieldEditor)
    assert editor.field.key == key
    assert words in editor.toPlainText()
    return menu


def test_the_menu_in_a_cell_offers_what_may_have_been_meant(shown, qtbot, saved):
    menu = menu_in(shown, "cell/0/0", "Boguss")
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "Bogus", timeout=20_000)
    menu.setActiveAction(menu.actions()[0])
    qtbot.keyClick(menu, Key.Key_Return)
    assert saved().blocks[1].rows[0][0].blocks[1].content.text == "Bogus"


def test_a_word_in_a_cell_is_ignored_and_added_from_its_menu(shown, qtbot, desk):
    menu = menu_in(shown, "cell/0/0", "Boguss")
    entry(menu, "Ignore in this essay").trigger()
    menu.close()
    assert desk.record.get(Essay, shown.essay).ignored_words == ("Boguss",)
    menu = menu_in(shown, "title", "taable", across=50)
    entry(menu, "Add to the collection’s words").trigger()
    menu.close()
    assert desk.record.collection.spelling_words == ("taable",)
    qtbot.waitUntil(lambda: [said for said, _ in drawn(shown)] == ["persuation", "  ", "tarrif", "pounde"])


def test_a_cell_is_underlined_while_it_is_written(shown, qtbot):
    rect = place_of(shown, "cell/0/0")
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    editor = shown.bench.inside.editor

    def waved():
        return [s.cursor.selectedText() for s in editor.extraSelections()]

    qtbot.waitUntil(lambda: waved() == ["Boguss"], timeout=20_000)
    qtbot.keyClick(editor, Key.Key_End)
    qtbot.keyClicks(editor, " no wordz here")
    qtbot.waitUntil(lambda: waved() == ["Boguss", "wordz"], timeout=20_000)


def test_f7_points_at_the_word_in_its_cell_and_no_longer_at_the_whole_table(shown, qtbot):
    put_cursor(shown, 0)
    qtbot.keyClick(shown.view, Key.Key_F7)
    menu = QApplication.activePopupWidget()
    ground = shown.bench.inside.pointer._over(None)
    assert [(o.block, o.field, o.start, o.end) for o in ground] == [("t", "title", 4, 10)]
    assert not shown.view.textCursor().hasSelection()
    menu.close()
    qtbot.keyClick(shown.view, Key.Key_Home)
    qtbot.keyClick(shown.view, Key.Key_Up)
    assert shown.bench.inside.pointer.shown is None


@pytest.mark.parametrize("key", ["caption", "claim"])
def test_what_is_typed_in_a_field_is_saved_without_leaving_it(shown, qtbot, desk, key):
    rect = place_of(shown, key)
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    editor = shown.bench.inside.editor
    qtbot.keyClick(editor, Key.Key_End)
    qtbot.keyClicks(editor, " by us")

    def held():
        block = desk.document(shown.essay).blocks[2 if key == "caption" else 3]
        return getattr(block, key).text

    qtbot.waitUntil(lambda: held().endswith(" by us"), timeout=10_000)
    assert shown.bench.inside.editor is editor
    assert editor.hasFocus()
