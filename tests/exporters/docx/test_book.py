"""The whole book as Word: valid, complete, deterministic, and nothing private in it."""

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from essayeditor.collection.book import Book, BookSection, Cover
from essayeditor.collection.entities import Imprint
from essayeditor.exporters.docx import write
from essayeditor.exporters.docx.xml import qn
from essayeditor.typeset.themes import load_theme, themes
from tests.exporters.docx import books
from tests.exporters.docx.conftest import NUMBERS
from tests.exporters.docx.judging import (
    Parts,
    pandoc_counts,
    pandoc_headings,
    pandoc_pictures,
    pandoc_tree,
)
from tests.judges import ooxml_errors
from tests.strategies import documents


@pytest.mark.judge
def test_valid(full):
    assert ooxml_errors(full) == []


@pytest.mark.judge
@pytest.mark.parametrize("name", themes())
def test_valid_in_every_theme(tmp_path, name):
    path = tmp_path / "book.docx"
    theme = load_theme(name)
    write(books.full_book(), books.PICTURES.__getitem__, path, theme=theme)
    assert ooxml_errors(path) == []
    parts = Parts(path)
    assert bool(parts.find("word/settings.xml", "//w:mirrorMargins")) is theme.text.mirror
    assert bool(parts.body("//w:framePr")) is (theme.text.opening == "drop")
    at_foot = len(parts.body("//w:footnoteReference"))
    assert at_foot == (7 if theme.text.notes == "foot" else 0)
    assert at_foot + len(parts.body("//w:endnoteReference")) == 8


def test_python_docx_opens_it(full):
    document = docx.Document(str(full))
    assert document.core_properties.title == "Stories from Community Britain"
    assert document.core_properties.language == "en-GB"
    assert len(document.tables) == 5
    assert len(document.sections) == 13


def test_same_bytes_for_the_same_book(tmp_path, full):
    again = tmp_path / "again.docx"
    write(books.full_book(), books.PICTURES.__getitem__, again, page_numbers=NUMBERS)
    assert again.read_bytes() == full.read_bytes()
    assert {info.date_time for info in Parts(again).infos} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_private(parts):
    everything = b"".join(parts.bytes.values())
    assert b"rsid" not in everything
    assert b"Secret Camera" not in everything
    assert not [
        name for name in parts.bytes if "customXml" in name or "thumbnail" in name or "custom" in name
    ]
    assert b"_ed_b" not in everything.replace(b"_ed_b10", b"")  # only the target of a link is named


def test_findings_name_what_cannot_be_shown(tmp_path):
    result = write(books.full_book(), books.PICTURES.__getitem__, tmp_path / "a.docx")
    assert [(f.rule, f.essay, f.block) for f in result.findings] == [
        ("picture-unreadable", "e3", "b24"),
        ("kept-as-text", "e3", "b42"),
    ]
    assert result.size == (tmp_path / "a.docx").stat().st_size


def test_every_note_is_native_and_restarts_with_each_essay(parts):
    assert len(parts.body("//w:footnoteReference")) == 7
    assert len(parts.body("//w:endnoteReference")) == 1
    restarts = parts.body("//w:sectPr/w:footnotePr/w:numRestart/@w:val")
    assert restarts == [*["eachSect"] * 5, "continuous"]  # five essays; the last section has none
    assert len(parts.find("word/footnotes.xml", "//w:footnote[not(@w:type)]")) == 7
    assert parts.find("word/footnotes.xml", "//w:hyperlink//w:t/text()") == ["example.org"]


def test_sections_number_front_matter_in_roman_and_start_at_one_with_the_introduction(parts):
    numbering = [(e.get(qn("w:fmt")), e.get(qn("w:start"))) for e in parts.body("//w:sectPr/w:pgNumType")]
    assert numbering == [("lowerRoman", None)] * 4 + [("decimal", "1")] + [("decimal", None)] * 8


def test_each_essay_has_its_running_heads(parts):
    heads = {name: parts.text(name) for name in parts.bytes if name.startswith("word/header")}
    assert "The hall that stayed open" in heads.values()
    assert "First author and Second author" in heads.values()
    said = [(v, parts.find(n, "//w:pStyle/@w:val")[0]) for n, v in heads.items()]
    assert len(said) == len(set(said))  # sections that agree share a part


def test_contents_are_a_field_filled_with_the_page_numbers_given(parts):
    (instruction,) = [i for i in parts.body("//w:instrText/text()") if "TOC " in i]
    assert instruction.strip() == 'TOC \\o "1-2" \\n 3-3 \\h \\z \\t "Byline,3"'
    entries = parts.body("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    said = ["".join(e.itertext(qn("w:t"))) for e in entries]
    assert "A country of minute books1" in said
    assert "The hall that stayed open5" in said
    anchors = parts.body("//w:hyperlink[starts-with(@w:anchor, '_Toc')]/@w:anchor")
    assert set(anchors) <= set(parts.body("//w:bookmarkStart/@w:name"))


def test_styles_alone_say_how_things_look(parts):
    used = set(parts.body("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"))
    for name in ("word/footnotes.xml", "word/endnotes.xml", "word/header1.xml", "word/footer1.xml"):
        used |= set(parts.find(name, "//w:pStyle/@w:val | //w:rStyle/@w:val"))
    assert used <= set(parts.find("word/styles.xml", "//w:style/@w:styleId"))
    for direct in ("w:sz", "w:color", "w:rFonts", "w:jc", "w:spacing", "w:ind", "w:keepNext", "w:pBdr"):
        assert parts.body(f"//w:p//{direct}") == [], direct


def test_pictures_are_described_upright_and_bare(parts):
    described = parts.body("//wp:docPr/@descr")
    assert described == [
        "A small tick",
        "A green field",
        "A field of ochre",
        "A chart of members by year",
        "Portrait of Sample contributor",
    ]
    assert len(parts.body("//adec:decorative[@val='1']")) == 1
    assert sorted({name.rpartition(".")[2] for name in parts.bytes if "media" in name}) == ["jpeg", "png"]
    assert parts.body("//a:srcRect/@l") == ["10000", "18750"]  # a figure cropped, a portrait squared


@pytest.mark.judge
def test_pandoc_reads_it_back(full):
    tree = pandoc_tree(full)
    counts = pandoc_counts(tree)
    assert counts["Note"] == 8
    assert counts["Table"] == 5
    headings = pandoc_headings(tree)
    assert (1, "Places we own") in headings
    assert (2, "The hall that stayed open") in headings
    assert (5, "A finer heading") in headings
    assert pandoc_pictures(tree) == [
        "A small tick",
        "A green field",
        "",
        "A field of ochre",
        "A chart of members by year",
        "Portrait of Sample contributor",
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(document=documents(suggestions=False))
def test_any_essay_is_written_and_opens(tmp_path_factory, document):
    path = tmp_path_factory.mktemp("any") / "any.docx"
    section = BookSection("s", 1, "Section", "Section", "", 1, (books.essay("e", "Any", document),))
    book = Book("Title", "", "", "", "en-GB", "", Imprint(), (Cover(), section))
    write(book, {f"{0:064x}": books.png(), f"{1:064x}": books.turned_jpeg()}.__getitem__, path)
    parts = Parts(path)
    notes = parts.body("//w:footnoteReference | //w:endnoteReference")
    assert len(notes) == len(document.notes)
    docx.Document(str(path))
