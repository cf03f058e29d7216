"""The whole way, from a book to files that were read back."""

import dataclasses
import io
import weakref

import pypdfium2
import pytest

from essayeditor.collection.book import BookSection, FrontEssay, ImprintPage
from essayeditor.exporters import PRINT, SCREEN, Press, export_docx, export_pdf
from essayeditor.foundation.errors import ThemeError
from essayeditor.text.blocks import Paragraph
from essayeditor.text.inline import inline
from essayeditor.typeset.themes import load_theme, themes
from tests import judges
from tests.exporters.docx.books import PICTURES
from tests.exporters.verify.test_verify import BOOK

# what writing or reading back finds; layout has findings of its own
LOSSES = ("words", "notes", "pictures", "picture-unreadable", "description", "link", "font", "pdf", "docx")


def losses(done):
    return [finding for finding in done.findings if finding.rule.startswith(LOSSES)]


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
    assert losses(done) == []
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
    assert losses(done) == []


def test_an_extract_is_whole_and_accessible(tmp_path):
    section = next(part for part in BOOK.parts if isinstance(part, BookSection))
    where = dataclasses.replace(section, title="", note="", essays=())
    parts = (FrontEssay(section.essays[0], where, "12"), ImprintPage(BOOK.imprint))
    extract = dataclasses.replace(BOOK, parts=parts)
    target = tmp_path / "extract.pdf"
    done = export_pdf(extract, "community-britain", PICTURES.__getitem__, target)
    assert losses(done) == []
    assert list(done.starts.values()) == ["12"]
    judges.qpdf_check(target)
    assert judges.pdf_faults(target) == []
    with pypdfium2.PdfDocument(target) as document:
        assert f"From {BOOK.title}" in document[len(document) - 1].get_textpage().get_text_bounded()
        assert document.get_metadata_dict()["Title"] == (
            "The hall that stayed open (Stories from Community Britain)"
        )


def test_print_pictures_are_finer(tmp_path):
    sizes = [
        export_pdf(
            BOOK, "community-britain", PICTURES.__getitem__, tmp_path / f"{variant.key}.pdf", variant=variant
        ).size
        for variant in (SCREEN, PRINT)
    ]
    assert sizes[0] < sizes[1]


@pytest.mark.parametrize("theme", themes())
def test_a_printer_s_sheets_have_bleed_and_marks_and_are_as_accessible(theme, tmp_path):
    target = tmp_path / "print.pdf"
    done = export_pdf(BOOK, theme, PICTURES.__getitem__, target, variant=PRINT)
    assert losses(done) == []
    assert judges.pdf_faults(target) == []
    page, margin = load_theme(theme).page, 26.0
    with pypdfium2.PdfDocument(target) as document:
        for sheet in document:
            assert sheet.get_trimbox() == pytest.approx((0, 0, page.width, page.height), abs=0.01)
            bleed = sheet.get_bleedbox()
            assert bleed == pytest.approx(
                (-page.bleed, -page.bleed, page.width + page.bleed, page.height + page.bleed), abs=0.01
            )
            assert sheet.get_mediabox()[0] == pytest.approx(-margin, abs=0.5)
        bitmap = document[0].render(scale=2).to_pil().convert("RGB")
        left, _, _, top = document[0].get_mediabox()

        def colour(x, y):
            return bitmap.getpixel((int((x - left) * 2), int((top - y) * 2)))

        white = (255, 255, 255)
        for x in (-page.bleed + 1, page.width + page.bleed - 1):
            assert colour(x, page.height / 2) != white  # the cover's ground goes on to the bleed's edge
        assert colour(-page.bleed - 1.2, page.height / 2) == white
        assert colour(page.width / 2, -page.bleed + 1) != white
        assert max(colour(-page.bleed - 6, page.height)) < 160  # where to cut
    screen = tmp_path / "screen.pdf"
    export_pdf(BOOK, theme, PICTURES.__getitem__, screen)
    with pypdfium2.PdfDocument(screen) as document:
        assert document[0].get_size() == pytest.approx((page.width, page.height), abs=0.01)


