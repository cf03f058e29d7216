"""Parts that a theme or a collection may wish: a picture on the cover, notes at the end, fuller contents."""

import itertools
from dataclasses import replace

import pytest

from essayeditor.collection.book import Book, BookSection, Cover, Endnotes, FrontEssay, ImprintPage
from essayeditor.collection.entities import EssayKind, Imprint, PartKind
from essayeditor.text.blocks import Figure, Heading, Paragraph, Placement, PullQuote
from essayeditor.text.document import Document, Note
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import NoteCall
from essayeditor.typeset.book import layout, layout_essay
from essayeditor.typeset.pages import ARTIFACT, Destination, Line, Link, Pages, Picture, Span
from essayeditor.typeset.theme import MM, Theme
from essayeditor.typeset.themes import load_theme, themes
from tests.typeset.reading import spoken
from tests.typeset.test_book import book, essay
from tests.typeset.test_golden import SOLAR
from tests.typeset.test_properties import book_of, pages_of

PICTURE = "ab" * 32


def size(_asset):
    return (800.0, 600.0)


def noted(key: str):
    builder = InlineBuilder()
    builder.add(SOLAR)
    builder.atom(NoteCall("n"))
    blocks = (Paragraph("p", builder.build()), Paragraph("q", inline(SOLAR)))
    note = Note("n", (Paragraph("np", inline(f"The note of {key}.")),))
    return replace(essay(key), document=Document(blocks, (note,)))


def with_notes(*parts) -> Book:
    sections = tuple(
        BookSection(f"s{n}", n, f"Section {n}", f"Section {n}", "", n, (noted(f"{n}a"), noted(f"{n}b")))
        for n in (1, 2)
    )
    return replace(book(), parts=(*sections, *parts))


def ruled(key: str, **rules) -> Theme:
    theme = load_theme(key)
    return replace(theme, text=replace(theme.text, **rules), identity=f"{theme.identity}{rules}")


def places(pages: Pages) -> dict[str, int]:
    return {
        item.name: number
        for number, page in enumerate(pages.pages)
        for item in page.drawn()
        if isinstance(item, Destination)
    }


@pytest.mark.parametrize("key", themes())
def test_notes_stand_together_at_the_end_of_the_book(key):
    pages = layout(with_notes(Endnotes()), ruled(key, notes="book"), size)
    kinds = [page.kind for page in pages.pages]
    first = kinds.index("endnotes")
    where = places(pages)
    for name in ("1a", "1b", "2a", "2b"):
        assert where[f"{name}.n.n"] >= first > where[f"{name}.top"]
    leads = [i.target[1:] for page in pages.pages for i in page.drawn() if isinstance(i, Link)]
    assert {"1a.n.n", "2b.n.n", "1a.c.n", "2b.c.n"} <= set(leads)
    assert all(name in where for name in leads)
    said = spoken(pages)
    assert [said.index(f"The note of {name}.") for name in ("1a", "1b", "2a", "2b")] == sorted(
        said.index(f"The note of {name}.") for name in ("1a", "1b", "2a", "2b")
    )
    assert sum(node.role == "Note" for node in pages.nodes) == 4
    assert "Notes" in [mark.title for mark in pages.bookmarks]


def test_without_a_place_at_the_end_notes_follow_their_essay():
    theme = ruled("community-britain", notes="book")
    for pages in (layout(with_notes(), theme, size), layout_essay(with_notes(), "2a", theme, size)):
        assert "endnotes" not in {page.kind for page in pages.pages}
        assert "The note of 2a." in spoken(pages)
    none = replace(with_notes(Endnotes()), parts=(*book().parts, Endnotes()))
    assert "endnotes" not in {page.kind for page in layout(none, theme, size).pages}


