"""Fits the details of the chosen essay to the right column; the page holds them from the beginning."""

from __future__ import annotations

from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.details import DetailsPane


def make(bench: Bench) -> DetailsPane:
    """Return the details pane of the page."""
    return bench.page.details
