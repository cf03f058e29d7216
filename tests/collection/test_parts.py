"""The parts of a book keep the order that was chosen for them, whichever of them are left out."""

from hypothesis import assume, given
from hypothesis import strategies as st

from essayeditor.collection.entities import PartKind
from essayeditor.collection.parts import USUAL, shown_order, why_not


def test_the_sections_come_back_behind_what_leads_to_them_though_the_recommendations_went_first():
    moved = [
        PartKind.COVER,
        PartKind.RECOMMENDATIONS,
        *(p for p in USUAL[1:] if p is not PartKind.RECOMMENDATIONS),
    ]
    without = [part for part in moved if part is not PartKind.SECTIONS]
    shown = shown_order(without)
    assert [part for part in shown if part in without] == without
    assert shown == moved


FREE = (PartKind.RECOMMENDATIONS, PartKind.ACKNOWLEDGEMENTS, PartKind.CONTRIBUTORS)
"""Parts that may stand nearly anywhere."""


@given(st.tuples(*[st.integers(1, 11)] * 3), st.sets(st.sampled_from(USUAL)))
def test_leaving_parts_out_and_showing_them_again_keeps_the_order_of_the_others(places, left_out):
    whole = [part for part in USUAL if part not in FREE]
    for part, place in zip(FREE, places, strict=True):
        whole.insert(min(place, len(whole) - 1), part)
    assume(not why_not(whole))
    kept = [part for part in whole if part not in left_out]
    shown = shown_order(kept)
    assert not why_not(shown)
    assert [part for part in shown if part in kept] == kept
