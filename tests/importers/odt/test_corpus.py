"""The bars for OpenDocument texts, on real files; the figures are printed."""

from __future__ import annotations

import socket
from collections import Counter
from pathlib import Path

import pytest

from essayeditor.importers import Imported, read
from essayeditor.importers.archive import Archive
from essayeditor.importers.limits import DEFAULT_LIMITS
from essayeditor.importers.links import clean_link
from essayeditor.importers.odt.names import HREF, OFFICE, TEXT
from essayeditor.importers.xmlsafe import parse_xml
from essayeditor.text.blocks import Figure, Heading, ListItem, ListKind, Quote
from essayeditor.text.document import all_blocks, inlines
from essayeditor.text.marks import MarkKind
from essayeditor.text.plain import plain
from tests.corpora import CORPUS, needs_corpus

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample" / "Cymdogion.odt"
NOT_IN_THE_FILE = {"ext.odt": 1, "test__odt__odt__imageRelative.odt": 1}
"""Pictures that are only linked: they are told and not fetched."""


def texts() -> list[Path]:
    return sorted(p for p in CORPUS.rglob("*") if p.suffix in (".odt", ".fodt"))


def body_of(path: Path):
    content = path.read_bytes()
    if path.suffix == ".odt":
        content = Archive(content, DEFAULT_LIMITS).read("content.xml")
    return parse_xml(content, path.name, DEFAULT_LIMITS).find(f"{OFFICE}body/{OFFICE}text")


def linked_letters_in_file(path: Path) -> Counter[str]:
    """Count the letters under each address that may stay, contents and indexes left aside."""
    letters: Counter[str] = Counter()
    for link in body_of(path).iter(TEXT + "a"):
        inside = {a.tag for a in link.iterancestors()}
        address = clean_link(link.get(HREF, "")) or "#"
        if TEXT + "index-body" not in inside and not address.startswith("#"):
            letters[address] += len("".join("".join(link.itertext()).split()))
    return +letters


def linked_letters(result: Imported) -> Counter[str]:
    """Count the letters under each address in the essay."""
    letters: Counter[str] = Counter()
    for block in all_blocks(result.document):
        for text in inlines(block):
            for mark in text.marks:
                if mark.kind is MarkKind.LINK and not mark.value.startswith("#"):
                    letters[mark.value] += len("".join(plain(text.cut(mark.start, mark.end)).split()))
    return +letters


@needs_corpus
@pytest.mark.corpus
def test_every_text_is_opened_and_no_word_or_note_is_lost(capsys):
    files = texts()
    assert len(files) > 90
    found: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    in_files = missing = linked = 0
    for path in files:
        result = read(path)
        report = result.report
        found.update(report.found)
        kept.update(report.kept)
        in_files += report.words_in_file
        warning = next((r.text for r in report.remarks if "are not in the essay" in r.text), "")
        missing += int(warning.split(" ")[0]) if warning else 0
        linked += linked_letters_in_file(path).total()
        assert linked_letters(result) == linked_letters_in_file(path), path.name
        assert report.found["notes"] == report.kept["notes"], path.name
        assert report.found["tables"] == report.kept["tables"], path.name
        assert report.found["comments"] == report.kept["comments"], path.name
        absent = report.found["pictures"] - report.kept["pictures"]
        assert absent == NOT_IN_THE_FILE.get(path.name, 0), path.name
    recall = 1 - missing / in_files
    with capsys.disabled():
        names = ("notes", "tables", "pictures", "comments", "suggestions")
        print(
            f"\nODT: {len(files)} of {len(files)} opened; {in_files:,} words, {missing} missing "
            f"(recall {recall:.5f}); {', '.join(f'{n} {kept[n]}/{found[n]}' for n in names)}; "
            f"{linked:,} letters under links, all kept"
        )
    assert recall >= 0.998


@needs_corpus
@pytest.mark.corpus
def test_a_text_with_an_outside_picture_contacts_nothing(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("something outside was contacted")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    result = read(CORPUS / "hostile" / "ext.odt")
    assert result.document.blocks[0].content.text == "Hello body text."
    assert any("only linked, not in the file" in r.text for r in result.report.remarks)


def test_the_sample_is_read_without_a_fault():
    result = read(SAMPLE)
    found = result.document.blocks
    assert result.title == "Cymdogion"
    assert result.standfirst.startswith("The Welsh word for neighbours")
    assert [b.content.text for b in found if isinstance(b, Heading)] == [
        "The same water", "What a wire can learn from a river", "What we ask of government",
    ]  # fmt: skip
    (quote,) = [b for b in found if isinstance(b, Quote)]
    assert (quote.content.text, quote.lang) == ("A fo ben, bid bont.", "cy-GB")
    welsh = [
        (b.content.text[m.start : m.end], m.value)
        for b in found if hasattr(b, "content") for m in b.content.marks if m.kind is MarkKind.LANGUAGE
    ]  # fmt: skip
    assert len(welsh) == 2
    assert {value for _, value in welsh} == {"cy-GB"}
    (figure,) = [b for b in found if isinstance(b, Figure)]
    assert figure.alt.startswith("A valley in cross-section.")
    assert figure.caption.text.startswith("One river, two jobs.")
    assert [b.level for b in found if isinstance(b, ListItem) and b.kind is ListKind.BULLET] == [
        0, 1, 1, 0, 0, 1, 1,
    ]  # fmt: skip
    assert len([b for b in found if isinstance(b, ListItem) and b.kind is ListKind.DECIMAL]) == 3
    assert len(result.document.notes) == 3
    assert result.report.words_in_file == result.report.words_in_essay + result.report.words_dropped
    assert not any(r.kind.value == "warning" for r in result.report.remarks)
