"""Writing in the cells of a table, in captions and statistics, where they stand in the text."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from essayeditor.text import tables
from essayeditor.text.blocks import Figure, Statistic, Table
from essayeditor.text.marks import MarkKind, NoteCall
from essayeditor.text.plain import plain_blocks
from essayeditor.ui.edit.inplace.editor import FieldEditor
from essayeditor.ui.edit.objects import fields
from tests.ui.edit.conftest import RICH
from tests.ui.edit.test_workspace import put_cursor

Key, Mod = Qt.Key, Qt.KeyboardModifier


def editor():
    found = QApplication.focusWidget()
    assert isinstance(found, FieldEditor), found
    return found


def kind(document, wanted):
    return next(block for block in document.blocks if isinstance(block, wanted))


def rows(table):
    return [[" ".join(plain_blocks(cell.blocks)) for cell in row] for row in table.rows]


def do(page, key):
    assert page.shell.actions.trigger(key), page.shell.actions.reason(key)


@pytest.fixture
def in_table(page, qtbot):
    """A new table after the words of the second paragraph, its first row written."""
    put_cursor(page, "312 members.")
    do(page, "insert.table")
    for word in ("Block", "Panels", "Saved"):
        qtbot.keyClicks(editor(), word)
        qtbot.keyClick(editor(), Key.Key_Tab)
    return page


def test_a_table_is_put_in_and_written_cell_by_cell(in_table, qtbot, saved):
    qtbot.keyClicks(editor(), "North")
    qtbot.keyClick(editor(), Key.Key_Return)
    qtbot.keyClicks(editor(), "and south")
    qtbot.keyClick(editor(), Key.Key_Backtab)
    assert editor().toPlainText() == "Saved"
    document = saved()
    table = kind(document, Table)
    assert rows(table) == [["Block", "Panels", "Saved"], ["North and south", "", ""], ["", "", ""]]
    assert table.header_rows == 1
    assert len(table.rows[1][0].blocks) == 2
    assert document.blocks.index(table) == 3


def test_esc_leads_back_into_the_text_and_one_undo_takes_all_of_it_back(in_table, qtbot):
    view = in_table.view
    qtbot.keyClick(editor(), Key.Key_Escape)
    assert view.hasFocus()
    assert view.undo_name() == "edit table"
    qtbot.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert view.undo_name() == "insert table"
    qtbot.keyClick(view, Key.Key_Z, Mod.ControlModifier)
    assert view.buffer.read()[0] == RICH
    qtbot.keyClick(view, Key.Key_Y, Mod.ControlModifier)
    qtbot.keyClick(view, Key.Key_Y, Mod.ControlModifier)
    assert rows(kind(view.buffer.read()[0], Table))[0] == ["Block", "Panels", "Saved"]


def test_undo_in_a_cell_goes_on_into_the_text_when_the_cell_has_no_more(in_table, qtbot):
    qtbot.keyClicks(editor(), "ab")
    qtbot.keyClick(editor(), Key.Key_Z, Mod.ControlModifier)
    assert editor().toPlainText() == ""
    qtbot.keyClick(editor(), Key.Key_Z, Mod.ControlModifier)
    assert in_table.view.hasFocus()
    assert rows(kind(in_table.view.buffer.read()[0], Table))[0] == ["", "", ""]


def test_rows_and_columns_come_and_go_where_one_is(in_table, qtbot):
    view = in_table.view

    def table():
        return kind(view.buffer.read()[0], Table)

    qtbot.keyClicks(editor(), "North")
    do(in_table, "table.row_above")
    assert editor().toPlainText() == "North"
    assert [row[0] for row in rows(table())] == ["Block", "", "North", ""]
    do(in_table, "table.column_before")
    assert rows(table())[0] == ["", "Block", "Panels", "Saved"]
    do(in_table, "table.delete_column")
    assert tables.size(table()) == (4, 3)
    assert rows(table())[0] == ["", "Panels", "Saved"], "the column of the cell went"
    do(in_table, "table.delete_row")
    assert tables.size(table())[0] == 3
    assert view.undo_name() == "delete row"
    view.undo()
    assert tables.size(table())[0] == 4


def test_cells_are_merged_and_split_and_the_heading_row_goes(in_table, qtbot):
    def table():
        return kind(in_table.view.buffer.read()[0], Table)

    qtbot.keyClicks(editor(), "North")
    do(in_table, "table.merge_right")
    assert table().rows[1][0].columns == 2
    assert not in_table.shell.actions.trigger("table.merge_down"), "the cell below is narrower"
    assert "not as wide" in in_table.shell.actions.reason("table.merge_down")
    do(in_table, "table.split")
    assert tables.size(table()) == (3, 3)
    do(in_table, "table.header")
    assert table().header_rows == 0
    assert editor().toPlainText() == "North"


def test_arrows_go_from_row_to_row(in_table, qtbot):
    qtbot.keyClick(editor(), Key.Key_Up)
    assert editor().toPlainText() == "Block"
    qtbot.keyClick(editor(), Key.Key_Down)
    qtbot.keyClick(editor(), Key.Key_Down)
    assert (editor().field.row, editor().field.number) == (2, 0)


def test_a_cell_that_grows_makes_its_row_higher(in_table, qtbot):
    before = editor().height()
    qtbot.keyClicks(editor(), "the freeholder, the council, the housing association and whoever else ")
    qtbot.keyClicks(editor(), "the freeholder, the council, the housing association and whoever else ")
    assert editor().height() > before
    view = in_table.view
    block = in_table.bench.inside._anchor.block()
    below = view.document().documentLayout().blockBoundingRect(block.next()).top()
    assert editor().geometry().bottom() + view.verticalScrollBar().value() < below


def test_a_click_on_a_caption_opens_it_and_bold_and_notes_work_in_it(page, qtbot, saved):
    view = page.view
    view.resize(view.width(), 2000)
    block = view.document().begin()
    while not view.buffer.field_places(block):
        block = block.next()
    page.go(block.position())
    place = view.buffer.field_places(block)["credit"].center()
    at = QPoint(round(place.x()), round(place.y()) - view.verticalScrollBar().value())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert editor().field.name == "credit"
    qtbot.keyClicks(editor(), "Drawn by ")
    qtbot.keyClick(editor(), Key.Key_B, Mod.ControlModifier)
    qtbot.keyClicks(editor(), "us")
    qtbot.keyClick(editor(), Key.Key_F, Mod.ControlModifier | Mod.AltModifier)
    qtbot.waitUntil(lambda: page.notes.editing)
    qtbot.keyClicks(page.notes.delegate.editor, "In ink.")
    qtbot.keyClick(page.notes.delegate.editor, Key.Key_Return, Mod.ControlModifier)
    document = saved()
    credit = kind(document, Figure).credit
    assert credit.text == "Drawn by us\ufffc"
    assert next((credit.text[m.start : m.end], m.kind) for m in credit.marks) == ("us", MarkKind.BOLD)
    (call,) = credit.atoms
    assert isinstance(call, NoteCall)
    assert document.note(call.note).blocks[0].content.text == "In ink."
    assert [note.id for note in document.notes][-1] == call.note


def test_a_statistic_is_put_in_and_its_parts_are_written(page, qtbot, saved):
    put_cursor(page, "312 members.")
    do(page, "insert.statistic")
    for words in ("62p", "of each pound", "Survey, 2024"):
        qtbot.keyClicks(editor(), words)
        qtbot.keyClick(editor(), Key.Key_Return)
    assert page.view.hasFocus(), "after the last part one is back in the text"
    made = kind(saved(), Statistic)
    assert [made.figure.text, made.claim.text, made.source.text] == ["62p", "of each pound", "Survey, 2024"]


def test_f2_opens_what_is_at_the_cursor(page, qtbot):
    put_cursor(page, "312 members.")
    assert page.shell.actions.reason("edit.inside")
    block = page.view.document().begin()
    while not page.view.buffer.field_places(block):
        block = block.next()
    page.go(block.position())
    qtbot.waitUntil(page.shell.actions.qaction("edit.inside").isEnabled)
    qtbot.keyClick(page.view, Key.Key_F2)
    assert editor().accessibleName() == "Caption"


def test_every_field_can_be_read_and_put_back():
    for block in (*RICH.blocks, tables.new_table(2, 2)):
        for field in fields.fields(block):
            held = fields.content(block, field)
            assert fields.content(fields.with_content(block, field, held), field) == held
            assert fields.named(field.key).key == field.key
            assert fields.title(block, field)


def test_tab_in_the_last_cell_adds_a_row_and_shift_tab_goes_back(in_table, qtbot):
    def table():
        return kind(in_table.view.buffer.read()[0], Table)

    for _ in range(5):
        qtbot.keyClick(editor(), Key.Key_Tab)
    assert (editor().field.row, editor().field.number) == (2, 2)
    qtbot.keyClicks(editor(), "£7,210")
    qtbot.keyClick(editor(), Key.Key_Tab)
    assert (editor().field.row, editor().field.number) == (3, 0)
    assert tables.size(table()) == (4, 3)
    assert rows(table())[2] == ["", "", "£7,210"]
    qtbot.keyClick(editor(), Key.Key_Backtab)
    assert editor().toPlainText() == "£7,210"
    qtbot.keyClick(editor(), Key.Key_Escape)
    in_table.view.undo()
    assert tables.size(table()) == (3, 3)


def test_cells_chosen_by_shift_and_arrows_are_merged_and_split_back(in_table, qtbot):
    def table():
        return kind(in_table.view.buffer.read()[0], Table)

    actions = in_table.shell.actions
    qtbot.keyClicks(editor(), "North")
    assert "Choose several cells" in actions.reason("table.merge")
    qtbot.keyClick(editor(), Key.Key_Right, Mod.ShiftModifier)
    qtbot.keyClick(editor(), Key.Key_Down, Mod.ShiftModifier)
    chosen = in_table.bench.inside.cells.chosen
    assert [(one.row, one.column) for one in chosen] == [(1, 0), (1, 1), (2, 0), (2, 1)]
    do(in_table, "table.merge")
    assert (table().rows[1][0].rows, table().rows[1][0].columns) == (2, 2)
    assert editor().toPlainText() == "North"
    do(in_table, "table.split")
    assert tables.size(table()) == (3, 3)
    assert all(cell.rows == cell.columns == 1 for row in table().rows for cell in row)
    assert in_table.view.undo_name() == "split the cell"


def centre(page, key):
    view = page.view
    block = view.document().begin()
    while f"cell/{key}" not in view.buffer.field_places(block):
        block = block.next()
    rect = page.bench.inside.places(block)[f"cell/{key}"]
    return rect.center().toPoint()


def test_cells_are_chosen_by_dragging_and_by_a_click_with_shift_and_emptied(in_table, qtbot):
    view, cells = in_table.view, in_table.bench.inside.cells
    qtbot.keyClick(editor(), Key.Key_Escape)
    under = view.viewport()
    qtbot.mousePress(under, Qt.MouseButton.LeftButton, pos=centre(in_table, "0/0"))
    for key in ("0/1", "0/2", "1/2"):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(centre(in_table, key)),
            QPointF(under.mapToGlobal(centre(in_table, key))),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Mod.NoModifier,
        )
        QApplication.sendEvent(under, move)
    qtbot.mouseRelease(under, Qt.MouseButton.LeftButton, pos=centre(in_table, "1/2"))
    assert len(cells.chosen) == 6
    qtbot.keyClick(editor(), Key.Key_Escape)
    assert not cells.chosen
    qtbot.mouseClick(under, Qt.MouseButton.LeftButton, Mod.ShiftModifier, pos=centre(in_table, "0/1"))
    assert [(one.row, one.column) for one in cells.chosen] == [(0, 0), (0, 1)]
    qtbot.keyClick(editor(), Key.Key_Delete)
    assert rows(kind(view.buffer.read()[0], Table))[0] == ["", "", "Saved"]
