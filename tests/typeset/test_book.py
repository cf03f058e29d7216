"""The whole book: its parts in order, folios and references that agree, extremes that still fit."""

from dataclasses import replace

import pytest

from essayeditor.collection.book import (
    BackCover,
    Book,
    BookContributor,
    BookEssay,
    BookSection,
    Byline,
    Contents,
    Contributors,
    Cover,
    FrontEssay,
    ImprintPage,
    Recommendation,
    Recommendations,
)
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.numbering import from_roman
from essayeditor.typeset.book import layout, layout_essay
from essayeditor.typeset.cache import LayoutCache
from essayeditor.typeset.furniture import DRAFT
from essayeditor.typeset.pages import Destination, Line, Link
from essayeditor.typeset.themes import load_theme, themes
from tests.typeset.reading import spoken, structure_words

IMPRINT = Imprint(
    publisher="A Press", promoter="A. Person", on_behalf_of="A Party", promoter_address="1 Street"
)


def essay(key: str, title: str = "", kind: EssayKind = EssayKind.ESSAY, words: int = 700) -> BookEssay:
    blocks = (
        Paragraph(f"{key}p", inline("words of the essay " * (words // 4))),
        Heading(f"{key}h", inline("A heading")),
        Paragraph(f"{key}q", inline("further words " * 40)),
    )
    title = title or f"The essay {key}"
    return BookEssay(
        key, kind, title, title, "A standfirst.", (Byline(f"Author {key}"),), Document(blocks), "en-GB"
    )


def book(sections: int = 3) -> Book:
    made = tuple(
        BookSection(f"s{n}", n, f"Section {n}", f"Short {n}", "A note.", n, (essay(f"{n}a"), essay(f"{n}b")))
        for n in range(1, sections + 1)
    )
    people = tuple(
        BookContributor(f"Author {key}", key, "Role", "Organisation", "Place", "A life. " * 20, essays=(key,))
        for key in ("1a", "2b")
    )
    asks = tuple(Recommendation("1a", "The essay 1a", "Section 1", f"Do this {n}.") for n in range(3))
    return Book(
        "Stories from Somewhere",
        "A subtitle",
        "A campaign",
        "First edition",
        "en-GB",
        "2025",
        IMPRINT,
        (
            Cover(),
            ImprintPage(IMPRINT),
            Contents(),
            FrontEssay(essay("fore", kind=EssayKind.FOREWORD)),
            FrontEssay(essay("intro", kind=EssayKind.INTRODUCTION)),
            *made,
            Recommendations(asks),
            Contributors(people),
            BackCover("Words for the back."),
        ),
    )


def no_picture(asset: str) -> tuple[float, float]:
    raise KeyError(asset)


@pytest.fixture(scope="module")
def pages():
    return layout(book(), load_theme("community-britain"), no_picture)


def page_of(pages, name: str) -> int:
    for number, page in enumerate(pages.pages):
        if any(isinstance(item, Destination) and item.name == name for item in page.drawn()):
            return number
    raise AssertionError(name)


def test_sections_open_on_a_recto_and_the_cover_ends_the_book(pages):
    for number in (1, 2, 3):
        assert page_of(pages, f"s{number}.top") % 2 == 0
    assert pages.pages[-1].kind == "back-cover"
    assert len(pages.pages) % 2 == 0


def test_folios_are_roman_until_the_introduction(pages):
    intro = page_of(pages, "intro.top")
    assert [page.label for page in pages.pages[:4]] == ["i", "ii", "iii", "iv"]
    assert intro % 2 == 0
    assert [page.label for page in pages.pages[intro : intro + 3]] == ["1", "2", "3"]


@pytest.mark.parametrize("theme", themes())
def test_what_stands_before_the_introduction_has_roman_folios_whatever_it_is(theme):
    thanks = FrontEssay(essay("ak", kind=EssayKind.ACKNOWLEDGEMENTS))
    parts = book().parts
    pages = layout(replace(book(), parts=(*parts[:3], thanks, *parts[3:])), load_theme(theme), no_picture)
    starts = {key: pages.pages[page - 1].label for key, page in pages.starts.items()}
    assert from_roman(starts["ak"])
    assert from_roman(starts["fore"])
    assert starts["intro"] == "1"
    alone = replace(book(), parts=(replace(thanks, folio=starts["ak"]), ImprintPage(IMPRINT)))
    assert layout(alone, load_theme(theme), no_picture).pages[0].label == starts["ak"]


def test_an_afterword_alone_has_its_folio():
    after = FrontEssay(essay("af", kind=EssayKind.AFTERWORD), folio="71")
    pages = layout(replace(book(), parts=(after, ImprintPage(IMPRINT))), load_theme("pamphlet"), no_picture)
    assert pages.pages[0].label == "71"


def test_what_the_contents_say_is_where_things_are(pages):
    links = [
        item
        for page in pages.pages
        if page.kind == "contents"
        for item in page.drawn()
        if isinstance(item, Link)
    ]
    assert len(links) == 2 + 3 + 6 + 2
    for link in links:
        label = pages.pages[page_of(pages, link.target[1:])].label
        assert link.alt.endswith(f"page {label}")
    said = " ".join(structure_words(pages))
    for key in ("1a", "2b", "3a"):
        label = pages.pages[page_of(pages, f"{key}.top")].label
        assert f"{label} The essay {key}" in said


def test_openings_have_no_running_head(pages):
    head = load_theme("community-britain").page.baseline(3)
    for key in ("1a", "2b"):
        first = page_of(pages, f"{key}.top")
        assert not [i for i in pages.pages[first].items if isinstance(i, Line) and i.y == head]
        assert [i for i in pages.pages[first + 1].items if isinstance(i, Line) and i.y == head]


def test_the_promoter_is_named_in_live_text(pages):
    line = "Promoted by A. Person on behalf of A Party, both at 1 Street."
    assert spoken(pages).count(line) == 2


def test_an_essay_is_laid_out_once_and_again_only_when_it_changes():
    cache, theme = LayoutCache(), load_theme("community-britain")
    first = layout(book(), theme, no_picture, cache=cache)
    assert (cache.hits, cache.misses) == (0, 8)
    second = layout(book(), theme, no_picture, cache=cache)
    assert (cache.hits, cache.misses) == (8, 8)
    bodies = [page.body for page in first.pages if page.kind == "text"]
    assert all(
        a is b for a, b in zip(bodies, (p.body for p in second.pages if p.kind == "text"), strict=True)
    )
    changed = book()
    section = changed.parts[5]
    other = replace(section, essays=(essay("1a", words=900), section.essays[1]))
    parts = tuple(other if part is section else part for part in changed.parts)
    layout(replace(changed, parts=parts), theme, no_picture, cache=cache)
    assert cache.misses == 9


def test_an_essay_alone_is_as_it_is_in_the_book(pages):
    alone = layout_essay(book(), "2b", load_theme("community-britain"), no_picture)
    inside = [page for page in pages.pages if page.essay == "2b"]
    assert len(alone.pages) == len(inside)
    for mine, theirs in zip(alone.pages, inside, strict=True):
        assert [i.y for i in mine.body.items if isinstance(i, Line)] == [
            i.y for i in theirs.body.items if isinstance(i, Line)
        ]
    with pytest.raises(KeyError):
        layout_essay(book(), "nobody", load_theme("community-britain"), no_picture)


def extract(folio: str = "") -> Book:
    section = replace(book().parts[6], title="", note="", essays=())
    return replace(book(), parts=(FrontEssay(essay("2b"), section, folio), ImprintPage(IMPRINT)))


@pytest.mark.parametrize("theme", themes())
def test_an_extract_has_the_pages_of_the_book_and_says_which(theme):
    whole = layout(book(), load_theme(theme), no_picture)
    inside = [page for page in whole.pages if page.essay == "2b"]
    alone = layout(extract(inside[0].label), load_theme(theme), no_picture)
    assert len(alone.pages) == len(inside) + 1
    for mine, theirs in zip(alone.pages, inside, strict=False):
        assert (mine.label, mine.shift) == (theirs.label, theirs.shift)
        assert drawn(mine) == drawn(theirs)
    said = spoken(alone)
    assert "From Stories from Somewhere, first edition." in said
    assert "Promoted by A. Person on behalf of A Party, both at 1 Street." in said


def drawn(page) -> list[tuple]:
    """The words of a page with places, types and colours."""
    return [
        (item.y, span.x, span.size, span.colour, [shape.text for shape in span.words])
        for item in page.drawn()
        if isinstance(item, Line)
        for span in item.spans
    ]


def test_an_extract_of_which_the_page_is_not_known_begins_on_page_1():
    assert layout(extract(), load_theme("pamphlet"), no_picture).pages[0].label == "1"


def test_a_draft_says_so_on_every_page_with_a_folio():
    drafted = layout(book(1), load_theme("community-britain"), no_picture, draft=True)
    said = [
        " ".join(shape.text for span in item.spans for shape in span.words)
        for page in drafted.pages
        if page.kind == "text"
        for item in page.items
        if isinstance(item, Line)
    ]
    assert said.count(DRAFT) == sum(page.kind == "text" for page in drafted.pages)


@pytest.mark.parametrize("name", themes())
def test_extremes_stay_on_the_page(name):
    long = "extraordinarily long title " * 12
    section = BookSection(
        "s1", 1, long, long, "A note to the section. " * 80, 1, (essay("1a", long), essay("1b", "x" * 120))
    )
    people = tuple(
        BookContributor(f"Name {n} " * n, "", "Role " * n, "", "", "Life. " * 60 * n, essays=("1a",))
        for n in (1, 9)
    )
    huge = replace(
        book(0),
        title=long,
        subtitle=long,
        campaign=long,
        edition=long,
        parts=(
            Cover(),
            ImprintPage(IMPRINT),
            Contents(),
            section,
            Contributors(people),
            BackCover("Back. " * 60),
        ),
    )
    pages = layout(huge, load_theme(name), no_picture)
    for page in pages.pages:
        for item in page.drawn():
            if isinstance(item, Line):
                assert 0 < item.y < page.height
                for span in item.spans:
                    width = sum(shape.width for shape in span.words) * span.size / 1000
                    assert span.x >= -3
                    assert span.x + width <= page.width + 3


def test_an_empty_book_has_no_pages_and_an_empty_essay_has_one():
    assert layout(replace(book(), parts=()), load_theme("pamphlet"), no_picture).pages == ()
    empty = replace(essay("1a"), document=Document(), title="", standfirst="", bylines=())
    pages = layout(replace(book(), parts=(FrontEssay(empty),)), load_theme("pamphlet"), no_picture)
    assert len(pages.pages) == 1
