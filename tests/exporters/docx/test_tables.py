"""How the columns of a table share the measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.exporters.docx.tables import _shared

SIZES = st.floats(1, 400)


@given(st.lists(st.tuples(SIZES, SIZES), min_size=1, max_size=12), SIZES)
def test_the_columns_fill_the_measure_and_none_is_narrower_than_its_words(columns, measure):
    shares, least = [share for share, _ in columns], [width for _, width in columns]
    widths = _shared(shares, least, measure)
    assert sum(widths) == pytest.approx(measure)
    if sum(least) < measure:
        assert all(width >= low * 0.999999 for width, low in zip(widths, least, strict=True))


def test_what_is_left_is_shared_by_what_is_said():
    assert _shared([1, 1, 2], [50, 10, 10], 110) == pytest.approx([50, 20, 40])
