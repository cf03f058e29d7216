"""Writing comfort: zoom, typewriter scrolling, focus mode with its note, the full screen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication

from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

Key, Mod = Qt.Key, Qt.KeyboardModifier


def wheel(view, turned):
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Mod.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_text_is_zoomed_by_wheel_and_keys_and_remembered(page, qtbot, window, desk):
    wheel(page.view, 120)
    assert page.view.points == 13
    qtbot.keyClick(page.view, Key.Key_Plus, Mod.ControlModifier)
    qtbot.keyClick(page.view, Key.Key_Plus, Mod.ControlModifier)
    assert page.view.points == 15
    assert page.counts()[-1] == "Text at 125%"
    path = desk.path
    window.close_collection()
    assert window.open(path)
    again = window.visit("edit")
    assert again.view.points == 15
    again.view.setFocus()
    qtbot.keyClick(again.view, Key.Key_0, Mod.ControlModifier)
    assert again.view.points == 12
    assert "Text at" not in " ".join(again.counts())


@pytest.fixture
def long(page, desk, essays):
    """A text of many lines, in the view."""
    text = Document(tuple(Paragraph(f"p{n}", inline(f"Paragraph {n}. " * 12)) for n in range(60)))
    desk.save_text(essays["Who owns the wind?"], text)
    page.arrive(essays["Who owns the wind?"])
    QApplication.processEvents()
    return page


def line_height(page):
    """Where the line of the cursor is, as a part of the sheet's height."""
    view = page.view
    return (view.y() + view.cursorRect().center().y()) / page.sheet.height()


def test_the_line_is_held_at_one_height_even_the_last(long, qtbot):
    long.window().registry.trigger("edit.typewriter")
    for number in (20, 35, 59):
        long.view.setTextCursor(QTextCursor(long.view.document().findBlockByNumber(number)))
        QApplication.processEvents()
        assert line_height(long) == pytest.approx(0.45, abs=0.06)
    long.view.moveCursor(QTextCursor.MoveOperation.End)
    for _line in range(5):
        qtbot.keyClicks(long.view, "More. ")
        qtbot.keyClick(long.view, Key.Key_Return)
        assert line_height(long) == pytest.approx(0.45, abs=0.06)
    long.window().registry.trigger("edit.typewriter")
    QApplication.processEvents()
    text_end = long.view.document().size().height() - long.view.viewport().height()
    assert long.view.verticalScrollBar().maximum() <= text_end + 2


def test_focus_mode_shows_a_column_of_its_own_and_the_note_at_the_cursor(page, qtbot):
    page.view.setTextCursor(page.view.document().find("three winters"))
    qtbot.keyClick(page.view, Key.Key_F11)
    note = page.frame.part("focus_note")
    qtbot.waitUntil(note.isVisible)
    assert note.words == "Note 1 Interview, October 2024."
    qtbot.waitUntil(lambda: page.view.lineWrapColumnOrWidth() == 620)
    assert not page.window().topbar.isVisible()
    assert not page.tabs.isVisible()
    page.view.setTextCursor(page.view.document().find("By the second"))
    qtbot.waitUntil(lambda: not note.isVisible())
    qtbot.keyClick(page.view, Key.Key_F11)
    assert page.tabs.isVisible()
    assert not note.isVisible()
    assert page.view.lineWrapColumnOrWidth() != 620


def test_the_full_screen_is_taken_and_given_back(page, qtbot):
    window = page.window()
    qtbot.keyClick(page.view, Key.Key_F11, Mod.ShiftModifier)
    assert window.isFullScreen()
    qtbot.keyClick(page.view, Key.Key_F11, Mod.ShiftModifier)
    assert not window.isFullScreen()


def test_the_status_bar_says_what_is_selected_and_draws_how_much_is_written(page, qtbot):
    bar = page.window().status.bar
    assert bar.isVisible()
    assert page.progress() == (page.words, 1200)
    page.view.setTextCursor(page.view.document().find("three winters"))
    qtbot.waitUntil(lambda: "2 words selected" in page.counts())
    page.view.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: "selected" not in " ".join(page.counts()))
    page.window().visit("collect")
    assert not bar.isVisible()
