"""The Arrange workspace as a person uses it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from essayeditor.collection.entities import PartKind, Section
from essayeditor.desk import Desk
from essayeditor.ui.arrange.model import Dragged, pack
from tests.ui.arrange.conftest import order

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton


def row(page, key):
    return page.tree.visualRect(page.model.index_of(key)).center()


def click(qtbot, page, key, modifier=Mod.NoModifier):
    qtbot.mouseClick(page.tree.viewport(), Left, modifier, row(page, key))


def test_alt_arrows_move_the_selected_essays_and_undo_takes_it_back(page, qtbot, desk, keys):
    click(qtbot, page, keys["Wind"])
    qtbot.keyClick(page.tree, Key.Key_Down, Mod.AltModifier)
    assert order(desk)["Energy"] == ["Sun", "Homes", "Wind"]
    assert page.tree.selected_keys() == [keys["Wind"]]
    qtbot.keyClick(page.tree, Key.Key_Down, Mod.AltModifier)
    assert order(desk)["Economy"] == ["Wind", "Shop", "Pub"]
    assert page.window().status.notice.text == "Moved ‘Wind’ to first in Economy"
    qtbot.keyClick(page.tree, Key.Key_Z, Mod.ControlModifier)
    qtbot.keyClick(page.tree, Key.Key_Z, Mod.ControlModifier)
    assert order(desk)["Energy"] == ["Sun", "Wind", "Homes"]


def test_several_selected_essays_move_together(page, qtbot, desk, keys):
    click(qtbot, page, keys["Sun"])
    click(qtbot, page, keys["Wind"], Mod.ControlModifier)
    assert page.counts()[-1] == "2 selected"
    qtbot.keyClick(page.tree, Key.Key_Down, Mod.AltModifier)
    assert order(desk)["Energy"] == ["Homes", "Sun", "Wind"]
    assert page.tree.selected_keys() == [keys["Sun"], keys["Wind"]]


def test_sections_move_by_keys_with_their_essays(page, qtbot, desk, keys):
    click(qtbot, page, keys["Economy"])
    qtbot.keyClick(page.tree, Key.Key_Up, Mod.AltModifier)
    assert list(order(desk)) == ["Economy", "Energy"]
    assert order(desk)["Economy"] == ["Shop", "Pub"]


def test_f2_renames_in_place(page, qtbot, desk, keys):
    click(qtbot, page, keys["Sun"])
    qtbot.keyClick(page.tree, Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Sunshine")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: order(desk)["Energy"][0] == "Sunshine")


def test_del_puts_into_the_bin_and_it_can_be_taken_out(page, qtbot, desk, keys):
    click(qtbot, page, keys["Sun"])
    qtbot.keyClick(page.tree, Key.Key_Delete)
    assert order(desk)["Energy"] == ["Wind", "Homes"]
    page.tree.expand(page.model.index_of("#bin"))
    click(qtbot, page, keys["Sun"])
    assert page.window().registry.trigger("arrange.restore")
    assert order(desk)["Energy"] == ["Sun", "Wind", "Homes"]


def test_a_deleted_section_leaves_its_essays_in_sight(page, qtbot, desk, keys):
    click(qtbot, page, keys["Economy"])
    qtbot.keyClick(page.tree, Key.Key_Delete)
    assert list(order(desk)) == ["Energy"]
    loose = page.model.node(page.model.index_of("#loose"))
    assert [node.title for node in loose.children] == ["Shop", "Pub"]
    assert page.board.list_of("").cards.rowCount() == 2
    page.window().undo()
    assert order(desk)["Economy"] == ["Shop", "Pub"]


def test_the_primary_button_adds_a_section_after_the_one_selected(page, qtbot, desk, keys):
    click(qtbot, page, keys["Energy"])
    qtbot.mouseClick(page.window().topbar.primary, Left)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Cohesion")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: list(order(desk)) == ["Energy", "Cohesion", "Economy"])


def test_a_click_on_the_box_or_space_takes_a_part_out_of_the_book(page, qtbot, desk):
    rect = page.tree.visualRect(page.model.index_of("cover"))
    box = page.tree.itemDelegate().box(rect).center()
    qtbot.mouseClick(page.tree.viewport(), Left, pos=box)
    assert PartKind.COVER not in desk.record.collection.parts
    qtbot.keyClick(page.tree, Key.Key_Space)
    assert PartKind.COVER in desk.record.collection.parts
    qtbot.mouseClick(page.tree.viewport(), Left, pos=QPoint(rect.right() - 20, rect.center().y()))
    assert PartKind.COVER in desk.record.collection.parts, "a click beside the box only selects"


def test_tree_and_cards_select_the_same(page, qtbot, keys):
    click(qtbot, page, keys["Pub"])
    cards = page.board.list_of(keys["Economy"])
    assert cards.chosen() == [keys["Pub"]]
    others = page.board.list_of(keys["Energy"])
    place = others.visualRect(others.cards.index(1)).center()
    qtbot.mouseClick(others.viewport(), Left, pos=place)
    assert page.tree.selected_keys() == [keys["Wind"]]
    assert cards.chosen() == []
    assert page.essay_form.title.text() == "Wind"
    qtbot.keyClick(others, Key.Key_Left, Mod.AltModifier)
    assert others.chosen() == [keys["Wind"]]


def drop(cards, essays, place):
    data = pack(Dragged(tuple(essays)))
    move = Qt.DropAction.MoveAction
    entering = QDragEnterEvent(place, move, data, Left, Mod.NoModifier)
    QApplication.sendEvent(cards.viewport(), entering)
    dropping = QDropEvent(QPointF(place), move, data, Left, Mod.NoModifier)
    QApplication.sendEvent(cards.viewport(), dropping)
    QApplication.processEvents()
    return entering.isAccepted()


def test_cards_dropped_into_a_gap_move_there(page, desk, keys):
    cards = page.board.list_of(keys["Energy"])
    first = cards.visualRect(cards.cards.index(0))
    assert drop(cards, [keys["Pub"]], QPoint(first.left() + 4, first.center().y()))
    assert order(desk) == {"Energy": ["Pub", "Sun", "Wind", "Homes"], "Economy": ["Shop"]}
    assert drop(cards, [keys["Pub"]], cards.visualRect(cards.cards.index(2)).center() + QPoint(30, 0))
    assert order(desk)["Energy"] == ["Sun", "Wind", "Pub", "Homes"]


def test_a_foreword_cannot_be_dropped_into_a_section(page, desk, keys):
    cards = page.board.list_of(keys["Energy"])
    before = order(desk)
    assert not drop(cards, [desk.record.essays("")[0].id], QPoint(10, 10))
    assert order(desk) == before


def test_the_form_saves_on_leaving_a_field(page, qtbot, desk, keys):
    click(qtbot, page, keys["Energy"])
    form = page.section_form
    form.short.setFocus()
    qtbot.keyClicks(form.short, "Power")
    form.note.setFocus()
    qtbot.keyClicks(form.note, "These essays begin with a roof.")
    assert form.note_count.text() == "6 of 80 words"
    qtbot.mouseClick(form.swatches.button(3), Left)
    section = desk.record.get(Section, keys["Energy"])
    assert (section.short_title, section.note, section.colour) == (
        "Power",
        "These essays begin with a roof.",
        3,
    )


def test_words_typed_in_the_form_are_saved_when_the_page_is_left(page, qtbot, desk, keys):
    click(qtbot, page, keys["Sun"])
    page.essay_form.title.setFocus()
    page.essay_form.title.selectAll()
    qtbot.keyClicks(page.essay_form.title, "Sunshine")
    page.window().visit("edit")
    assert order(desk)["Energy"][0] == "Sunshine"


def test_a_double_click_opens_the_text(page, qtbot, keys):
    qtbot.mouseDClick(page.tree.viewport(), Left, pos=row(page, keys["Wind"]))
    assert page.window().pages.key == "edit"
    assert page.window().pages.current().essay == keys["Wind"]
    qtbot.mouseRelease(page.window().pages.current(), Left)  # where the pointer is by then


def test_what_is_closed_stays_closed_when_the_book_changes(page, desk, keys):
    page.tree.collapse(page.model.index_of(keys["Economy"]))
    desk.move_essays([keys["Sun"]], keys["Energy"], 2)
    assert not page.tree.isExpanded(page.model.index_of(keys["Economy"]))
    assert page.tree.isExpanded(page.model.index_of(keys["Energy"]))


def test_an_empty_collection_says_what_to_do(window, tmp_path):
    window.session.adopt(Desk.create(tmp_path / "empty.essays", "Empty"))
    page = window.visit("arrange")
    assert page.middle.currentWidget() is page.empty
    assert page.empty.accessibleName() == "No sections yet"
    page.book.new_section()
    assert page.middle.currentWidget() is page.board


def test_everything_has_a_name(page, qtbot, keys):
    for widget in (page.tree, page.board, page.shares, page.card_width):
        assert widget.accessibleName()
    for form in (page.section_form, page.essay_form):
        for field in form.findChildren(QLineEdit):
            assert field.accessibleName() or field.objectName() == "qt_spinbox_lineedit"
