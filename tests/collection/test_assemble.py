"""The book is a pure tree of the record and the texts."""

import pytest

from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import (
    BackCover,
    BookSection,
    Byline,
    Contents,
    Contributors,
    Cover,
    Endnotes,
    FrontEssay,
    ImprintPage,
    Recommendations,
    joined_names,
)
from essayeditor.collection.entities import (
    Authorship,
    Capacity,
    Collection,
    Contributor,
    Essay,
    EssayKind,
    PartKind,
    PrivateDetails,
    Section,
    State,
)
from essayeditor.collection.record import Record
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind

COLLECTION = Collection("c", "Stories from Community Britain", edition="Sample edition")
CLIMATE = Section("s1", "Climate and energy", order=1, colour=2, note="A roof, a hill.")
ECONOMY = Section("s0", "Local economy", order=0)
SUN = Essay("e1", "The sun on our own roofs", "s1", 1, asks=("A right to connect",), revision="r1")
WIND = Essay("e2", "Who owns the wind?", "s1", 0, revision="r2", short_title="The wind")
SHOP = Essay("e3", "The last shop", "s0", 0, revision="r3")
FOREWORD = Essay("e4", "Foreword", kind=EssayKind.FOREWORD, revision="r4")
ORGANISER = Contributor("p1", "Sample contributor", "Sample 1", role="Energy organiser", place="Bristol")
CHAIR = Contributor("p2", "Another contributor", honorific="Cllr", capacity=Capacity.PERSONAL)
JOINS = (Authorship("a1", "e1", "p1", 1), Authorship("a2", "e1", "p2", 0, byline="A. Contributor"))


def record(*more):
    return Record.of(
        [COLLECTION, CLIMATE, ECONOMY, SUN, WIND, SHOP, FOREWORD, ORGANISER, CHAIR, *JOINS, *more]
    )


def texts(essay):
    return Document((Paragraph("p", inline(f"Text of {essay.title}")),))


def titles(book):
    return [essay.title for essay in book.essays()]


def test_parts_come_in_their_order_with_sections_and_essays_in_theirs():
    book = assemble(record(), texts)
    assert [type(part) for part in book.parts] == [
        Cover, ImprintPage, Contents, FrontEssay, BookSection, BookSection,
        Recommendations, Contributors, Endnotes, BackCover,
    ]  # fmt: skip
    assert titles(book) == ["Foreword", "The last shop", "Who owns the wind?", "The sun on our own roofs"]
    assert [(p.number, p.title, p.colour) for p in book.parts if isinstance(p, BookSection)] == [
        (1, "Local economy", 1),
        (2, "Climate and energy", 2),
    ]


@pytest.mark.parametrize(
    "out",
    [
        {"state": State.HELD_OVER},
        {"state": State.WITHDRAWN},
        {"state": State.CUT},
        {"state": State.DECLINED},
        {"binned": True},
        {"revision": ""},
    ],
)
def test_what_is_not_in_the_book_is_left_out_with_its_author_and_asks(out):
    fields = {name: getattr(SUN, name) for name in Essay.__dataclass_fields__} | out
    book = assemble(record(Essay(**fields)), texts)
    assert "The sun on our own roofs" not in titles(book)
    assert not any(isinstance(part, Recommendations | Contributors) for part in book.parts)


def test_bylines_are_as_printed_and_in_order():
    sun = assemble(record(), texts).essays()[-1]
    assert sun.bylines == (
        Byline("A. Contributor", personal=True),
        Byline("Sample contributor", "Energy organiser", "", "Bristol"),
    )
    assert sun.authors == "A. Contributor and Sample contributor"
    assert (sun.short_title, assemble(record(), texts).essays()[2].short_title) == (sun.title, "The wind")


def test_contributors_stand_by_sort_name_with_their_essays():
    (people,) = (part.people for part in assemble(record(), texts).parts if isinstance(part, Contributors))
    assert [(p.name, p.essays) for p in people] == [
        ("Cllr Another contributor", ("e1",)),
        ("Sample contributor", ("e1",)),
    ]


def test_an_essay_in_no_section_stands_before_the_sections():
    book = assemble(record(Essay("e9", "Loose", revision="r9")), texts)
    first = next(part for part in book.parts if isinstance(part, BookSection))
    assert (first.number, [e.title for e in first.essays]) == (0, ["Loose"])


def test_parts_can_be_left_out():
    fields = {name: getattr(COLLECTION, name) for name in Collection.__dataclass_fields__}
    plain = Collection(**{**fields, "parts": (PartKind.CONTENTS, PartKind.SECTIONS)})
    parts = assemble(record(plain), texts).parts
    assert [type(part) for part in parts] == [Contents, BookSection, BookSection]


def test_an_extract_is_one_essay_and_the_imprint():
    book = assemble(record(), texts, only="e1")
    assert [type(part) for part in book.parts] == [FrontEssay, ImprintPage]
    assert titles(book) == ["The sun on our own roofs"]
    assert book.is_extract
    assert not assemble(record(), texts).is_extract
    section = book.parts[0].section
    assert (section.number, section.short_title, section.colour) == (2, "Climate and energy", 2)
    assert (section.title, section.essays) == ("", ())
    with pytest.raises(KeyError):
        assemble(record(), texts, only="nowhere")


def test_suggestions_are_settled():
    def suggested(_):
        return Document((Paragraph("p", inline("old new", Mark(0, 4, MarkKind.DELETED, "", "A", "T"))),))

    assert assemble(record(), suggested).essays()[0].document == Document((Paragraph("p", inline("new")),))


def test_nothing_private_is_in_the_book():
    private = PrivateDetails("p1", "secret@example.org", "01632 960001", "1 Hidden Street", "Do not print")
    said = repr(assemble(record(private), texts))
    for value in ("secret@example.org", "01632 960001", "Hidden Street", "Do not print"):
        assert value not in said


def test_joined_names():
    assert [joined_names(n) for n in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
