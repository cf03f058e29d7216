"""What lies beside the book, or is not in the edition: a band of cards below the sections, to and from it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from essayeditor.collection.editions import view
from essayeditor.collection.entities import Essay, State
from essayeditor.ui.arrange.nodes import BESIDE, OUTSIDE
from tests.ui.arrange.conftest import order
from tests.ui.arrange.test_workspace import click, drop

Key, Mod = Qt.Key, Qt.KeyboardModifier


def titles(page, band):
    return [card.title for card in page.board.list_of(band).cards.cards()]


def state(desk, key):
    return desk.record.get(Essay, key).state


def drag(page, essay, onto, before=0):
    """Drop an essay's card before the card of a number in a section or band."""
    cards = page.board.list_of(onto)
    rect = cards.visualRect(cards.cards.index(before))
    drop(cards, [essay], QPoint(rect.left() + 4, rect.center().y()))


def test_held_over_essays_are_cards_below_the_sections(page):
    assert titles(page, BESIDE) == ["Orchard"]
    with pytest.raises(KeyError):
        page.board.list_of(OUTSIDE)
    sections = [shelf.title for shelf in page.board.shelves()]
    assert sections == ["Energy", "Economy"], "what lies beside the book is no section of it"


def test_a_card_is_dragged_beside_the_book_and_back_into_it(page, desk, keys):
    before = state(desk, keys["Wind"])
    drag(page, keys["Wind"], BESIDE)
    assert state(desk, keys["Wind"]) is State.HELD_OVER
    assert page.window().status.notice.text == "Marked ‘Wind’ as held over"
    assert titles(page, BESIDE) == ["Wind", "Orchard"]
    drag(page, keys["Wind"], keys["Economy"], 1)
    assert order(desk)["Economy"] == ["Shop", "Wind", "Pub"]
    assert state(desk, keys["Wind"]) is before
    assert desk.undo_label == "Take ‘Wind’ back to after ‘Shop’ in Economy"
    desk.undo()
    assert titles(page, BESIDE) == ["Wind", "Orchard"]
    desk.undo()
    assert order(desk)["Energy"] == ["Sun", "Wind", "Homes"]


def test_by_keys_an_essay_is_held_over_taken_back_cut_and_pasted(page, qtbot, desk, keys):
    click(qtbot, page, keys["Pub"])
    qtbot.keyClick(page.tree, Key.Key_H, Mod.ControlModifier | Mod.ShiftModifier)
    assert titles(page, BESIDE) == ["Orchard", "Pub"]
    assert page.tree.selected_keys() == [keys["Pub"]]
    qtbot.keyClick(page.tree, Key.Key_Down, Mod.AltModifier)
    assert state(desk, keys["Pub"]) is State.HELD_OVER, "there is nothing below"
    qtbot.keyClick(page.tree, Key.Key_Up, Mod.AltModifier)
    assert order(desk)["Economy"] == ["Shop", "Pub"]
    click(qtbot, page, keys["Shop"])
    qtbot.keyClick(page.tree, Key.Key_X, Mod.ControlModifier)
    click(qtbot, page, BESIDE)
    qtbot.keyClick(page.tree, Key.Key_V, Mod.ControlModifier)
    assert titles(page, BESIDE) == ["Orchard", "Shop"]
    qtbot.keyClick(page.tree, Key.Key_X, Mod.ControlModifier)
    click(qtbot, page, keys["Sun"])
    qtbot.keyClick(page.tree, Key.Key_V, Mod.ControlModifier)
    assert order(desk)["Energy"] == ["Sun", "Shop", "Wind", "Homes"]


def test_an_essay_that_was_withdrawn_does_not_come_back_by_a_drag(page, desk, keys):
    desk.set_state(keys["Wind"], State.RECEIVED)
    desk.set_state(keys["Wind"], State.WITHDRAWN)
    drag(page, keys["Wind"], keys["Economy"])
    assert state(desk, keys["Wind"]) is State.WITHDRAWN
    said = page.window().messages.messages()["operation"]
    assert "‘Wind’ was withdrawn, so its contributor has to agree first." in said


def test_what_an_edition_has_not_is_dragged_into_it_and_out_again(page, qtbot, desk, keys):
    pamphlet = desk.add_edition("Pamphlet", [keys["Sun"]]).created[0]
    page.arrange(pamphlet)
    assert titles(page, OUTSIDE) == ["Foreword", "Wind", "Homes", "Shop", "Pub"]
    drag(page, keys["Shop"], keys["Energy"])
    seen = view(desk.record, pamphlet)
    assert [e.title for e in seen.essays(keys["Energy"])] == ["Shop", "Sun"]
    assert order(desk)["Economy"] == ["Shop", "Pub"]
    drag(page, keys["Sun"], OUTSIDE)
    assert [e.title for e in view(desk.record, pamphlet).essays(keys["Energy"])] == ["Shop"]
    page.tree.expand(page.model.index_of(OUTSIDE))
    click(qtbot, page, keys["Wind"])
    qtbot.keyClick(page.tree, Key.Key_Up, Mod.AltModifier)
    assert [e.title for e in view(desk.record, pamphlet).essays(keys["Energy"])] == ["Shop", "Wind"]


def test_the_filter_of_the_cards_goes_through_the_bands_too(page):
    for words, there in (("orchard", True), ("sun", False)):
        page.cards_head.filter.setText(words)
        page.cards_head.apply()
        QApplication.processEvents()
        assert page.board.list_of(BESIDE).isHidden() is not there
