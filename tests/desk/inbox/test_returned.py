"""A proof of ours that its contributor changed in Word or LibreOffice, and that comes back."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest

from essayeditor.desk.inbox.matching import waiting
from essayeditor.desk.inbox.proposal import Confidence, Kind, proposal_of
from essayeditor.desk.jobs.results import FileStatus
from essayeditor.text.inline import inline
from essayeditor.text.marks import SUGGESTIONS
from essayeditor.text.plain import plain_text
from essayeditor.text.settle import accepted, rejected

ESSAY = """\
# A hall of our own

The hall stood empty for eleven years and the roof let the rain in at both ends of it.

Then forty of us bought it, with shares at ten pounds and a loan from the people over the road.

Now it opens at eight each morning and shuts when the last of the choir has gone home again.
"""
AUTHOR = "A hall keeper, Durham"
WHEN = "2026-11-20T09:30:00Z"
INSERTED = (
    f'<w:ins w:id="901" w:author="A hall keeper" w:date="{WHEN}"><w:r>'
    '<w:t xml:space="preserve"> Nobody remembers why.</w:t></w:r></w:ins>'
)


@pytest.fixture
def sent(desk, tmp_path):
    """An essay that came in and was edited, and the proof of it."""
    path = tmp_path / "hall.md"
    path.write_text(ESSAY)
    (essay,) = desk.import_files([path]).wait(60).essays
    desk.set_authors(essay, [desk.add_contributor(AUTHOR).created[0]])
    edit(desk, essay, "eleven years", "12 years", by="An editor")
    proof = tmp_path / "proof.docx"
    desk.proof(essay, proof, answer_by="2026-12-01").wait(60)
    return essay, proof


def edit(desk, essay, old, new, by="An editor"):
    document = desk.document(essay)
    blocks = [
        replace(block, content=inline(block.content.text.replace(old, new)))
        if old in block.content.text
        else block
        for block in document.blocks
    ]
    assert blocks != list(document.blocks)
    desk.save_text(essay, replace(document, blocks=tuple(blocks)), by=by)


def change(path, *changes):
    """Change the words of a DOCX's document.xml, as a contributor does in Word."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    parts["word/document.xml"] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def come_back(desk, path):
    (file,) = desk.import_files([path]).wait(60).files
    assert file.status is FileStatus.WAITING, file.message
    return file


def said(document):
    return plain_text(document)


def test_it_is_recognised_and_its_tracked_changes_are_suggestions(desk, sent):
    essay, proof = sent
    tracked = "</w:t></w:r>" + INSERTED
    change(proof, re_first(proof, r"both ends of it\.</w:t></w:r>", "both ends of it." + tracked))
    before = desk.document(essay)
    file = come_back(desk, proof)
    assert file.message == "The proof of ‘A hall of our own’ by A hall keeper, Durham, returned"
    (one,) = waiting(desk.record)
    proposal = proposal_of(one)
    assert (proposal.kind, proposal.essay, proposal.confidence) == (
        Kind.RETURNED_PROOF, essay, Confidence.CERTAIN,
    )  # fmt: skip
    assert "version 2" in proposal.reasons[0]
    desk.take([one.id])
    now = desk.document(essay)
    assert [block.id for block in now.blocks] == [block.id for block in before.blocks]
    assert said(rejected(now)) == said(before)
    assert "both ends of it. Nobody remembers why." in said(accepted(now))
    marks = [mark for block in now.blocks for mark in block.content.marks if mark.kind in SUGGESTIONS]
    assert {(mark.author, mark.when) for mark in marks} == {("A hall keeper", WHEN)}
    desk.undo()
    assert desk.document(essay) == before


def re_first(path, pattern, new):
    """Return the first text of document.xml that fits a pattern, with what is to stand for it."""
    with zipfile.ZipFile(path) as archive:
        found = re.search(pattern, archive.read("word/document.xml").decode())
    assert found, pattern
    return found.group(), new


def test_what_was_changed_without_tracking_is_a_suggestion_too(desk, sent):
    essay, proof = sent
    change(proof, ("forty of us", "fifty of us"))
    desk.take([come_back(desk, proof).submission])
    now = desk.document(essay)
    assert "fifty of us" in said(accepted(now))
    assert "forty of us" in said(rejected(now))
    marks = [mark for block in now.blocks for mark in block.content.marks]
    assert {mark.author for mark in marks} == {AUTHOR}


def test_what_was_edited_meanwhile_stays_and_both_are_in_the_text(desk, sent):
    essay, proof = sent
    edit(desk, essay, "choir", "band")
    change(proof, ("forty of us", "fifty of us"))
    file = come_back(desk, proof)
    (one,) = waiting(desk.record)
    assert "changed here meanwhile" in proposal_of(one).reasons[1]
    desk.take([file.submission])
    now = desk.document(essay)
    assert "fifty of us" in said(accepted(now))
    assert "last of the band" in said(accepted(now))
    assert "forty of us" in said(rejected(now))
    assert "last of the band" in said(rejected(now))
    assert not desk.comments(essay)


def test_the_same_words_changed_on_both_sides_are_told_and_not_lost(desk, sent):
    essay, proof = sent
    edit(desk, essay, "forty of us", "thirty of us")
    change(proof, ("forty of us", "fifty of us"))
    desk.take([come_back(desk, proof).submission])
    now = desk.document(essay)
    assert "fifty of us" in said(accepted(now))
    assert "thirty of us" in said(rejected(now))
    (comment,) = desk.comments(essay)
    assert "changed here and in the file" in comment.thread[0].text


def test_a_proof_without_a_change_leaves_the_words_alone(desk, sent):
    essay, proof = sent
    before = desk.document(essay)
    with zipfile.ZipFile(proof, "a") as archive:
        archive.writestr("docProps/custom-note.txt", "saved again")
    file = come_back(desk, proof)
    desk.take([file.submission])
    assert desk.document(essay) == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.timeout(120)
def test_it_is_recognised_after_libreoffice_saved_it(desk, sent, tmp_path):
    essay, proof = sent
    before = desk.document(essay)
    change(proof, ("forty of us", "fifty of us"))
    out = tmp_path / "saved"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(proof)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    desk.take([come_back(desk, out / "proof.docx").submission])
    now = desk.document(essay)
    assert [block.id for block in now.blocks] == [block.id for block in before.blocks]
    assert said(rejected(now)) == said(before)
    assert said(accepted(now)) == said(before).replace("forty", "fifty")
