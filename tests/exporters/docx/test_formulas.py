"""Formulas that come with tracked changes, bookmarks and comments in them."""

from lxml import etree

from essayeditor.collection.book import Book, BookSection, Cover, Imprint
from essayeditor.exporters.docx import write
from essayeditor.exporters.docx.formulas import office_math
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.marks import Formula
from tests import judges
from tests.exporters.docx.books import essay, marked

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHANGED = (
    f'<m:oMath xmlns:m="{M}" xmlns:w="{W}"><m:r><m:t>A=</m:t></m:r>'
    '<m:r><w:del w:id="0" w:author="e"><w:rPr><w:i/></w:rPr><m:t>π</m:t></w:del></m:r>'
    '<w:ins w:id="4" w:author="e"><m:r><w:rPr><w:ins w:id="5"/></w:rPr><m:t>r</m:t></m:r></w:ins>'
    '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/></m:oMath>'
)


def test_all_that_a_changed_formula_says_is_kept_and_nothing_points_out_of_it():
    math = office_math(CHANGED)
    assert "".join(math.itertext()) == "A=πr"
    assert {etree.QName(e).localname for e in math.iter()} == {"oMath", "r", "t", "rPr", "i"}


def test_what_is_not_office_math_is_not_taken():
    assert office_math("") is None
    assert office_math("<m:oMath") is None
    assert office_math('<a xmlns="urn:other"/>') is None
    assert office_math(f'<m:oMath xmlns:m="{M}"><b xmlns="urn:other"/></m:oMath>') is None


def test_a_book_with_changed_formulas_is_valid(tmp_path):
    words = marked("The circle ", Formula("A=πr", CHANGED), " and again ", Formula("A=πr", CHANGED))
    circles = essay("e1", "Circles", Document((Paragraph("p", words),)))
    section = BookSection("s", 1, "Section", "Section", "", 1, (circles,))
    book = Book("Title", "", "", "", "en-GB", "", Imprint(), (Cover(), section))
    write(book, {}.__getitem__, tmp_path / "book.docx")
    assert judges.ooxml_errors(tmp_path / "book.docx") == []
