"""The recommendations as a person handles them: moved, dragged, ticked, put under headings and reworded."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from essayeditor.collection.asks import recommended
from essayeditor.collection.entities import Essay, PartKind
from tests.ui.arrange.test_parts import select

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def form(page, desk, keys):
    """The form of the recommendations, of which there are four."""
    desk.edit_essay(keys["Sun"], asks=["A right"])
    desk.edit_essay(keys["Wind"], asks=["A register", "A fund"])
    desk.edit_essay(keys["Pub"], asks=["A year to bid"])
    desk.edit_essay(keys["Orchard"], asks=["What is held over asks nothing of the book"])
    select(page, PartKind.RECOMMENDATIONS)
    assert page.side.forms.currentWidget() is page.side.asks
    return page.side.asks


def rows(form):
    """What stands in the list, those left out in brackets."""
    found = []
    for n in range(form.list.topLevelItemCount()):
        item = form.list.topLevelItem(n)
        out = item.data(0, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked.value
        found.append(f"({item.text(0)})" if out else item.text(0))
    return found


def order(desk):
    return [one.text for one in recommended(desk.record) if not one.out and "held over" not in one.text]


def choose(form, *texts):
    items = [form.list.topLevelItem(n) for n in range(form.list.topLevelItemCount())]
    form.list.setCurrentItem(next(item for item in items if item.text(0) == texts[0]))
    for item in items:
        item.setSelected(item.text(0) in texts)
    form.list.setFocus()
    QApplication.processEvents()


def middle(form, text):
    (item,) = form.list.findItems(text, Qt.MatchFlag.MatchExactly)
    return form.list.visualItemRect(item).center()


def drop(form, place):
    """Drop what is selected at a place of the list."""
    mime = form.list.mimeData(form.list.selectedItems())
    event = QDropEvent(QPointF(place), Qt.DropAction.MoveAction, mime, Left, Mod.NoModifier)
    form.list.dropEvent(event)
    QApplication.processEvents()


def test_they_stand_under_their_sections_with_the_essay_that_asks(form):
    assert rows(form) == ["Energy", "A right", "A register", "A fund", "Economy", "A year to bid"]
    said = form.list.topLevelItem(2).data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "A register, from Wind"


def test_alt_arrows_move_them_over_into_the_next_section_and_undo_brings_them_back(form, qtbot, desk, page):
    choose(form, "A fund")
    qtbot.keyClick(form.list, Key.Key_Up, Mod.AltModifier)
    assert rows(form)[1:4] == ["A right", "A fund", "A register"]
    assert [item.text(0) for item in form.list.selectedItems()] == ["A fund"]
    choose(form, "A fund", "A register")
    qtbot.keyClick(form.list, Key.Key_Down, Mod.AltModifier)
    assert rows(form) == ["Energy", "A right", "Economy", "A fund", "A register", "A year to bid"]
    qtbot.keyClick(form.list, Key.Key_Down, Mod.AltModifier)
    assert rows(form)[2:] == ["Economy", "A year to bid", "A fund", "A register"]
    assert not form.later.isEnabled()
    choose(form, "Economy")
    qtbot.keyClick(form.list, Key.Key_Up, Mod.AltModifier)
    assert rows(form)[0] == "Economy"
    assert page.window().status.notice.text == "Moved the recommendations under ‘Economy’"
    for _ in range(4):
        qtbot.keyClick(form.list, Key.Key_Z, Mod.ControlModifier)
    assert rows(form) == ["Energy", "A right", "A register", "A fund", "Economy", "A year to bid"]


def test_they_are_dragged_before_another_and_under_another_heading(form, desk):
    choose(form, "A year to bid")
    drop(form, middle(form, "A register") - QPoint(0, 6))
    assert rows(form) == ["Energy", "A right", "A year to bid", "A register", "A fund"]
    choose(form, "A right", "A register")
    drop(form, middle(form, "A fund") + QPoint(0, 6))
    assert order(desk) == ["A year to bid", "A fund", "A right", "A register"]


def test_space_del_and_the_box_leave_them_out_and_the_essay_keeps_them(form, qtbot, desk, keys):
    choose(form, "A register", "A fund")
    qtbot.keyClick(form.list, Key.Key_Space)
    assert rows(form)[2:4] == ["(A register)", "(A fund)"]
    assert desk.record.get(Essay, keys["Wind"]).asks == ("A register", "A fund")
    qtbot.keyClick(form.list, Key.Key_Space)
    assert rows(form)[2:4] == ["A register", "A fund"]
    choose(form, "A right")
    qtbot.keyClick(form.list, Key.Key_Delete)
    assert order(desk) == ["A register", "A fund", "A year to bid"]
    (item,) = form.list.findItems("A right", Qt.MatchFlag.MatchExactly)
    box = form.list.itemDelegate().box(form.list.visualItemRect(item)).center()
    qtbot.mouseClick(form.list.viewport(), Left, pos=box)
    QApplication.processEvents()
    assert order(desk)[0] == "A right"


def write(qtbot, words):
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def test_they_are_put_under_a_heading_of_ones_own_which_is_named_at_once(form, qtbot, desk):
    choose(form, "A fund", "A year to bid")
    qtbot.mouseClick(form.under, Left)
    write(qtbot, "In a hundred days")
    assert rows(form) == ["Energy", "A right", "A register", "In a hundred days", "A fund", "A year to bid"]
    choose(form, "In a hundred days")
    qtbot.keyClick(form.list, Key.Key_F2)
    write(qtbot, "Soon")
    assert rows(form)[3] == "Soon"
    qtbot.mouseClick(form.grouped, Left, pos=QPoint(10, form.grouped.height() // 2))
    assert rows(form) == ["A right", "A register", "A fund", "A year to bid"]
    assert not form.under.isEnabled()
    qtbot.mouseClick(form.reset, Left)
    assert rows(form) == ["Energy", "A right", "A register", "A fund", "Economy", "A year to bid"]


def test_one_is_reworded_where_it_stands(form, qtbot, desk, keys):
    choose(form, "A fund")
    qtbot.keyClick(form.list, Key.Key_F2)
    write(qtbot, "A fund for all")
    assert desk.record.get(Essay, keys["Wind"]).asks == ("A register", "A fund for all")
    assert rows(form)[3] == "A fund for all"


def test_heading_and_introduction_are_kept_when_they_are_left(form, qtbot, desk, page):
    form.heading.setFocus()
    qtbot.keyClicks(form.heading, "What we ask")
    form.intro.setFocus()
    qtbot.keyClicks(form.intro, "Four things.")
    page.tree.setFocus()
    assert (desk.record.collection.asks.heading, desk.record.collection.asks.intro) == (
        "What we ask",
        "Four things.",
    )
    form.heading.setFocus()
    form.heading.selectAll()
    qtbot.keyClick(form.heading, Key.Key_Backspace)
    page.window().visit("collect")
    assert desk.record.collection.asks.heading == ""


def test_an_edition_has_its_own_until_it_takes_those_of_the_full_book_again(form, qtbot, desk, page, keys):
    page.editions.make("Pamphlet", [keys["Wind"], keys["Pub"]])
    select(page, PartKind.RECOMMENDATIONS)
    assert form.reset.isHidden()
    choose(form, "A register")
    qtbot.keyClick(form.list, Key.Key_Delete)
    assert rows(form) == ["Energy", "(A register)", "A fund", "Economy", "A year to bid"]
    assert order(desk) == ["A right", "A register", "A fund", "A year to bid"]
    assert form.reset.text() == "As in the full book"
    qtbot.mouseClick(form.reset, Left)
    assert rows(form)[1] == "A register"