@pytest.mark.parametrize("key", themes())
def test_an_essay_alone_is_followed_by_its_notes_as_they_are_at_the_end_of_the_book(key):
    theme, whole = ruled(key, notes="book"), with_notes(Endnotes())
    alone, book_pages = layout_essay(whole, "2a", theme, size), layout(whole, theme, size)
    inside = [page.body.items for page in book_pages.pages if page.essay == "2a"]
    assert [page.body.items for page in alone.pages if page.kind == "text"] == inside
    notes = [page for page in alone.pages if page.kind == "endnotes"]
    assert [page.label for page in notes] == ["Notes"]
    assert not any(page.items for page in notes)  # neither running head nor folio
    assert spoken(alone).strip().endswith("The note of 2a.")
    assert "The note of 1a." not in spoken(alone)
    said = {notes[0].body.origins.get(s.tag): s.words[-1].text for s in spans(notes[0].body.items)}
    assert said["n"] == "2a."  # a click on the note leads to it in the text


def spans(items) -> list[Span]:
    return [span for item in items if isinstance(item, Line) for span in item.spans]


def test_contents_have_standfirsts_if_the_theme_says_so():
    def contents(shown: str) -> str:
        pages = layout(book(), ruled("community-britain", contents=shown), size)
        lines = [
            item
            for page in pages.pages
            for item in page.drawn()
            if page.kind == "contents" and isinstance(item, Line)
        ]
        return " ".join(word.text for line in lines for span in line.spans for word in span.words)

    assert "A standfirst." in contents("standfirsts")
    assert "A standfirst." not in contents("plain")


@pytest.mark.parametrize("key", themes())
def test_a_picture_takes_the_place_of_the_drawings_on_the_cover(key):
    theme = load_theme(key)

    def cover(part: Cover):
        whole = replace(book(), parts=(part, *book().parts[1:]))
        pages = layout(whole, theme, size)
        return pages, [item for item in pages.pages[0].drawn() if isinstance(item, Picture)]

    pages, (picture,) = cover(Cover(PICTURE, "People at a fair"))
    assert dict(pages.nodes[picture.tag].attributes)["Alt"] == "People at a fair"
    assert picture.x == -theme.page.bleed
    assert picture.x + picture.width == pytest.approx(theme.page.width + theme.page.bleed)
    left, top, right, foot = picture.crop or (0, 0, 0, 0)
    shown = (1 - left - right) * 800 / ((1 - top - foot) * 600)
    assert shown == pytest.approx(picture.width / picture.height, rel=0.01)  # cut, never stretched
    title = max(
        item.y for item in pages.pages[0].drawn() if isinstance(item, Line) and item.spans[0].size > 20
    )
    assert picture.y > title
    pages, (picture,) = cover(Cover(PICTURE))
    assert picture.tag == ARTIFACT
    assert [f.page for f in pages.findings if f.rule == "alt-missing"] == [1]
    assert cover(Cover())[1] == []


@pytest.mark.parametrize("key", themes())
def test_a_picture_of_a_whole_page_stands_there_alone(key):
    figure = Figure("f", PICTURE, "A roof", caption=inline("The roof."), placement=Placement.PAGE)
    blocks = [Paragraph(f"p{n}", inline(SOLAR)) for n in range(20)]
    pages = pages_tall(Document((*blocks[:7], figure, *blocks[7:])), key)
    (shown,) = [page for page in pages.pages if any(isinstance(item, Picture) for item in page.drawn())]
    words = [w.text for i in shown.body.items if isinstance(i, Line) for s in i.spans for w in s.words]
    assert "panels." not in words
    assert "school" not in words


def body_lines(pages: Pages, page: int) -> list[tuple[float, str]]:
    """The baselines of the paragraphs of a page, in points, with the block of each."""
    body = pages.pages[page].body
    lines = [(i.y, body.origins.get(i.spans[0].tag, "")) for i in body.items if isinstance(i, Line)]
    return [line for line in lines if line[1].startswith("p")]


