"""Golden layouts of the parts of a book around its essays, and of how an essay opens.

Where a change of the layout is meant, write them anew: GOLDEN=1 pytest tests/typeset/test_golden_parts.py
"""

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
    Endnotes,
    FrontEssay,
    ImprintPage,
    Recommendation,
    Recommendations,
)
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.document import Document, Note
from essayeditor.typeset.book import layout
from essayeditor.typeset.theme import Theme
from essayeditor.typeset.themes import load_theme
from tests.typeset.test_golden import SOLAR, as_it_was, described, noted, p

IMPRINT = Imprint(
    publisher="A Press",
    promoter="A. Person",
    on_behalf_of="A Party",
    promoter_address="1 Street, Leeds",
    printer="A Printer, Leeds",
    editors="The editors",
)
PARTS = [
    *("cover", "imprint", "contents", "section", "section-tint", "recommendations", "contributors"),
    *("endnotes", "back-cover"),
]


def essay(key: str, title: str, kind: EssayKind = EssayKind.ESSAY, authors: int = 1) -> BookEssay:
    bylines = tuple(
        Byline(f"Author {n} of {key}", "Chair", "A housing co-operative", "Leeds", n > 1)
        for n in range(1, authors + 1)
    )
    note = Note("n", (p("m", f"A note to {title.lower()}."),))
    document = Document((noted("a", SOLAR, "n"), p("b", SOLAR)), (note,))
    return BookEssay(key, kind, title, title, "A roof, a kettle and a rota.", bylines, document, "en-GB")


def whole(cover: str = "") -> Book:
    sections = tuple(
        BookSection(
            f"s{number}", number, title, title, f"{SOLAR}\n\nAnd so on.", number,
            (essay(f"e{number}", f"The hall of {title}", authors=number), essay(f"f{number}", "Minutes")),
        )
        for number, title in ((1, "Local economy"), (2, "Climate and energy"))
    )  # fmt: skip
    people = (
        BookContributor(
            "Author 1 of e1", "Author", "Chair", "A housing co-operative", "Leeds", SOLAR,
            headshot="a" * 64, links=("https://example.org/author",), essays=("e1",),
        ),
        BookContributor(
            "Author 2 of e2", "Author 2", "Treasurer", biography=SOLAR, personal=True, essays=("e2",)
        ),
    )  # fmt: skip
    asks = (
        Recommendation("e1", "The hall of Local economy", "Local economy", "Give halls a right to buy."),
        Recommendation("e2", "The hall of Climate and energy", "Climate and energy", "Fund roofs."),
    )
    parts = (
        Cover(cover, "A hall at dusk" if cover else ""),
        ImprintPage(IMPRINT),
        Contents(),
        FrontEssay(essay("i", "Why we asked", EssayKind.INTRODUCTION)),
        *sections,
        Recommendations(asks),
        Contributors(people),
        Endnotes(),
        BackCover("Twelve people say what community is."),
    )
    return Book(
        "Stories from Somewhere", "Essays on what community means", "A campaign", "First edition",
        "en-GB", "2025", IMPRINT, parts,
    )  # fmt: skip


def ruled(key: str, **rules: str) -> Theme:
    theme = load_theme(key)
    return replace(theme, text=replace(theme.text, **rules), identity=f"{theme.identity}{rules}")


def laid(book: Book, theme: Theme):
    return layout(book, theme, lambda _: (900.0, 1200.0))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", ["community-britain", "accessible"])
def test_a_part_is_as_it_was_looked_at(part, key):
    pages = laid(whole(), ruled(key, notes="book"))
    if part == "section-tint" and key == "accessible":
        assert not described(pages, part).strip()  # its openers have no drawings
    else:
        as_it_was(described(pages, part), f"part-{part}-{key}")


@pytest.mark.parametrize("key", ["community-britain", "accessible"])
def test_a_cover_with_a_picture_is_as_it_was_looked_at(key):
    as_it_was(described(laid(whole("b" * 64), load_theme(key)), "cover"), f"part-cover-picture-{key}")


def test_contents_with_standfirsts_are_as_they_were_looked_at():
    theme = ruled("community-britain", contents="standfirsts")
    as_it_was(described(laid(whole(), theme), "contents"), "part-contents-standfirsts-community-britain")


@pytest.mark.parametrize("key", ["community-britain", "accessible", "large-print", "pamphlet"])
def test_an_opening_with_two_authors_is_as_it_was_looked_at(key):
    book = whole()
    (alone,) = (e for e in book.essays() if e.id == "e2")
    pages = laid(
        replace(book, parts=(FrontEssay(alone, replace(book.parts[5], essays=())),)), load_theme(key)
    )
    as_it_was(described(pages), f"opening-{key}")
