"""The essays table shows the record, sorts within groups, and narrows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from essayeditor.collection.entities import State
from essayeditor.ui.collect import fittings, rows
from essayeditor.ui.collect.columns import HEADINGS, Column
from essayeditor.ui.collect.filtering import EssayFilter
from essayeditor.ui.collect.model import EssayModel, ItemRole
from tests.ui.collect.conftest import TODAY


def titles(page):
    """The groups and essays as they are shown."""
    shown = page.shown
    listed = []
    for number in range(shown.rowCount()):
        group = shown.index(number, 0)
        listed.append((group.data(), [shown.index(n, 0, group).data() for n in range(shown.rowCount(group))]))
    return listed


BOOK = [
    ("Outside the sections", ["Foreword", "Introduction"]),
    ("Climate and energy", ["Who owns the wind?", "Warm homes, street by street"]),
    ("Local economy", ["The bakery its bakers own", "A pub saved twice"]),
    ("Social cohesion", []),
    ("Case studies", []),
]


def test_model_keeps_the_rules_of_qt(qtbot, desk):
    model = EssayModel()
    shown = EssayFilter(model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(one, fatal) for one in (model, shown)]
    assert model.show(rows.groups(desk.record, TODAY)) is False
    shown.ask(words="pub")
    essay = desk.record.essays()[2]
    desk.edit_essay(essay.id, title="Who owns the wind here?")
    with qtbot.waitSignal(model.dataChanged):
        assert model.show(rows.groups(desk.record, TODAY)) is True
    desk.delete_essays([essay.id])
    assert model.show(rows.groups(desk.record, TODAY)) is False
    shown.ask(words="")
    shown.sort(Column.WORDS, Qt.SortOrder.DescendingOrder)
    assert not model.find(essay.id).isValid() or model.find(essay.id).parent().data() == "Bin"
    assert len(testers) == 2


def test_the_book_in_its_order(page):
    assert titles(page) == BOOK
    assert page.counts() == ["6 essays", "3,642 of 4,400 words", "0 of 6 approved"]


def test_cells(page):
    model = page.model
    index = model.find(page.rows()[3].id)
    cells = [index.siblingAtColumn(column).data() for column in range(len(HEADINGS))]
    assert cells[:4] == ["Warm homes, street by street", "Retrofit adviser", "Received", "1,420 / 1,200"]
    assert cells[5] == "220 words over"
    late = next(row for row in page.rows() if row.late)
    assert late.due == ("5 days late", "red")
    assert (
        late.sentence == "The bakery its bakers own, Worker co-op member, idea, 0 of 1,000 words, 5 days late"
    )
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Warm homes, street by street, Retrofit adviser, received, 1,420 of"
    )
    assert (
        index.parent().data(Qt.ItemDataRole.AccessibleTextRole) == "Climate and energy, 2 essays, 2,656 words"
    )


@pytest.mark.parametrize(
    ("column", "order", "climate"),
    [
        (Column.TITLE, Qt.SortOrder.AscendingOrder, ["Warm homes, street by street", "Who owns the wind?"]),
        (Column.WORDS, Qt.SortOrder.DescendingOrder, ["Warm homes, street by street", "Who owns the wind?"]),
        (
            Column.DEADLINE,
            Qt.SortOrder.AscendingOrder,
            ["Warm homes, street by street", "Who owns the wind?"],
        ),
        (Column.STATE, Qt.SortOrder.DescendingOrder, ["Who owns the wind?", "Warm homes, street by street"]),
        (Column.AUTHOR, Qt.SortOrder.AscendingOrder, ["Warm homes, street by street", "Who owns the wind?"]),
    ],
)
def test_sorting_stays_within_groups(page, column, order, climate):
    page.table.sortByColumn(column, order)
    shown = titles(page)
    assert [group for group, _essays in shown] == [group for group, _essays in BOOK]
    assert shown[1][1] == climate
    page.table.unsort()
    assert titles(page) == BOOK


def test_filter_by_typing_and_clear(qtbot, page):
    qtbot.keyClicks(page.bar.field, "pub twice")
    assert titles(page) == [("Local economy", ["A pub saved twice"])]
    qtbot.keyClicks(page.bar.field, " elsewhere")
    assert page.stack.currentWidget() is page.essays.none
    qtbot.mouseClick(page.essays.none.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert titles(page) == BOOK
    assert page.bar.field.text() == ""


def test_filter_by_state_and_by_what_is_missing(page):
    states = [page.bar.states.itemText(n) for n in range(page.bar.states.count())]
    assert states == ["State: any", "State: idea", "State: received", "State: in edit", "State: held over"]
    page.bar.states.setCurrentIndex(states.index("State: in edit"))
    assert titles(page) == [
        ("Climate and energy", ["Who owns the wind?"]),
        ("Local economy", ["A pub saved twice"]),
    ]
    page.bar.clear()
    page.bar.missing.setCurrentIndex(page.bar.missing.findText("Missing: late"))
    assert titles(page) == [("Local economy", ["The bakery its bakers own"])]


def test_views_of_the_sidebar(qtbot, page):
    listed = {place.text: place.count for place in page.sidebar.places() if not place.heading}
    assert listed["Essays"] == 6
    assert listed["Needs attention"] == 2
    assert listed["Due this week"] == 3
    assert listed["Climate and energy"] == 2
    assert listed["Bin"] == 1
    page.sidebar.choose("week")
    assert [essays for _group, essays in titles(page)] == [
        ["Warm homes, street by street"],
        ["The bakery its bakers own", "A pub saved twice"],
    ]
    page.sidebar.choose("bin")
    assert titles(page) == [("Bin", ["Thrown away"])]
    page.sidebar.choose(page.shell.session.record.sections()[2].id)
    assert titles(page) == [("Social cohesion", [])]


def test_headings_of_the_sidebar_are_passed_over_by_the_keys(qtbot, page):
    page.sidebar.setFocus()
    page.sidebar.choose(f"#{fittings.at(fittings.Place.VIEW)[-1].key}")
    qtbot.keyClick(page.sidebar, Qt.Key.Key_Down)
    assert page.sidebar.key() == "attention"


def test_columns_give_way_and_nothing_scrolls_sideways(qtbot, page):
    table = page.table
    for width in (1300, 900, 700, 560, 420):
        table.resize(width, 500)
        shown = [column for column in Column if not table.isColumnHidden(column)]
        assert sum(table.columnWidth(column) for column in shown) <= table.viewport().width()
        assert Column.TITLE in shown
        assert Column.DEADLINE in shown
    assert Column.MISSING not in shown


def test_the_selection_stays_when_other_things_change(page):
    wind = page.rows()[2].id
    page.table.choose([wind])
    page.shell.session.perform(lambda desk: desk.add_essay("One more"))
    assert page.table.keys() == [wind]
    page.shell.session.perform(lambda desk: desk.delete_essays([wind]))
    assert page.row(wind).binned


def test_a_group_closes_and_opens(qtbot, page):
    index = page.shown.index(1, 0)
    place = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not page.table.isExpanded(index)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.table.isExpanded(index)


def test_five_hundred_essays_are_shown_to_the_last(qtbot, page):
    from essayeditor.collection.entities import Essay, new_key

    session = page.shell.session
    section = session.record.sections()[0].id
    many = [Essay(new_key(), f"Essay {n}", section, n, state=State.IDEA) for n in range(500)]
    record = session.record.with_changes(put=many)
    page.model.show(rows.groups(record, TODAY))
    page.table.span_groups()
    page.table.grab()
    assert page.model.find(many[-1].id).data(ItemRole.ROW).title == "Essay 499"
