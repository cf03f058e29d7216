"""The page beside the text: what is typed is on it, and it and the cursor follow each other."""

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.typeset.pages import TITLE
from essayeditor.ui.edit.pagepane import places
from essayeditor.ui.publish.proof import ZOOMS
from essayeditor.ui.publish.render import PDFIUM

Key, Mod, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton


def words(pane):
    with PDFIUM, pypdfium2.PdfDocument(pane.pages.shown.pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def put_cursor(page, said):
    found = page.view.document().find(said)
    found.setPosition(found.selectionStart())
    page.view.setTextCursor(found)


def point(pane, spot):
    """Where a spot lies in the viewport."""
    rect = pane.view.place_of(spot)
    scrolled = QPoint(pane.view.horizontalScrollBar().value(), pane.view.verticalScrollBar().value())
    return rect.center().toPoint() - scrolled


def test_what_is_typed_comes_onto_the_page_without_being_saved(page, pane, qtbot):
    put_cursor(page, "Nobody cheered")
    page.saver._timer.stop()
    qtbot.keyClicks(page.view, "Almost ")
    before = pane.pages
    qtbot.waitUntil(lambda: pane.pages is not before and "lmost" in words(pane).lower(), timeout=30_000)
    assert page.view.buffer.dirty


def test_the_line_of_the_cursor_is_marked(page, pane, qtbot):
    put_cursor(page, "from 312 members")
    block, offset = places.of_cursor(page.view.textCursor())
    where = pane.pages.shown.map.place(block, offset)
    qtbot.waitUntil(lambda: [(one.page, one.y) for one in pane.view.spots] == [(where.page, where.y)])
    (spot,) = pane.view.spots
    assert spot.x <= where.x <= spot.x + spot.width
    pane.grab()
    pixel = pane.view.viewport().grab().toImage().pixelColor(point(pane, spot) + QPoint(0, 0))
    assert pixel != Qt.GlobalColor.white


@pytest.mark.parametrize("said", ["Whose roof", "from 312", "A right to connect", "Ask who pays"])
def test_a_click_on_the_page_lands_in_the_text(page, pane, qtbot, said):
    put_cursor(page, "By the second spring")
    goal = page.view.document().find(said).selectionStart()
    block = page.view.document().findBlock(goal)
    key, _ = places.of_cursor(page.view.document().find(said))
    spot = pane.pages.shown.map.place(key, goal - block.position())
    pane.view.show_spots([spot], follow=True)
    qtbot.mouseClick(pane.view.viewport(), Button.LeftButton, pos=point(pane, spot))
    assert page.view.hasFocus()
    assert abs(page.view.textCursor().position() - goal) <= 2


def test_a_click_on_a_note_a_title_and_a_picture(page, pane, qtbot):
    where = pane.pages.shown.map
    spot = where.place("n1", 3)
    pane.view.show_spots([spot], follow=True)
    qtbot.mouseClick(pane.view.viewport(), Button.LeftButton, pos=point(pane, spot))
    assert page.notes.current().id == "n1"
    assert places.position(page.view.buffer, "f", 0) == page.view.document().findBlockByNumber(6).position()
    spot = where.place(TITLE, 1)
    pane.view.show_spots([spot], follow=True)
    qtbot.mouseClick(pane.view.viewport(), Button.LeftButton, pos=point(pane, spot))
    assert page.sheet.fields.title.hasFocus()


def test_zoom_facing_and_fit_are_remembered(page, pane, qtbot, window, desk):
    qtbot.mouseClick(pane.facing, Button.LeftButton)
    assert pane.view.facing
    for _ in range(2):
        qtbot.mouseClick(pane.larger, Button.LeftButton)
    assert pane.view.step == ZOOMS.index(1.0) + 2
    path = desk.path
    window.close_collection()
    assert window.open(path)
    again = window.visit("edit").frame.part("page")
    assert again.view.facing
    assert again.view.step == ZOOMS.index(1.0) + 2
    qtbot.mouseClick(again.fit, Button.LeftButton)
    assert again.view.step == ZOOMS.index(1.0)


def test_the_place_on_the_page_is_kept_while_one_types(page, pane, qtbot):
    for _ in range(3):
        qtbot.mouseClick(pane.larger, Button.LeftButton)
    put_cursor(page, "By the second spring")
    qtbot.waitUntil(lambda: pane.view.verticalScrollBar().value() > 0)
    before, series = pane.view.verticalScrollBar().value(), pane.pages.series
    qtbot.keyClicks(page.view, "x")
    qtbot.waitUntil(lambda: pane.pages.series > series, timeout=30_000)
    assert abs(pane.view.verticalScrollBar().value() - before) < 60
    assert pane.view.step == ZOOMS.index(1.0) + 3


def test_another_essay_and_none(page, pane, qtbot, essays):
    page.arrive(essays["Who owns the wind?"])
    assert pane.pages is None
    qtbot.waitUntil(lambda: pane.pages is not None, timeout=30_000)
    assert "The wind blows" in words(pane)
    page.close_tab()
    page.close_tab()
    assert pane.pages is None
    assert pane.view.nothing == "No essay is open."


def test_hidden_it_asks_for_nothing_and_narrow_it_closes_by_itself(page, pane, qtbot, window):
    window.resize(1240, 800)
    qtbot.waitUntil(lambda: not pane.isVisible())
    assert page.sidebar.isVisible()
    request = pane._request
    qtbot.keyClicks(page.view, "x")
    QTest.qWait(200)
    assert pane._request is request
    window.resize(1040, 700)
    qtbot.waitUntil(lambda: not page.sidebar.isVisible())
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: pane.isVisible() and page.sidebar.isVisible())
    qtbot.waitUntil(lambda: pane._request is not request, timeout=5000)


