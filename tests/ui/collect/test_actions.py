"""What is done with essays by keys: new, rename, move, bin, restore, and finding."""

from PySide6.QtCore import Qt

from essayeditor.collection.entities import Essay, State
from essayeditor.ui.collect.actions import find
from essayeditor.ui.collect.context_menu import essay_menu

Key = Qt.Key
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def choose(page, title):
    row = next(row for row in page.rows() if row.title == title)
    page.table.choose([row.id])
    page.table.setFocus()
    return row.id


def order(page):
    record = page.shell.session.record
    return [essay.title for section in record.sections() for essay in record.essays(section.id)]


def test_delete_asks_nothing_and_undo_brings_it_back(qtbot, window, page):
    key = choose(page, "A pub saved twice")
    qtbot.keyClick(page.table, Key.Key_Delete)
    assert page.row(key).binned
    assert "A pub saved twice" in window.status.notice.text
    qtbot.keyClick(page.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.row(key).binned


def test_restore_from_the_bin(qtbot, window, page):
    page.sidebar.choose("bin")
    choose(page, "Thrown away")
    assert window.registry.reason("essay.delete") != ""
    assert window.registry.trigger("essay.restore")
    assert "Thrown away" in order(page)


def test_move_with_alt_and_arrows(qtbot, page):
    choose(page, "A pub saved twice")
    qtbot.keyClick(page.table, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page).index("A pub saved twice") < order(page).index("The bakery its bakers own")
    qtbot.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(page).index("A pub saved twice") > order(page).index("The bakery its bakers own")


def test_rename_with_f2(qtbot, window, page):
    key = choose(page, "A pub saved twice")
    page.essays.show_form("board")  # where there are no cells, the title is changed in the details
    qtbot.keyClick(page, Key.Key_F2)
    assert page.details.title.hasFocus()
    qtbot.keyClicks(page.details.title, "Twice saved")
    qtbot.keyClick(page.details.title, Key.Key_Return)
    assert page.shell.session.record.get(Essay, key).title == "Twice saved"
    qtbot.keyClick(page.details.title, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.shell.session.record.get(Essay, key).title == "A pub saved twice"
    assert page.details.title.text() == "A pub saved twice"


def test_a_new_essay_waits_for_its_title(qtbot, window, page):
    page.sidebar.choose(page.shell.session.record.sections()[2].id)
    qtbot.keyClick(page.table, Key.Key_N, CTRL_ALT)
    assert page.details.title.hasFocus()
    qtbot.keyClicks(page.details.title, "A hall of our own")
    qtbot.keyClick(page.details.title, Key.Key_Tab)
    record = page.shell.session.record
    assert [essay.title for essay in record.essays(record.sections()[2].id)] == ["A hall of our own"]


def test_states_say_why_they_cannot_be(window, page):
    choose(page, "The bakery its bakers own")
    registry = window.registry
    assert registry.reason("essay.state.briefed") == ""
    assert "no text" in registry.reason("essay.state.received")
    assert registry.trigger("essay.state.briefed")
    assert page.chosen()[0].state is State.BRIEFED
    page.table.clearSelection()
    assert registry.reason("essay.state.idea") == "Choose an essay first."


def test_two_essays_at_once(window, page):
    keys = [row.id for row in page.rows() if row.title in ("Foreword", "Introduction")]
    page.table.choose(keys)
    assert window.registry.reason("essay.rename") == "Choose one essay only."
    assert window.registry.trigger("essay.state.agreed")
    assert {page.row(key).state for key in keys} == {State.AGREED}
    window.undo()
    assert {page.row(key).state for key in keys} == {State.IDEA}


def test_the_palette_finds_essays_by_title_and_author(window, page):
    titles = [found.text for found in find(window.shell, "orchard")]
    assert titles == ["An orchard on the ring road"]
    assert [found.text for found in find(window.shell, "retrofit")] == ["Warm homes, street by street"]


def test_several_are_moved_to_a_section_by_menu(window, page):
    economy = page.shell.session.record.sections()[1]
    keys = [
        row.id for row in page.rows() if row.title in ("Who owns the wind?", "Warm homes, street by street")
    ]
    page.table.choose(keys)
    assert window.registry.trigger(f"essay.to.{economy.id}")
    assert {page.row(key).group for key in keys} == {economy.id}
    assert page.table.keys() == keys
    window.undo()
    assert economy.id not in {page.row(key).group for key in keys}
    choose(page, "Foreword")
    assert "outside the sections" in window.registry.reason(f"essay.to.{economy.id}")
    assert window.registry.reason("essay.to.none") == ""


def test_the_sections_of_the_menu_follow_the_record(window, page):
    page.shell.session.perform(lambda desk: desk.add_section("Housing"))
    titles = [one.text() for one in window.menus.menu("Essay/Move to").actions()]
    assert titles == [
        "Climate and energy",
        "Local economy",
        "Social cohesion",
        "Case studies",
        "Housing",
        "Not in a section",
    ]
    window.close_collection()
    assert not [one for one in window.registry.all() if one.id.startswith("essay.to.")]


def test_the_context_menu_holds_what_can_be_done(page):
    choose(page, "A pub saved twice")
    menu = essay_menu(page)
    titles = [one.text() for one in menu.actions() if not one.isSeparator() and one.isVisible()]
    assert titles[:1] == ["Open the text"]
    assert {"Rename essay", "Move up", "Move down", "Move to", "Mark as", "Delete essay"} <= set(titles)
