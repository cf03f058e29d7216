"""The whole way, from a book to files that were read back."""

import dataclasses
import io

import pypdfium2
import pytest

from essayeditor.collection.book import BookSection
from essayeditor.exporters import Press, export_docx, export_pdf
from essayeditor.foundation.errors import ThemeError
from essayeditor.text.blocks import Paragraph
from essayeditor.text.inline import inline
from essayeditor.typeset.themes import themes
from tests import judges
from tests.exporters.docx.books import PICTURES
from tests.exporters.verify.test_verify import BOOK

SAID_OF_THE_SOURCE = {"kept", "kept-as-text"}  # findings about what the book itself holds
pytestmark = pytest.mark.filterwarnings("error")


def edited(book, words):
    """The book with another paragraph at the end of its essay e4."""

    def longer(essay):
        if essay.id != "e4":
            return essay
        document = dataclasses.replace(
            essay.document, blocks=(*essay.document.blocks, Paragraph("new", inline(words)))
        )
        return dataclasses.replace(essay, document=document)

    parts = [
        dataclasses.replace(p, essays=tuple(map(longer, p.essays))) if isinstance(p, BookSection) else p
        for p in book.parts
    ]
    return dataclasses.replace(book, parts=tuple(parts))


@pytest.mark.parametrize("theme", themes())
def test_every_theme_gives_a_whole_and_accessible_book(theme, tmp_path):
    target = tmp_path / "book.pdf"
    told = []
    done = export_pdf(BOOK, theme, PICTURES.__getitem__, target, on_progress=lambda *step: told.append(step))
    assert [f for f in done.findings if f.rule not in SAID_OF_THE_SOURCE] == []
    assert done.size == target.stat().st_size
    assert done.pages > 15
    assert {what for what, _, _ in told} == {"Laying out", "Drawing pages", "Checking the file"}
    assert told[-1][1] == told[-1][2]
    judges.qpdf_check(target)
    assert judges.pdf_faults(target) == []


def test_word_takes_its_first_page_numbers_from_the_pdf(tmp_path):
    made = export_pdf(BOOK, "community-britain", PICTURES.__getitem__, tmp_path / "b.pdf")
    assert made.starts["e1"] == "iv"
    done = export_docx(
        BOOK, "community-britain", PICTURES.__getitem__, tmp_path / "b.docx", starts=made.starts
    )
    assert [f for f in done.findings if f.rule not in SAID_OF_THE_SOURCE] == []


def pdf_of(press, book):
    out = io.BytesIO()
    press.write(book, "community-britain", PICTURES.__getitem__, out)
    return out.getvalue()


def test_a_warm_press_gives_the_bytes_a_cold_one_would():
    press = Press()
    first = pdf_of(press, BOOK)
    assert pdf_of(press, BOOK) == first
    changed = edited(BOOK, "On second thoughts, there was a second kettle.")
    warm = pdf_of(press, changed)
    assert warm != first
    assert warm == pdf_of(Press(), changed)
    assert pdf_of(press, BOOK) == first


def test_a_preview_is_the_essay_alone():
    press = Press()
    data = press.preview(
        edited(BOOK, "The very last words."), "e4", "community-britain", PICTURES.__getitem__
    )
    with pypdfium2.PdfDocument(data) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "The very last words." in " ".join(text.split())
    assert "Haul ar do" not in text
    with pytest.raises(KeyError):
        press.preview(BOOK, "no such essay", "community-britain", PICTURES.__getitem__)


def test_a_theme_that_is_not_there_leaves_no_file(tmp_path):
    with pytest.raises(ThemeError, match="no theme"):
        export_pdf(BOOK, "no-such-theme", PICTURES.__getitem__, tmp_path / "b.pdf")
    assert list(tmp_path.iterdir()) == []
