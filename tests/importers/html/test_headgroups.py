"""Headings in groups, and the signs that lead back from notes on another page."""

import pytest

from essayeditor.text.blocks import Heading
from tests.importers.html.build import LONG, blocks, imported, shown


@pytest.mark.parametrize("number", ["XV", "15", "Chapter 2"])
def test_a_number_and_the_name_under_it_are_the_title(number):
    result = imported(
        f"<section><hgroup><h2>{number}</h2><p>On smart novelists</p></hgroup><p>{LONG}</p></section>"
    )
    assert result.title == f"{number}: On smart novelists"
    assert shown(result.document.blocks) == [LONG]


def test_what_stands_under_a_title_in_its_group_is_the_standfirst():
    result = imported(f"<hgroup><h1>Patient money</h1><p>Why it matters to us here</p></hgroup><p>{LONG}</p>")
    assert (result.title, result.standfirst) == ("Patient money", "Why it matters to us here")


def test_a_page_of_several_groups_is_a_book_and_keeps_its_headings():
    found = blocks(
        "".join(f"<hgroup><h2>{n}</h2><p>Part {n} said</p></hgroup><p>{LONG}</p>" for n in ("I", "II"))
    )
    assert [shown([b])[0] for b in found if isinstance(b, Heading)] == ["I", "II"]
    assert "Part II said" in shown(found)


def test_a_sign_that_leads_back_to_another_page_is_no_word_of_the_note():
    result = imported(
        f"<p>{LONG}</p><ol><li><p>A note. <a href='one.html#r1' role='doc-backlink'>↩</a></p></li>"
        "<li><p>More. <a href='one.html#r2' epub:type='backlink'>Back to the text</a></p></li></ol>"
    )
    assert shown(result.document.blocks) == [LONG, "1 A note.", "2 More. Back to the text"]
