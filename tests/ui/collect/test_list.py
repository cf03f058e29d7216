"""The table as a list one works in: grouped, narrowed, columns chosen, saved views, several at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox

from essayeditor.collection.entities import Essay, State
from essayeditor.ui.collect.columns import Column
from essayeditor.ui.collect.grouping import Grouping
from tests.ui.collect.conftest import TODAY
from tests.ui.collect.test_table import titles

WIND, WARM, PUB, BAKERY = (
    "Who owns the wind?",
    "Warm homes, street by street",
    "A pub saved twice",
    "The bakery its bakers own",
)
Key = Qt.Key


def key_of(page, title):
    return next(row.id for row in page.rows() if row.title == title)


def essay(page, title):
    return page.shell.session.record.get(Essay, key_of(page, title))


@pytest.fixture
def edited(page):
    """Two editors look after three essays."""
    session = page.shell.session
    session.perform(lambda d: d.edit_essays([key_of(page, WIND), key_of(page, PUB)], editor="Ms Example"))
    session.perform(lambda d: d.edit_essays([key_of(page, WARM)], editor="Assistant editor"))
    return page


def answer(qtbot, page, words):
    field = page.essays.ask_bar.field
    assert field.hasFocus()
    field.clear()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Key.Key_Return)


# Grouping and narrowing


def test_grouped_by_state_and_by_editor(edited):
    page = edited
    page.bar.groups.setCurrentIndex(page.bar.groups.findData("state"))
    page.bar.groups.activated.emit(1)
    assert titles(page) == [
        ("Idea", ["Foreword", "Introduction", BAKERY]),
        ("Received", [WARM]),
        ("In edit", [WIND, PUB]),
    ]
    page.window().registry.trigger("collect.group.editor")
    assert titles(page) == [
        ("Assistant editor", [WARM]),
        ("Ms Example", [WIND, PUB]),
        ("No editor", ["Foreword", "Introduction", BAKERY]),
    ]
    assert page.bar.groups.currentText() == "Group by editor"
    page.sidebar.choose("bin")
    assert titles(page) == [("Bin", ["Thrown away"])]
    page.sidebar.choose(page.shell.session.record.sections()[0].id)
    assert titles(page) == [("Assistant editor", [WARM]), ("Ms Example", [WIND])]


def test_narrowed_by_editor_and_found_by_words(qtbot, edited):
    page = edited
    page.bar.editors.setCurrentIndex(page.bar.editors.findText("Editor: Ms Example"))
    assert titles(page) == [("Climate and energy", [WIND]), ("Local economy", [PUB])]
    page.bar.editors.setCurrentIndex(page.bar.editors.findText("Editor: nobody"))
    assert [one for _group, some in titles(page) for one in some] == ["Foreword", "Introduction", BAKERY]
    page.bar.clear()
    qtbot.keyClicks(page.bar.field, "assistant")
    assert titles(page) == [("Climate and energy", [WARM])]


def test_without_editors_nothing_is_asked_about_them(page):
    assert page.bar.editors.isHidden()


# Columns


def test_columns_are_chosen_and_moved(window, edited):
    table = edited.table
    window.resize(1440, 700)
    window.registry.trigger("collect.column.editor")
    window.registry.trigger("collect.column.author")
    QApplication.processEvents()
    assert table.columns() == [
        Column.TITLE,
        Column.STATE,
        Column.WORDS,
        Column.DEADLINE,
        Column.MISSING,
        Column.EDITOR,
    ]
    assert not table.isColumnHidden(Column.EDITOR)
    assert table.isColumnHidden(Column.AUTHOR)
    head = table.header()
    head.moveSection(head.visualIndex(Column.EDITOR), 1)
    assert table.columns()[1] is Column.EDITOR
    shown = [column for column in Column if not table.isColumnHidden(column)]
    assert sum(table.columnWidth(column) for column in shown) <= table.viewport().width()


# Saved views


def test_a_view_is_saved_shown_changed_and_forgotten(qtbot, window, edited):
    page = edited
    page.bar.editors.setCurrentIndex(page.bar.editors.findText("Editor: Ms Example"))
    page.table.sortByColumn(Column.WORDS, Qt.SortOrder.DescendingOrder)
    page.essays.group_by(Grouping.STATE)
    window.registry.trigger("view.save")
    qtbot.keyClick(page.essays.ask_bar.field, Key.Key_Return)
    assert page.essays.ask_bar.fault == "A view needs a name."
    answer(qtbot, page, "Ms Example, longest first")
    place = next(p for p in page.sidebar.places() if p.text == "Ms Example, longest first")
    assert place.count == 2
    assert page.sidebar.key() == place.key
    page.sidebar.choose("")
    assert page.bar.editors.currentText() == "Editor: any", "the filter went with the view"
    page.essays.group_by(Grouping.SECTION)
    page.table.unsort()
    page.sidebar.choose(place.key)
    assert titles(page) == [("In edit", [WIND, PUB])]
    assert page.table.header().sortIndicatorSection() == Column.WORDS
    page.essays.show_form("board")
    assert window.registry.trigger("view.redefine")
    page.sidebar.choose("")
    page.essays.show_form("table")
    page.sidebar.choose(place.key)
    assert page.essays.form_key == "board"
    window.registry.trigger("view.rename")
    answer(qtbot, page, "Hers")
    assert "Hers" in [p.text for p in page.sidebar.places()]
    assert window.registry.trigger("view.delete")
    assert page.sidebar.key() == ""
    window.undo()
    assert "Hers" in [p.text for p in page.sidebar.places()]


def test_views_change_places(window, qtbot, page):
    for name in ("One", "Two"):
        window.registry.trigger("view.save")
        answer(qtbot, page, name)
    assert window.registry.trigger("view.up")
    assert [p.text for p in page.sidebar.places() if p.key.startswith("view:")] == ["Two", "One"]


def test_esc_puts_the_question_away_and_the_focus_back(qtbot, window, page):
    page.table.setFocus()
    window.registry.trigger("view.save")
    qtbot.keyClick(page.essays.ask_bar.field, Key.Key_Escape)
    assert page.essays.ask_bar.isHidden()
    assert page.table.hasFocus()


# Several at once


def test_a_deadline_an_editor_and_a_target_for_several_in_one_step(qtbot, window, page):
    page.table.choose([key_of(page, WIND), key_of(page, BAKERY)])
    window.registry.trigger("essay.set.deadline")
    field = page.essays.ask_bar.field
    field.setText("soon")
    qtbot.keyClick(field, Key.Key_Return)
    assert page.essays.ask_bar.fault.startswith("This is not a date.")
    answer(qtbot, page, f"{TODAY.day}/{TODAY.month}/{TODAY.year}")
    assert {essay(page, one).deadline for one in (WIND, BAKERY)} == {TODAY.isoformat()}
    assert window.session.desk.undo_label == "Change deadline of 2 essays"
    window.registry.trigger("essay.set.editor")
    answer(qtbot, page, "Production editor")
    window.registry.trigger("essay.set.target")
    answer(qtbot, page, "1,100 words")
    assert [(e.editor, e.target_words) for e in (essay(page, WIND), essay(page, BAKERY))] == [
        ("Production editor", 1100)
    ] * 2
    window.undo()
    window.undo()
    assert essay(page, WIND).editor == ""


# Cells


def edit(qtbot, page, title, column):
    """Open a cell as a second click on a chosen row does."""
    assert page.table.edit_cell(key_of(page, title), column)
    kinds = (QLineEdit, QComboBox, QSpinBox)
    found = [one for kind in kinds for one in page.table.viewport().findChildren(kind) if one.isVisible()]
    return next(one for one in found if not isinstance(one.parent(), kinds))


def enter(qtbot, field):
    qtbot.keyClick(field, Key.Key_Return)
    QApplication.processEvents()  # Qt takes what was written once the key is dealt with


def test_a_title_is_changed_where_it_stands(qtbot, window, page):
    page.table.choose([key_of(page, PUB)])
    qtbot.keyClick(page.table, Key.Key_F2)
    field = page.table.viewport().findChild(QLineEdit)
    assert field.text() == PUB
    qtbot.keyClicks(field, "Saved twice")
    enter(qtbot, field)
    assert "Saved twice" in [row.title for row in page.rows()]
    window.undo()
    qtbot.keyClick(page.table, Key.Key_F2)
    field = page.table.viewport().findChild(QLineEdit)
    field.clear()
    enter(qtbot, field)
    assert PUB in [row.title for row in page.rows()], "a title cannot be nothing"


def test_a_cell_of_several_chosen_rows_changes_them_all(qtbot, window, page):
    page.table.choose([key_of(page, WIND), key_of(page, PUB)])
    combo = edit(qtbot, page, WIND, Column.STATE)
    assert combo.findText("Locked") < 0, "what cannot be is not offered"
    combo.setCurrentIndex(combo.findText("Copy-edited"))
    combo.activated.emit(combo.currentIndex())
    assert {essay(page, one).state for one in (WIND, PUB)} == {State.COPY_EDITED}
    window.undo()
    assert {essay(page, one).state for one in (WIND, PUB)} == {State.IN_EDIT}


def test_numbers_and_dates_in_cells(qtbot, page):
    spin = edit(qtbot, page, WIND, Column.WORDS)
    spin.setValue(900)
    enter(qtbot, spin)
    assert essay(page, WIND).target_words == 900
    before = essay(page, WARM).deadline
    field = edit(qtbot, page, WARM, Column.DEADLINE)
    field.setText("never")
    enter(qtbot, field)
    assert essay(page, WARM).deadline == before
    field = edit(qtbot, page, WARM, Column.DEADLINE)
    field.setText("2031-05-01")
    enter(qtbot, field)
    assert essay(page, WARM).deadline == "2031-05-01"


def test_a_second_click_edits_and_a_double_click_opens(qtbot, window, page):
    page.table.choose([key_of(page, WARM)])
    index = page.shown.mapFromSource(page.model.find(key_of(page, WARM)))
    at = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: page.table.viewport().findChild(QLineEdit) is not None)
    qtbot.keyClick(page.table.viewport().findChild(QLineEdit), Key.Key_Escape)
    qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.pages.key == "edit"


# Copying and the details


def test_copied_as_a_table(window, edited):
    page = edited
    page.table.show_columns([Column.TITLE, Column.EDITOR, Column.STATE])
    page.table.choose([key_of(page, WIND), key_of(page, PUB)])
    window.registry.trigger("essay.copy_table")
    data = QApplication.clipboard().mimeData()
    assert data.text().split("\n") == [
        "Essay\tEditor\tState",
        f"{WIND}\tMs Example\tIn edit",
        f"{PUB}\tMs Example\tIn edit",
    ]
    assert "<th>Editor</th>" in data.html()
    page.table.choose([])
    window.registry.trigger("essay.copy_table")
    assert len(QApplication.clipboard().text().split("\n")) == 7, "all that are shown, and the headings"


def test_editor_region_and_themes_in_the_details(qtbot, window, edited):
    page = edited
    page.table.choose([key_of(page, BAKERY)])
    plan = page.details.plan
    assert [plan.editor.completer().model().index(n, 0).data() for n in range(2)] == [
        "Assistant editor",
        "Ms Example",
    ]
    plan.editor.setFocus()
    qtbot.keyClicks(plan.editor, "Ms Example")
    qtbot.keyClick(plan.editor, Key.Key_Return)
    qtbot.keyClicks(plan.tags, "bread, jobs,, bread")
    qtbot.keyClick(plan.tags, Key.Key_Return)
    plan.region.setCurrentIndex(plan.region.findText("Wales"))
    plan.region.activated.emit(plan.region.currentIndex())
    now = essay(page, BAKERY)
    assert (now.editor, now.tags, now.nation_or_region) == ("Ms Example", ("bread", "jobs"), "Wales")
    window.session.undo()
    assert plan.region.currentText() == "As its authors"


def test_the_menu_of_saved_views_opens(page):
    page.sidebar.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["Save this view…"]
    menu.close()


def test_columns_grouping_and_form_are_remembered_and_the_filter_begins_anew(window, edited, desk):
    page = edited
    page.table.show_columns([Column.TITLE, Column.EDITOR, Column.STATE])
    page.table.sortByColumn(Column.EDITOR, Qt.SortOrder.AscendingOrder)
    page.essays.group_by(Grouping.STATE)
    page.bar.field.setText("wind")
    path = desk.path
    window.close_collection()
    assert window.open(path)
    again = window.visit("collect")
    assert again is not page
    assert again.table.columns() == [Column.TITLE, Column.EDITOR, Column.STATE]
    assert again.essays.grouping is Grouping.STATE
    assert again.table.header().sortIndicatorSection() == Column.EDITOR
    assert again.bar.field.text() == ""
    assert again.right.key == "today"


def test_columns_are_chosen_from_the_heading_and_the_row_of_filters(qtbot, page):
    page.table.header().customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked == ["Author", "State", "Words / target", "Deadline", "Missing"]
    next(action for action in menu.actions() if action.text() == "Section").trigger()
    menu.close()
    assert Column.SECTION in page.table.columns()
    page.essays.more.click()
    menu = QApplication.activePopupWidget()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Save this view…", "Columns", "Copy as table"]
    menu.close()
