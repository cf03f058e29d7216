import gc
import weakref

import pytest

from essayeditor.foundation import collecting
from essayeditor.foundation.collecting import uncollected


class Ring:
    """Refers to itself, so that only a search finds that nobody needs it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def searching():
    """Python searches by itself, whatever tests before have said."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def test_the_search_is_paused_and_goes_on_after_a_failure():
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), uncollected():
        raise ValueError("x")
    assert gc.isenabled()


def test_a_search_is_made_only_when_told_to_and_when_it_is_due():
    gc.collect()
    collecting.hold()
    ring = weakref.ref(Ring())
    collecting.search()
    assert ring() is not None  # too little was made since
    made = [[] for _ in range(10_000)]
    assert ring() is not None
    collecting.search()
    assert ring() is None
    assert made


def test_searches_reach_further_back_now_and_then_and_leave_out_what_they_have_seen():
    gc.collect()
    collecting.hold()
    seen = gc.get_freeze_count()
    made = []
    for _turn in range(200):
        made.append([[] for _ in range(1_000)])
        collecting.search()
    assert gc.get_freeze_count() > seen + 100_000
    gc.unfreeze()
