"""What is found: plain words in every guise, patterns, and nothing across blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text.blocks import Box, Cell, Figure, Kept, Paragraph, Statistic, Table
from essayeditor.text.document import Document, Note
from essayeditor.text.finding.query import BadPattern, Matcher, Query
from essayeditor.text.finding.searchable import Kind, folded, of_document
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import LineBreak, Mark, MarkKind, NoteCall
from tests.strategies import documents

DELETED = Mark(0, 0, MarkKind.DELETED, "", "Copy desk", "2025-01-15T09:12:00Z")


def found(text, words, **how):
    """The words found in a text or document, with the kind of place of those not in the body."""
    document = text if isinstance(text, Document) else Document((Paragraph("a", inline(text)),))
    searchable = of_document(document)
    matches = Matcher(Query(words, **how)).matches(searchable)
    return [searchable.segments[m.segment].text[m.start : m.end] for m in matches]


def test_plain_words_in_every_guise():
    text = "The Co‑operative’s “hall” holds 40\u00a0people; the co\u00adoperative’s HALL."
    assert found(text, "hall") == ["hall", "HALL"]
    assert found(text, "hall", case=True) == ["hall"]
    assert found(text, 'the co-operative\'s "hall"') == ["The Co‑operative’s “hall”"]
    assert found(text, "40 people") == ["40\u00a0people"]
    assert found(text, "cooperative's") == ["cooperative’s"]
    assert found("the café in a cafe", "cafe\u0301") == ["café"]


def test_a_curly_quote_asked_for_is_found_alone_and_a_straight_one_finds_all():
    text = "don't and don’t"
    assert found(text, "don't") == ["don't", "don’t"]
    assert found(text, "don’t") == ["don’t"]
    assert found("5 km, 5\u00a0km", "5\u00a0km") == ["5\u00a0km"]


def test_whole_words():
    assert found("co-op coop cooperate, co_op 🏡coop🏡", "coop", whole=True) == ["coop", "coop"]
    assert found("halls, hall; hall’s", "hall", whole=True) == ["hall", "hall"]
    assert found("£5, £50", "£5", whole=True) == ["£5"]


def test_patterns_find_and_replace_with_their_groups():
    text = "2024–25 and 2023-24, “so”"
    assert found(text, r"\b\d{4}", pattern=True) == ["2024", "2023"]
    assert found(text, '"so"', pattern=True) == ["“so”"]
    assert found(text, r'["x]so[" ]', pattern=True) == ["“so”"]
    assert found(text, r"(?P<a>\d)-(?<b>\d)", pattern=True) == ["3-2"]
    matcher = Matcher(Query(r"(\d{4})-(\d\d)", pattern=True))
    assert matcher.replacement(text, 12, 19, r"\1 to \2") == "2023 to 24"
    with pytest.raises(BadPattern, match="cannot stand in its place"):
        matcher.replacement(text, 12, 19, r"\7")


@pytest.mark.parametrize("pattern", ["(x", "[a", "a{2,1}", "*", "(?P<n>a)(?P<n", "\\"])
def test_a_bad_pattern_is_told_in_words(pattern):
    with pytest.raises(BadPattern, match="cannot be understood"):
        Matcher(Query(pattern, pattern=True))


def test_a_pattern_that_would_take_for_ever_is_stopped():
    with pytest.raises(BadPattern, match="takes too long"):
        found("a" * 80 + "!", r"(a|aa)+$", pattern=True)


def test_a_match_of_no_width_is_none_and_nothing_is_found_in_two_blocks():
    document = Document((Paragraph("a", inline("one two")), Paragraph("b", inline("three"))))
    assert found(document, "x*", pattern=True) == []
    assert found(document, "two three") == found(document, r"two\s+three", pattern=True) == []
    assert found(document, "^t", pattern=True) == ["t"]


def test_note_calls_line_breaks_and_deleted_words_part_nothing():
    builder = InlineBuilder()
    for part in ("It raised", NoteCall("n"), " ", ("£280k", DELETED), "£280,000", LineBreak(), "in a year"):
        if isinstance(part, str):
            builder.add(part)
        elif isinstance(part, tuple):
            builder.add(*[part[0], part[1:]])
        else:
            builder.atom(part)
    document = Document((Paragraph("a", builder.build()),))
    assert found(document, "raised £280,000 in") == ["raised £280,000\nin"]
    searchable = of_document(document)
    (match,) = Matcher(Query("280k")).matches(searchable)
    segment = searchable.segments[match.segment]
    assert segment.fixed
    assert segment.span(match.start, match.end) == (12, 16)


def test_every_place_of_a_text_is_looked_through():
    document = Document(
        (
            Box("x", inline("roof 1"), (Paragraph("x1", inline("roof 2")),)),
            Table("t", ((Cell((Paragraph("c", inline("roof 4")),)),),), title=inline("roof 3")),
            Figure("f", "0" * 64, "roof 7", caption=inline("roof 5"), credit=inline("roof 6")),
            Statistic("s", claim=inline("roof 8")),
            Kept("k", "<x/>", "roof 9"),
        ),
        (Note("n", (Paragraph("p", inline("roof 10")),)),),
    )
    searchable = of_document(document)
    places = [searchable.segments[m.segment].place for m in Matcher(Query("roof")).matches(searchable)]
    assert [place.kind for place in places] == [
        Kind.BOX_TITLE,
        Kind.BOX,
        Kind.TABLE,
        Kind.TABLE,
        Kind.CAPTION,
        Kind.CREDIT,
        Kind.ALT,
        Kind.STATISTIC,
        Kind.KEPT,
        Kind.NOTE,
    ]
    assert places[-1].note == "n"


@given(st.text())
def test_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)


@given(documents(), st.data())
def test_any_stretch_of_a_text_is_found_where_it_stands(document, data):
    searchable = of_document(document)
    if not searchable.segments:
        return
    number = data.draw(st.integers(0, len(searchable.segments) - 1))
    said = searchable.segments[number].text
    start = data.draw(st.integers(0, len(said) - 1))
    end = data.draw(st.integers(start + 1, len(said)))
    words = said[start:end]
    if "\n" in words or "\ufffc" in words:
        return
    for query in (Query(words), Query(words, case=True)):
        matches = [m for m in Matcher(query).matches(searchable) if m.segment == number]
        # Those before may overlap it: then it begins inside one of them.
        assert any(m.start <= start < m.end for m in matches), (said, words)
