"""Real books: read from Word files, written as Word, and read back by pandoc without a loss."""

from collections import Counter
from functools import cache

import pytest

from essayeditor.collection.book import Book, BookSection, Byline, Contents, Cover, ImprintPage
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.docx import write, write_essay
from essayeditor.exporters.docx.formulas import office_math
from essayeditor.importers import read
from essayeditor.text.blocks import Box, Figure, Heading, Table
from essayeditor.text.counts import count
from essayeditor.text.document import all_blocks, map_inlines, walk
from essayeditor.text.inline import InlineBuilder
from essayeditor.text.marks import Formula, InlinePicture
from essayeditor.text.plain import plain, reading_text, words
from tests.corpora import CORPUS, needs_corpus
from tests.exporters.docx import books
from tests.exporters.docx.judging import (
    pandoc_counts,
    pandoc_headings,
    pandoc_pictures,
    pandoc_text,
    pandoc_tree,
)
from tests.judges import ROOT, ooxml_errors

pytestmark = [pytest.mark.judge, pytest.mark.corpus]
SAMPLE = ROOT / "resources" / "sample"
BOOKS = ("open-advice", "se-heretics")


@cache
def imported(folder):
    paths = sorted(p for p in folder.iterdir() if p.suffix in (".docx", ".odt"))
    return [read(path) for path in paths]


def essays_of(folder):
    for number, one in enumerate(imported(folder)):
        yield books.essay(
            f"e{number}",
            one.title or "Untitled",
            one.document,
            standfirst=one.standfirst,
            bylines=tuple(Byline(author) for author in one.authors),
        )


def pictures_of(folder):
    return {p.sha256: p.content for one in imported(folder) for p in one.pictures}.__getitem__


def without_office_math(text):
    """Return the text without the formulas that pandoc reads as TeX, in letters of its own."""
    builder, at = InlineBuilder(), 0
    for place, atom in text.placed_atoms():
        if isinstance(atom, Formula) and office_math(atom.omml) is not None:
            builder.extend(text.cut(at, place))
            at = place + 1
    builder.extend(text.cut(at, len(text)))
    return builder.build()


def said_by(document):
    """Return every word of a document, as pandoc must read it: notes and captions included."""
    blocks = [map_inlines(block, without_office_math) for block in document.blocks]
    counted = Counter()
    for line in reading_text(blocks):
        counted.update(words(line))
    for note in document.notes:
        for line in reading_text(note.blocks):
            counted.update(words(line))
    return counted


def labels(document):
    """Return the words that numbering puts before captions and titles of tables."""
    figures = [b for b in walk(document.blocks) if isinstance(b, Figure) and b.caption]
    tables = [b for b in walk(document.blocks) if isinstance(b, Table) and b.title]
    said = Counter()
    for name, found in (("Figure", figures), ("Table", tables)):
        for number in range(1, len(found) + 1):
            said.update([name, f"{number}."])
    return said


def alternatives(document):
    said = []
    for block in all_blocks(document):
        if isinstance(block, Figure):
            said.append("" if block.decorative else block.alt)
        elif hasattr(block, "content"):
            said += [
                "" if a.decorative else a.alt for a in block.content.atoms if isinstance(a, InlinePicture)
            ]
    return said


def check_with_pandoc(essay, path):
    tree = pandoc_tree(path)
    document = essay.document
    counts = pandoc_counts(tree)
    assert counts["Note"] == count(document).notes
    boxes = sum(isinstance(block, Box) for block in walk(document.blocks))  # tables of one cell
    assert counts["Table"] == count(document).tables + boxes
    assert counts["Image"] == count(document).pictures
    expected = [
        (b.level, plain(b.content, " ").split()) for b in all_blocks(document) if isinstance(b, Heading)
    ]
    assert [(level, said.split()) for level, said in pandoc_headings(tree)] == expected
    head = Counter(words(f"{essay.standfirst}\n" + "\n".join(b.name for b in essay.bylines)))
    found = Counter(words(pandoc_text(tree["blocks"])))
    assert found == said_by(document) + labels(document) + head
    assert sorted(a.split() for a in pandoc_pictures(tree)) == sorted(
        a.split() for a in alternatives(document)
    )


@needs_corpus
@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.timeout(300)
def test_every_essay_of_a_real_book_reads_back_whole(name, tmp_path):
    folder = CORPUS / "books" / "docx" / name
    for essay in essays_of(folder):
        write_essay(essay, pictures_of(folder), tmp_path / f"{essay.id}.docx")
        check_with_pandoc(essay, tmp_path / f"{essay.id}.docx")


@pytest.mark.timeout(300)
def test_every_essay_of_the_sample_reads_back_whole(tmp_path):
    for essay in essays_of(SAMPLE):
        write_essay(essay, pictures_of(SAMPLE), tmp_path / f"{essay.id}.docx")
        check_with_pandoc(essay, tmp_path / f"{essay.id}.docx")
        assert ooxml_errors(tmp_path / f"{essay.id}.docx") == []


@needs_corpus
@pytest.mark.long
@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.timeout(600)
def test_every_essay_of_a_real_book_is_valid_alone(name, tmp_path):
    folder = CORPUS / "books" / "docx" / name
    for essay in essays_of(folder):
        write_essay(essay, pictures_of(folder), tmp_path / "essay.docx", title=name)
        assert ooxml_errors(tmp_path / "essay.docx") == [], essay.title


@needs_corpus
@pytest.mark.parametrize(
    "folder", [*(CORPUS / "books" / "docx" / name for name in BOOKS), SAMPLE], ids=lambda f: f.name
)
@pytest.mark.timeout(300)
def test_a_whole_real_book_is_valid_and_complete(folder, tmp_path):
    essays = tuple(essays_of(folder))
    section = BookSection("s", 1, "The essays", "Essays", "", 1, essays)
    parts = (Cover(), ImprintPage(Imprint()), Contents(), section)
    book = Book("A real book", "", "", "", "en-GB", "2025-02-14", Imprint(), parts)
    path = tmp_path / "book.docx"
    assert write(book, pictures_of(folder), path).findings == ()
    assert ooxml_errors(path) == []
    counts = pandoc_counts(pandoc_tree(path))
    assert counts["Note"] == sum(count(e.document).notes for e in essays)
    assert counts["Image"] == sum(count(e.document).pictures for e in essays)
    lost = sum((said_by(e.document) for e in essays), Counter()) - Counter(
        words(pandoc_text(pandoc_tree(path)["blocks"]))
    )
    assert not lost
