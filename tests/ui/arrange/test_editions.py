"""Editions in the Arrange workspace: chosen, made, arranged apart from the full book, and left again."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from essayeditor.collection.editions import editions, view
from essayeditor.collection.entities import Edition, PartKind
from essayeditor.desk import Desk
from tests.ui.arrange.conftest import order
from tests.ui.arrange.test_workspace import click, drop

Key, Mod, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
FULL = {"Energy": ["Sun", "Wind", "Homes"], "Economy": ["Shop", "Pub"]}


def choices(page):
    page.edition_button.choices.aboutToShow.emit()
    return {action.text(): action for action in page.edition_button.choices.actions() if action.text()}


def arranged(page, desk):
    record = view(desk.record, page.editions.key)
    return {s.title: [e.title for e in record.essays(s.id)] for s in record.sections()}


@pytest.fixture
def pamphlet(page, qtbot, desk, keys):
    """A new edition of two essays, made from what is selected in the tree."""
    click(qtbot, page, keys["Sun"])
    click(qtbot, page, keys["Pub"], Mod.ControlModifier)
    choices(page)["New edition of the selected essays"].trigger()
    QApplication.processEvents()
    return page.editions.key


def test_an_edition_is_made_of_what_is_selected_and_its_name_typed_at_once(page, qtbot, desk, pamphlet):
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Name of the edition"
    assert field.selectedText() == "Pamphlet"
    qtbot.keyClicks(field, "For members")
    qtbot.keyClick(field, Key.Key_Tab)
    assert [e.name for e in editions(desk.record)] == ["For members"]
    assert page.edition_button.text() == "Edition: For members"
    assert arranged(page, desk) == {"Energy": ["Sun"], "Economy": ["Pub"]}
    outside = page.model.node(page.model.index_of("#outside"))
    assert outside.title == "Not in this edition"
    assert [node.title for node in outside.children] == ["Foreword", "Wind", "Homes", "Shop"]
    assert order(desk) == FULL


def test_moves_drops_parts_and_new_sections_are_the_editions_own(page, qtbot, desk, keys, pamphlet):
    click(qtbot, page, keys["Sun"])
    qtbot.keyClick(page.tree, Key.Key_Down, Mod.AltModifier)
    assert arranged(page, desk) == {"Energy": [], "Economy": ["Sun", "Pub"]}
    cards = page.board.list_of(keys["Energy"])
    assert drop(cards, [keys["Wind"]], cards.rect().center()), "an essay that is not in it yet"
    assert arranged(page, desk) == {"Energy": ["Wind"], "Economy": ["Sun", "Pub"]}
    click(qtbot, page, keys["Economy"])
    qtbot.keyClick(page.tree, Key.Key_Up, Mod.AltModifier)
    assert list(arranged(page, desk)) == ["Economy", "Energy"]
    page.tree.select(["contents"], "contents")
    qtbot.keyClick(page.tree, Key.Key_Space)
    assert PartKind.CONTENTS not in desk.record.get(Edition, pamphlet).parts
    assert PartKind.CONTENTS in desk.record.collection.parts
    click(qtbot, page, keys["Economy"])
    page.book.new_section()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert list(arranged(page, desk)) == ["Economy", "New section", "Energy"]
    assert order(desk) == {**FULL, "New section": []}


def test_del_takes_out_of_the_edition_and_throws_nothing_away(page, qtbot, desk, keys, pamphlet):
    registry = page.window().registry
    assert registry.text("arrange.delete") == "Take out of this edition"
    click(qtbot, page, keys["Pub"])
    qtbot.keyClick(page.tree, Key.Key_Delete)
    assert arranged(page, desk) == {"Energy": ["Sun"], "Economy": []}
    assert order(desk) == FULL
    page.tree.expand(page.model.index_of("#outside"))
    click(qtbot, page, keys["Pub"])
    assert registry.trigger("arrange.into_edition")
    assert arranged(page, desk) == {"Energy": ["Sun"], "Economy": ["Pub"]}
    page.window().undo()
    page.window().undo()
    assert arranged(page, desk) == {"Energy": ["Sun"], "Economy": ["Pub"]}


def test_new_essays_are_beside_the_edition_not_in_it(page, desk, keys, pamphlet):
    key = desk.add_essay("A later one", keys["Energy"]).created[0]
    assert page.model.node(page.model.index_of(key)).outside
    assert page.model.index_of(key).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "A later one, not in this edition"
    )
    assert key not in [e.id for e in view(desk.record, pamphlet).essays()]


def test_one_goes_from_edition_to_edition_and_back_to_the_full_book_when_it_is_gone(page, desk, pamphlet):
    choices(page)["Copy this edition"].trigger()
    assert [e.name for e in editions(desk.record)] == ["Pamphlet", "Pamphlet, a copy"]
    assert page.editions.key != pamphlet
    choices(page)["Pamphlet"].trigger()
    assert page.editions.key == pamphlet
    assert choices(page)["Pamphlet"].isChecked()
    choices(page)["Delete this edition"].trigger()
    assert page.edition_button.text() == "Edition: Full book"
    assert not choices(page)["Delete this edition"].isEnabled()
    page.window().undo()
    choices(page)["Pamphlet"].trigger()
    page.window().session.undo()  # the copy
    page.window().session.undo()  # the edition itself
    assert page.editions.key == ""
    assert page.edition_button.text() == "Edition: Full book"
    assert page.side.head.accessibleName() == "Book"


def test_its_title_and_theme_are_its_own(page, qtbot, desk, pamphlet):
    form = page.side.edition
    assert form.title.placeholderText() == "Stories from Community Britain"
    form.title.setFocus()
    qtbot.keyClicks(form.title, "Two stories")
    page.tree.setFocus()
    form.theme.setCurrentIndex(form.theme.findData("pamphlet"))
    form.theme.activated.emit(form.theme.currentIndex())
    shown = view(desk.record, pamphlet).collection
    assert (shown.title, shown.theme) == ("Two stories", "pamphlet")
    assert desk.record.collection.title == "Stories from Community Britain"


def test_another_collection_begins_with_its_full_book(page, window, tmp_path, pamphlet):
    window.session.adopt(Desk.create(tmp_path / "other.essays", "Another", "stories"))
    assert window.visit("arrange").editions.key == ""


def test_an_edition_states_its_own_facts_and_the_full_book_keeps_its(page, qtbot, desk, keys, tmp_path):
    desk.edit_collection(edition="First edition", back_cover_text="Five stories.")
    desk.edit_imprint(printer="A printer", isbn_pdf="978-0-01")
    pamphlet = desk.add_edition("Pamphlet", [keys["Sun"]]).created[0]
    page.arrange(pamphlet)
    form = page.side.edition
    (line,) = (f for f in form.findChildren(QLineEdit) if f.accessibleName() == "Edition, as printed")
    assert line.placeholderText() == "First edition"
    line.setFocus()
    qtbot.keyClicks(line, "Conference edition")
    form.isbn["isbn_pdf"].setFocus()
    qtbot.keyClicks(form.isbn["isbn_pdf"], "978-0-02")
    page.tree.setFocus()
    facts = view(desk.record, pamphlet).collection
    assert (facts.edition, facts.imprint.isbn_pdf, facts.imprint.printer) == (
        "Conference edition",
        "978-0-02",
        "A printer",
    )
    page.side.edition.part_wanted.emit(PartKind.BACK_COVER)
    words = page.side.back_cover.words
    assert page.side.forms.currentWidget() is page.side.back_cover
    assert words.placeholderText() == "Five stories."
    words.setFocus()
    qtbot.keyClicks(words, "One story.")
    page.tree.select(["cover"], "cover")
    cover = page.side.cover
    Image.new("RGB", (900, 600), "teal").save(tmp_path / "hall.png")
    cover.chosen.emit(tmp_path / "hall.png")
    cover.colour.setCurrentIndex(cover.colour.findText("Green"))
    cover.colour.activated.emit(cover.colour.currentIndex())
    facts = view(desk.record, pamphlet).collection
    assert (bool(facts.cover_picture), facts.cover_colour, facts.back_cover_text) == (True, 2, "One story.")
    assert desk.record.collection.cover_picture == ""
    qtbot.mouseClick(cover.full, Qt.MouseButton.LeftButton)
    assert view(desk.record, pamphlet).collection.cover_colour == 0
    assert cover.full.isHidden()
    page.arrange("")
    page.tree.select(["imprint"], "imprint")
    assert page.side.imprint.findChildren(QLineEdit)[0].placeholderText() == ""
    assert desk.record.collection.imprint.isbn_pdf == "978-0-01"
