"""A foreword is signed once: by the book, or by its own text."""

import dataclasses

import pytest

from essayeditor.collection.book import Book, BookEssay, Byline, FrontEssay
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.typeset.book import layout
from essayeditor.typeset.pages import Line
from essayeditor.typeset.themes import load_theme

NAME = "Sample contributor: the general secretary"
FOREWORD = BookEssay(
    "e",
    EssayKind.FOREWORD,
    "The long way round",
    "Foreword",
    "",
    (Byline(NAME, "General secretary"),),
    Document(tuple(Paragraph(f"p{n}", inline("We own it and we mean to keep it. " * 8)) for n in range(3))),
    "en-GB",
)


def times_named(essay: BookEssay) -> int:
    """How often the author's name stands as a line of its own, read or not."""
    book = Book("T", "", "", "", "en-GB", "", Imprint(), (FrontEssay(essay),))
    pages = layout(book, load_theme("community-britain"), lambda _: (100, 100))
    lines = [
        " ".join(shape.text for span in item.spans for shape in span.words)
        for page in pages.pages
        for item in page.drawn()
        if isinstance(item, Line)
    ]
    return sum(line.replace("\u00a0", " ") == NAME for line in lines)


def with_end(*lines):
    more = tuple(Paragraph(f"s{n}", inline(line)) for n, line in enumerate(lines))
    return dataclasses.replace(FOREWORD, document=Document((*FOREWORD.document.blocks, *more)))


@pytest.mark.parametrize(
    ("essay", "named"),
    [
        (FOREWORD, 2),  # byline and signature
        (with_end(NAME), 2),  # byline, and its own signature
        (with_end(NAME, "London", "February 2025"), 2),
        (dataclasses.replace(FOREWORD, kind=EssayKind.ESSAY), 1),
    ],
)
def test_signed_once(essay, named):
    assert times_named(essay) == named
