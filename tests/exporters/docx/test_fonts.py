"""The font table, and fonts put into the file where somebody asks for it."""

import uuid

import pytest

from essayeditor.exporters.docx import write
from essayeditor.exporters.docx.fonts import veiled
from essayeditor.foundation import resources
from tests.exporters.docx import books
from tests.exporters.docx.judging import Parts
from tests.judges import ooxml_errors, program, run, soffice


def test_fonts_are_named_with_stand_ins_and_not_embedded_unasked(parts):
    assert parts.find("word/fontTable.xml", "//w:font/@w:name") == [
        "Courier New",
        "Source Sans 3",
        "Source Serif 4",
        "Times New Roman",
    ]
    assert not [name for name in parts.bytes if name.endswith(".odttf")]
    assert len(parts.find("word/fontTable.xml", "//w:altName")) == 4


def test_the_veil_is_lifted_by_the_same_key():
    content = resources.path("fonts", "sans.ttf").read_bytes()
    key = uuid.UUID("00112233-4455-6677-8899-aabbccddeeff")
    hidden = veiled(content, key)
    assert hidden[:32] != content[:32]
    assert hidden[0] == content[0] ^ 0xFF  # the key's last byte meets the first of the font
    assert veiled(hidden, key) == content


@pytest.mark.judge
def test_embedded_fonts_are_valid_and_used(tmp_path):
    path = tmp_path / "embedded.docx"
    write(books.full_book(), books.PICTURES.__getitem__, path, embed_fonts=True)
    assert ooxml_errors(path) == []
    families = set(Parts(path).find("word/styles.xml", "//w:rFonts/@w:ascii"))
    assert {"Book Serif Text", "Book Sans"} <= families
    assert "Source Serif 4" not in families
    shown = run(program("pdffonts"), soffice(path, "pdf", tmp_path))
    assert "BookSerifText" in shown.replace("-", "")
