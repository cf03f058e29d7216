"""The outer panes of Collect: shown where there is room, or where they were asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from essayeditor.ui.collect.columns import USUAL, Column

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def narrow(window, page):
    window.resize(1024, 640)
    QApplication.processEvents()
    return page


def test_a_narrow_window_keeps_a_button_for_the_views(qtbot, window, narrow):
    page = narrow
    assert page.sidebar.isHidden()
    button = page.outer.views_button
    assert button.isVisible()
    assert button.toolTip() == "Show or hide the views"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.sidebar.isVisible()
    assert button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.sidebar.isHidden()
    window.resize(1366, 700)
    QApplication.processEvents()
    assert page.sidebar.isVisible()
    assert button.isHidden()


def test_the_contributors_of_a_narrow_window_have_a_way_back(window, narrow):
    window.registry.trigger("collect.show.contributors")
    assert narrow.views.key == "contributors"
    assert narrow.sidebar.isVisible()
    narrow.sidebar.choose("")
    assert not narrow.views.key
    assert narrow.sidebar.isHidden()


def test_the_details_are_hidden_and_shown(qtbot, page):
    button = page.right.strip.buttons["today"]
    assert button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.right.isHidden()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.right.isVisible()


def test_what_is_missing_stays_in_view_at_every_usual_width(qtbot, window, page):
    for width in (1440, 1366, 1280, 1024):
        window.resize(width, 700)
        QApplication.processEvents()
        hidden = [column for column in USUAL if page.table.isColumnHidden(column)]
        assert set(hidden) <= {Column.AUTHOR}, width
