"""A proof: the contributor’s last version and the current text as one Word file, changes marked."""

from dataclasses import replace

import pytest

from essayeditor import importers
from essayeditor.collection.entities import Essay, Origin, Revision
from essayeditor.foundation.errors import JobFailed
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.document import Comment, Document, Remark, all_blocks, inlines, ordered
from essayeditor.text.inline import inline
from essayeditor.text.marks import MarkKind
from essayeditor.text.settle import accepted, rejected

SENT = Document(
    (
        Heading("a1", inline("Beginnings")),
        Paragraph("a2", inline("We met at the hall in May and ate.")),
        Paragraph("a3", inline("Nobody had paid for anything yet.")),
    )
)


def said(document, at, words):
    blocks = list(document.blocks)
    blocks[at] = replace(blocks[at], content=inline(words))
    return Document(tuple(blocks))


ANNAS = said(SENT, 1, "We met at the old hall in May and ate.")
BENS = Document(
    (*said(ANNAS, 1, "We met at the old hall in June and ate.").blocks[:2], Paragraph("a4", inline("New.")))
)
REMARK = Comment("q1", "a2", 26, 30, (Remark("Ben", "2025-01-15T09:12:00Z", "Was it June?"),))


@pytest.fixture
def essay(desk):
    key = desk.add_essay("A hall of our own").created[0]
    person = desk.add_contributor("Sample contributor", biography="She keeps the keys.").created[0]
    desk.set_authors(key, [person])
    desk.save_text(key, SENT, by="Sample contributor", origin=Origin.IMPORT)
    desk.save_text(key, ANNAS, by="Anna")
    desk.save_text(key, BENS, by="Ben", comments=(REMARK,))
    return key


def suggestions(document):
    return [
        (m.author, m.kind, text.text[m.start : m.end])
        for block in all_blocks(document)
        for text in inlines(block)
        for m in text.marks
    ]


def test_changes_are_shown_each_as_its_editors(desk, essay, tmp_path):
    target = tmp_path / "hall.docx"
    result = desk.proof(essay, target, answer_by="2025-02-14", answer_to="by e-mail to the desk").wait(110)
    assert [(o.path, o.kind) for o in result.outputs] == [(target, "docx")]
    back = importers.read(target)
    assert suggestions(back.document) == [
        ("Anna", MarkKind.INSERTED, "old "),
        ("Ben", MarkKind.DELETED, "May"),
        ("Ben", MarkKind.INSERTED, "June"),
        ("Ben", MarkKind.DELETED, "Nobody had paid for anything yet."),
        ("Ben", MarkKind.INSERTED, "New."),
    ]
    assert accepted(back.document).blocks == BENS.blocks
    assert ordered(rejected(back.document)).blocks == SENT.blocks
    assert (back.own_collection, back.own_essay) == (desk.record.collection.id, essay)
    revision = desk.record.get(Revision, desk.record.get(Essay, essay).revision)
    assert back.own_revision == revision.document
    whens = {m.when for b in all_blocks(back.document) for text in inlines(b) for m in text.marks}
    assert whens <= {r.made for r in desk.record.revisions(essay)}


def test_a_comment_stays_on_its_words_beside_what_was_deleted(desk, essay, tmp_path):
    desk.proof(essay, tmp_path / "hall.docx").wait(110)
    back = importers.read(tmp_path / "hall.docx")
    (comment,) = back.comments
    assert back.document.blocks[1].content.text[comment.start : comment.end] == "June"


def test_without_changes_it_is_as_it_will_be_printed(desk, essay, tmp_path):
    desk.proof(essay, tmp_path / "hall.docx", changes=False).wait(110)
    back = importers.read(tmp_path / "hall.docx")
    assert suggestions(back.document) == []
    assert back.document.blocks == BENS.blocks


def test_what_comes_back_is_the_next_version_to_compare_with(desk, essay, tmp_path):
    desk.save_text(essay, SENT, by="Sample contributor", origin=Origin.IMPORT)
    desk.save_text(essay, said(SENT, 0, "Our beginnings"), by="Cleo")
    desk.proof(essay, tmp_path / "hall.docx").wait(110)
    assert suggestions(importers.read(tmp_path / "hall.docx").document) == [
        ("Cleo", MarkKind.DELETED, "Beginnings"),
        ("Cleo", MarkKind.INSERTED, "Our beginnings"),
    ]


def test_an_essay_without_a_text_has_no_proof(desk, tmp_path):
    key = desk.add_essay("Not written").created[0]
    with pytest.raises(JobFailed, match="no text yet"):
        desk.proof(key, tmp_path / "x.docx").wait(60)
    assert not (tmp_path / "x.docx").exists()
