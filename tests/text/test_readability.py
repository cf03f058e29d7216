"""Readability: the formulas on texts whose counts are known, and counting by rule against known words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.text.blocks import Heading, Paragraph, PullQuote
from essayeditor.text.document import Document
from essayeditor.text.inline import inline
from essayeditor.text.readability import Reading, reading, reading_of, sentences, syllables

KNOWN = {
    1: "a the house take asked times roof pound street lease board strength through knives",
    2: "council table wanted houses city meeting people winter holding ages quiet being",
    3: "energy telephone library government family another radio",
    4: "community education",
}


def test_syllables_of_common_words_are_right():
    counted = {word: (syllables(word), count) for count, line in KNOWN.items() for word in line.split()}
    assert {word: both for word, both in counted.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("One. Two! Three?", 3),
        ("No end", 1),
        ("Dr. Smith came, e.g. by bus. He left.", 2),
        ("“Is it?” she asked. It was…", 3),
        ("£3.50 and 4.5 of it.", 1),
        ("", 1),
    ],
)
def test_sentences(said, count):
    assert sentences(said) == count


def test_the_scores_are_those_of_the_formulas():
    text = Reading(words=200, sentences=10, syllables=300)
    assert text.ease == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5)
    assert text.grade == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert Reading(words=99, sentences=5, syllables=150).ease is None


def test_plain_words_read_more_easily_than_long_ones():
    easy = reading("The cat sat on the mat. It was a warm day. We had tea and went home. " * 8)
    hard = reading("Intergovernmental coordination necessitates organisational documentation. " * 20)
    assert easy.ease > 80 > 10 >= hard.ease
    assert easy.grade < 4 < 15 < hard.grade


def test_headings_and_pull_quotes_are_no_running_words():
    document = Document(
        (
            Heading("h", inline("Whose roof is it?")),
            Paragraph("p", inline("Nobody cheered. We had three winters.")),
            PullQuote("q", inline("Larger than anybody else’s vote.")),
        )
    )
    assert reading_of(document) == reading("Nobody cheered. We had three winters.")
    assert reading_of(document).words == 6


@given(st.text())
def test_every_text_has_counts_that_hang_together(said):
    found = reading(said)
    assert found.letters <= found.characters == len(said)
    assert found.syllables >= found.words
    assert bool(found.words) == bool(found.sentences)
