"""Today, as a person uses it: opened first, the action beside each line, and what it settles."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import State
from essayeditor.collection.today import Need
from essayeditor.ui.collect.today.delegate import button_rect
from essayeditor.ui.collect.today.remedies import REMEDIES
from tests.ui.collect.conftest import TODAY


@pytest.fixture
def pane(page):
    assert page.right.key == "today", "it is what an editor sees first"
    return page.right.currentWidget()


def shown(pane):
    return [
        (row.text, row.button) if row.line else f"{row.text} {row.count or ''}" for row in pane.list.rows()
    ]


def click_button(qtbot, pane, title, need=None):
    rows = pane.list.rows()
    row = next(n for n, row in enumerate(rows) if row.text == title and need in (None, row.need))
    index = pane.list.model().index(row, 0)
    pane.list.scrollTo(index)
    at = button_rect(pane.list.visualRect(index), pane.list.rows()[row]).center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_what_is_late_comes_first_and_the_strip_counts(page, pane):
    assert shown(pane)[0] == "Late 1"
    assert shown(pane)[1] == ("The bakery its bakers own", "Write reminder")
    assert "Due this week 2" in shown(pane)
    assert page.right.strip.buttons["today"].number == len(pane.lines())
    assert pane.head.bar.accessibleName() == "0 approved, 0 with contributors, 3 with us, 3 to come"
    assert pane.list.rows()[1].sentence.startswith(
        "Late: The bakery its bakers own, 5 days late, idea. Enter:"
    )


def test_a_line_shows_its_essay_in_the_table_and_today_stays(qtbot, page, pane):
    page.bar.field.setText("nothing like it")
    row = next(n for n, row in enumerate(pane.list.rows()) if row.text == "Warm homes, street by street")
    rect = pane.list.visualRect(pane.list.model().index(row, 0))
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(20, 10))
    assert [row.title for row in page.chosen()] == ["Warm homes, street by street"]
    assert page.bar.field.text() == ""
    assert page.right.is_shown("today")


def test_a_byline_is_confirmed_beside_its_line_and_undone(qtbot, window, page, pane):
    wind = page.rows()[2].id
    window.session.perform(lambda desk: desk.set_state(wind, State.COPY_EDITED))
    assert ("Who owns the wind?", "Confirm byline") in shown(pane)
    click_button(qtbot, pane, "Who owns the wind?", Need.BYLINE)
    assert ("Who owns the wind?", "Confirm byline") not in shown(pane)
    assert window.session.desk.undo_label == "Confirm the byline of ‘Who owns the wind?’"
    window.session.undo()
    assert ("Who owns the wind?", "Confirm byline") in shown(pane)


def test_each_button_leads_to_where_it_is_settled(qtbot, window, page, pane):
    click_button(qtbot, pane, "The bakery its bakers own")
    assert page.views.key == "letters"
    page.show_view("")
    wind = page.rows()[2].id
    window.session.perform(lambda desk: desk.add_query(wind, "Which year?"))
    row = next(n for n, row in enumerate(pane.list.rows()) if row.need is Need.QUERY and row.line)
    pane.list.setCurrentIndex(pane.list.model().index(row, 0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert page.right.is_shown("rights")
    assert [one.id for one in page.chosen()] == [wind]
    for remedy in REMEDIES.values():
        assert not remedy.pane or remedy.pane in page.right.strip.buttons
        assert not remedy.action or remedy.action in window.registry


def test_open_leads_to_the_text_by_the_keyboard(qtbot, window, page, pane):
    due = next(n for n, row in enumerate(pane.list.rows()) if row.need is Need.DUE and row.line)
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.list.model().index(due, 0))
    title = pane.list.rows()[due].text
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.pages.key == "edit"
    assert window.pages.current().essay_in_hand().title == title


def test_headings_are_passed_over_by_the_keys_and_the_model_keeps_the_rules(qtbot, pane):
    tester = QAbstractItemModelTester(pane.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.list.setFocus()
    pane.list.choose_first()
    seen = []
    for _step in range(3):
        seen.append(pane.list.rows()[pane.list.currentIndex().row()].text)
        qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert seen[0] == "The bakery its bakers own"
    assert not set(seen) & {"Late", "Due this week"}
    pane.refresh()
    assert tester is not None


def test_many_of_a_kind_are_folded_away_until_asked_for(qtbot, page, pane):
    soon = (TODAY + timedelta(3)).isoformat()
    for number in range(9):
        page.shell.session.perform(lambda desk, n=number: desk.add_essay(f"Due {n}", deadline=soon))
    assert "6 more " in shown(pane)
    click_button(qtbot, pane, "6 more")
    assert ("Due 8", "Open") in shown(pane)
    assert not any(row.more for row in pane.list.rows())


def test_choosing_an_essay_in_the_table_shows_its_details(qtbot, page, pane):
    index = page.shown.mapFromSource(page.model.find(page.rows()[3].id))
    place = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.right.is_shown("essay")
    qtbot.mouseClick(page.right.strip.buttons["today"], Qt.MouseButton.LeftButton)
    assert page.right.is_shown("today")


def test_an_empty_collection_and_a_settled_one_say_so(window, page, pane):
    session = window.session
    session.perform(lambda desk: desk.delete_essays([row.id for row in page.rows() if not row.binned]))
    assert pane.stack.currentWidget() is pane.start
    session.perform(
        lambda desk: desk.add_essay("One with time", deadline=(TODAY + timedelta(60)).isoformat())
    )
    assert pane.stack.currentWidget() is pane.nothing


def test_a_narrow_window_keeps_today_behind_its_button(qtbot, window, page, pane):
    window.resize(1280, 700)
    QApplication.processEvents()
    assert page.right.isHidden()
    button = page.right.strip.buttons["today"]
    assert button.isVisible()
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.right.is_shown("today")
