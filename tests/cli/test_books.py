"""The main job on real essay collections, judged by programs that we did not write.

Words are counted by pandoc in the files that went in, and by poppler (the PDF's structure text) and
pandoc in the files that came out; notes, pictures and links likewise.
"""

import json
import re
from collections import Counter

import pytest

from tests.cli.test_commands import essayeditor
from tests.corpora import CORPUS, needs_corpus
from tests.judges import ooxml_errors, pdf_faults, program, qpdf_check, run

WORD = re.compile(r"[^\W_]+")
BOOKS = {"open-advice": (41, 22), "se-heretics": (20, 0)}


def words(said):
    return Counter(word.casefold() for word in WORD.findall(said.replace("\u00ad", "")))


def pandoc_text(path):
    return run(program("pandoc"), path, "-t", "plain", "--wrap=none")


def structure_text(path):
    """The text of a tagged PDF in the order of its structure, as poppler reads it."""
    said = run(program("pdfinfo"), "-struct-text", path)
    strings = re.findall(r'^\s*"(.*)"$', said, re.MULTILINE)
    return re.sub("\u00ad ?", "", " ".join(strings))  # a word parted by a page's end is one word


@pytest.fixture(scope="module", params=BOOKS)
def book(request, tmp_path_factory):
    """(name, source files, info, PDF, DOCX) of a book made by the command line."""
    folder = tmp_path_factory.mktemp(request.param)
    source = CORPUS / "books" / "docx" / request.param
    if not source.is_dir():
        pytest.skip("the corpora do not lie beside the project")
    essays, pdf, docx = folder / "book.essays", folder / "book.pdf", folder / "book.docx"
    essayeditor("new", essays)
    essayeditor("import", essays, source)
    essayeditor("export", essays, "--pdf", pdf, "--docx", docx)
    info = json.loads(essayeditor("info", essays, "--json")[0])
    return request.param, sorted(source.glob("*.docx")), info, pdf, docx


@needs_corpus
@pytest.mark.corpus
@pytest.mark.judge
def test_every_word_that_went_in_comes_out(book):
    name, sources, info, pdf, docx = book
    assert (info["essays"], info["notes"]) == BOOKS[name]
    went_in = sum((words(pandoc_text(path)) for path in sources), Counter())
    # "By" of a byline is the one word that is not kept: the name stands in the byline itself.
    went_in.pop("by", None)
    # pandoc writes a note's call as a number in brackets; numbers restart with each essay.
    for number in range(1, 20):
        went_in.pop(str(number), None)
    assert went_in - words(pandoc_text(docx)) == Counter()
    assert went_in - words(structure_text(pdf)) == Counter()


@needs_corpus
@pytest.mark.corpus
@pytest.mark.judge
def test_notes_and_links_come_out(book):
    _, sources, info, pdf, docx = book
    structure = run(program("pdfinfo"), "-struct", pdf)
    assert len(re.findall(r"^\s*Note\b", structure, re.MULTILINE)) == info["notes"]
    assert pandoc_json(docx).count('"t":"Note"') == info["notes"]
    sent = sum((links(path) for path in sources), Counter())
    assert sent - links(docx) == Counter()
    assert set(sent) <= set(pdf_addresses(pdf))


def pandoc_json(path):
    return run(program("pandoc"), path, "-t", "json")


def links(path):
    """The addresses of the outward links of a Word file, as pandoc finds them."""
    found = re.findall(r'"t":"Link","c":\[.*?\],\["([^"]+)",', pandoc_json(path))
    return Counter(address for address in found if re.match(r"https?:|mailto:", address))


def pdf_addresses(path):
    said = run(program("pdfinfo"), "-url", path)
    return [line.split(maxsplit=2)[2] for line in said.splitlines()[1:] if line.strip()]


@needs_corpus
@pytest.mark.corpus
@pytest.mark.judge
def test_the_judges_find_no_fault(book):
    _, _, _, pdf, docx = book
    assert pdf_faults(pdf) == []
    assert ooxml_errors(docx) == []
    qpdf_check(pdf)
