"""Python's search for reference cycles: paused while lasting values are made, or done when it suits."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look for reference cycles inside the block.

    For work that makes hundreds of thousands of values without cycles: each look walks through all
    of them, and finds nothing. An eighth of an export's time went on that. Memory is freed as ever
    when the last reference goes. Blocks may be nested. What is there at the end of the outermost is
    left out of the searches to come as well, or the first would walk through all that was made.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def hold() -> None:
    """Search for nothing from now on, unless told to: `search` and `collect` are to be called.

    By itself Python searches wherever something is made: in a thread that only waits for a child, or
    inside Qt while that holds a lock. There it takes down widgets in the wrong thread, which ends the
    program, or their connections under Qt's own lock, at which the program stands still for ever.
    """
    gc.disable()


def search() -> None:
    """Search as far as Python's own measure says is due. After the furthest, leave out what is left."""
    due = [have > least for have, least in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if not any(due):
        return
    generation = max(number for number, is_due in enumerate(due) if is_due)
    gc.collect(generation)
    if generation == len(due) - 1:
        gc.freeze()


def collect() -> None:
    """Look through everything at last, for a process that goes on for long; takes a moment."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
