"""The plan in words: the number printed on a page, the span of an essay, and what stays blank and why."""

import dataclasses

import pytest

from essayeditor.collection.entities import PartKind
from essayeditor.ui.arrange.paging import Paging, compared
from tests.ui.arrange.plans import PAGING, PLAN, TITLES


def test_pages_are_called_by_the_number_printed_on_them():
    assert [PAGING.label(page) for page in (1, 6, 7, 22)] == ["i", "vi", "1", "16"]
    assert (PAGING.span("sun"), PAGING.span("wind"), PAGING.span("fore")) == ("2–5", "6", "v")
    assert PAGING.span("nowhere") == ""
    assert PAGING.first(PAGING.of_part(PartKind.CONTRIBUTORS)) == "13"
    assert PAGING.first(PAGING.of_part(PartKind.COVER)) == "", "a cover bears no number"
    assert PAGING.first(PAGING.of_part(PartKind.RECOMMENDATIONS)) == ""


def test_a_section_ends_with_its_last_essay():
    assert PAGING.section_said("energy") == "pages 1 to 6, opens on a right-hand page"
    assert PAGING.section_said("economy") == "pages 9 to 11, opens on a right-hand page"
    without_sun = {key: title for key, title in TITLES.items() if key != "sun"}
    stale = Paging(PLAN, without_sun, {"wind": "energy", "shop": "economy"})
    assert stale.section_said("energy") == "pages 1 to 6, opens on a right-hand page", "until it is planned"
    assert PAGING.section_pages("economy") == (15, 17), "thanks that follow it are not in it"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (1, "Cover"),
        (2, "Page ii: Imprint"),
        (4, "Page iv, blank, so that Beginning here opens on the right"),
        (7, "Page 1: Energy, section opener"),
        (9, "Page 3: Sun"),
        (21, "Page 15, blank, so that the back cover is on the outside"),
        (22, "Back cover"),
    ],
)
def test_each_page_says_what_it_is(page, said):
    assert PAGING.page_said(page) == said


def test_it_is_said_why_pages_stay_blank():
    assert list(PAGING.consequences()) == [
        "Page iv stays blank so that Beginning here opens on the right.",
        "Page vi stays blank so that Energy opens on the right.",
        "Pages 7 to 8 stay blank so that Economy opens on the right.",
        "Page 15 stays blank so that the back cover is on the outside.",
    ]


def test_the_length_is_told_and_compared():
    assert PAGING.length_said() == "22 pages"
    assert PAGING.blanks_said() == "5 blank: iv, vi, 7, 8, 15"
    assert PAGING.sheets_said() == "2 pages short of a multiple of 4"
    shorter = dataclasses.replace(PLAN, pages=20, blanks=PLAN.blanks[:4])
    assert compared(PLAN, shorter) == "2 pages shorter than before, one blank page fewer"
    assert compared(shorter, PLAN) == "2 pages longer than before, one blank page more"
    assert compared(PLAN, PLAN) == compared(None, PLAN) == ""
    assert compared(PLAN, dataclasses.replace(shorter, theme="pamphlet")) == ""
    assert Paging(dataclasses.replace(PLAN, pages=24, blanks=())).sheets_said() == "divides by 4 for print"


def test_without_a_plan_nothing_is_claimed():
    empty = Paging()
    assert not empty
    assert (empty.length_said(), empty.sheets_said(), empty.span("sun"), empty.section_said("energy")) == (
        "",
        "",
        "",
        "",
    )
    assert list(empty.consequences()) == []
