"""A person changes what is known of an essay, by keys and mouse; undo brings it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from essayeditor.collection.entities import Contributor, Essay, State


def choose(page, title):
    row = next(row for row in page.rows() if row.title == title)
    page.table.choose([row.id])
    return row.id


def essay(page, key):
    return page.shell.session.record.get(Essay, key)


def retype(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_nothing_chosen_says_so(page):
    page.table.clearSelection()
    assert page.details.essay is None
    page.table.selectAll()
    assert page.details.essay is None


def test_the_title_is_saved_on_leaving_and_undone_with_ctrl_z(qtbot, window, page):
    key = choose(page, "A pub saved twice")
    retype(qtbot, page.details.title, "A pub saved three times")
    assert essay(page, key).title == "A pub saved three times"
    assert page.row(key).title == "A pub saved three times"
    assert window.status.notice.text
    assert window.status.saved.startswith("Saved ")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert essay(page, key).title == "A pub saved twice"
    assert page.details.title.text() == "A pub saved twice"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert essay(page, key).title == "A pub saved three times"


def test_an_essay_needs_a_title(qtbot, page):
    key = choose(page, "A pub saved twice")
    page.details.title.setFocus()
    page.details.title.selectAll()
    qtbot.keyClick(page.details.title, Qt.Key.Key_Delete)
    qtbot.keyClick(page.details.title, Qt.Key.Key_Return)
    assert essay(page, key).title == "A pub saved twice"
    assert "needs a title" in page.details._fields["title"].fault


def test_the_deadline_is_read_as_it_is_written(qtbot, page):
    key = choose(page, "A pub saved twice")
    retype(qtbot, page.details.deadline, "3 March 2031")
    assert essay(page, key).deadline == "2031-03-03"
    assert page.details.deadline.text() == "3 March 2031"
    retype(qtbot, page.details.deadline, "soonish")
    assert essay(page, key).deadline == "2031-03-03"
    assert "not a date" in page.details._fields["deadline"].fault
    page.details.deadline.setFocus()
    page.details.deadline.selectAll()
    qtbot.keyClick(page.details.deadline, Qt.Key.Key_Delete)
    qtbot.keyClick(page.details.deadline, Qt.Key.Key_Tab)
    assert essay(page, key).deadline == ""
    assert page.details._fields["deadline"].fault == ""


def test_target_kind_section_and_standfirst(qtbot, page):
    key = choose(page, "A pub saved twice")
    details = page.details
    details.target.setFocus()
    details.target.selectAll()
    qtbot.keyClicks(details.target, "750")
    qtbot.keyClick(details.target, Qt.Key.Key_Tab)
    assert essay(page, key).target_words == 750
    climate = page.shell.session.record.sections()[0]
    details.section.setCurrentIndex(details.section.findText("Climate and energy"))
    details.section.activated.emit(details.section.currentIndex())
    assert essay(page, key).section == climate.id
    assert page.row(key).group == climate.id
    details.standfirst.setFocus()
    qtbot.keyClicks(details.standfirst, "Saved once by a buyer.")
    qtbot.keyClick(details.standfirst, Qt.Key.Key_Tab)
    assert essay(page, key).standfirst == "Saved once by a buyer."
    details.kind.setCurrentIndex(details.kind.findText("Foreword"))
    details.kind.activated.emit(details.kind.currentIndex())
    assert essay(page, key).section == ""
    assert not details.section.isEnabled()


def test_the_state_offers_what_may_follow_and_says_why_not(qtbot, page):
    key = choose(page, "A pub saved twice")
    combo = page.details.state
    offered = {combo.itemText(n): combo.model().item(n).isEnabled() for n in range(combo.count())}
    assert offered["Copy-edited"] is True
    assert "Locked" not in offered
    combo.setCurrentIndex(combo.findText("Copy-edited"))
    combo.activated.emit(combo.currentIndex())
    assert essay(page, key).state is State.COPY_EDITED
    assert page.row(key).look.text == "Copy-edited"


def test_a_state_that_is_refused_leaves_a_message(qtbot, window, page):
    key = choose(page, "A pub saved twice")
    page.edits.set_state(State.LOCKED)
    assert essay(page, key).state is State.IN_EDIT
    assert "operation" in window.messages.messages()
    page.edits.set_state(State.COPY_EDITED)
    assert "operation" not in window.messages.messages()


def test_authors_are_added_taken_off_and_put_in_order(qtbot, page):
    key = choose(page, "A pub saved twice")
    field = page.details.authors.field
    field.setFocus()
    qtbot.keyClicks(field, "Sample contributor 12")
    field.completer().popup().hide()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    names = [person.name for _join, person in page.shell.session.record.authors(key)]
    assert names == ["Pub society secretary", "Sample contributor 12"]
    assert page.row(key).author == "Pub society secretary and Sample contributor 12"
    before = len(list(page.shell.session.record.all(Contributor)))
    other = choose(page, "Who owns the wind?")
    page.details.author_added.emit("sample contributor 12")
    assert len(list(page.shell.session.record.all(Contributor))) == before, "the same person"
    assert len(page.shell.session.record.authors(other)) == 2
    choose(page, "A pub saved twice")
    up = next(
        b for b in page.details.authors.findChildren(QPushButton) if b.text() == "Up" and not b.isHidden()
    )
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    names = [person.name for _join, person in page.shell.session.record.authors(key)]
    assert names == ["Sample contributor 12", "Pub society secretary"]
    off = next(
        b
        for b in page.details.authors.findChildren(QToolButton)
        if b.accessibleName() == "Take Sample contributor 12 off this essay"
    )
    qtbot.mouseClick(off, Qt.MouseButton.LeftButton)
    names = [person.name for _join, person in page.shell.session.record.authors(key)]
    assert names == ["Pub society secretary"]


def test_a_byline_is_confirmed_where_it_is_missing(qtbot, page):
    key = choose(page, "Who owns the wind?")
    page.edits.set_state(State.COPY_EDITED)
    confirm = next(b for b in page.details.flags.findChildren(QPushButton) if b.text() == "Confirm byline")
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    assert all(join.confirmed for join, _person in page.shell.session.record.authors(key))
    assert not any(flag.kind == "byline unconfirmed" for flag in page.row(key).flags)


def test_typing_is_not_lost_when_something_else_changes(qtbot, page):
    choose(page, "A pub saved twice")
    page.details.title.setFocus()
    page.details.title.selectAll()
    qtbot.keyClicks(page.details.title, "Half a tit")
    page.shell.session.perform(lambda desk: desk.add_essay("Meanwhile"))
    assert page.details.title.text() == "Half a tit"


def test_leaving_the_page_saves_the_field_in_hand(qtbot, window, page):
    key = choose(page, "A pub saved twice")
    page.details.title.setFocus()
    page.details.title.selectAll()
    qtbot.keyClicks(page.details.title, "In hand")
    window.save_now()
    assert essay(page, key).title == "In hand"
