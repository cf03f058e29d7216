"""From the text to the page and back: every printed letter has its place, and every place its letter."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayeditor.collection.book import BookSection
from essayeditor.text.blocks import Box, Figure, ListItem, Paragraph, Quote
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import Inline, InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall, Suggestion
from essayeditor.text.settle import accepted
from essayeditor.typeset.book import layout_essay
from essayeditor.typeset.page_map import PageMap, map_pages, near
from essayeditor.typeset.pages import BYLINE, STANDFIRST, TITLE
from essayeditor.typeset.themes import load_theme
from tests.strategies import documents
from tests.typeset.test_golden import SOLAR
from tests.typeset.test_properties import THEMES, book_of

HEADS = {TITLE: "A hall of our own", STANDFIRST: "How it was bought.", BYLINE: "A. Person Secretary"}


def mapped(document: Document, theme: str = "community-britain") -> PageMap:
    book = book_of(accepted(document))
    pages = layout_essay(book, "e1", load_theme(theme), lambda asset: (640.0, 480.0))
    return map_pages(pages, document, HEADS)


def covering(page_map: PageMap, block: str, offset: int):
    """The stretches whose words take in the letter at an offset."""
    return [
        s
        for s in page_map.of(block)
        if any(a <= offset < b for a, b in zip(s.offsets[::2], s.offsets[1::2], strict=True))
    ]


def noted() -> Paragraph:
    builder = InlineBuilder()
    builder.add(SOLAR[:60])
    builder.atom(NoteCall("n1"))
    builder.add(SOLAR[60:])
    return Paragraph("called", builder.build())


ESSAY = Document(
    (
        Paragraph("first", inline(SOLAR)),
        noted(),
        ListItem("item", inline("One thing, and another.")),
        Quote("quote", inline(SOLAR)),
        Figure("picture", "ab" * 32, "A roof", caption=inline("The roof in June.")),
        Box("box", inline("A title"), (Paragraph("within", inline(SOLAR)),)),
        *(Paragraph(f"p{n}", inline(SOLAR)) for n in range(12)),
    ),
    (Note("n1", (Paragraph("np", inline("See the minutes of June.")),)),),
)


@pytest.mark.parametrize("theme", THEMES)
def test_every_letter_has_its_place_and_every_place_its_letter(theme):
    found = mapped(ESSAY, theme)
    texts = {b.id: b.content.text for b in ESSAY.blocks if hasattr(b, "content")}
    texts |= {"n1": "See the minutes of June.", "within": SOLAR, "box": "A title", TITLE: HEADS[TITLE]}
    for block, text in texts.items():
        for offset in range(0, len(text), 7):
            if not text[offset].isalnum():
                continue
            (stretch,) = covering(found, block, offset)
            spot = found.place(block, offset)
            assert (spot.page, spot.y, spot.width) == (stretch.page, stretch.y, 0.0)
            assert stretch.x - 0.01 <= spot.x <= stretch.x + stretch.width + 0.01
            assert found.at(spot.page, spot.x, spot.y + spot.height / 2) == (block, offset)


def test_places_are_in_reading_order_and_on_the_page():
    found = mapped(ESSAY)
    theme = load_theme("community-britain")
    for block in ("first", "p0", "p11"):
        spots = [found.place(block, offset) for offset in range(0, len(SOLAR), 20)]
        order = [(s.page, round(s.y), s.x) for s in spots]
        assert order == sorted(order)
        assert all(0 < s.x < theme.page.width and 0 < s.y < theme.page.height for s in spots)
    assert found.place("p11").page > found.place("first").page


def test_a_selection_is_shown_line_by_line():
    found = mapped(ESSAY)
    spots = found.spots("p3", 5, len(SOLAR) - 5)
    whole = found.spots("p3")
    assert len(spots) == len(whole) > 3
    assert spots[0].x > whole[0].x
    assert spots[-1].width < whole[-1].width
    assert spots[1:-1] == whole[1:-1]
    assert found.spots("p3", 0, 0) == []


def test_a_picture_is_clicked_anywhere_on_it():
    found = mapped(ESSAY)
    (picture,) = [s for s in found.of("picture") if not s.offsets]
    assert found.at(picture.page, picture.x + 40, picture.y + 40) == ("picture", 0)
    assert found.at(99, 10, 10) is None
    assert found.place("nothing") is None


def test_suggestions_are_counted_with():
    said = "The school had certainly not asked for panels."
    gone = said.index("certainly "), said.index("not asked")
    content = Inline(said, (Mark(*gone, MarkKind.DELETED, author="E", when="2025-01-01"),))
    first = Paragraph("a", content, end=Suggestion(MarkKind.DELETED, "E", "2025-01-01"))
    found = mapped(Document((first, Paragraph("b", inline("It had asked for a boiler.")))))
    asked = said.index("asked")
    (stretch,) = covering(found, "a", asked)
    assert covering(found, "a", gone[0] + 2) == []
    assert found.at(stretch.page, stretch.x_at(asked) + 0.1, stretch.y + 2) == ("a", asked)
    (joined,) = covering(found, "b", 3)
    assert joined.y == stretch.y


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.sampled_from(THEMES))
def test_any_document_can_be_mapped(document, theme):
    found = mapped(document, theme)
    for stretch in found.stretches:
        assert len(stretch.offsets) == len(stretch.edges)
        assert list(stretch.offsets) == sorted(stretch.offsets)
        spot = found.at(stretch.page, stretch.x + 0.1, stretch.y + stretch.height / 2)
        assert spot is not None


def test_an_extract_is_numbered_as_in_the_book():
    (section,) = book_of(ESSAY).parts
    assert isinstance(section, BookSection)
    alone = replace(book_of(ESSAY), parts=(replace(section, title=""),))
    pages = layout_essay(alone, "e1", load_theme("community-britain"), lambda asset: (640.0, 480.0))
    assert [page.label for page in pages.pages][:2] == ["1", "2"]


def test_some_of_the_pages_are_mapped_as_all_of_them_are():
    pages = layout_essay(book_of(ESSAY), "e1", load_theme("community-britain"), lambda asset: (640.0, 480.0))
    whole = map_pages(pages, ESSAY, HEADS)
    count = len(pages.pages)
    assert count >= 3
    for start in range(count):
        for stop in range(start + 1, count + 1):
            some = map_pages(pages, ESSAY, HEADS, range(start, stop))
            assert some.stretches == tuple(s for s in whole.stretches if start <= s.page < stop)


def test_the_pages_near_a_block():
    pages = layout_essay(book_of(ESSAY), "e1", load_theme("community-britain"), lambda asset: (640.0, 480.0))
    count = len(pages.pages)
    own = {s.page for s in map_pages(pages, ESSAY, HEADS).of("p11")}
    assert near(pages, "p11", 0) == range(min(own), max(own) + 1)
    assert near(pages, "p11", 1) == range(min(own) - 1, min(count, max(own) + 2))
    assert near(pages, "p11", count) == near(pages, "no such block", 0) == range(count)
