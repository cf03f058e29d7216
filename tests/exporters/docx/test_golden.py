"""The parts of one small book and one proof, as XML that a person can read and a diff can show.

After a change that is meant, `ESSAYEDITOR_GOLDEN=write pytest tests/exporters/docx/test_golden.py`
writes the files anew; look at the difference before you commit it.
"""

import os
from pathlib import Path

import pytest
from lxml import etree

from essayeditor.exporters.docx import write_proof
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts
from tests.exporters.docx.test_proof import proof

GOLDEN = Path(__file__).parent / "golden"
BOOK_PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/header1.xml",
    "word/header5.xml",
    "word/footer2.xml",
    "docProps/core.xml",
    "docProps/app.xml",
)
PROOF_PARTS = (
    "word/document.xml",
    "word/comments.xml",
    "word/commentsExtended.xml",
    "word/settings.xml",
    "docProps/custom.xml",
)


def readable(content):
    root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def agree(folder, name, content):
    said = readable(content)
    golden = GOLDEN / folder / name.replace("/", "_").replace("[", "").replace("]", "").lstrip("_.")
    if os.environ.get("ESSAYEDITOR_GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(said, "utf-8", newline="\n")
    assert said == golden.read_text("utf-8")


@pytest.mark.parametrize("name", BOOK_PARTS)
def test_book(parts, name):
    agree("book", name, parts.bytes[name])


@pytest.fixture(scope="module")
def proofed(tmp_path_factory):
    path = tmp_path_factory.mktemp("golden") / "proof.docx"
    write_proof(proof(), books.PICTURES.__getitem__, path)
    return Parts(path)


@pytest.mark.parametrize("name", PROOF_PARTS)
def test_proof(proofed, name):
    agree("proof", name, proofed.bytes[name])
