"""Proofs read back before they are kept: what is checked, and that any comparison passes."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from essayeditor.exporters.docx import Identity, Proof, write_proof
from essayeditor.exporters.docx.returned import check_returned
from essayeditor.text.blocks import Heading, Paragraph
from essayeditor.text.diff_suggest import suggested
from essayeditor.text.document import Comment, Document, Remark
from essayeditor.text.inline import inline
from tests.exporters.docx import books
from tests.importers.test_returning import sayable
from tests.strategies import documents

TEXT = Document((Heading("a1", inline("Beginnings")), Paragraph("a2", inline("We met at the hall in May."))))


def proof(document, **more):
    essay = books.essay("e1", "The hall", document)
    return Proof(essay, Identity("c-1", "e1", "ab" * 32), "Stories", **({"changes": True} | more))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("checked")


def checked(folder, sent, expected=None):
    path = folder / "proof.docx"
    write_proof(sent, books.PICTURES.__getitem__, path)
    return [finding.rule for finding in check_returned(path, expected or sent)]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(suggestions=False), documents(suggestions=False))
def test_a_comparison_of_any_two_texts_comes_back(folder, old, new):
    text = suggested(sayable(old), sayable(new), "Copy desk", "2025-01-15T09:12:00Z")
    assert checked(folder, proof(text)) == []


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        (Document((TEXT.blocks[0],)), "proof-order"),
        (Document((*TEXT.blocks, Paragraph("a3", inline("More.")))), "proof-block"),
        (Document((TEXT.blocks[0], Paragraph("a2", inline("We met at the hall in June.")))), "proof-block"),
        (Document((TEXT.blocks[0], Paragraph("zz", inline("We met at the hall in May.")))), "proof-block"),
        (Document((TEXT.blocks[0], Heading("a2", inline("We met at the hall in May.")))), "proof-block"),
        (Document(TEXT.blocks[::-1]), "proof-order"),
    ],
)
def test_what_does_not_come_back_is_found(folder, document, rule):
    assert rule in checked(folder, proof(TEXT), proof(document))


def test_another_revision_is_found(folder):
    sent = proof(TEXT)
    other = dataclasses.replace(sent, identity=Identity("c-1", "e1", "cd" * 32))
    assert checked(folder, sent, other) == ["proof-identity"]


def test_a_lost_comment_is_found(folder):
    remark = Comment("q", "a2", 0, 2, (Remark("Desk", "2025-01-15T09:12:00Z", "Who?"),))
    assert checked(folder, proof(TEXT, comments=(remark,))) == []
    assert checked(folder, proof(TEXT), proof(TEXT, comments=(remark,))) == ["proof-comments"]
