"""The file itself: metadata, structure, pictures that cannot be shown, and large books."""

import dataclasses
import re

import pytest

from essayeditor.collection.book import BookEssay, Byline, FrontEssay, ImprintPage
from essayeditor.collection.entities import EssayKind, Imprint
from essayeditor.exporters.pdf import metadata, values, write
from essayeditor.text.document import Document
from essayeditor.typeset.pages import ARTIFACT, Picture
from tests import judges
from tests.exporters.pdf.builder import Builder, specimen
from tests.exporters.pdf.conftest import ASSET, BOOK, DRAWING


def essay(title, *names):
    bylines = tuple(map(Byline, names))
    return BookEssay("e", EssayKind.ESSAY, title, title, "", bylines, Document(), "en-GB")


def test_what_a_collection_says_of_itself():
    facts = metadata.about(BOOK)
    assert facts.title == "Stories from Community Britain"
    assert facts.subject == "Community Britain: What community means to us"
    assert facts.date == "2025-02-14"


def test_what_an_extract_says_of_itself():
    parts = (FrontEssay(essay("A hall", "Ann Hall", "Bob Green")), ImprintPage(Imprint()))
    facts = metadata.about(dataclasses.replace(BOOK, parts=parts, publication_date="spring"))
    assert facts.title == "A hall (Stories from Community Britain)"
    assert facts.author == "Ann Hall and Bob Green"
    assert facts.date == ""


def test_a_book_of_many_authors_without_a_publisher():
    parts = (FrontEssay(essay("A hall", "A", "B", "C", "D")), FrontEssay(essay("B", "E")))
    facts = metadata.about(dataclasses.replace(BOOK, parts=parts, imprint=Imprint()))
    assert facts.author == "A and others"


def test_an_untitled_book_without_facts_is_still_valid(tmp_path):
    bare = dataclasses.replace(
        BOOK, title="", subtitle="", campaign="", publication_date="", language="", imprint=Imprint()
    )
    b = Builder()
    b.text(b.node("P"), "Words")
    b.page("1")
    target = tmp_path / "b.pdf"
    write(b.finish(), bare, {}.__getitem__, target)
    assert judges.pdf_faults(target) == []
    assert b"CreationDate" not in target.read_bytes()


def test_titles_in_any_script(tmp_path):
    b = Builder()
    b.text(b.node("P", Lang="cy"), "Words")
    b.page("1")
    target = tmp_path / "b.pdf"
    write(
        b.finish(),
        dataclasses.replace(BOOK, title="Straeon (o) gymdeithas ŵyl \\ 漢 & <co>"),
        {}.__getitem__,
        target,
    )
    assert judges.pdf_faults(target) == []
    assert "Straeon (o) gymdeithas ŵyl \\ 漢 & <co>" in judges.run(judges.program("pdfinfo"), target)


@pytest.mark.parametrize("content", [b"not a picture", None], ids=["unreadable", "missing"])
def test_a_picture_that_cannot_be_shown_leaves_a_frame_with_its_description(tmp_path, content):
    pictures = {ASSET: content} if content else {}
    target = tmp_path / "b.pdf"
    result = write(specimen(ASSET), BOOK, pictures.__getitem__, target)
    assert {f.rule for f in result.findings} == {"picture-unreadable"}
    assert (result.findings[0].page, result.findings[0].essay) == (4, "one")
    assert judges.pdf_faults(target) == []
    judges.qpdf_check(target)
    assert "A chart of members" in judges.pdf_text(target)


def test_a_picture_shown_twice_is_stored_once(tmp_path):
    b = Builder()
    for number in range(1, 4):
        figure = b.node("Figure", Alt="The same")
        b.items.append(Picture(ASSET, 60, 100, 60 * number, 40 * number, figure))
        b.items.append(Picture(ASSET, 300, 100, 60, 40, ARTIFACT))
        b.page(str(number))
    target = tmp_path / "b.pdf"
    write(b.finish(), BOOK, {ASSET: DRAWING}.__getitem__, target)
    images = judges.run(judges.program("pdfimages"), "-list", target).splitlines()[2:]
    objects = {row.split()[10] for row in images}
    assert len(objects) == 1, images  # its mask shares the number
    width = max(int(row.split()[3]) for row in images)
    assert width == 375  # 180 pt at 150 ppi


def test_print_keeps_finer_pictures(tmp_path):
    for ppi, width in ((150, 312), (300, 625)):
        target = tmp_path / f"{ppi}.pdf"
        write(specimen(ASSET), BOOK, {ASSET: DRAWING}.__getitem__, target, ppi=ppi)
        rows = judges.run(judges.program("pdfimages"), "-list", target).splitlines()[2:]
        assert abs(int(rows[0].split()[3]) - width) <= 1


def test_elements_without_words_are_left_out_but_not_empty_cells(tmp_path):
    b = Builder()
    b.node("P", b.node("Sect"))
    table = b.node("Table")
    row = b.node("TR", table)
    cells = [b.node("TD", row), b.node("TD", row)]
    b.text(cells[0], "only this")
    b.page("1")
    target = tmp_path / "b.pdf"
    write(b.finish(), BOOK, {}.__getitem__, target)
    tree = judges.run(judges.program("pdfinfo"), "-struct", target)
    assert tree.split() == ["Document", "Table", "(block)", "TR", "TD", "TD"]
    assert judges.pdf_faults(target) == []


def test_writing_values():
    assert values.number(3.0) == "3"
    assert values.number(0.12345) == "0.123"
    assert values.number(-0.0001) in ("-0", "0")
    assert values.name("A b#(é)") == b"/A#20b#23#28#C3#A9#29"
    assert values.text("a(b)\\") == b"(a\\(b\\)\\\\)"
    assert values.text("ŵ") == b"<FEFF0175>"
    assert re.fullmatch(rb"\(\\r\n\)", values.literal(b"\r\n"))
