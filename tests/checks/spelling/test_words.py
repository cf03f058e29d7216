"""Which words are looked up, in which dictionary, and which are right here anyway."""

import pytest
from hypothesis import given

from essayeditor.checks.spelling.dictionaries import suggestions, unknown
from essayeditor.checks.spelling.own import is_own, own_words
from essayeditor.checks.spelling.words import words_of
from essayeditor.collection.entities import Collection, Contributor, Essay, Organisation, Place, new_key
from essayeditor.collection.record import Record
from essayeditor.text.document import all_blocks, inlines
from essayeditor.text.inline import InlineBuilder, inline
from essayeditor.text.marks import Mark, MarkKind
from tests.strategies import documents


def spelt(text, language="en-GB"):
    content = inline(text) if isinstance(text, str) else text
    return [word.spelt for word in words_of(content, language)]


def test_words_are_spelt_as_dictionaries_spell_them():
    assert spelt("The co‑operative’s co\u00adop, isn’t it?") == [
        "The",
        "co-operative's",
        "coop",
        "isn't",
        "it",
    ]


def test_addresses_figures_and_capitals_are_not_looked_up():
    assert spelt("See www.example.org/a or desk@example.org, NHS, 5pm, 2nd, x, @name, a/b/c and gov.uk.") == [
        "See",
        "or",
        "and",
    ]


def test_a_stretch_in_welsh_is_welsh_and_one_in_another_language_is_not_checked():
    builder = InlineBuilder()
    builder.add("We say ")
    builder.add("bore da", [Mark(0, 0, MarkKind.LANGUAGE, "cy-GB")])
    builder.add(" and ")
    builder.add("bonjour tous", [Mark(0, 0, MarkKind.LANGUAGE, "fr")])
    found = [(word.spelt, word.language) for word in words_of(builder.build(), "en-GB")]
    assert found == [("We", "en"), ("say", "en"), ("bore", "cy"), ("da", "cy"), ("and", "en")]
    assert [word.language for word in words_of(inline("bore da"), "cy")] == ["cy", "cy"]
    assert spelt("bonjour", "fr") == []


def test_deleted_words_are_not_looked_up():
    builder = InlineBuilder()
    builder.add("a ")
    builder.add("tarrif", [Mark(0, 0, MarkKind.DELETED, "", "Copy desk", "2025-01-15T09:12:00Z")])
    builder.add(" gone")
    assert spelt(builder.build()) == ["gone"]


@given(documents())
def test_a_word_stands_where_it_says(document):
    for block in all_blocks(document):
        for text in inlines(block):
            for word in words_of(text, "en-GB"):
                raw = text.text[word.start : word.end]
                assert raw.replace("’", "'").replace("\u00ad", "") == word.spelt


def test_british_english_knows_what_it_should():
    right = (
        *("co-operative", "co-operatives", "co-operation", "organise", "organize", "organisation"),
        *("organization", "learnt", "programme", "neighbours", "café", "isn't", "Stretford", "labour"),
        *("centre", "travelled", "licence", "practise"),
    )
    assert unknown(None, "en", right) == ()
    wrong = ("persuation", "tarrif", "acommodate", "neighbor", "color")
    assert unknown(None, "en", wrong) == wrong


def test_welsh_knows_what_it_should():
    assert unknown(None, "cy", ("cymdogion", "gwasanaeth", "ngwlad", "gwasaneth")) == ("gwasaneth",)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("persuation", "persuasion"), ("tarrif", "tariff"), ("recieve", "receive"), ("couldnt", "couldn’t")],
)
def test_the_word_that_was_meant_is_suggested_first(word, meant):
    assert suggestions(None, "en", word)[0] == meant


def test_a_word_without_end_has_no_suggestions():
    assert suggestions(None, "en", "a" * 500) == ()


def test_names_that_the_collection_knows_are_right_here():
    essay = Essay(new_key(), "A hall", ignored_words=("sproutle",))
    record = Record.of(
        [
            Collection(new_key(), "Stories", spelling_words=("Retrofitworks",)),
            essay,
            Contributor(
                new_key(), "Sample Xylander-Quist", organisation="Brizzle Energy", place="Llanfihangel"
            ),
            Organisation(new_key(), "Wolvo Homes"),
            Place(new_key(), "Ynysybwl"),
        ]
    )
    own = own_words(record, essay.id)
    for word in (
        "Xylander-Quist",
        "Quist",
        "Brizzle's",
        "llanfihangel",
        "Wolvo",
        "Ynysybwl",
        "retrofitworks",
        "sproutle",
    ):
        assert is_own(word, own), word
    assert not is_own("Brizzles", own)
    assert not is_own("sproutle", own_words(record))
