"""A book with every kind of element, as judges who are not ours see it."""

import re

import pypdfium2
import pytest

from essayeditor.exporters.pdf import DrawingBoard, write
from tests import judges
from tests.exporters.pdf.builder import specimen
from tests.exporters.pdf.conftest import ASSET, BOOK, PICTURES


def test_follows_both_standards(written):
    assert judges.pdf_faults(written) == []


@pytest.mark.judge
def test_its_structure_is_sound(written):
    judges.qpdf_check(written)


@pytest.mark.judge
def test_every_font_is_embedded_as_a_subset_with_its_text(written):
    rows = judges.run(judges.program("pdffonts"), written).splitlines()[2:]
    assert len(rows) == 2
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row)
        assert "yes yes yes" in row


@pytest.mark.judge
def test_poppler_reads_the_words_in_order(written):
    text = " ".join(judges.pdf_text(written).replace("\u00ad\n", "").split())
    assert (
        "find coffee in the community, and the second to wait for £5 million until it comes.1 Then we" in text
    )
    assert "See the co-operative’s page" in text
    assert (
        text.index("Contents")
        < text.index("The first office")
        < text.index("Bristol")
        < text.index("When small")
    )


def test_pdfium_reads_the_words_in_order(written):
    with pypdfium2.PdfDocument(written) as document:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    assert "coffee in the com\x02munity, and the second" in text
    assert "When small capitals" in text
    assert "Mae’r neuadd yn ŵyl" in text


EXPECTED_TREE = """\
Document
  Sect
    P (block)
      "Stories from Community Britain"
  Sect
    H1 (block)
      "Contents "
    TOC
      TOCI
        Reference (inline)
          Link (inline)
            "1 A hall of our own "
            Object
  Sect "A hall of our own"
    H1 (block)
      "A hall of our own "
    P (block)
      "The first office of a flat fish is to find coffee in the community, and the \
second to wait for £5 million until it comes."
      Reference (inline)
        Link (inline)
          "1 "
          Object
      "Then we begin. "
    P (block)
      "See "
      Link (inline)
        "the co-operative’s page "
        Object
    Note <n1> (inline)
      Lbl (block)
        Link (inline)
          "1 "
          Object
      "Minutes of 4 May 2019. "
"""


@pytest.mark.judge
def test_its_structure_tree_says_what_is_what(written):
    tree = judges.run(judges.program("pdfinfo"), "-struct-text", written)
    tree = re.sub(r"Object \d+ 0", "Object", tree.replace("\u00ad", ""))
    assert tree.startswith(EXPECTED_TREE)
    for part in ("/ListNumbering /Decimal", "/Scope /Column", "/Scope /Row", "/ColSpan 3", "/BBox [60 "):
        assert part in tree
    assert "Running head" not in tree
    assert tree.count("TD") == 5  # two of them empty


@pytest.mark.judge
def test_its_facts_are_the_books(written):
    facts = judges.run(judges.program("pdfinfo"), written)
    assert re.search(r"Title: +Stories from Community Britain\n", facts)
    assert re.search(r"Author: +A publisher\n", facts)
    assert re.search(r"Tagged: +yes", facts)
    assert "CreationDate:    Fri Feb 14" in facts


def test_outline_and_page_labels(written):
    with pypdfium2.PdfDocument(written) as document:
        assert [document.get_page_label(n) for n in range(5)] == ["", "i", "1", "2", "3"]
        toc = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    assert toc == [(0, "A hall of our own", 2), (1, "What it took", 2)]


def test_the_same_book_gives_the_same_bytes(written, tmp_path):
    again = tmp_path / "again.pdf"
    board = DrawingBoard()
    pages = specimen(ASSET)
    for _ in range(2):  # the second time with what was kept of the first
        write(pages, BOOK, PICTURES.__getitem__, again, board=board)
        assert again.read_bytes() == written.read_bytes()


def test_a_failure_leaves_the_old_file(written, tmp_path):
    target = tmp_path / "book.pdf"
    target.write_bytes(b"old")

    def broken(_asset):
        raise MemoryError

    with pytest.raises(MemoryError):
        write(specimen(ASSET), BOOK, broken, target)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["book.pdf"]


def test_progress_is_told(tmp_path):
    told = []
    write(
        specimen(ASSET),
        BOOK,
        PICTURES.__getitem__,
        tmp_path / "b.pdf",
        on_progress=lambda *step: told.append(step),
    )
    assert told == [(5, 5)]