@pytest.mark.parametrize("key", themes())
@pytest.mark.parametrize("shape", [(900.0, 517.0), (900.0, 633.0), (1000.0, 801.0)])
def test_text_under_a_picture_at_the_head_of_a_page_stands_on_the_grid(key, shape):
    blocks = [Paragraph(f"p{n}", inline(SOLAR)) for n in range(12)]
    theme = load_theme(key)
    for at, placement in itertools.product(range(2, 8), (Placement.TEXT, Placement.HALF)):
        figure = Figure("f", PICTURE, "A roof", caption=inline("The roof."), placement=placement)
        document = Document((*blocks[:at], figure, *blocks[at:]))
        pages = layout(book_of(document), theme, lambda asset: shape)
        (page,) = [n for n, p in enumerate(pages.pages) if any(isinstance(i, Picture) for i in p.drawn())]
        step = (theme.text.gap or 4) * theme.page.q
        for y, _ in body_lines(pages, page):
            lines = (y - theme.page.top + theme.page.q) / step
            assert lines == pytest.approx(round(lines), abs=1e-3)


@pytest.mark.parametrize("key", ["accessible", "large-print"])
@pytest.mark.parametrize("between", [PullQuote("q", inline("It had asked.")), Figure("f", PICTURE, "A roof")])
def test_paragraphs_stand_apart_whatever_is_left_out_or_moved_between_them(key, between):
    blocks = [Paragraph(f"p{n}", inline(SOLAR)) for n in range(12)]
    theme = load_theme(key)
    for at in range(2, 8):
        pages = pages_tall(Document((*blocks[:at], between, *blocks[at:])), key)
        for page in range(1, len(pages.pages)):
            lines = body_lines(pages, page)
            for (y, block), (below, other) in itertools.pairwise(lines):
                if block != other:
                    assert below - y >= theme.page.grid + theme.text.gap * theme.page.q - 0.01


@pytest.mark.parametrize("key", themes())
def test_text_stands_beside_a_picture_of_half_the_width_where_it_has_room(key):
    theme = load_theme(key)
    figure = Figure("f", PICTURE, "A roof", caption=inline("The roof."), placement=Placement.HALF)
    blocks = [Paragraph(f"p{n}", inline(f"Paragraph {n}. {SOLAR}")) for n in range(9)]
    pages = pages_tall(Document((*blocks[:2], figure, *blocks[2:])), key)
    (shown,) = [page for page in pages.pages if any(isinstance(item, Picture) for item in page.drawn())]
    (picture,) = [item for item in shown.drawn() if isinstance(item, Picture)]
    assert picture.width <= 52 * MM + 0.01
    beside = [
        item
        for item in shown.drawn()
        if isinstance(item, Line)
        and shown.body.origins.get(item.spans[0].tag - shown.base, "").startswith("p")
        and picture.y < item.y < picture.y + picture.height
    ]
    wide = theme.page.measure - 52 * MM >= 67 * MM and theme.style["caption"].size < 15
    assert bool(beside) == wide
    assert all(line.spans[0].x > picture.x + picture.width for line in beside)
    said = spoken(pages)
    places = [said.index(f"Paragraph {n}.") for n in range(9)]
    assert places == sorted(places)
    assert said.count("about it.") == 9


def test_a_picture_described_at_length_has_its_caption_beside_it_and_no_text():
    said = "A long description of what is to be seen there. " * 8
    figure = Figure("f", PICTURE, said, caption=inline("The roof."), placement=Placement.HALF)
    blocks = [Paragraph(f"p{n}", inline(SOLAR)) for n in range(9)]
    pages = pages_tall(Document((*blocks[:2], figure, *blocks[2:])), "accessible")
    (number,) = [n for n, p in enumerate(pages.pages) if any(isinstance(i, Picture) for i in p.drawn())]
    body = pages.pages[number].body
    texts = [i for i in body.items if isinstance(i, Line) and body.origins.get(i.spans[0].tag, "")[:1] == "p"]
    assert texts
    assert all(line.spans[0].x == pytest.approx(0.0, abs=9.0) for line in texts)
    roles = [node.role for node in pages.nodes]
    assert (roles.count("Figure"), roles.count("Caption")) == (1, 1)
    assert spoken(pages).count("Figure\u00a01.") == 1
    assert not pages.findings


