"""Straight quotes, hyphens and dots become the house's typography while one types."""

import pytest

from essayeditor.ui.edit.commands.typography import Typography, improve, least

HOUSE = Typography()


def typed(keys, house=HOUSE, before=""):
    """What stands after these keys, as the view sets them."""
    text = before
    for key in keys:
        text += key
        found = improve(text, house)
        if found is not None:
            text = text[: len(text) - found.length] + found.text
    return text


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("'It is ours,' she said.", "‘It is ours,’ she said."),
        ('"Ours"', "“Ours”"),
        ("\"'Ours,' they said\"", "“‘Ours,’ they said”"),
        ("'They called it \"ours\"'", "‘They called it “ours”’"),
        ("don't", "don’t"),
        ("the members' hall", "the members’ hall"),
        ("'tis ours", "’tis ours"),
        ("in the '90s.", "in the ’90s."),
        ("('ours')", "(‘ours’)"),
        ("rock 'n' roll ", "rock ’n’ roll "),
        ("ours – 'tis true", "ours – ’tis true"),
        ("ours–'yes'", "ours–‘yes’"),
        ('"But I—" he said', "“But I—” he said"),
        ("ours - all of it", "ours\u00a0– all of it"),
        ("ours -- all", "ours\u00a0– all"),
        ("ours--all", "ours\u00a0– all"),
        ("1914--18", "1914–18"),
        ("co-operative - a", "co-operative\u00a0– a"),
        ("- item", "- item"),
        ("---", "---"),
        ("and so...", "and so…"),
        (
            "wait....",
            "wait….",
        ),
        ("£5 million.", "£5\u00a0million."),
        ("12 per cent of", "12\u00a0per cent of"),
        ("5 millionaires ", "5 millionaires "),
        ("on 15 January ", "on 15\u00a0January "),
        ("see p. 4", "see p.\u00a04"),
        ("G. D. H. Cole", "G.\u00a0D.\u00a0H.\u00a0Cole"),
        ("We agreed. The hall", "We agreed. The hall"),
    ],
)
def test_what_is_typed(keys, said):
    assert typed(keys) == said


def test_a_house_with_em_dashes():
    em = Typography(dash="em")
    assert typed("ours -- all - of it", em) == "ours—all—of it"
    assert typed("ours--all", em) == "ours—all"


def test_after_a_note_call_a_quotation_mark_closes():
    assert typed("'", before="‘ours.\ufffc") == "‘ours.\ufffc’"


def test_only_what_differs_is_replaced():
    assert least(" million.", "\u00a0million.") == (0, 1, "\u00a0")
    assert least("...", "…") == (0, 3, "…")
    assert least("'", "’") == (0, 1, "’")
