"""Old Word files where LibreOffice is not installed: words, notes and tables come, and losses are told."""

import random

import pytest

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers import full_text, read, read_bytes, reading
from essayeditor.importers.sniff import Format, sniff
from tests.corpora import CORPUS, needs_corpus
from tests.importers.compound import compound
from tests.judges import program, run

OLD = sorted((CORPUS / "word").rglob("*.doc")) if CORPUS.is_dir() else []
OLD = [path for path in OLD if sniff(path.name, path.read_bytes()) is Format.DOC]


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """Nothing but Python is installed."""
    monkeypatch.setattr(reading, "soffice", lambda: "")


@needs_corpus
@pytest.mark.corpus
@pytest.mark.judge
def test_an_essay_saved_in_the_old_format(tmp_path):
    (new,) = (CORPUS / "books").rglob("opening_freedom__the-open-world.docx")
    run(
        program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(new),
    )  # fmt: skip
    imported, expected = read(tmp_path / f"{new.stem}.doc"), read(new)
    assert imported.report.format == Format.DOC
    assert full_text(imported).split() == full_text(expected).split()
    assert imported.report.kept == expected.report.kept
    assert imported.report.kept["notes"] == 11
    assert any("converter" in remark.text for remark in imported.report.remarks)


@needs_corpus
@pytest.mark.corpus
@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_real_files(path):
    imported = read(path)
    assert imported.report.words_in_essay == imported.report.words_in_file > 0
    warned = [r.text for r in imported.report.remarks if r.kind == "warning"]
    assert all("seems to hold pictures" in text for text in warned), "no word is missing"


@needs_corpus
@pytest.mark.corpus
def test_broken_files_are_read_or_refused():
    chance = random.Random(3)
    outcomes = {"read": 0, "refused": 0}
    for n in range(120):
        broken = bytearray(OLD[n % len(OLD)].read_bytes())
        for _ in range(1 + chance.randrange(8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read_bytes("e.doc", bytes(broken))
            outcomes["read"] += 1
        except FileRefused as refused:
            outcomes["refused"] += 1
            if "not foreseen" in str(refused):
                pytest.fail(repr(refused.__cause__))
    assert min(outcomes.values()) > 5


def test_what_is_no_essay_is_refused_with_what_to_do():
    with pytest.raises(FileRefused, match="Install LibreOffice, or ask"):
        read_bytes("e.doc", compound({"WordDocument": b"x" * 6000}))
