"""Organisations and places, renamed and merged by hand for all who name them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Contributor, Organisation, Place


@pytest.fixture
def view(page, desk):
    for number in range(3):
        desk.add_contributor(f"Sample contributor {number}", organisation="Hall trust", place="Stretford")
    desk.add_contributor("Sample contributor 8", organisation="The Hall Trust", place="Powys")
    made = page.bench.show("organisations")
    QApplication.processEvents()
    return made


def named(window, field="organisation"):
    return sorted(filter(None, (getattr(p, field) for p in window.session.record.all(Contributor))))


def key_of(window, kind, name):
    return next(one.id for one in window.session.record.all(kind) if one.name == name)


def retype(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_new_name_is_everybodys_and_undone_as_one(qtbot, window, view):
    view.list.choose(key_of(window, Organisation, "Hall trust"))
    assert view.said.text() == "3 contributors"
    retype(qtbot, view.name, "Hall Society")
    assert named(window) == ["Hall Society"] * 3 + ["The Hall Trust"]
    assert view.title.text() == "Hall Society"
    assert window.status.notice.text.startswith("Renamed organisation ‘Hall trust’ to ‘Hall Society’ (3")
    window.undo()
    assert named(window) == ["Hall trust"] * 3 + ["The Hall Trust"]


def test_a_name_that_is_taken_points_to_merging(qtbot, window, view):
    view.list.choose(key_of(window, Organisation, "The Hall Trust"))
    retype(qtbot, view.name, "hall TRUST")
    assert "already. Merge the two below." in view.name_field.fault
    assert view.name.text() == "The Hall Trust"
    assert view.other.currentText() == "Hall trust"
    qtbot.mouseClick(view.merge, Qt.MouseButton.LeftButton)
    assert named(window) == ["The Hall Trust"] * 4
    assert [row.name for row in view.list.rows.rows()] == ["The Hall Trust"]


def test_the_region_of_a_place_reaches_its_contributors(qtbot, window, view):
    view.tabs.setCurrentIndex(1)
    view.list.choose(key_of(window, Place, "Stretford"))
    retype(qtbot, view.region.lineEdit(), "North West England")
    assert named(window, "nation_or_region") == ["North West England"] * 3
    assert not view.delete.isEnabled()


def test_one_is_added_named_and_deleted_again(qtbot, window, view):
    qtbot.mouseClick(view.add, Qt.MouseButton.LeftButton)
    assert view.name.hasFocus()
    retype(qtbot, view.name, "Credit union")
    retype(qtbot, view.web, "credit.example.org")
    one = window.session.record.get(Organisation, view.list.key())
    assert (one.name, one.web) == ("Credit union", "credit.example.org")
    qtbot.mouseClick(view.delete, Qt.MouseButton.LeftButton)
    assert "Credit union" not in [row.name for row in view.list.rows.rows()]


def test_the_filter_finds_by_name_and_by_contributor_and_leads_there(qtbot, window, view):
    qtbot.keyClicks(view.filter, "contributor 8")
    assert [row.name for row in view.list.rows.rows()] == ["The Hall Trust"]
    view.filter.clear()
    view.contributor_wanted.emit(next(iter(window.session.record.all(Contributor))).id)
    assert window.pages.current().views.key == "contributors"


def test_without_any_it_says_where_they_come_from(page):
    made = page.bench.show("organisations")
    assert made.stack.currentWidget() is made.empty
