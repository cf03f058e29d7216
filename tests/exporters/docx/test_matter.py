"""The book's own pages in Word: a cover with a picture, and recommendations under headings of one's own."""

import dataclasses

import pytest

from essayeditor.collection.book import COVER_UNDESCRIBED, Cover, Recommendation, Recommendations
from essayeditor.exporters.docx import write
from tests.exporters.docx import books
from tests.exporters.docx.conftest import NUMBERS
from tests.exporters.docx.judging import Parts
from tests.judges import ooxml_errors

ASKS = Recommendations(
    (
        Recommendation("e3", "The hall that stayed open", "In a hundred days", "Answer within ninety days."),
        Recommendation("e4", "A pub with three landlords", "In a hundred days", "Give a year to bid."),
        Recommendation("e3", "The hall that stayed open", "", "Keep the lights on."),
    ),
    "What we ask",
    "Three things.\nAll of them cheap.",
)


def made(path, *, alt="A hall at dusk", picture=books.PNG):
    """The full book with a picture on its cover and other recommendations, as Word, and what was found."""
    book = books.full_book()
    parts = [part for part in book.parts if not isinstance(part, (Cover, Recommendations))]
    book = dataclasses.replace(book, parts=(Cover(picture, alt), *parts[:-1], ASKS, parts[-1]))
    return write(book, books.PICTURES.__getitem__, path, page_numbers=NUMBERS)


def test_the_cover_has_its_picture_with_what_it_shows(tmp_path):
    made(tmp_path / "book.docx")
    first = Parts(tmp_path / "book.docx").body("(//wp:docPr)[1]")[0]
    assert first.get("descr") == "A hall at dusk"


def test_a_cover_without_words_for_its_picture_is_found(tmp_path):
    found = made(tmp_path / "book.docx", alt="").findings
    assert [f.message for f in found if f.rule == "alt-missing"] == [COVER_UNDESCRIBED]
    found = made(tmp_path / "book.docx", picture=books.BROKEN).findings
    assert any("The cover’s picture cannot be shown" in f.message for f in found)


def test_recommendations_have_their_heading_introduction_and_groups(tmp_path):
    made(tmp_path / "book.docx")
    said = Parts(tmp_path / "book.docx").text()
    order = [said.rindex(words) for words in (
        "What we ask", "Three things.", "All of them cheap.", "In a hundred days",
        "Answer within ninety days.", "Give a year to bid.", "Keep the lights on.",
    )]  # fmt: skip
    assert order == sorted(order)
    assert said.count("In a hundred days") == 1


@pytest.mark.judge
def test_it_is_valid(tmp_path):
    made(tmp_path / "book.docx")
    assert ooxml_errors(tmp_path / "book.docx") == []
