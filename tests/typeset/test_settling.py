"""What is mended when the pages are known: words parted by a page's end, last pages of a few lines."""

import pytest

from essayeditor.text.document import Document
from essayeditor.typeset.breaking import break_lines
from essayeditor.typeset.cuts import Spacing
from essayeditor.typeset.hyphenation import HYPHEN, OWN
from essayeditor.typeset.pages import Line
from essayeditor.typeset.settling import Settler
from essayeditor.typeset.words import Type, word
from tests.typeset.reading import spoken
from tests.typeset.test_golden import SOLAR, p
from tests.typeset.test_properties import _no_line_alone, pages_of

WORDS = f"{SOLAR} ".split() * 4


def prose(count: int) -> Document:
    """An essay of so many words, in paragraphs of uneven length."""
    blocks, left = [], count
    while left > 0:
        number = len(blocks)
        size = min(left, 90 + number * 37 % 60)
        blocks.append(p(f"k{number}", " ".join(WORDS[number * 5 : number * 5 + size]) + "."))
        left -= size
    return Document(tuple(blocks))


def parted_pages(pages) -> int:
    """How many pages end within a word."""
    text = [page for page in pages.pages if page.kind == "text"]
    lines = [max((i for i in page.body.items if isinstance(i, Line)), key=lambda i: i.y) for page in text]
    return sum(line.spans[-1].hyphen for line in lines)


def depths(pages) -> list[int]:
    """The number of lines on each page."""
    return [
        len({item.y for item in page.body.items if isinstance(item, Line)})
        for page in pages.pages
        if page.kind == "text"
    ]


LENGTHS = range(300, 3000, 150)


@pytest.mark.parametrize("theme", ["community-britain", "pamphlet"])
def test_no_page_ends_within_a_word(theme, monkeypatch):
    for count in LENGTHS:
        document = prose(count)
        pages = pages_of(document, theme)
        assert parted_pages(pages) == 0
        assert spoken(pages).split()[-count:] == " ".join(b.content.text for b in document.blocks).split()
        _no_line_alone(pages)
    monkeypatch.setattr(Settler, "_mend", lambda self: None)
    assert sum(parted_pages(pages_of(prose(count), theme)) for count in LENGTHS) > 0


def test_a_line_more_fills_the_pages_before_a_short_last_one(monkeypatch):
    counts = range(284, 330, 8)
    with_lines = [depths(pages_of(prose(count))) for count in counts]
    monkeypatch.setattr(Settler, "_short_last", lambda self: False)
    without = [depths(pages_of(prose(count))) for count in counts]
    assert all(pages[-1] >= 4 for pages in with_lines)
    assert sum(pages[0] for pages in with_lines) > sum(pages[0] for pages in without)


TYPE = Type("text", 10, ("onum", "pnum"), 0.0, "en-GB", 30.0)
SPACING = Spacing(2.5, 1.2, 0.6)


def test_a_line_that_is_to_end_with_a_whole_word_does():
    words = [word(said, TYPE) for said in WORDS[:120]]
    usual = break_lines(words, frozenset(), [150.0], SPACING, True)
    parted = [n for n, cut in enumerate(usual) if cut.kind in (HYPHEN, OWN)]
    assert parted
    for number in parted:
        cuts = break_lines(words, frozenset(), [150.0], SPACING, True, whole=frozenset({number}))
        assert cuts[number].kind == -1
        assert cuts[-1].word == len(words)


@pytest.mark.parametrize("looser", [-1, 1])
def test_a_long_paragraph_can_take_a_line_more_or_fewer(looser):
    found = set()
    for count in range(250, 284):
        words = [word(said, TYPE) for said in WORDS[:count]]
        usual = break_lines(words, frozenset(), [312.0], SPACING, True)
        changed = break_lines(words, frozenset(), [312.0], SPACING, True, looser)
        found.add(len(changed) - len(usual))
    assert found == {0, looser}
