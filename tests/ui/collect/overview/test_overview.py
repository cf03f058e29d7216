"""The Overview as a person uses it: marks lead to their essays, by mouse and by keys; tables; the picture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from essayeditor.collection.entities import Essay
from essayeditor.collection.regions import REGIONS
from essayeditor.ui.collect.overview.tiles import PLACES

Key = Qt.Key


@pytest.fixture
def view(window, page, desk):
    window.resize(1440, 900)
    wind = page.rows()[2].id
    desk.edit_essay(wind, nation_or_region="Wales", tags=("energy",))
    person = desk.record.authors(page.rows()[3].id)[0][1].id
    desk.edit_contributor(person, nation_or_region="London", standing="expert")
    window.registry.trigger("collect.show.overview")
    QApplication.processEvents()
    return page.views.current()


def said(chart):
    return [chart.said(mark) for mark in chart.marks if mark.number]


def test_every_panel_tells_what_it_draws(view):
    assert said(view.before)[:2] == ["Texts to come, 3 essays", "To edit, 3 essays"]
    assert said(view.words) == [
        "Climate and energy, 2,656 of 2,400 words",
        "Local economy, 986 of 2,000 words",
    ]
    assert said(view.map) == ["Wales, 1 essay", "London, 1 essay", "Not known, 4 essays"]
    assert said(view.people)[0] == "Expert, 1 contributor"
    assert said(view.themes) == ["Energy, 1 essay", "No theme, 5 essays"]
    assert said(view.course) == ["3 with us", "3 to come"]
    for panel in view.panels:
        assert panel.chart.accessibleDescription() == "; ".join(map(panel.chart.said, panel.chart.marks))
        assert panel.accessibleName()
    assert set(PLACES) == set(REGIONS)


def test_a_tile_leads_to_its_essays_and_back_to_all(qtbot, page, view):
    number = next(n for n, mark in enumerate(view.map.marks) if mark.name == "Wales")
    qtbot.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=view.map.rect_of(number).center())
    assert page.views.key == ""
    assert [row.title for row in page.essays.rows_shown()] == ["Who owns the wind?"]
    assert page.essays.because.isVisible()
    assert page.essays.because.text == "Only some essays are shown. Nation or region: Wales."
    page.essays.clear_filter()
    assert not page.essays.because.isVisible()
    assert len(page.essays.rows_shown()) == 6


def test_an_empty_tile_leads_nowhere(qtbot, page, view):
    number = next(n for n, mark in enumerate(view.map.marks) if mark.name == "Scotland")
    qtbot.mouseClick(view.map, Qt.MouseButton.LeftButton, pos=view.map.rect_of(number).center())
    assert page.views.key == "overview"


def test_marks_are_gone_through_by_the_keys(qtbot, page, view):
    assert view.before.hasFocus()
    assert view.before.accessibleName() == "Before publication: Texts to come, 3 essays"
    qtbot.keyClick(view.before, Key.Key_Down)
    assert view.before.accessibleName() == "Before publication: To edit, 3 essays"
    view.before.grab()
    qtbot.keyClick(view.before, Key.Key_Return)
    assert len(page.essays.rows_shown()) == 3
    assert {row.look.tone for row in page.essays.rows_shown()} == {"blue"}


def test_bands_of_the_progress_lead_to_their_essays(qtbot, page, view):
    number = next(n for n, mark in enumerate(view.course.marks) if mark.name == "to come")
    qtbot.mouseClick(view.course, Qt.MouseButton.LeftButton, pos=view.course.rect_of(number).center())
    assert sorted(row.state.value for row in page.essays.rows_shown()) == ["idea", "idea", "idea"]


def test_names_of_bands_never_stand_one_over_another(view):
    rects = [view.course.rect_of(number) for number in range(len(view.course.marks))]
    for number, one in enumerate(rects):
        assert view.course.rect().contains(one)
        assert not any(one.intersects(other) for other in rects[number + 1 :])


def test_everything_is_there_as_tables(qtbot, view):
    qtbot.mouseClick(view.as_tables, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    for panel in view.panels:
        assert panel.table.isVisible()
        assert not panel.chart.isVisible()
    table = view.panels[2].table
    cells = [[table.item(row, column).text() for column in range(3)] for row in range(2)]
    assert cells == [["Climate and energy", "2,656", "2,400"], ["Local economy", "986", "2,000"]]
    days = view.panels[1].table
    assert days.item(days.rowCount() - 1, 3).text() == "3"
    table.activated.emit(table.model().index(0, 0))
    assert not view.isVisible()


def test_saved_as_a_picture(view, tmp_path, window):
    path = tmp_path / "overview.png"
    assert view.save_picture(path)
    picture = QImage(str(path))
    assert picture.width() >= view.sheet.width() * 2 - 2
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(40, 400, 7)}) > 8
    assert not view.save_picture(tmp_path / "nowhere" / "overview.png")
    assert "Could not write ‘overview.png’" in " ".join(window.messages.messages().values())


def test_an_empty_collection_says_so_and_panels_stand_in_one_column_when_narrow(window, page, view):
    window.resize(1024, 640)
    QApplication.processEvents()
    assert view.area.horizontalScrollBar().maximum() == 0
    session = window.session
    session.perform(lambda d: d.delete_essays([e.id for e in session.record.all(Essay) if not e.binned]))
    assert view.empty.isVisible()
    assert not view.as_tables.isEnabled()
