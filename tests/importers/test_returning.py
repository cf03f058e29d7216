"""Our own Word files read back: the same blocks, ids, notes, comments and suggestions."""

import difflib
import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from essayeditor.exporters.docx import Identity, Proof, write_proof
from essayeditor.importers import read, with_known_pictures
from essayeditor.text.blocks import Paragraph, Statistic
from essayeditor.text.codec import from_json, to_json
from essayeditor.text.document import Comment, Document, Remark
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind
from essayeditor.text.restyling import KINDS
from tests.exporters.docx import books
from tests.strategies import documents

SHOWN = [asset for asset in books.PICTURES if asset != books.BROKEN]
_STYLES = {kind.__name__: style.value for style, kind in KINDS.items()}
SCRIPTS = {"superscript", "subscript"}


def sayable(document: Document) -> Document:
    """Return the document without what a Word file cannot say, or says in another way that means the same."""
    text = to_json(document).decode()
    for n in range(4):
        text = text.replace(f"{n:064x}", SHOWN[n])
    return from_json(json.dumps(_sayable(json.loads(text))).encode())


def _sayable(value):
    if isinstance(value, list):
        return [_sayable(item) for item in value]
    if not isinstance(value, dict):
        return value
    value = {key: _sayable(item) for key, item in value.items()}
    if value.get("is") == "Kept":  # its source stays with us; Word shows how it reads
        value |= {"xml": "", "what": "", "plain": unicodedata.normalize("NFC", value["plain"])}
    if value.get("is") == "ListItem" and value.get("kind") in (None, "continuation"):
        value.pop("start", None)  # bullets and continuations have no number
    if value.get("decorative"):
        value["alt"] = ""
    if value.get("marks"):
        value["marks"] = [m for m in value["marks"] if not (m[2] == "code" and value.get("atoms"))]
        if {m[2] for m in value["marks"]} >= SCRIPTS:  # Word has one or the other
            value["marks"] = [m for m in value["marks"] if m[2] not in SCRIPTS]
    _forget_same_style(value)
    if value.get("change"):
        value = _said_once(value, value["change"])
    content = value.get("content")
    if value.get("lang") and content and content.get("marks"):
        content["marks"] = [m for m in content["marks"] if m[2:4] != ["language", value["lang"]]]
    return value


def _forget_same_style(value):
    """Take off a suggested change of style that changes nothing, and the start of what has no number."""
    was = value.get("was")
    if was:
        if was.get("kind") in (None, "bullet", "continuation"):
            was.pop("start", None)
        kind = value.get("kind", "bullet") if value["is"] == "ListItem" else None
        now = (_STYLES[value["is"]], value.get("level", value["is"] == "Heading" and 1), kind)
        if now == (was["style"], was.get("level", 0), was.get("kind")):
            del value["was"]  # it changes nothing


def _said_once(value, change):
    """What comes or goes as a whole need not say so again of its words."""
    if isinstance(value, list):
        return [_said_once(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    said = change["kind"], change["author"]
    value = {key: item if key == "change" else _said_once(item, change) for key, item in value.items()}
    if "text" in value and "marks" in value:
        value["marks"] = [m for m in value["marks"] if (m[2], m[4] if len(m) > 4 else "") != said]
    if value.get("end") and (value["end"]["kind"], value["end"]["author"]) == said:
        del value["end"]
    return value


def sent_and_returned(folder, document, comments=()):
    path = folder / "proof.docx"
    proof = Proof(
        books.essay("e1", "The hall", document),
        Identity("c-1", "e1", "ab" * 32),
        "Stories from Community Britain",
        changes=True,
        comments=tuple(comments),
        checks=("Every name is right.",),
        note="Please be quick.",
    )
    write_proof(proof, books.PICTURES.__getitem__, path)
    return read(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("returned")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_comes_back_block_for_block(folder, document):
    document = sayable(document)
    imported = with_known_pictures(sent_and_returned(folder, document), lambda _: True)
    expect_same(imported.document, document)


def expect_same(found, expected):
    """Compare by lines of JSON: a difference is then read, and quickly found, in large documents."""
    if (found.blocks, found.notes) == (expected.blocks, expected.notes):
        return
    before, after = (json.loads(to_json(replace(d, lang=""))) for d in (expected, found))
    lines = [
        json.dumps(d, indent=1, ensure_ascii=False, sort_keys=True).splitlines() for d in (before, after)
    ]
    pytest.fail("\n".join(difflib.unified_diff(*lines, "sent", "returned", n=6)), pytrace=False)


def test_a_bold_claim_of_a_statistic_is_no_heading(folder):
    claim = inline("of every pound", Mark(0, 14, MarkKind.BOLD))
    document = Document((Statistic("b1", inline("62p"), claim), Paragraph("b2", inline("It came back."))))
    expect_same(sent_and_returned(folder, document).document, document)


def test_a_proof_says_which_revision_it_is(folder):
    imported = sent_and_returned(folder, books.essay("e1", "The hall").document)
    assert (imported.own_collection, imported.own_essay, imported.own_revision) == ("c-1", "e1", "ab" * 32)
    assert imported.title == "The hall"
    assert imported.authors == ("Sample contributor",)


def test_what_the_proof_says_around_the_essay_is_left_out_and_told(folder):
    document = books.essay("e1", "The hall").document
    imported = sent_and_returned(folder, document)
    expect_same(imported.document, document)
    assert any("Please be quick." in r.text for r in imported.report.remarks)


def test_comments_come_back_on_the_same_words(folder):
    document = books.essay("e1", "The hall").document
    sent = (
        Comment(
            "q1",
            "e1p1",
            4,
            8,
            (Remark("Desk", "2025-01-15T09:12:00Z", "Which?"), Remark("Author", "", "This.")),
        ),
        Comment("q2", "e1h1", 0, 9, (Remark("Desk", "2025-01-15T09:12:00Z", "Whose?"),), resolved=True),
    )
    back = sent_and_returned(folder, document, sent).comments
    assert sorted((replace(c, id="") for c in back), key=lambda c: c.thread[0].text) == [
        replace(c, id="") for c in sent
    ]


def test_pictures_not_known_here_stay_as_they_came(folder):
    from essayeditor.text.blocks import Figure

    document = Document((Figure("f1", books.WEBP, "A hall"),))
    imported = sent_and_returned(folder, document)
    (figure,) = imported.document.blocks
    assert figure.asset in {p.sha256 for p in imported.pictures}
    same = with_known_pictures(imported, lambda _: False)
    assert same == imported
    (figure,) = with_known_pictures(imported, lambda asset: asset == books.WEBP).document.blocks
    assert figure.asset == books.WEBP