def test_pages_that_cannot_be_made_are_told_and_the_old_ones_stay(page, pane, qtbot, desk):
    before = pane.pages
    desk.edit_collection(theme="nowhere")
    qtbot.waitUntil(lambda: "pages" in pane.messages.messages(), timeout=30_000)
    assert "There is no theme" in pane.messages.messages()["pages"]
    assert pane.pages is before


def test_of_a_long_essay_the_pages_at_the_cursor_come_first(page, pane, qtbot, desk, essays):
    said = "What people in this street would do with it nobody has asked before or since. " * 12
    key = essays["Who owns the wind?"]
    desk.save_text(key, Document(tuple(Paragraph(f"p{n}", inline(f"{n}. {said}")) for n in range(80))))
    page.arrive(key)
    qtbot.waitUntil(lambda: pane.pages is not None and pane.pages.shown.essay == key, timeout=30_000)
    qtbot.waitUntil(lambda: pane.pages.is_drawn(0), timeout=10_000)
    first, count = pane.pages.image(0, pane.pages.image(0, 1).width()), len(pane.pages)
    put_cursor(page, "60. What")
    QTest.keyClicks(page.view, "Almost ")
    qtbot.waitUntil(lambda: not pane.pages.shown.is_whole, timeout=30_000)
    assert len(pane.pages) == count
    qtbot.waitUntil(lambda: pane.pages.is_drawn(pane.view.page), timeout=10_000)
    assert pane.pages.image(0, first.width()) == first  # still the older picture, and no empty page
    qtbot.waitUntil(lambda: pane.pages.shown.is_whole, timeout=30_000)
    assert "Almost" in words(pane)
    assert pane.pages.shown.map.place("p0", 0).page == 0


def test_gone_to_a_page_that_is_not_there_yet_it_comes(page, pane, qtbot, desk, essays):
    said = "What people in this street would do with it nobody has asked before or since. " * 12
    key = essays["Who owns the wind?"]
    desk.save_text(key, Document(tuple(Paragraph(f"p{n}", inline(f"{n}. {said}")) for n in range(80))))
    page.arrive(key)
    qtbot.waitUntil(lambda: pane.pages is not None and pane.pages.shown.essay == key, timeout=30_000)
    put_cursor(page, "60. What")
    QTest.keyClicks(page.view, "Almost ")
    qtbot.waitUntil(lambda: not pane.pages.shown.is_whole, timeout=30_000)
    pane._whole_soon.stop()
    put_cursor(page, "2. What")
    qtbot.waitUntil(lambda: pane.pages.shown.is_whole and pane.view.page < 3, timeout=30_000)
    assert pane.view.spots
