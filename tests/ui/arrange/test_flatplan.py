"""The flatplan: every page where the eye and the pointer find it, by mouse and by keys."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from essayeditor.ui.arrange.flatplan import Flatplan
from essayeditor.ui.arrange.paging import Paging
from essayeditor.ui.style import appearance
from tests.ui.arrange.plans import PAGING, PLAN

Key = Qt.Key
COLOURS = {"energy": 1, "economy": 2}


@pytest.fixture
def flatplan(qtbot, look):
    made = Flatplan()
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show_pages(PAGING, COLOURS)
    made.show()
    return made


def middle(flatplan, page):
    """The middle of a page, found as the pointer would find it: by asking at every place."""
    spots = [
        (x, y)
        for x in range(0, flatplan.width(), 2)
        for y in range(0, flatplan.height(), 2)
        if flatplan.page_at(QPoint(x, y)) == page
    ]
    assert spots, f"page {page} is nowhere"
    return QPoint(*(sum(numbers) // len(spots) for numbers in zip(*spots, strict=True)))


def test_every_page_has_a_place_and_a_click_goes_to_what_is_there(flatplan, qtbot):
    places = [middle(flatplan, page) for page in range(1, PLAN.pages + 1)]
    assert len({(place.x(), place.y()) for place in places}) == PLAN.pages
    picked = []
    flatplan.picked.connect(picked.append)
    for page in (9, 15, 4, 2):
        qtbot.mouseClick(flatplan, Qt.MouseButton.LeftButton, pos=places[page - 1])
    assert picked == ["sun", "economy"], "blank pages and the imprint are no essay or section"


def test_facing_pages_touch_and_spreads_stand_apart(flatplan):
    left, right, next_left = (middle(flatplan, page).x() for page in (8, 9, 10))
    assert right - left < next_left - right


def test_the_keys_go_from_page_to_page_and_say_what_is_there(flatplan, qtbot):
    said, picked = [], []
    flatplan.pointed.connect(said.append)
    flatplan.picked.connect(picked.append)
    flatplan.setFocus()
    for key in (Key.Key_End, Key.Key_Left, Key.Key_Home, *[Key.Key_Right] * 7, Key.Key_Return):
        qtbot.keyClick(flatplan, key)
    assert said[-10:-7] == [
        "Back cover",
        "Page 15, blank, so that the back cover is on the outside",
        "Cover",
    ]
    assert said[-1] == "Page 2: Sun"
    assert picked == ["sun"]
    assert flatplan.accessibleName().endswith("22 pages, 5 blank: iv, vi, 7, 8, 15. Page 2: Sun")


def test_an_opener_is_filled_a_blank_page_is_not_and_stale_pages_are_faint(flatplan):
    colours = appearance.colours()
    image = flatplan.grab().toImage()

    def share(page, colour):
        """The share of a page's places that have a colour."""
        spot = middle(flatplan, page)
        around = [(spot.x() + dx, spot.y() + dy) for dx in range(-3, 4) for dy in range(-5, 6)]
        return sum(image.pixelColor(x, y) == QColor(colour) for x, y in around) / len(around)

    assert share(7, colours.section(1)) > 0.95
    assert share(9, colours.paper) > 0.6
    assert share(13, colours.border) > 0.05, "hatched"
    flatplan.set_stale(True)
    image = flatplan.grab().toImage()
    assert share(7, colours.section(1)) == 0


@pytest.mark.parametrize("pages", [1, 84, 900])
@pytest.mark.parametrize("width", [600, 1024, 1440])
def test_any_length_fits_any_width(flatplan, pages, width):
    long = dataclasses.replace(PLAN, pages=pages, parts=(), blanks=())
    flatplan.resize(width, 60)
    flatplan.show_pages(Paging(long), {})
    last = middle(flatplan, pages)
    assert 0 <= last.x() < width
    assert 0 <= last.y() < flatplan.height()
