"""Which font shows what: the face in use, then those that lend what it lacks."""

import pytest

from essayeditor.typeset import fonts
from essayeditor.typeset.shaping import Shaper, in_no_font


@pytest.mark.parametrize(
    ("word", "lender"),
    [
        ("→", "text"),
        ("☑", "text"),
        ("∈x", "symbols"),
        ("①", "symbols"),
        ("𝗯𝗼𝗹𝗱", "symbols"),
        ("🙂", "emoji"),
        ("👍🏽", "emoji"),
        ("שלום", "hebrew"),
        ("سلام", "arabic"),
        ("Ωθ", "text"),
    ],
)
def test_a_sign_is_lent_by_the_font_that_has_it(word, lender):
    shaped = Shaper("text").shape(word)
    assert shaped[0].font == lender
    assert "".join(piece.text for piece in shaped) == word
    assert all(0 not in piece.glyphs for piece in shaped)
    assert in_no_font(word) == ""


@pytest.mark.parametrize("word", ["👨‍👩‍👧", "👍🏽", "🇬🇧"])
def test_pictures_that_belong_together_are_drawn_as_one(word):
    (shaped,) = Shaper("plain").shape(word)
    assert len(shaped.glyphs) == 1
    assert shaped.clusters == (word,)


@pytest.mark.parametrize(
    ("face", "word"),
    [("plain", "Việt"), ("text", "ẹ́"), ("sans", "qͣ"), ("text", "שָׁלוֹם"), ("plain", "سَلام")],
)
def test_a_letter_and_its_accents_are_never_of_two_fonts(face, word):
    shaped = Shaper(face).shape(word)
    assert "".join(piece.text for piece in shaped) == word
    assert all(0 not in piece.glyphs for piece in shaped) or in_no_font(word)


def test_an_accent_that_no_font_has_is_told():
    assert in_no_font("o\u0bcd") == "\u0bcd"
    assert in_no_font("✔️ a‍b") == ""


def test_what_no_font_has_is_named_once():
    assert in_no_font("“It is so” – 很很好, she said.\u200d") == "很好"


@pytest.mark.parametrize("face", [f for f in (*fonts.FACES, *fonts.LENDERS) if f != "emoji"])
def test_every_font_has_the_space_after_its_words_and_the_mark_for_what_is_missing(face):
    assert {0x20, ord("?")} <= fonts.font(face).characters
