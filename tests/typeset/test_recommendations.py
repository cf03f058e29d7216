"""The recommendations as set, under the headings that the editors gave them; the cover's own colour."""

from dataclasses import replace

import pytest

from essayeditor.collection.book import BackCover, Book, Contents, Cover, Recommendation, Recommendations
from essayeditor.typeset.book import layout
from essayeditor.typeset.pages import Fill, Line, Link, Pages
from essayeditor.typeset.themes import load_theme, themes
from tests.typeset.reading import spoken
from tests.typeset.test_book import book
from tests.typeset.test_parts import size, with_notes

ASKS = Recommendations(
    (
        Recommendation("2a", "Essay 2a", "In a hundred days", "Answer within ninety days."),
        Recommendation("1a", "Essay 1a", "In a hundred days", "Give a year to bid."),
        Recommendation("1b", "Essay 1b", "Section 1", "Keep the lights on."),
    ),
    "What we ask of government",
    "Three things.\nAll of them cheap.",
)


def made(*parts) -> Book:
    whole = with_notes(*parts)
    return replace(whole, parts=(Contents(), *whole.parts))


def of_kind(pages: Pages, kind: str) -> list:
    return [item for page in pages.pages if page.kind == kind for item in page.drawn()]


@pytest.mark.parametrize("key", themes())
def test_heading_introduction_and_groups_stand_in_order_with_the_pages_of_the_essays(key):
    pages = layout(made(ASKS), load_theme(key), size)
    said = " ".join(spoken(pages).split())
    order = [said.rindex(words) for words in (
        "What we ask of government", "Three things.", "All of them cheap.", "In a hundred days",
        "Answer within ninety days.", "Give a year to bid.", "Keep the lights on.",
    )]  # fmt: skip
    assert order == sorted(order)
    assert "What we ask of government" in words_of(pages, "contents")
    leads = [item.target for item in of_kind(pages, "recommendations") if isinstance(item, Link)]
    assert leads == ["#2a.top", "#1a.top", "#1b.top"]
    label = pages.pages[pages.starts["2a"] - 1].label
    assert f"Essay 2a, page {label} " in words_of(pages, "recommendations")


def words_of(pages: Pages, kind: str) -> str:
    """All words on the pages of a kind, as they are drawn."""
    lines = [item for item in of_kind(pages, kind) if isinstance(item, Line)]
    found = (shape.text for line in lines for span in line.spans for shape in span.words)
    return " ".join(" ".join(found).replace("\u00a0", " ").split())


def fills(pages: Pages, kind: str) -> set[str]:
    return {item.colour for item in of_kind(pages, kind) if isinstance(item, Fill)}


def test_a_cover_of_one_colour_is_drawn_in_that_family_front_and_back():
    theme = load_theme("community-britain")
    plain = replace(book(), parts=(Cover(), BackCover("Words.")))
    green = replace(book(), parts=(Cover(colour=2), BackCover("Words.", 2)))
    assert theme.family(3).c in fills(layout(plain, theme, size), "back-cover")
    shown = layout(green, theme, size)
    assert theme.family(2).c in fills(shown, "back-cover")
    drawn = "".join(map(str, of_kind(shown, "cover"))) + "".join(map(str, of_kind(shown, "back-cover")))
    others = [colour for n in (1, 3) for colour in (theme.family(n).c, theme.family(n).m, theme.family(n).d)]
    assert not [colour for colour in others if colour in drawn]
    words = [item for item in of_kind(shown, "cover") if isinstance(item, Line)]
    assert words