@pytest.mark.parametrize("key", ["community-britain", "pamphlet", "large-print"])
@pytest.mark.parametrize("shape", [(200.0, 1600.0), (60.0, 40.0), (900.0, 600.0)])
def test_a_caption_stands_close_beside_its_picture_at_its_foot(key, shape):
    figure = Figure("f", PICTURE, "A roof", caption=inline("Roofs."), placement=Placement.HALF)
    document = Document((Paragraph("p", inline(SOLAR)), figure, Paragraph("q", inline(SOLAR))))
    pages = layout(book_of(document), load_theme(key), lambda asset: shape)
    drawn = [item for page in pages.pages for item in page.drawn()]
    (picture,) = [item for item in drawn if isinstance(item, Picture)]
    (caption,) = [i for i in drawn if isinstance(i, Line) and i.spans[-1].words[-1].text == "Roofs."]
    assert caption.spans[0].x - picture.x - picture.width == pytest.approx(13.5, abs=1.0)
    said = [
        item.y for item in drawn
        if isinstance(item, Line) and item.spans[0].x > picture.x + picture.width
        and picture.y < item.y < picture.y + picture.height + 2
    ]  # fmt: skip
    if picture.height > 50:
        assert picture.y + picture.height == pytest.approx(max(said))


@pytest.mark.parametrize("number", range(4))
def test_a_last_short_paragraph_beside_a_picture_leaves_room_for_it(number):
    figure = Figure("f", PICTURE, "A roof", placement=Placement.HALF)
    after = [Paragraph(f"q{n}", inline("Short.")) for n in range(number)]
    document = Document((Paragraph("p", inline(SOLAR)), figure, *after, Heading("h", inline("Then"))))
    pages = pages_tall(document, "accessible")
    (shown,) = [page for page in pages.pages if any(isinstance(item, Picture) for item in page.drawn())]
    (picture,) = [item for item in shown.drawn() if isinstance(item, Picture)]
    heading = [
        item.y
        for item in shown.drawn()
        if isinstance(item, Line) and any(word.text == "Then" for s in item.spans for word in s.words)
    ]
    assert all(y > picture.y + picture.height for y in heading)


def pages_tall(document: Document, key: str) -> Pages:
    return layout(book_of(document), load_theme(key), lambda asset: (900.0, 1300.0))


def test_acknowledgements_are_a_part_of_their_own():
    part = FrontEssay(essay("ak", kind=EssayKind.ACKNOWLEDGEMENTS))
    pages = layout(replace(book(), parts=(*book().parts, part)), load_theme("community-britain"), size)
    assert any(mark.title.startswith("Acknowledgements: ") for mark in pages.bookmarks)
    assert PartKind.ACKNOWLEDGEMENTS in tuple(PartKind)
    assert pages_of(Document((Paragraph("p", inline("Short.")),)))


@pytest.mark.parametrize("key", themes())
def test_no_word_stands_alone_on_a_line_of_the_imprint(key):
    theme = load_theme(key)
    for words in range(8, 40):
        imprint = Imprint(credits=" ".join(["pictures"] * words) + " made up.", publisher="A Press")
        pages = layout(
            replace(book(1), imprint=imprint, parts=(ImprintPage(imprint), *book(1).parts[2:])), theme, size
        )
        lines = [i for i in pages.pages[0].body.items if isinstance(i, Line)]
        (last,) = [line for line in lines if line.spans[-1].words[-1].text == "up."]
        assert sum(len(span.words) for span in last.spans) > 2, words
