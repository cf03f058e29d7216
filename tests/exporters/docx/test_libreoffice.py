"""A save in LibreOffice in between: words, notes, block identities and the file's own identity are kept."""

import re
from dataclasses import replace

import pytest

from essayeditor.exporters.docx import Identity, Proof, write_essay, write_proof
from essayeditor.importers import read
from essayeditor.text.counts import count
from essayeditor.text.diff_suggest import suggested
from essayeditor.text.document import all_blocks
from essayeditor.text.plain import plain_text
from essayeditor.text.settle import accepted, rejected
from tests.corpora import CORPUS, needs_corpus
from tests.exporters.docx import books
from tests.exporters.docx.editing import edited
from tests.exporters.docx.judging import Parts
from tests.exporters.docx.test_corpus import SAMPLE, essays_of, pictures_of
from tests.judges import program, run, soffice, soffice_all

pytestmark = pytest.mark.judge


def saved_again(essay, pictures, folder):
    path = folder / f"{essay.id}.docx"
    write_essay(essay, pictures, path, identity=Identity("c-1", essay.id, "ab" * 32))
    (folder / essay.id).mkdir()
    return path, soffice(path, "docx:MS Word 2007 XML", folder / essay.id)


def ids_in(path):
    parts = Parts(path)
    found = set()
    for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if name in parts.bytes:
            found.update(parts.find(name, "//w:bookmarkStart/@w:name"))
    return {name.rpartition("_")[2] for name in found if name.startswith(("_ed_", "_edt_", "_edf_"))}


@pytest.mark.corpus
@needs_corpus
@pytest.mark.timeout(300)
def test_real_essays(tmp_path):
    blocks = kept = 0
    for folder in (CORPUS / "books" / "docx" / "open-advice", SAMPLE):
        for essay in list(essays_of(folder))[:6]:
            (tmp_path / folder.name).mkdir(exist_ok=True)
            sent, back = saved_again(essay, pictures_of(folder), tmp_path / folder.name)
            ids = {block.id for block in all_blocks(read(sent).document)}
            blocks += len(ids)
            kept += len(ids & ids_in(back))
            assert plain_text(read(back).document).split() == plain_text(read(sent).document).split()
            assert count(read(back).document).notes == count(read(sent).document).notes
    assert kept / blocks >= 0.98


@pytest.mark.corpus
@needs_corpus
@pytest.mark.timeout(300)
def test_real_proofs_with_tracked_changes(tmp_path):
    sent = {}
    for number, folder in enumerate((CORPUS / "books" / "docx" / "open-advice", SAMPLE)):
        for essay in list(essays_of(folder))[:8]:
            new = edited(essay.document, f"{number} {essay.id}")
            changed = suggested(essay.document, new, "Copy desk", "2025-01-15T09:12:00Z")
            proof = Proof(
                replace(essay, document=changed), Identity("c-1", essay.id), "Stories", changes=True
            )
            path = tmp_path / f"{folder.name}-{essay.id}.docx"
            write_proof(proof, pictures_of(folder), path)
            sent[path] = read(path).document
    back = soffice_all(list(sent), "docx:MS Word 2007 XML", tmp_path / "back")
    blocks = kept = 0
    for before, path in zip(sent.values(), back, strict=True):
        after = read(path).document
        ids = {block.id for block in all_blocks(before)}
        blocks += len(ids)
        kept += len(ids & {block.id for block in all_blocks(after)})
        kinds = {block.id: type(block) for block in all_blocks(before)}
        assert {b.id: type(b) for b in all_blocks(after) if b.id in kinds} == kinds
        for settle in (accepted, rejected):
            assert plain_text(settle(after)).split() == plain_text(settle(before)).split()
        assert count(after).notes == count(before).notes
    print(f"\n{len(sent)} proofs, {blocks} blocks: {kept} kept their identity")
    assert kept / blocks >= 0.98


def test_the_file_still_knows_what_it_is(tmp_path):
    essay = books.essay("e1", "The hall")
    _, back = saved_again(essay, {}.__getitem__, tmp_path)
    found = read(back)
    assert (found.own_collection, found.own_essay, found.own_revision) == ("c-1", "e1", "ab" * 32)
    assert ids_in(back) == {block.id for block in all_blocks(essay.document)}


def test_notes_have_numbers_in_libreoffice_too(tmp_path, full):
    """LibreOffice shows 0 for notes it has not counted: see `sections.Sections`."""
    pages = run(program("pdftotext"), "-layout", soffice(full, "pdf", tmp_path), "-")
    numbers = re.findall(r"kettle\. +(\d)\b", pages)
    assert numbers
    assert "0" not in numbers
