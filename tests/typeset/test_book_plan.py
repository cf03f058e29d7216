"""The plan of a book says what its layout does, and lays out no essay twice."""

from dataclasses import replace

import pytest

from essayeditor.collection.book import BookSection, FrontEssay
from essayeditor.collection.entities import EssayKind
from essayeditor.typeset.book import Planning, layout, layout_essay
from essayeditor.typeset.cache import LayoutCache
from essayeditor.typeset.themes import load_theme, themes
from tests.typeset.test_book import book, essay

SECTION = next(part for part in book().parts if isinstance(part, BookSection))


def size(_asset):
    return (640.0, 480.0)


@pytest.mark.parametrize("key", themes())
def test_the_plan_is_that_of_the_layout(key):
    theme, whole, cache = load_theme(key), book(), LayoutCache()
    plan = Planning(whole, theme, size, cache).plan()
    pages = layout(whole, theme, size, cache=cache)
    assert plan.pages == len(pages.pages)
    assert [n for n, page in enumerate(pages.pages, 1) if page.blank] == list(plan.blanks)
    for name, first in pages.starts.items():
        if part := plan.part(name):
            assert (part.first, part.folio) == (first, pages.pages[first - 1].label)
            assert all(p.essay == name for p in pages.pages[first - 1 : first - 1 + part.pages])
    covered = sum(part.pages for part in plan.parts) + len(plan.blanks)
    assert covered == plan.pages
    assert plan.part("") is None


def test_a_new_order_lays_out_nothing_anew():
    theme, whole, cache = load_theme("community-britain"), book(), LayoutCache()
    planning = Planning(whole, theme, size, cache)
    assert (planning.done, planning.of) == (0, len(whole.essays()))
    before = planning.plan()
    misses = cache.misses
    turned = tuple(
        replace(part, essays=part.essays[::-1]) if isinstance(part, BookSection) else part
        for part in whole.parts
    )
    after = Planning(replace(whole, parts=turned), theme, size, cache).plan()
    assert cache.misses == misses
    assert after.part("1b").first == before.part("1a").first


@pytest.mark.parametrize(
    ("kind", "labels"), [(EssayKind.FOREWORD, ["v", "vi"]), (EssayKind.ESSAY, ["5", "6"])]
)
def test_an_extract_has_the_folios_of_the_book(kind, labels):
    section = None if kind is EssayKind.FOREWORD else replace(SECTION, essays=())
    part = FrontEssay(essay("x", kind=kind), section, labels[0])
    pages = layout_essay(replace(book(), parts=(part,)), "x", load_theme("community-britain"), size)
    assert [page.label for page in pages.pages][:2] == labels
