"""The board as a person uses it: cards by state, chosen, moved by keys, and refused in words."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import State

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def board(window, page):
    window.resize(1440, 900)
    window.registry.trigger("collect.show.board")
    QApplication.processEvents()
    return page.essays.form


def shown(board):
    return {
        c.spec.title: [row.text for row in c.list.rows()]
        for c in board.columns
        if c.list.rows() and not c.folded
    }


def column(board, title):
    return next(one for one in board.columns if one.spec.title == title)


def press(qtbot, board, title, text, modifiers=Qt.KeyboardModifier.NoModifier):
    cards = column(board, title).list
    number = next(n for n, row in enumerate(cards.rows()) if row.text == text)
    at = cards.visualRect(cards.rows_model.index(number)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def titles(page):
    return [row.title for row in page.chosen()]


WIND, WARM, BAKERY = "Who owns the wind?", "Warm homes, street by street", "The bakery its bakers own"


def test_cards_stand_in_the_columns_of_their_states(page, board):
    assert shown(board) == {
        "Idea, invited": ["Idea", "Foreword", "Introduction", BAKERY, "Invited"],
        "Received": [WARM],
        "In edit": [WIND, "A pub saved twice"],
    }
    received = column(board, "Received").list
    assert received.accessibleName() == "Received, 1 essay"
    assert received.rows()[0].sentence.startswith(f"{WARM}, Retrofit adviser, received, 1,420 of 1,200")
    assert page.right.isHidden(), "the board takes the width"
    assert column(board, "Published").folded
    tester = QAbstractItemModelTester(
        received.rows_model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.shell.session.perform(lambda desk: desk.set_state(page.rows()[3].id, State.IN_EDIT))
    assert shown(board)["In edit"] == [WIND, WARM, "A pub saved twice"]
    assert tester is not None


def test_the_filter_and_the_choice_are_those_of_the_table(qtbot, page, board):
    page.essays.show_form("table")
    page.table.choose([page.rows()[2].id])
    page.essays.show_form("board")
    assert titles(page) == [WIND]
    qtbot.keyClicks(page.bar.field, "wind")
    assert shown(board) == {"In edit": [WIND]}
    qtbot.keyClicks(page.bar.field, " elsewhere")
    assert page.stack.currentWidget() is page.essays.none
    page.essays.clear_filter()
    press(qtbot, board, "Received", WARM)
    page.essays.show_form("table")
    assert [row.title for row in map(page.row, page.table.keys())] == [WARM]


def test_one_choice_over_all_columns(qtbot, page, board):
    press(qtbot, board, "In edit", WIND)
    press(qtbot, board, "Received", WARM)
    assert titles(page) == [WARM]
    press(qtbot, board, "In edit", WIND, CTRL)
    assert sorted(titles(page)) == sorted([WARM, WIND])
    press(qtbot, board, "In edit", WIND)
    assert titles(page) == [WIND], "a click among several, without a drag, chooses the one"


def test_arrows_go_from_column_to_column(qtbot, page, board):
    press(qtbot, board, "Idea, invited", BAKERY)
    qtbot.keyClick(QApplication.focusWidget(), RIGHT)
    assert titles(page) == [WARM], "columns without cards are passed over"
    qtbot.keyClick(QApplication.focusWidget(), RIGHT)
    qtbot.keyClick(QApplication.focusWidget(), LEFT)
    assert titles(page) == [WARM]
    assert QApplication.focusWidget() is column(board, "Received").list


def test_alt_and_an_arrow_move_cards_on_and_back_as_one_step(qtbot, window, page, board):
    press(qtbot, board, "In edit", WIND)
    press(qtbot, board, "In edit", "A pub saved twice", CTRL)
    qtbot.keyClick(window, RIGHT, ALT)
    assert shown(board)["Copy-edited"] == [WIND, "A pub saved twice"]
    assert sorted(titles(page)) == ["A pub saved twice", WIND], "they stay chosen"
    window.undo()
    assert shown(board)["In edit"] == [WIND, "A pub saved twice"]
    press(qtbot, board, "Received", WARM)
    qtbot.keyClick(window, LEFT, ALT)
    assert shown(board)["Agreed, briefed"] == ["Agreed", "Briefed", WARM]


def test_a_forbidden_step_says_why(qtbot, window, page, board):
    press(qtbot, board, "Idea, invited", BAKERY)
    for _step in range(3):
        qtbot.keyClick(window, RIGHT, ALT)
    assert shown(board)["Agreed, briefed"] == ["Agreed", "Briefed", BAKERY]
    assert "has no text yet" in window.registry.reason("essay.next_state")
    assert not window.registry.trigger("essay.next_state")


def test_forbidden_columns_turn_red_and_say_why_when_a_drag_begins(page, board):
    warm = page.rows()[3].id
    board.unfold(column(board, "Approved"))
    board.begin_drag((warm,))
    refused = {one.spec.title: one.reason for one in board.columns if one.reason}
    assert refused["Approved"] == "Send the text for approval first."
    assert refused["Published"] == "Only a locked essay can be published."
    assert not {"Received", "In edit", "Copy-edited", "Agreed, briefed", "With contributor"} & set(refused)
    words = column(board, "Approved")._words
    assert words.isVisible()
    assert words.accessibleName() == "A card cannot be dropped here. Send the text for approval first."
    assert board.state_for(column(board, "Received"), [State.RECEIVED], (warm,)) is None, "it is there"
    sent = column(board, "With contributor")
    assert board.state_for(sent, sent.spec.states, (warm,)) is State.WITH_CONTRIBUTOR
    board.end_drag()
    assert not any(one.reason for one in board.columns)
    assert not words.isVisible()


def test_a_place_in_a_column_of_several_states_stands_for_one_of_them(page, board):
    page.shell.session.perform(lambda desk: desk.set_state(page.rows()[4].id, State.AGREED))
    cards = column(board, "Agreed, briefed").list
    assert [row.text for row in cards.rows()] == ["Agreed", BAKERY, "Briefed"]
    heading = cards.visualRect(cards.rows_model.index(2))
    assert cards.state_at(2) is State.AGREED
    assert cards.state_at(heading.top() - 4) is State.AGREED
    assert cards.state_at(heading.bottom() + 100) is State.BRIEFED
    cards.mark(State.BRIEFED)
    cards.grab()


def test_what_is_out_of_the_book_has_a_column_of_its_own(page, board):
    page.sidebar.choose("out")
    assert list(shown(board)) == ["Not in the book"]
    assert "An orchard on the ring road" in shown(board)["Not in the book"]
    page.sidebar.choose("")
    assert board.exits.folded
    assert board.exits.toolTip() == "Not in the book, 1"


def test_the_strip_of_what_is_out_opens_and_closes_at_a_click(qtbot, page, board):
    qtbot.mouseClick(board.exits, Qt.MouseButton.LeftButton, pos=QPoint(10, 200))
    rows = shown(board)["Not in the book"]
    assert rows == ["Declined", "Withdrawn", "Held over", "An orchard on the ring road", "Cut"]
    press(qtbot, board, "Not in the book", "An orchard on the ring road")
    assert titles(page) == ["An orchard on the ring road"]
    qtbot.mouseClick(board.exits, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert board.exits.folded
    assert titles(page) == []


def test_each_place_outside_the_book_stands_for_itself(page, board):
    """What is with us can be withdrawn, held over or cut; declined it cannot be, and that is said."""
    board.unfold(board.exits)
    key = next(row.id for row in page.rows() if row.title == WIND)
    board.begin_drag((key,))
    try:
        assert not board.exits.reason
        places = {row.heading: row.state for row in board.exits.list.rows() if row.heading}
        assert [board.state_for(board.exits, (state,), (key,)) for state in places.values()] == [
            None,
            State.WITHDRAWN,
            State.HELD_OVER,
            State.CUT,
        ]
        assert "Choose Withdrawn instead" in board.reason_for(State.DECLINED)
    finally:
        board.end_drag()


def test_columns_share_the_width_and_nothing_scrolls_sideways(window, board):
    for width in (1440, 1366, 1024):
        window.resize(width, 700)
        QApplication.processEvents()
        assert board.widget().width() <= board.viewport().width(), width
        assert not board.horizontalScrollBar().isVisible()


def test_double_click_opens_the_text_and_the_menu_is_that_of_the_table(qtbot, window, page, board):
    press(qtbot, board, "Received", WARM)
    asked = []
    board.menu_wanted.connect(asked.append)
    cards = column(board, "Received").list
    cards.customContextMenuRequested.emit(QPoint(5, 5))
    assert len(asked) == 1
    for menu in page.findChildren(type(window.menus.menu("Essay"))):
        menu.close()
    at = cards.visualRect(cards.rows_model.index(0)).center()
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.pages.key == "edit"
