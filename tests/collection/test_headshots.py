"""A headshot is printed as a square of the picture, whatever part of it was chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essayeditor.collection.headshots import square


@st.composite
def crops(draw):
    left, top = draw(st.integers(0, 900)), draw(st.integers(0, 900))
    return left, top, draw(st.integers(80, 1000 - left)), draw(st.integers(80, 1000 - top))


@given(st.integers(100, 5000), st.integers(100, 5000), st.just(()) | crops())
def test_what_is_left_is_a_square_within_what_was_chosen(width, height, crop):
    left, top, right, bottom = square(width, height, crop)
    across, down = (1 - left - right) * width, (1 - top - bottom) * height
    assert across == pytest.approx(down, rel=0.011)
    assert min(left, top, right, bottom) >= 0
    if crop:
        assert left >= crop[0] / 1000 - 1e-9
        assert 1 - right <= (crop[0] + crop[2]) / 1000 + 1e-9
        assert top >= crop[1] / 1000 - 1e-9


def test_the_usual_square_leaves_room_above_the_face():
    assert square(400, 400) == (0, 0, 0, 0)
    assert square(800, 400) == (0.25, 0, 0.25, 0)
    assert square(400, 800) == pytest.approx((0, 0.15, 0, 0.35))
    assert square(1000, 500, (100, 0, 300, 600)) == pytest.approx((0.1, 0, 0.6, 0.4))
