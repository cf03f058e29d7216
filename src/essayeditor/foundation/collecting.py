"""Pausing Python's search for reference cycles while a great many lasting values are made."""

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


def collect() -> None:
    """Look through everything at last, for a process that goes on for long; takes a moment."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
