"""What LibreOffice makes of a Word file, read as OpenDocument, says what the Word file says."""

from collections import Counter
from pathlib import Path

import pytest

from essayeditor.importers import read
from essayeditor.text.document import all_blocks, inlines
from essayeditor.text.plain import plain_text
from tests.judges import program, run

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "sample"
NAMES = ("Warm homes - edits and comments.docx", "Patient_money_v4.docx")


@pytest.mark.judge
def test_the_same_essay_comes_out_of_both_formats(tmp_path):
    run(
        program("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "odt", "--outdir", tmp_path, *(SAMPLE / name for name in NAMES),
    )  # fmt: skip
    for name in NAMES:
        word = read(SAMPLE / name)
        odt = read(tmp_path / Path(name).with_suffix(".odt").name)
        assert plain_text(odt.document) == plain_text(word.document)
        assert odt.title == word.title
        assert odt.report.kept == word.report.kept
        assert [type(b) for b in odt.document.blocks] == [type(b) for b in word.document.blocks]
        assert [[(r.author, r.text) for r in c.thread] for c in odt.comments] == [
            [(r.author, r.text) for r in c.thread] for c in word.comments
        ]
        kinds = [
            Counter((m.kind, m.author) for b in all_blocks(d) for t in inlines(b) for m in t.marks)
            for d in (word.document, odt.document)
        ]
        assert kinds[0] == kinds[1]
