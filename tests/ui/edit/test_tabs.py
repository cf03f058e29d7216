"""Essays in tabs: opened, kept, moved, closed, opened again, and restored with their cursors."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.ui.edit.tabs import EssayTabs

Key, Mod, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
CONTROL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier


@pytest.fixture
def three(page, desk, essays):
    """Three essays in three tabs that stay, in the order of the book; the last is shown."""
    desk.save_text(essays["A hall"], Document((Paragraph("h", inline("A hall of our own.")),)))
    keys = [essays[title] for title in ("The sun on our own roofs", "Who owns the wind?", "A hall")]
    for key in keys:
        page.arrive(key)
        page.tabs.keep(key)
    return keys


def centre(tabs, index):
    return tabs.tabRect(index).center()


def test_an_essay_only_looked_at_gives_way_and_one_written_in_stays(page, essays, qtbot):
    sun, wind = essays["The sun on our own roofs"], essays["Who owns the wind?"]
    page.sidebar.chosen.emit(wind)
    assert page.tabs.essays() == [wind]
    assert page.tabs.tabText(0) == "Who owns the wind?"
    pale = page.tabs.tabTextColor(0)
    assert page.tabs.accessibleTabName(0) == "Who owns the wind?, only looked at"
    qtbot.keyClicks(page.view, "So ")
    assert page.tabs.tabText(0) == "Who owns the wind?"
    page.sidebar.chosen.emit(sun)
    assert page.tabs.essays() == [wind, sun]
    qtbot.mouseDClick(page.tabs, Button.LeftButton, pos=centre(page.tabs, 1))
    assert page.tabs.passing == ""
    assert page.tabs.tabTextColor(0) != pale


def test_tabs_by_keys(page, three, qtbot):
    assert page.tabs.essays() == three
    qtbot.keyClick(page.view, Key.Key_Tab, CONTROL)
    assert page.essay == three[0]
    assert page.view.hasFocus()
    qtbot.keyClick(page.view, Key.Key_Backtab, CONTROL | SHIFT)
    assert page.essay == three[2]
    qtbot.keyClick(page.view, Key.Key_PageUp, CONTROL | SHIFT)
    assert page.tabs.essays() == [three[0], three[2], three[1]]
    assert page.essay == three[2]
    qtbot.keyClick(page.view, Key.Key_W, CONTROL)
    assert page.tabs.essays() == [three[0], three[1]]
    assert page.essay == page.tabs.current
    qtbot.keyClick(page.view, Key.Key_T, CONTROL | SHIFT)
    assert page.essay == three[2]


def test_closing_saves_and_the_last_leaves_an_empty_page(page, three, qtbot, desk):
    qtbot.keyClicks(page.view, "Yes: ")
    qtbot.mouseClick(page.tabs, Button.MiddleButton, pos=centre(page.tabs, 2))
    assert desk.document(three[2]).blocks[0].content.text == "Yes: A hall of our own."
    qtbot.mouseClick(page.tabs, Button.MiddleButton, pos=centre(page.tabs, 0))
    cross = page.tabs.tabButton(0, EssayTabs.ButtonPosition.RightSide)
    qtbot.mouseClick(cross, Button.LeftButton)
    assert page.tabs.count() == 0
    assert page.pages.currentWidget() is page.empty
    assert page.empty.accessibleName() == "No essay is open"
    desk.edit_essay(three[0], title="Another")
    assert page.essay == ""
    page.sidebar.chosen.emit(three[0])
    assert page.pages.currentWidget() is not page.empty


def test_a_tab_is_dragged_to_another_place(page, three, qtbot):
    tabs = page.tabs
    start, end = centre(tabs, 0), centre(tabs, 2) + QPoint(30, 0)
    QTest.mousePress(tabs, Button.LeftButton, Mod.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(tabs, start + (end - start) * step / 10)
        QApplication.processEvents()
    QTest.mouseRelease(tabs, Button.LeftButton, Mod.NoModifier, end)
    qtbot.waitUntil(lambda: tabs.essays() == [three[1], three[2], three[0]])
    assert page.essay == three[0]


def test_tabs_come_back_with_their_cursors(page, three, window, desk):
    page.go(7)
    page.arrive(three[0])
    page.go(20)
    path = desk.path
    window.close_collection()
    assert window.open(path)
    again = window.visit("edit")
    assert again.tabs.essays() == three
    assert again.essay == three[0]
    assert again.view.textCursor().position() == 20
    again.tabs.setCurrentIndex(2)
    assert again.essay == three[2]
    assert again.view.textCursor().position() == 7


def test_the_undo_of_an_open_tab_is_kept_however_many_others_are_open(page, desk, essays, qtbot, monkeypatch):
    monkeypatch.setattr("essayeditor.ui.edit.buffers.KEPT", 1)
    sun, wind = essays["The sun on our own roofs"], essays["Who owns the wind?"]
    qtbot.keyClicks(page.view, "x")
    page.arrive(wind)
    qtbot.keyClicks(page.view, "y")
    page.arrive(sun)
    qtbot.keyClick(page.view, Key.Key_Z, CONTROL)
    assert page.view.toPlainText().startswith("Nobody")


def test_a_deleted_essay_loses_its_tab_and_a_new_title_shows(page, three, desk):
    desk.edit_essay(three[0], title="Panels & roofs")
    assert page.tabs.tabText(0) == "Panels && roofs"
    desk.delete_essays([three[2]])
    assert page.tabs.essays() == three[:2]
    assert page.essay == page.tabs.current


def test_the_sidebar_is_put_away_and_brought_back(page, qtbot):
    qtbot.mouseClick(page.side_button, Button.LeftButton)
    assert not page.sidebar.isVisible()
    qtbot.keyClick(page.view, Key.Key_L, CONTROL | SHIFT)
    assert page.sidebar.isVisible()
    assert page.side_button.isChecked()
