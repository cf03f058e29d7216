"""Real pages: the hostile one, and what LibreOffice saves."""

import socket
from collections import Counter
from pathlib import Path

import pytest

from essayeditor.importers import read
from essayeditor.text.plain import plain_text, words
from tests.corpora import CORPUS, needs_corpus
from tests.importers.html.build import remarks
from tests.judges import program, run

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"
NAMES = ("Patient_money_v4.docx", "energy essay (1).docx", "youth-work-essay_FINAL_final.docx")


@needs_corpus
@pytest.mark.corpus
def test_a_page_that_would_fetch_contacts_nothing(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("something outside was contacted")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    result = read(CORPUS / "hostile" / "ext.html")
    assert plain_text(result.document) == "t\n"
    said = remarks(result)
    assert "A script was left out, and not run" in said
    assert "(“file:///etc/hostname”). It was not fetched" in said


@pytest.mark.judge
def test_what_libreoffice_saves_as_a_page_says_what_the_word_file_says(tmp_path):
    run(
        program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "html:HTML:EmbedImages", "--outdir", tmp_path, *(SAMPLE / name for name in NAMES),
    )  # fmt: skip
    for name in NAMES:
        word, page = read(SAMPLE / name), read(tmp_path / Path(name).with_suffix(".html").name)
        said = [Counter(words(plain_text(each.document) + " ".join(each.taken))) for each in (word, page)]
        assert not said[0] - said[1], name
        for what in ("notes", "tables", "links", "pictures"):
            assert page.report.kept[what] >= word.report.kept[what], (name, what)
        assert "are not in the essay" not in remarks(page)
