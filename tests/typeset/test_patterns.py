"""Hyphenation by patterns, judged by Pyphen, whose patterns they are."""

import pyphen
import pytest

from essayeditor.typeset.patterns import languages, patterns

WORDS = {
    "en_GB": "neighbourhood organisation considerable community through a be hyphenation",
    "en_US": "neighborhood organization considerable community through hyphenation",
    "de_DE": "nachbarschaft genossenschaft bäckerei schifffahrt straße über",
    "fr": "coopérative communauté aujourd'hui œuvre été",
    "hu_HU": "asszonnyal közösség szövetkezet",  # patterns with a change of spelling
    "nl_NL": "lettergrepen gemeenschap vereniging",
    "ru_RU": "сообщество кооператив объединение",  # another encoding
    "uk_UA": "громада спільнота кооператив",
    "pl_PL": "społeczność spółdzielnia stowarzyszenie",
}


@pytest.mark.parametrize("language", WORDS)
def test_words_are_parted_where_pyphen_parts_them(language):
    judge = pyphen.Pyphen(lang=language, left=0, right=0).hd
    known = patterns(language)
    for word in WORDS[language].split() * 2:  # the second time the figures have been read
        assert known.positions(word) == [int(at) for at in judge.positions(word)]


def test_every_language_that_pyphen_has_can_be_read():
    assert languages() == set(pyphen.LANGUAGES)
    for language in languages():
        known = patterns(language)
        assert known.positions("") == []
        assert all(0 <= at <= 9 for at in known.positions("abcdefghi"))


def test_a_word_may_be_asked_for_that_no_pattern_touches():
    assert patterns("en_GB").positions("щщщ") == []
