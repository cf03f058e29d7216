"""Pull quotes keep their distance: from the words they repeat, from each other, from the first page."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from essayeditor.text.blocks import Heading, Paragraph, PullQuote
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.typeset.pages import Line, Pages
from tests.typeset.test_golden import SOLAR
from tests.typeset.test_properties import pages_of

QUOTES = [f"What is counted {n} times is seldom counted well" for n in range(6)]


def essay(paragraphs: int, quotes: dict[int, int], headings: frozenset[int] = frozenset()) -> Document:
    """An essay whose paragraph n is followed by a pull quote of words in paragraph quotes[n]."""
    blocks = []
    for n in range(paragraphs):
        if n in headings:
            blocks.append(Heading(f"h{n}", inline("A heading")))
        said = [q for at, q in zip(quotes.values(), QUOTES, strict=False) if at == n]
        blocks.append(Paragraph(f"p{n}", inline(SOLAR + "".join(f" {words}." for words in said))))
        for place, words in zip(quotes, QUOTES, strict=False):
            if place == n:
                blocks.append(PullQuote(f"q{n}", inline(words)))
    return Document(tuple(blocks))


def lines_of(pages: Pages) -> list[tuple[int, float, float, str]]:
    """Page, y, size and words of each line of the text."""
    return [
        (number, item.y, item.spans[-1].size, " ".join(w.text for s in item.spans for w in s.words))
        for number, page in enumerate(pages.pages)
        if page.kind == "text" and page.body
        for item in page.body.items
        if isinstance(item, Line) and item.spans
    ]


def shown(lines, words: str) -> list[int]:
    """The numbers of the lines on which a pull quote begins."""
    start = words[:12]
    return [n for n, (_, _, size, said) in enumerate(lines) if size > 14 and start in said]


@pytest.mark.parametrize("place", [3, 6, 11])
def test_a_quote_after_its_own_words_moves_away_from_them(place):
    lines = lines_of(pages_of(essay(14, {place: place})))
    (at,) = shown(lines, QUOTES[0])
    source = next(n for n, (*_, said) in enumerate(lines) if "What is counted" in said and n != at)
    between = [n for n in range(min(at, source) + 1, max(at, source)) if lines[n][2] == 10]
    assert len(between) >= 8
    first = min(number for number, *_ in lines)
    assert lines[at][0] > first


def test_two_quotes_never_face_each_other():
    pages = pages_of(essay(20, {5: 1, 6: 2, 7: 3, 14: 9}))
    lines = lines_of(pages)
    places = sorted(lines[n][0] for words in QUOTES[:1] for n in shown(lines, words))
    assert all(b - a >= 2 for a, b in pairwise(places))
    left = [f for f in pages.findings if f.rule == "pull-quote-left-out"]
    assert 4 - len(places) == len(left) > 0
    assert {f.block for f in left} < {"q5", "q6", "q7", "q14"}
    assert all(f.essay == "e1" for f in left)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.integers(0, 12), st.integers(0, 12), max_size=4),
    st.frozensets(st.integers(1, 12), max_size=4),
)
def test_every_quote_is_shown_or_told_of_and_no_text_is_lost(quotes, headings):
    pages = pages_of(essay(13, quotes, headings))
    lines = lines_of(pages)
    seen = len(shown(lines, QUOTES[0]))
    told = sum(f.rule == "pull-quote-left-out" for f in pages.findings)
    assert seen + told == len(quotes)
    for n in shown(lines, QUOTES[0]):
        page, y, *_ = lines[n]
        above = max((line for line in lines if line[0] == page and line[1] < y), key=lambda line: line[1])
        assert above[2] == 10
        assert above[3] != "A heading"
    assert sum("The school had not asked" in said for *_, said in lines) + 1 >= 13
