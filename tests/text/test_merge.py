"""Two later versions of a text made one: what either changed is changed, and nothing of theirs is lost."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from essayeditor.text.align import aligned
from essayeditor.text.blocks import Paragraph, new_id
from essayeditor.text.document import Document, all_blocks
from essayeditor.text.inline import inline
from essayeditor.text.merge import merge
from essayeditor.text.plain import plain_text
from tests.strategies import documents

BASE = ["one two three four", "five six seven eight", "nine ten eleven twelve", "the last of them all"]


def document(*lines, ids="abcdefgh"):
    return Document(tuple(Paragraph(key, inline(line)) for key, line in zip(ids, lines, strict=False)))


def said(merged):
    return plain_text(merged.document).splitlines()


def changed(lines, **words):
    return document(*(" ".join(words.get(word, word) for word in line.split()) for line in lines))


def test_changes_in_other_paragraphs_and_in_other_words_both_stand():
    merged = merge(
        document(*BASE), changed(BASE, two="TWO", nine="NINE"), changed(BASE, four="FOUR", last="LAST")
    )
    assert said(merged) == ["one TWO three FOUR", BASE[1], "NINE ten eleven twelve", "the LAST of them all"]
    assert merged.conflicts == ()


def test_where_both_change_the_same_word_theirs_stands_and_it_is_told():
    merged = merge(document(*BASE), changed(BASE, two="ours"), changed(BASE, two="theirs"))
    assert said(merged)[0] == "one theirs three four"
    assert merged.conflicts == ("a",)


def test_the_same_change_on_both_sides_is_one():
    both = changed(BASE, two="both")
    assert merge(document(*BASE), both, both) == merge(both, both, both)
    assert merge(document(*BASE), both, both).document == both


def test_a_paragraph_taken_out_is_gone_unless_the_other_changed_it():
    without = document(BASE[0], BASE[2], BASE[3], ids="acd")
    assert said(merge(document(*BASE), without, changed(BASE, two="x"))) == ["one x three four", *BASE[2:]]
    kept = merge(document(*BASE), without, changed(BASE, six="theirs"))
    assert said(kept)[1] == "five theirs seven eight"
    assert kept.conflicts == ("b",)
    assert merge(document(*BASE), changed(BASE, six="ours"), without).conflicts == ("b",)


def test_new_paragraphs_of_both_stand_after_their_neighbours():
    ours = document(BASE[0], "new of ours", *BASE[1:], ids="aXbcd")
    theirs = document(*BASE[:2], "new of theirs", *BASE[2:], "the end", ids="abYcdZ")
    assert said(merge(document(*BASE), ours, theirs)) == [
        BASE[0], "new of ours", BASE[1], "new of theirs", *BASE[2:], "the end",
    ]  # fmt: skip


def test_a_move_of_one_side_stands():
    moved = document(BASE[1], BASE[0], BASE[2], BASE[3], ids="bacd")
    assert said(merge(document(*BASE), moved, changed(BASE, two="x")))[:2] == [BASE[1], "one x three four"]
    assert said(merge(document(*BASE), changed(BASE, two="x"), moved))[:2] == [BASE[1], "one x three four"]


@settings(max_examples=60, deadline=None)
@given(documents(suggestions=False), documents(suggestions=False))
def test_what_one_side_left_alone_is_the_others(base, other):
    assert merge(base, base, other).document == other
    assert merge(base, other, base).document == other
    assert merge(base, other, other).document == other


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_word_that_either_side_adds_is_lost_but_where_it_is_told(data):
    base = document(*BASE)
    counter = iter(range(1000))

    def edited(who):
        blocks = list(base.blocks)
        for _ in range(data.draw(st.integers(0, 4))):
            at = data.draw(st.integers(0, len(blocks)))
            what = data.draw(st.sampled_from(["word", "new", "out"]))
            if what == "new" or at == len(blocks):
                blocks.insert(at, Paragraph(new_id(), inline(f"{who}{next(counter)}")))
            elif what == "out":
                del blocks[at]
            else:
                words = blocks[at].content.text.split()
                words.insert(data.draw(st.integers(0, len(words))), f"{who}{next(counter)}")
                blocks[at] = replace(blocks[at], content=inline(" ".join(words)))
        return Document(tuple(blocks))

    ours, theirs = edited("ours"), edited("theirs")
    merged = merge(base, ours, theirs)
    there = Counter(plain_text(merged.document).split())
    added = {
        word: block.id
        for version in (ours, theirs)
        for block in version.blocks
        for word in block.content.text.split()
        if word.startswith(("ours", "theirs"))
    }
    for word, block in added.items():
        assert there[word] == 1 or (word.startswith("ours") and block in merged.conflicts)
    ids = [block.id for block in all_blocks(merged.document)]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(documents(suggestions=False), documents(suggestions=False))
def test_aligning_changes_ids_alone(known, came):
    found, _ = aligned(known, came)
    assert plain_text(found) == plain_text(came)
    ids = [block.id for block in all_blocks(found)] + [note.id for note in found.notes]
    before = [block.id for block in all_blocks(came)] + [note.id for note in came.notes]
    assert len(ids) == len(before)
    if len(set(before)) == len(before):
        assert len(set(ids)) == len(ids)


def test_the_same_words_take_the_ids_that_are_known():
    came, _ = aligned(
        document(*BASE), document(BASE[2], "quite new here", BASE[0].upper(), BASE[3], ids="wxyz")
    )
    assert [block.id for block in came.blocks] == ["c", "x", "y", "d"]
