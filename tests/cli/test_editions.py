"""Editions and templates by the command line: a real book of each, read back."""

import json
import re
import zipfile

import pypdfium2
import pytest

from essayeditor.collection.entities import PartKind
from essayeditor.desk import Desk, own_templates
from essayeditor.text.blocks import Paragraph
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from tests.cli.test_commands import essayeditor


@pytest.fixture
def essays(tmp_path, monkeypatch):
    monkeypatch.setenv("ESSAYEDITOR_DATA", str(tmp_path / "data"))
    path = tmp_path / "stories.essays"
    with Desk.create(path, "Stories from Community Britain", "stories") as desk:
        section, other = (section.id for section in desk.record.sections()[:2])
        made = {}
        for title, place in (("A hall of our own", section), ("The last shop", other)):
            made[title] = desk.add_essay(title, place).created[0]
            desk.save_text(made[title], Document((Paragraph("p", inline(f"The words of {title}.")),)))
        edition = desk.add_edition("Members’ pamphlet", [made["The last shop"]]).created[0]
        desk.edit_edition(edition, title="One story", theme="pamphlet")
        desk.set_part(PartKind.CONTENTS, False, edition)
    return path


def words_of(path):
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_an_edition_is_a_book_of_its_own(essays, tmp_path):
    pdf, docx = tmp_path / "out.pdf", tmp_path / "out.docx"
    essayeditor("export", essays, "--edition", "members’ pamphlet", "--pdf", pdf, "--docx", docx)
    with zipfile.ZipFile(docx) as package:
        word = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    for said in (words_of(pdf), word):
        assert "One story" in said
        assert "The words of The last shop." in said
        assert "A hall of our own" not in said
    info = json.loads(essayeditor("info", essays, "--json")[0])
    assert [(e["name"], e["essays"]) for e in info["editions"]] == [("Members’ pamphlet", 1)]
    one = ("export", essays, "--edition", "members’ pamphlet", "--pdf", pdf, "--essay")
    essayeditor(*one, "The last shop")
    assert "The words of The last shop." in words_of(pdf)
    _, told = essayeditor(*one, "A hall of our own", status=1)
    assert "The essay is not in this edition." in told
    _, told = essayeditor("export", essays, "--edition", "nowhere", "--pdf", pdf, status=1)
    assert "There is no edition ‘nowhere’. Those there are: Full book, Members’ pamphlet." in told


def test_a_collection_is_begun_from_a_template(essays, tmp_path):
    with Desk.open(essays) as desk:
        desk.delete_section(desk.record.sections()[0].id)
        own_templates.keep(desk.record, "Our series")
    for name in ("stories", "Our series"):
        path = tmp_path / f"new {name}.essays"
        essayeditor("new", path, "--template", name)
        info = json.loads(essayeditor("info", path, "--json")[0])
        titles = [section["title"] for section in info["sections"] if section["id"]]
        assert titles[-1] == "Case studies"
        assert ("Climate and energy" in titles) == (name == "stories")
    _, told = essayeditor("new", tmp_path / "x.essays", "--template", "nowhere", status=1)
    assert "Those there are: stories, anthology, one-author, Our series." in told
