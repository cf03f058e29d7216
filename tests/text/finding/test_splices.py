"""Replacing: the words change, and nothing else that stands in the text does."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text.blocks import Paragraph
from essayeditor.text.diff_words import Stamp
from essayeditor.text.document import Comment, Document, all_blocks, called_notes, inlines
from essayeditor.text.finding.query import Matcher, Query
from essayeditor.text.finding.searchable import of_document
from essayeditor.text.finding.splices import Edit, carried, replaced, splice, spliced
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind, NoteCall
from essayeditor.text.settle import accepted, rejected
from tests.strategies import documents

STAMP = Stamp("Copy desk", "2025-01-15T09:12:00Z")
BOLD = Mark(0, 0, MarkKind.BOLD)
INSERTED = Mark(0, 0, MarkKind.INSERTED, "", "Copy desk", "2025-01-15T09:12:00Z")
DELETED = dataclasses.replace(INSERTED, kind=MarkKind.DELETED)


def words(*parts):
    builder = InlineBuilder()
    for part in parts:
        if isinstance(part, str):
            builder.add(part)
        elif isinstance(part, tuple):
            builder.add(part[0], part[1:])
        else:
            builder.atom(part)
    return builder.build()


def put(content, found, text, stamp=None):
    """A text with the first place of some words replaced."""
    start = content.text.index(found)
    return spliced(content, [splice(content, Edit(start, start + len(found), text), stamp)])


def edits_for(document, query, text):
    searchable = of_document(document)
    edits = {}
    for match in Matcher(query).matches(searchable):
        segment = searchable.segments[match.segment]
        if not segment.fixed:
            where = segment.place.block, segment.place.field
            edits.setdefault(where, []).append(Edit(*segment.span(match.start, match.end), text))
    return edits


def test_letters_that_stay_keep_their_marks_and_new_ones_take_those_of_what_goes():
    assert put(words("the co", ("operative", BOLD), " hall"), "cooperative", "co-operative") == words(
        "the co-", ("operative", BOLD), " hall"
    )
    assert put(words("a ", ("roof", BOLD), " here"), "roof", "hall") == words("a ", ("hall", BOLD), " here")
    assert put(words("so ", ("new", INSERTED)), "new", "old") == words("so ", ("old", INSERTED))


def test_a_note_call_and_deleted_words_inside_a_match_stay():
    content = words("It rai", NoteCall("n"), "sed ", ("£280k", DELETED), "£280,000 then")
    start, end = 3, content.text.index(" then")
    made = spliced(content, [splice(content, Edit(start, end, "cost £9"))])
    assert made == words("It cost £9", NoteCall("n"), ("£280k", DELETED), " then")


def test_while_suggesting_nothing_goes_and_accepting_or_rejecting_settles_it():
    content = words("A ", ("roof", BOLD), NoteCall("n"), " of our own")
    made = put(content, "roof", "hall", STAMP)
    document = Document((Paragraph("a", made),))
    assert rejected(document).blocks[0].content == content
    assert accepted(document).blocks[0].content.text == "A hall\ufffc of our own"


def test_comments_go_with_their_words():
    content = inline("a roof of our own roof")
    document = Document((Paragraph("a", content),))
    made = replaced(document, edits_for(document, Query("roof"), "hallway"))[1]
    comments = (
        Comment("1", "a", 2, 6),
        Comment("2", "a", 7, 9),
        Comment("3", "a", 4, 20),
        Comment("4", "b", 0, 1),
    )
    assert [(c.start, c.end) for c in carried(comments, made)] == [(2, 9), (10, 12), (2, 28), (0, 1)]
    gone = replaced(document, edits_for(document, Query("roof"), ""))[1]
    assert [c.id for c in carried(comments, gone)] == ["2", "3", "4"]


def kept_beside(document):
    """All of a text that replacing must not touch."""
    deleted = [
        (block.id, text.text[m.start : m.end], m.author)
        for block in all_blocks(document)
        for text in inlines(block)
        for m in text.marks
        if m.kind is MarkKind.DELETED
    ]
    atoms = [atom for block in all_blocks(document) for text in inlines(block) for atom in text.atoms]
    return deleted, atoms, called_notes(document), [(n.id, n.kind) for n in document.notes]


@given(
    documents(),
    st.sampled_from(["hall", "we", "e", "🏡", "-", "naïve", "co-op"]),
    st.text("ab 🏡’é", max_size=4),
)
def test_replacing_changes_the_words_and_nothing_else(document, wanted, text):
    query = Query(wanted)
    edits = edits_for(document, query, text)
    made, splices = replaced(document, edits)
    assert set(splices) == {where for where in edits if where[1] != "alt"}
    assert kept_beside(made)[1:] == kept_beside(document)[1:]
    before = [s.text for s in of_document(document).segments if not s.fixed]
    expected = [_plainly(s, query, text) for s in before]
    after = [s.text for s in of_document(made).segments if not s.fixed]
    assert after == [said for said in expected if said]
    if not edits:
        assert made == document


def _plainly(said, query, text):
    """The words of a segment with every match replaced, done in the plainest way."""
    matches = list(
        Matcher(query).matches(of_document(Document((Paragraph("x", inline(said.replace("\ufffc", "?"))),))))
    )
    for match in reversed(matches):
        said = said[: match.start] + text + said[match.end :]
    return said


@given(documents(), st.sampled_from(["hall", "we", "e", "🏡"]))
def test_what_is_replaced_while_suggesting_can_be_rejected_without_a_trace(document, wanted):
    plain = accepted(document)
    made, _ = replaced(plain, edits_for(plain, Query(wanted), "zz"), STAMP)
    alt = {b.id: b.alt for b in all_blocks(plain) if hasattr(b, "alt")}
    back = rejected(made)
    if not any(wanted in text.casefold() for text in alt.values()):
        assert back == plain
