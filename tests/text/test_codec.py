"""The canonical JSON of a document: exact both ways, and its hash an identity."""

import json

import pytest
from hypothesis import given

from essayeditor.foundation.errors import CollectionError
from essayeditor.text.blocks import Figure, Former, Paragraph, Separator, TextStyle
from essayeditor.text.codec import (
    SCHEMA,
    comments_from_json,
    comments_to_json,
    digest,
    from_json,
    to_json,
)
from essayeditor.text.document import Comment, Document, Remark
from essayeditor.text.inline import inline
from essayeditor.text.marks import Mark, MarkKind, Suggestion
from tests.strategies import documents


@given(documents())
def test_round_trip_is_exact(document):
    assert from_json(to_json(document)) == document


@given(documents())
def test_bytes_are_canonical(document):
    content = to_json(document)
    assert to_json(from_json(content)) == content
    data = json.loads(content)
    assert content == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(documents(), documents())
def test_one_digest_means_one_document(one, other):
    assert (digest(one) == digest(other)) == (one == other)


def test_the_form_is_stable():
    """An approval rests on these bytes: if this test fails, every approval ever given is lost."""
    document = Document(
        (Paragraph("a1", inline("A hall", Mark(2, 6, MarkKind.ITALIC))), Figure("f1", "0" * 64))
    )
    assert to_json(document) == (
        b'{"blocks":[{"content":{"marks":[[2,6,"italic"]],"text":"A hall"},"id":"a1","is":"Paragraph"},'
        b'{"asset":"' + b"0" * 64 + b'","id":"f1","is":"Figure"}],"schema":1}'
    )
    assert digest(document) == "cc44af630224552f2763e0cc7895fa2738c9a1adc5e21ea7afd6c25ea2d991f0"


def test_a_newer_schema_is_refused():
    with pytest.raises(CollectionError, match="newer Essay Editor"):
        from_json(json.dumps({"schema": SCHEMA + 1, "blocks": []}).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"schema":1,"blocks":[{"is":"Nothing"}]}',
        b'{"schema":1,"blocks":[{"is":"Paragraph"}]}',
    ],
)
def test_damage_is_told_in_plain_words(content):
    with pytest.raises(CollectionError, match="damaged"):
        from_json(content)


def test_comments_round_trip():
    comments = (
        Comment("c1", "a1", 0, 4, (Remark("Copy desk", "2025-01-15T09:12:00Z", "Is it four?"),), True),
    )
    assert comments_from_json(comments_to_json(comments)) == comments


def test_only_texts_that_need_it_are_of_the_second_schema():
    by = Suggestion(MarkKind.REFORMATTED, "A", "T")
    plain = Document((Paragraph("p", inline("One")), Separator("e")))
    assert json.loads(to_json(plain))["schema"] == 1, "its identity, and an approval of it, stays"
    for block in (Paragraph("p", was=Former(TextStyle.QUOTE, by)), Separator("e", by)):
        document = Document((block,))
        assert json.loads(to_json(document))["schema"] == 2
        assert from_json(to_json(document)) == document
