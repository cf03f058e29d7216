"""Lines: what may not be parted is not, hyphens keep their rules, titles are even."""

import pytest

from essayeditor.typeset.balancing import balanced
from essayeditor.typeset.breaking import break_lines
from essayeditor.typeset.cuts import Spacing
from essayeditor.typeset.hyphenation import ADDRESS, FREE, HYPHEN, OWN, hyphen_breaks, own_breaks
from essayeditor.typeset.words import Type, word

TYPE = Type("text", 10, ("onum", "pnum"), 0.0, "en-GB", 30.0)
SPACING = Spacing(2.5, 1.2, 0.6)


def lines(said: str, width: float, hyphens: bool = True) -> list[str]:
    words = [word(part, TYPE) for part in said.split()]
    found, start, at = [], 0, 0
    for cut in break_lines(words, frozenset(), [width], SPACING, hyphens):
        texts = [w.text for w in words[start : cut.word + (1 if cut.at else 0)]]
        if cut.at:
            texts[-1] = texts[-1][: cut.at] + ("-" if cut.kind == HYPHEN else "")
        if at and texts:
            texts[0] = texts[0][at:]
        found.append(" ".join(texts))
        start, at = cut.word, cut.at
    return found


@pytest.mark.parametrize("pair", ["page 7", "£5 million", "Dr Jones", "trust – and", "Figure 12"])
def test_some_words_are_never_parted(pair):
    before, after = pair.split() if "–" not in pair else ("trust", "–")
    for width in range(60, 200, 3):
        said = "the members of the society met again and again " + pair + " when the roof was done"
        for line in lines(said, float(width)):
            assert not line.endswith(before) or line.endswith(f"{before} {after}")


def test_hyphens_keep_their_rules():
    assert hyphen_breaks("roof", "en-GB") == ()
    for at, _ in hyphen_breaks("neighbourhood", "en-GB"):
        assert 3 <= at <= len("neighbourhood") - 3
    assert hyphen_breaks("co-operative", "en-GB") == ()
    assert own_breaks("co-operative") == ((3, OWN),)
    assert hyphen_breaks("NATIONAL", "en-GB") == ()
    assert hyphen_breaks("wymagany", "xx") == ()
    assert set(hyphen_breaks("neighbourhood", "en-GB")) <= set(hyphen_breaks("neighbourhood", "en-GB", FREE))


def test_addresses_break_at_their_joints_without_a_hyphen():
    said = "https://www.example.org/community/britain.html"
    assert {kind for _, kind in own_breaks(said)} == {ADDRESS}


def test_never_three_hyphens_in_a_row():
    said = "considerable neighbourhood organisations representing communities " * 12
    found = lines(said, 96.0)
    run = 0
    for line in found:
        run = run + 1 if line.endswith("-") else 0
        assert run <= 2


def test_no_last_line_of_under_four_letters():
    for extra in ("it.", "we", "so"):
        said = "The notice was small and cable-tied to the railings of the hall for a week " + extra
        for width in range(80, 220, 5):
            assert len(lines(said, float(width))[-1].strip(".")) >= 4


def test_titles_are_even():
    words = [word(part, TYPE) for part in ["The", "hall", "that", "stayed", "open"]]
    cuts = balanced(words, frozenset(), 90.0, 2.5)
    widths = []
    start = 0
    for cut in cuts:
        widths.append(sum(w.width for w in words[start : cut.word]))
        start = cut.word
    assert len(widths) == 2
    assert max(widths) - min(widths) < 20


def test_a_line_must_end_where_it_is_told_to():
    words = [word(part, TYPE) for part in ["one", "two", "three", "four"]]
    cuts = break_lines(words, frozenset({1}), [300.0], SPACING, True)
    assert [cut.word for cut in cuts] == [2, 4]


@pytest.mark.parametrize("width", [-3.0, 0.5, 4.0])
@pytest.mark.parametrize("said", ["2", "a", "two words", "10 £5 million", "wholeheartedly"])
def test_a_line_without_room_still_holds_every_word_once(said, width):
    for justify in (False, True):
        spacing = Spacing(2.5, 21.0, 0.0, justify=justify)
        words = [word(part, TYPE) for part in said.split()]
        cuts = break_lines(words, frozenset(), [width], spacing, hyphens=True)
        places = [(cut.word, cut.at) for cut in cuts]
        assert places == sorted(set(places))
        assert places[-1] == (len(words), 0)
        assert (0, 0) not in places
