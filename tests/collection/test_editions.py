"""An edition is a view of the record: its own order, parts, title and theme over the same essays."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import Book, BookSection, FrontEssay, Recommendations
from essayeditor.collection.editions import editions, facts, outside, places_of, view
from essayeditor.collection.entities import (
    Authorship,
    Collection,
    Contributor,
    Edition,
    Essay,
    EssayKind,
    Imprint,
    PartKind,
    Section,
    State,
)
from essayeditor.collection.parts import USUAL, shown_order, why_not, with_all
from essayeditor.collection.record import Record
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline

GOLDEN = Path(__file__).with_name("assembled.txt")
COLLECTION = Collection("c", "Stories from Community Britain", "Essays", theme="community-britain")
SECTIONS = [
    Section("climate", "Climate and energy", 0),
    Section("economy", "Local economy", 1, colour=2),
    Section("cases", "Case studies", 2, colour=3),
]
ESSAYS = [
    Essay("fore", "Beginning here", "", 0, EssayKind.FOREWORD, revision="r"),
    Essay("intro", "What we asked", "", 1, EssayKind.INTRODUCTION, revision="r"),
    Essay("thanks", "With thanks", "", 2, EssayKind.ACKNOWLEDGEMENTS, revision="r"),
    Essay("sun", "The sun on our own roofs", "climate", 0, asks=("A right to connect",), revision="r"),
    Essay("wind", "Who owns the wind?", "climate", 1, asks=("A register", "A fund"), revision="r"),
    Essay("shop", "The last shop", "economy", 0, revision="r"),
    Essay("pub", "A pub saved twice", "economy", 1, revision="r", asks=("A year to bid",)),
    Essay("orchard", "An orchard", "economy", 2, revision="r", state=State.HELD_OVER),
    Essay("unwritten", "Not written yet", "economy", 3),
    Essay("bakery", "The bakery its bakers own", "cases", 0, EssayKind.CASE_STUDY, revision="r"),
]
PAMPHLET = Edition(
    "pamphlet",
    "Pamphlet",
    0,
    "Two stories",
    theme="pamphlet",
    parts=(PartKind.COVER, PartKind.IMPRINT, PartKind.SECTIONS, PartKind.RECOMMENDATIONS),
    sections=("economy", "climate"),
    essays=(("pub", "economy"), ("orchard", "economy"), ("wind", "climate"), ("gone", "climate")),
)
PACK = Edition(
    "pack",
    "Case-study pack",
    1,
    sections=("cases",),
    essays=(("intro", "cases"), ("bakery", "cases"), ("shop", "cases"), ("sun", "binned section")),
)
PEOPLE = [Contributor("p", "Sample contributor"), Authorship("a", "pub", "p", 0)]


def record(*more):
    return Record.of([COLLECTION, *SECTIONS, *ESSAYS, PAMPHLET, PACK, *PEOPLE, *more])


def texts(essay: Essay) -> Document:
    return Document((Paragraph("p", inline(f"Text of {essay.title}")),))


def told(book: Book) -> list[str]:
    """The book as somebody would note it down: a line for each part and essay."""
    lines = [f"{book.title}: {book.subtitle}"]
    for part in book.parts:
        if isinstance(part, BookSection):
            lines.append(f"  {part.number} {part.title or '(no section)'}")
            lines += [f"      {essay.title}" for essay in part.essays]
        elif isinstance(part, FrontEssay):
            lines.append(f"  [{part.essay.kind}] {part.essay.title}")
        elif isinstance(part, Recommendations):
            lines.append("  Recommendations")
            lines += [f"      {ask.title}: {ask.text}" for ask in part.items]
        else:
            lines.append(f"  {type(part).__name__}")
    return lines


def test_the_order_of_every_edition_is_as_written_down():
    moved = dataclasses.replace(
        COLLECTION,
        parts=(
            PartKind.COVER,
            PartKind.CONTENTS,
            PartKind.IMPRINT,
            PartKind.ACKNOWLEDGEMENTS,
            PartKind.FOREWORD,
            PartKind.SECTIONS,
            PartKind.CONTRIBUTORS,
            PartKind.RECOMMENDATIONS,
            PartKind.BACK_COVER,
        ),
    )
    said = []
    for name, base, edition in (
        ("full book", record(), ""),
        ("pamphlet", record(), "pamphlet"),
        ("case-study pack", record(), "pack"),
        ("full book, parts moved and left out", record(moved), ""),
    ):
        said += [f"== {name}", *told(assemble(base, texts, edition=edition)), ""]
    assert "\n".join(said) == GOLDEN.read_text(encoding="utf-8")


def test_an_edition_takes_title_and_theme_from_the_collection_where_it_has_none():
    assert view(record(), "pamphlet").collection.theme == "pamphlet"
    assert view(record(), "pamphlet").collection.subtitle == "Essays"
    assert view(record(), "pack").collection.title == "Stories from Community Britain"
    assert view(record(), "") == record()
    assert [e.name for e in editions(record())] == ["Pamphlet", "Case-study pack"]
    with pytest.raises(KeyError):
        view(record(), "nowhere")


def test_new_essays_are_in_no_edition_and_thrown_away_ones_leave_it_for_a_while():
    new = Essay("new", "A new one", "economy", 4, revision="r")
    assert "new" not in dict(places_of(record(new), "pamphlet"))
    assert "new" in [essay.id for essay in outside(record(new), "pamphlet")]
    (pub,) = (essay for essay in ESSAYS if essay.id == "pub")
    binned = record(dataclasses.replace(pub, binned=True))
    assert [key for key, _ in places_of(binned, "pamphlet")] == ["orchard", "wind"]
    assert places_of(record(), "pamphlet")[0] == ("pub", "economy")


def test_a_section_in_the_bin_leaves_its_essays_outside_the_sections():
    binned = dataclasses.replace(SECTIONS[1], binned=True)
    seen = view(record(binned), "pamphlet")
    assert [s.id for s in seen.sections()] == ["climate"]
    assert [(e.id, e.section) for e in seen.essays()] == [("pub", ""), ("orchard", ""), ("wind", "climate")]


# Parts.

SOME = st.lists(st.sampled_from(PartKind), unique=True)


@given(SOME)
def test_all_parts_are_shown_once_in_an_order_that_a_book_can_have(parts):
    shown = shown_order(parts)
    assert sorted(shown) == sorted(USUAL)
    assert not why_not(shown)
    if not why_not(with_all(parts)):
        assert [part for part in shown if part in parts] == parts


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([PartKind.IMPRINT, PartKind.COVER], "The cover comes first."),
        ([PartKind.BACK_COVER, PartKind.SECTIONS], "The back cover comes last."),
        ([PartKind.SECTIONS, PartKind.IMPRINT], "The imprint stands in front of the sections."),
        ([PartKind.SECTIONS, PartKind.FOREWORD], "The foreword stands in front of the sections."),
        ([PartKind.AFTERWORD, PartKind.SECTIONS], "The afterword stands after the sections."),
        ([PartKind.ENDNOTES, PartKind.ACKNOWLEDGEMENTS], "also the acknowledgements."),
        ([PartKind.RECOMMENDATIONS, PartKind.SECTIONS, PartKind.ACKNOWLEDGEMENTS], ""),
        (list(USUAL), ""),
    ],
)
def test_a_part_goes_where_it_can_and_it_is_said_why_elsewhere_not(parts, why):
    said = why_not(parts)
    assert said.endswith(why) if why else said == ""


# What an edition states for itself.

FULL_FACTS = dataclasses.replace(
    COLLECTION,
    edition="First edition",
    back_cover_text="Nine stories.",
    imprint=Imprint(publisher="A press", printer="A printer", isbn_print="978-0-00", isbn_pdf="978-0-01"),
    cover_picture="sha",
    cover_alt="A hall",
    cover_colour=2,
)


def stated(**fields):
    return facts(FULL_FACTS, Edition("e", "Pamphlet", **fields))


def test_what_an_edition_does_not_state_is_as_in_the_full_book_but_for_its_isbn():
    shown = stated()
    assert dataclasses.replace(shown, imprint=FULL_FACTS.imprint) == FULL_FACTS
    assert shown.imprint == dataclasses.replace(FULL_FACTS.imprint, isbn_print="", isbn_pdf="")
    own = stated(
        edition_line="Pamphlet edition",
        back_cover_text="Two stories.",
        imprint=Imprint(printer="Another printer", isbn_pdf="978-0-02"),
        cover_colour=0,
    )
    assert (own.edition, own.back_cover_text, own.cover_colour) == ("Pamphlet edition", "Two stories.", 0)
    assert own.imprint == Imprint("A press", printer="Another printer", isbn_pdf="978-0-02")


@pytest.mark.parametrize("dash", ["-", "–", " — "])
def test_a_dash_leaves_a_field_out_of_an_edition(dash):
    shown = stated(subtitle=dash, edition_line=dash, back_cover_text=dash, imprint=Imprint(printer=dash))
    assert (shown.subtitle, shown.edition, shown.back_cover_text, shown.imprint.printer) == ("", "", "", "")


def test_an_edition_has_a_picture_drawings_or_the_full_books_cover():
    assert (stated().cover_picture, stated().cover_alt) == ("sha", "A hall")
    drawn = stated(cover_drawn=True)
    assert (drawn.cover_picture, drawn.cover_alt) == ("", "")
    own = stated(cover_picture="other", cover_alt="A bakery", cover_drawn=True)
    assert (own.cover_picture, own.cover_alt) == ("other", "A bakery")
    assert stated(cover_picture="other").cover_alt == ""
