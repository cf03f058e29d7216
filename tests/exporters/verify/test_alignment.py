"""Properties of finding blocks among the words of a file."""

from hypothesis import given
from hypothesis import strategies as st

from essayeditor.exporters.verify.alignment import Alignment

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "the", "hall", "of", "roof"]), min_size=1, max_size=6)
BLOCKS = st.lists(WORDS, min_size=1, max_size=12)


def joined(blocks):
    return [word for block in blocks for word in block]


@given(BLOCKS)
def test_what_is_there_whole_is_in_order(blocks):
    alignment = Alignment(joined(blocks), blocks)
    assert all(alignment.in_order(n) for n in range(len(blocks)))


@given(BLOCKS, st.lists(st.just("label"), max_size=4))
def test_words_between_blocks_do_no_harm(blocks, labels):
    found = [word for block in blocks for word in (*labels, *block)]
    alignment = Alignment(found, blocks)
    assert all(alignment.in_order(n) for n in range(len(blocks)))


@given(BLOCKS, st.data())
def test_a_word_that_stands_nowhere_is_named(blocks, data):
    which = data.draw(st.integers(0, len(blocks) - 1))
    place = data.draw(st.integers(0, len(blocks[which])))
    wanted = [list(block) for block in blocks]
    wanted[which].insert(place, "lost")
    alignment = Alignment(joined(blocks), wanted)
    assert [n for n in range(len(wanted)) if not alignment.in_order(n)] == [which]
    assert "lost" in alignment.missing(which)
    assert not alignment.stands(wanted[which])


@given(st.lists(WORDS, min_size=3, max_size=8))
def test_a_moved_block_alone_is_out_of_order(blocks):
    blocks = [[f"{word}{n}" for word in block] for n, block in enumerate(blocks)]
    longest = sorted(blocks, key=len)
    moved = longest[0]
    order = [*(b for b in blocks if b is not moved), moved]
    alignment = Alignment(joined(order), blocks)
    wrong = [n for n in range(len(blocks)) if not alignment.in_order(n)]
    assert sum(len(blocks[n]) for n in wrong) <= len(moved)
    assert all(alignment.stands(block) for block in blocks)
