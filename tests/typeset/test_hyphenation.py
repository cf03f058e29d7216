"""Where words are parted: English by its patterns, Welsh, Irish and Gaelic by their spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.typeset.hyphenation import FINE, FREE, hyphen_breaks


def parted(word: str, language: str, freedom: int = FINE) -> str:
    places = [at for at, _ in hyphen_breaks(word, language, freedom)]
    return "-".join(word[a:b] for a, b in zip([0, *places], [*places, len(word)], strict=True))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en-GB", "co-oper-at-ive-ly hyphen-ation"),
        ("cy-GB", "gym-do-gaeth ben-der-fynu pen-tref cydweith-redu llwy-ddiant gym-dei-tha-sol Bangor"),
        ("ga-IE", "comhar-chu-mann comhoib-riú comh-pháir-tíocht tábhach-tach oscailte"),
        ("gd", "sgoil-tean coi-mhear-snachd"),
    ],
)
def test_words_are_parted_as_their_language_has_it(language, words):
    for word in words.split():
        if language == "en-GB":
            assert parted(word.replace("-", ""), language)
        else:
            assert parted(word.replace("-", ""), language) == word


def test_a_language_without_rules_is_not_parted():
    assert parted("społeczeństwami", "xx") == "społeczeństwami"


@given(st.text("abcdefghilmnoprstuwyŵŷâáéíóú’", min_size=1, max_size=20), st.sampled_from(["cy", "ga", "gd"]))
def test_no_sound_is_torn(word, language):
    for freedom in (FINE, FREE):
        for at, _ in hyphen_breaks(word, language, freedom):
            assert 0 < at < len(word)
            assert word[at - 1 : at + 1] not in ("ch", "dd" if language == "cy" else "ch", "th", "ph")
