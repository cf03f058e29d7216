"""Reading back: a faithful file passes, and each kind of loss is found and named."""

import dataclasses
import zipfile

import pytest

from essayeditor.collection.book import BookSection
from essayeditor.exporters.docx import write as write_docx
from essayeditor.exporters.pdf import write as write_pdf
from essayeditor.exporters.verify import verify_docx, verify_pdf
from essayeditor.exporters.verify.expected import expected, heard
from essayeditor.text.blocks import Figure, Paragraph
from essayeditor.text.document import Note
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from tests.exporters.docx.books import BROKEN, PICTURES, PNG, full_book, marked
from tests.exporters.verify.plain_pages import PlainPages


def change_essay(book, change):
    """The book with the document of its essay e3 changed."""

    def changed(essay):
        return dataclasses.replace(essay, document=change(essay.document)) if essay.id == "e3" else essay

    parts = [
        dataclasses.replace(part, essays=tuple(map(changed, part.essays)))
        if isinstance(part, BookSection)
        else part
        for part in book.parts
    ]
    return dataclasses.replace(book, parts=tuple(parts))


def without_broken_picture(document):
    blocks = [b for b in document.blocks if not (isinstance(b, Figure) and b.asset == BROKEN)]
    return dataclasses.replace(document, blocks=tuple(blocks))


BOOK = change_essay(full_book(), without_broken_picture)


def with_block(block, notes=(), at=10):
    def add(document):
        blocks = (*document.blocks[:at], block, *document.blocks[at:])
        return dataclasses.replace(document, blocks=blocks, notes=(*document.notes, *notes))

    return change_essay(BOOK, add)


def swapped(document):
    """Two paragraphs of an essay in each other's place."""
    blocks = list(document.blocks)
    first, second = (n for n, b in enumerate(blocks) if b.id in ("b02", "b13"))
    blocks[first], blocks[second] = blocks[second], blocks[first]
    return dataclasses.replace(document, blocks=tuple(blocks))


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    target = tmp_path_factory.mktemp("verify") / "book.pdf"
    write_pdf(PlainPages().set(BOOK), BOOK, PICTURES.__getitem__, target)
    return lambda book: verify_pdf(target, book)


@pytest.fixture(scope="module")
def docx(tmp_path_factory):
    target = tmp_path_factory.mktemp("verify") / "book.docx"
    write_docx(BOOK, PICTURES.__getitem__, target)
    return lambda book: verify_docx(target, book)


@pytest.fixture(params=["pdf", "docx"])
def verify(request):
    return request.getfixturevalue(request.param)


def test_a_faithful_file_has_no_findings(verify):
    assert verify(BOOK) == ()


def test_a_lost_word_is_named_with_its_block(verify):
    book = with_block(Paragraph("x1", inline("There was a kettle, and a zylophone, in the hall.")))
    (finding,) = [f for f in verify(book) if f.rule == "words-missing"]
    assert (finding.essay, finding.block) == ("e3", "x1")
    assert "zylophone" in finding.message


def test_words_out_of_order_are_found(verify):
    rules = {f.rule for f in verify(change_essay(BOOK, swapped))}
    assert rules == {"words-out-of-order"}


def test_a_lost_note_is_counted_and_its_words_missed(verify):
    note = Note("x9", (Paragraph("x2", inline("An unprinted note.")),))
    book = with_block(Paragraph("x1", marked("And again from four:", NoteCall("x9"))), (note,), at=12)
    found = {f.rule: f.message for f in verify(book)}
    assert found["notes-differ"] == "The book has 9 notes, the file 8."
    assert "unprinted" in found["words-missing"]


def test_a_lost_picture_and_its_description(verify):
    found = {f.rule: f.message for f in verify(with_block(Figure("x1", PNG, "A lost description")))}
    assert found.keys() == {"pictures-differ", "description-missing"}
    assert "A lost description" in found["description-missing"]


def test_a_lost_link(verify):
    def linked(document):
        block = document.blocks[12]
        words = inline(block.content.text, Mark(0, 3, MarkKind.LINK, "https://example.org/lost/é"))
        block = dataclasses.replace(block, content=words)
        return dataclasses.replace(document, blocks=(*document.blocks[:12], block, *document.blocks[13:]))

    (finding,) = verify(change_essay(BOOK, linked))
    assert (finding.rule, finding.message.split()[-1]) == ("link-missing", "https://example.org/lost/%C3%A9")


def test_the_words_of_a_half_lost_paragraph(tmp_path):
    target = tmp_path / "book.pdf"
    write_pdf(PlainPages(leave_out="kettle").set(BOOK), BOOK, PICTURES.__getitem__, target)
    found = verify_pdf(target, BOOK)
    assert {f.rule for f in found} == {"words-missing"}
    assert len(found) > 5
    assert "kettle" in found[0].message


def test_what_is_no_file_of_the_kind(tmp_path):
    for name, verify_it in (("book.pdf", verify_pdf), ("book.docx", verify_docx)):
        path = tmp_path / name
        path.write_bytes(b"not a book")
        (finding,) = verify_it(path, BOOK)
        assert finding.rule.endswith("unreadable")
    with zipfile.ZipFile(tmp_path / "empty.docx", "w") as package:
        package.writestr("word/other.xml", "<a/>")
    assert verify_docx(tmp_path / "empty.docx", BOOK)[0].rule == "docx-unreadable"


def test_words_are_heard_alike_however_they_are_written():
    assert heard("The of\ufb01ce of co\u2011operation, com\u00admunity £5\u00a0million") == [
        "the",
        "office",
        "of",
        "cooperation,",
        "community",
        "£5",
        "million",
    ]


def test_what_is_expected_of_a_book():
    want = expected(BOOK)
    assert want.notes == 8
    assert want.pictures == 5  # with a headshot
    assert want.alternatives == ("A small tick", "A green field", "A field of ochre")
    assert want.links == (
        "https://example.org/a?b=1&c=2",
        "mailto:desk@example.org",
        "https://example.org/sea",
    )