def test_pictures_become_coarser_for_a_small_file():
    written = {}
    for most in (0, 1, 60_000_000):
        variant = dataclasses.replace(SCREEN, most=most)
        out = io.BytesIO()
        written[most] = Press().write(BOOK, "pamphlet", PICTURES.__getitem__, out, variant=variant)
        assert len(out.getvalue()) == written[most].size
    assert written[0].size == written[60_000_000].size > written[1].size
    assert losses(written[0]) == losses(written[60_000_000]) == []
    (finding,) = [f for f in written[1].findings if f.rule == "size"]
    assert "brought down to 72 pixels" in finding.message
    variant = dataclasses.replace(SCREEN, most=written[0].size - 1)
    coarser = Press().write(BOOK, "pamphlet", PICTURES.__getitem__, io.BytesIO(), variant=variant)
    assert [f.rule for f in coarser.findings if f.rule in ("size", "pictures-coarser")] == [
        "pictures-coarser"
    ]


@pytest.mark.parametrize("share", [0.0, 0.6, 0.8, 1.0])
def test_a_press_that_remembers_gives_the_bytes_one_that_does_not_would(share):
    """The file is as small as it must be, whether the one before had to be smaller or could be larger."""
    sizes = {most: written_for(Press(), most)[1].size for most in (0, 1)}
    most = round(sizes[1] + (sizes[0] - sizes[1]) * share)
    fresh, result = written_for(Press(), most)
    assert result.size <= most
    for before in (1, 60_000_000):
        press = Press()
        written_for(press, before)
        assert written_for(press, most) == (fresh, result)
        assert written_for(press, most) == (fresh, result)


def written_for(press, most):
    """Write the book in so many bytes: (bytes, result)."""
    variant = dataclasses.replace(SCREEN, most=most)
    out = io.BytesIO()
    result = press.write(BOOK, "pamphlet", PICTURES.__getitem__, out, variant=variant)
    return out.getvalue(), result


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
    data, pages = press.preview(
        edited(BOOK, "The very last words."), "e4", "community-britain", PICTURES.__getitem__
    )
    with pypdfium2.PdfDocument(data) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(pages.pages) == len(document)
    assert "The very last words." in " ".join(text.split())
    assert "Haul ar do" not in text
    with pytest.raises(KeyError):
        press.preview(BOOK, "no such essay", "community-britain", PICTURES.__getitem__)


def test_a_theme_that_is_not_there_leaves_no_file(tmp_path):
    with pytest.raises(ThemeError, match="no theme"):
        export_pdf(BOOK, "no-such-theme", PICTURES.__getitem__, tmp_path / "b.pdf")
    assert list(tmp_path.iterdir()) == []


def test_typing_for_long_leaves_nothing_behind():
    press = Press()

    def typed(number):
        book = edited(BOOK, f"{number} kettles.")
        return press.preview(book, "e4", "pamphlet", PICTURES.__getitem__)[1].pages[0].body

    gone = weakref.ref(typed(0))
    for number in range(1, 12):
        typed(number)
    assert gone() is None


@pytest.mark.parametrize("theme", ["community-britain", "accessible"])
def test_signs_and_pictures_among_words_are_shown_and_read(theme, tmp_path):
    """A space follows each: it must be in the font of the word before it."""
    target = tmp_path / "signs.pdf"
    said = "✓ and ❌ then ∈ ① here, 👨\u200d👩\u200d👧 and 👍🏽 or 🇬🇧 as well, 𝗯𝗼𝗹𝗱 𝘁𝗲𝘅𝘁 and ★★★☆☆ too 🎉"
    done = export_pdf(edited(BOOK, said), theme, PICTURES.__getitem__, target)
    assert losses(done) == []
    assert not [finding for finding in done.findings if finding.rule == "glyph-missing"]
    assert judges.pdf_faults(target) == []
    text = judges.pdf_text(target)
    for sign in "✓❌∈①👨🏽🇬𝗯𝘅★🎉":
        assert sign in text
