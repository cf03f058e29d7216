"""Page labels, the outline, links and their addresses."""

import pypdfium2

from essayeditor.exporters.pdf import write
from essayeditor.exporters.pdf.navigation import address, page_labels
from essayeditor.typeset.pages import Bookmark, Page
from tests import judges
from tests.exporters.pdf.builder import Builder
from tests.exporters.pdf.conftest import BOOK


def labels(*given):
    return page_labels([Page(10, 10, label, ()) for label in given])


def test_a_row_for_each_change_of_counting():
    assert labels("", "i", "ii", "1", "2", "3") == (b"<</Nums [0 <<>> 1 <</S /r/St 1>> 3 <</S /D/St 1>>]>>")
    assert labels("4", "5", "7") == b"<</Nums [0 <</S /D/St 4>> 2 <</S /D/St 7>>]>>"
    assert labels("cover", "back") == b"<</Nums [0 <</P (cover)>> 1 <</P (back)>>]>>"
    assert labels("xxxviii", "xxxix", "xl", "xli") == b"<</Nums [0 <</S /r/St 38>>]>>"
    assert labels("iiii") == b"<</Nums [0 <</P (iiii)>>]>>"
    assert labels("", "") == b"<</Nums [0 <<>> 1 <<>>]>>"


def test_addresses_are_ascii():
    assert address("https://example.org/a b?q=é#ü") == b"https://example.org/a%20b?q=%C3%A9#%C3%BC"
    assert address("mailto:a@example.org") == b"mailto:a@example.org"


def written(builder, tmp_path):
    target = tmp_path / "book.pdf"
    return target, write(builder.finish(), BOOK, {}.__getitem__, target)


def test_a_link_to_what_is_not_there_is_left_as_words_and_told(tmp_path):
    b = Builder()
    link = b.node("Link", b.node("P"))
    span = b.span("see page 9", link)
    b.line(span)
    b.link(span, "#elsewhere", "page 9")
    b.page("1", essay="one")
    target, result = written(b, tmp_path)
    (finding,) = result.findings
    assert (finding.rule, finding.page, finding.essay) == ("link-without-target", 1, "one")
    assert judges.pdf_faults(target) == []


def test_the_outline_takes_levels_that_are_left_out(tmp_path):
    b = Builder()
    for name, level in (("a", 0), ("b", 2), ("c", 1), ("d", 0), ("lost", 0)):
        if name != "lost":
            b.destination(name)
        b.bookmarks.append(Bookmark(f"Title {name}", name, level))
        b.text(b.node("P"), name)
    b.page("1")
    target, _ = written(b, tmp_path)
    with pypdfium2.PdfDocument(target) as document:
        entries = [(e.level, e.get_title()) for e in document.get_toc()]
    assert entries == [(0, "Title a"), (1, "Title b"), (1, "Title c"), (0, "Title d")]
    judges.qpdf_check(target)
