"""Dates are read as people write them, and told as people say them."""

from datetime import date

import pytest

from essayeditor.ui.collect import dates

TODAY = date(2025, 1, 15)


@pytest.mark.parametrize(
    "words",
    [
        "17 January 2025",
        "17 Jan",
        "Fri 17 Jan",
        "Friday, 17 January 2025",
        "17/1/2025",
        "17.1.25",
        "17th January",
        "2025-01-17",
        "17-01-2025",
        " 17  january ",
    ],
)
def test_read(words):
    assert dates.read(words, TODAY) == date(2025, 1, 17)


def test_a_date_long_past_is_meant_for_next_year():
    assert dates.read("3 March", date(2025, 11, 20)) == date(2026, 3, 3)
    assert dates.read("1 November", date(2025, 11, 20)) == date(2025, 11, 1)


@pytest.mark.parametrize("words", ["", "soon", "31 February", "17 Foo 2025", "1/2/3/4", "99/99/2025"])
def test_what_is_no_date(words):
    with pytest.raises(ValueError):
        dates.read(words, TODAY)


def test_told():
    assert dates.deadline("2025-01-17", TODAY, 0) == ("Fri 17 Jan", "")
    assert dates.deadline("2025-01-15", TODAY, 0) == ("Today", "amber")
    assert dates.deadline("2025-01-13", TODAY, 2) == ("2 days late", "red")
    assert dates.deadline("2025-01-14", TODAY, 1) == ("1 day late", "red")
    assert dates.deadline("2026-03-02", TODAY, 0) == ("2 Mar 2026", "")
    assert dates.deadline("", TODAY, 0) == ("", "")
    assert dates.written(date(2025, 1, 15)) == "15 January 2025"
