"""Openings of essays: many authors, titles of long words, texts from right to left."""

import pytest

from essayeditor.collection.book import Book, BookEssay, BookSection, Byline
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.blocks import ListItem, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.typeset.book import layout
from essayeditor.typeset.pages import BYLINE, STANDFIRST, TITLE, Fill, Line, Pages
from essayeditor.typeset.themes import load_theme, themes
from tests.typeset.reading import line_text
from tests.typeset.test_golden import SOLAR

ARABIC = "مرحبا بكم في هذا الكتاب الذي يجمع قصصا من جميع أنحاء البلاد عن الناس والأماكن "


def opened(
    theme: str, title: str, authors: int = 1, *blocks, standfirst: str = "How it was bought."
) -> Pages:
    bylines = tuple(Byline(f"Author {n}", "Chair", "A co-operative", "Leeds") for n in range(1, authors + 1))
    text = blocks or tuple(Paragraph(f"p{n}", inline(SOLAR)) for n in range(5))
    essay = BookEssay("e", EssayKind.ESSAY, title, title, standfirst, bylines, Document(text), "en-GB")
    section = BookSection("s", 1, "", "", "", 1, (essay,))
    book = Book("B", "", "", "", "en-GB", "2025", Imprint(), (section,))
    return layout(book, load_theme(theme), lambda _: (800.0, 600.0))


def lines_of(pages: Pages, *blocks: str) -> list[tuple[int, Line]]:
    """The lines of blocks, with the number of the page each is on."""
    return [
        (number, item)
        for number, page in enumerate(pages.pages)
        for item in page.body.items
        if isinstance(item, Line) and page.body.origins.get(item.spans[0].tag) in blocks
    ]


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize("authors", [1, 3, 4, 8, 12, 16, 40])
def test_authors_however_many_are_all_named_and_stand_apart_from_the_text(authors, theme):
    pages = opened(theme, "All of us", authors)
    assert not pages.findings
    named = lines_of(pages, BYLINE)
    said = " ".join(line_text(line) for _, line in named)
    assert [said.count(f"Author {n}") >= 1 for n in range(1, authors + 1)] == [True] * authors
    assert said.count("Chair, A co-operative, Leeds") == authors
    (page, last), (text_page, first) = named[-1], lines_of(pages, "p0")[0]
    grid = load_theme(theme).page.grid
    assert text_page == page + 1 or (text_page == page and first.y - last.y > 1.9 * grid)
    if authors <= 12 and theme in ("community-britain", "pamphlet"):
        assert page == 0


@pytest.mark.parametrize("theme", themes())
def test_a_title_whose_words_are_too_long_is_smaller_rather_than_parted(theme):
    longest = "Intergovernmentalisation"
    title = lines_of(opened(theme, f"{longest} here"), TITLE)
    styles = load_theme(theme).style
    assert any(line_text(line).strip().startswith(longest) for _, line in title)
    assert {line.spans[0].size for _, line in title} <= {styles["title"].size, styles["title_small"].size}


@pytest.mark.parametrize("theme", themes())
def test_an_opening_from_right_to_left_ends_at_the_right_edge(theme):
    block = ListItem("l", inline(ARABIC))
    pages = opened(theme, ARABIC[:20], 1, Paragraph("p0", inline(ARABIC * 3)), block, standfirst=ARABIC)
    measure = load_theme(theme).page.measure
    for name in (TITLE, STANDFIRST, BYLINE):
        for _, line in lines_of(pages, name):
            assert _right(line) == pytest.approx(measure, abs=2.0), name
    (rule,) = [item for item in pages.pages[0].body.items if isinstance(item, Fill)]
    assert rule.x + rule.width == pytest.approx(measure)
    mark, *words = lines_of(pages, "l")[0][1].spans if lines_of(pages, "l") else _item(pages)
    assert mark.x > max(span.x for span in words)


def _right(line: Line) -> float:
    ends = []
    for span in line.spans:
        wide = (
            sum(s.width + span.tracking * len(s.glyphs) for s in span.words) * span.size * span.wider / 1000
        )
        ends.append(span.x + wide + span.gap * (len(span.words) - 1))
    return max(ends)


def _item(pages: Pages) -> tuple:
    """The spans of the list item's first line: its mark has no block of its own."""
    items = [i for page in pages.pages for i in page.body.items if isinstance(i, Line)]
    origins = pages.pages[0].body.origins
    return next(i.spans for i in items if any(origins.get(s.tag) == "l" for s in i.spans))
