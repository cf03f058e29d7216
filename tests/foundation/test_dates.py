"""Dates in words."""

import pytest

from essayeditor.foundation.dates import day_in_words, month_in_words


@pytest.mark.parametrize(
    ("date", "day", "month"),
    [
        ("2025-02-01", "1 February 2025", "February 2025"),
        ("2024-12-31", "31 December 2024", "December 2024"),
        ("spring 2027", "spring 2027", "spring 2027"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("", "", ""),
    ],
)
def test_in_words(date, day, month):
    assert (day_in_words(date), month_in_words(date)) == (day, month)
