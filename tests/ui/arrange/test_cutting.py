"""Cut and paste: what is cut stays where it is until it is pasted, in one step that undo takes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.arrange.conftest import order
from tests.ui.arrange.test_workspace import click

Key, Mod = Qt.Key, Qt.KeyboardModifier
FULL = {"Energy": ["Sun", "Wind", "Homes"], "Economy": ["Shop", "Pub"]}


def cut(qtbot, page, *keys):
    click(qtbot, page, keys[0])
    for key in keys[1:]:
        click(qtbot, page, key, Mod.ControlModifier)
    qtbot.keyClick(page.tree, Key.Key_X, Mod.ControlModifier)


def paste(qtbot, page, key):
    click(qtbot, page, key)
    qtbot.keyClick(page.tree, Key.Key_V, Mod.ControlModifier)


def test_essays_are_cut_and_pasted_after_another(page, qtbot, desk, keys):
    cut(qtbot, page, keys["Wind"], keys["Homes"])
    assert order(desk) == FULL, "nothing moves before it is pasted"
    said = page.model.index_of(keys["Wind"]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Wind, idea, 20 words, cut; paste it where it is to go"
    paste(qtbot, page, keys["Shop"])
    assert order(desk) == {"Energy": ["Sun"], "Economy": ["Shop", "Wind", "Homes", "Pub"]}
    assert page.tree.selected_keys() == [keys["Wind"], keys["Homes"]]
    assert page.cutting.keys == frozenset()
    qtbot.keyClick(page.tree, Key.Key_Z, Mod.ControlModifier)
    assert order(desk) == FULL


def test_an_essay_pasted_on_a_section_goes_to_its_end(page, qtbot, desk, keys):
    cut(qtbot, page, keys["Sun"])
    paste(qtbot, page, keys["Economy"])
    assert order(desk)["Economy"] == ["Shop", "Pub", "Sun"]


def test_an_essay_pasted_within_its_section_counts_without_itself(page, qtbot, desk, keys):
    cut(qtbot, page, keys["Sun"])
    paste(qtbot, page, keys["Wind"])
    assert order(desk)["Energy"] == ["Wind", "Sun", "Homes"]


def test_a_section_is_pasted_after_another(page, qtbot, desk, keys):
    cut(qtbot, page, keys["Energy"])
    paste(qtbot, page, keys["Pub"])
    assert list(order(desk)) == ["Economy", "Energy"]
    assert desk.undo_label == "Move section ‘Energy’ to last"


def test_esc_leaves_what_was_cut_where_it_is(page, qtbot, desk, keys):
    cut(qtbot, page, keys["Sun"])
    qtbot.keyClick(page.tree, Key.Key_Escape)
    assert page.cutting.keys == frozenset()
    assert page.window().registry.reason("arrange.paste") == "Cut a section or essays first."


def test_it_is_said_where_nothing_can_be_pasted(page, qtbot, desk, keys):
    reason = page.window().registry.reason
    cut(qtbot, page, desk.record.essays("")[0].id)
    click(qtbot, page, keys["Energy"])
    assert reason("arrange.paste").endswith("which stands outside the sections.")
    click(qtbot, page, "cover")
    assert reason("arrange.paste") == "Select a section, or an essay of the book, first."


def test_cutting_in_a_field_cuts_its_words(page, qtbot, desk, keys):
    click(qtbot, page, keys["Sun"])
    page.essay_form.title.setFocus()
    page.essay_form.title.selectAll()
    qtbot.keyClick(page.essay_form.title, Key.Key_X, Mod.ControlModifier)
    assert page.cutting.keys == frozenset()
    assert QApplication.clipboard().text() == "Sun"


def test_the_filter_hides_cards_and_a_drop_still_lands_where_it_seems(page, qtbot, desk, keys):
    page.cards_head.filter.setText("homes")
    page.cards_head.apply()
    cards = page.board.list_of(keys["Energy"])
    assert [card.title for card in cards.cards.cards()] == ["Homes"]
    assert page.board.list_of(keys["Economy"]).isHidden()
    page.board.moved.emit([keys["Pub"]], keys["Energy"], page.board._whole_gap(keys["Energy"], 0))
    assert order(desk)["Energy"] == ["Sun", "Wind", "Pub", "Homes"]
    page.cards_head.filter.clear()
    page.cards_head.apply()
    assert not page.board.list_of(keys["Economy"]).isHidden()
