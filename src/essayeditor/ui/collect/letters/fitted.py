"""Fits the letters to the Collect workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from essayeditor.collection.record import Record
from essayeditor.ui.collect.bench import Bench
from essayeditor.ui.collect.letters.recipients import due
from essayeditor.ui.remember import folder

if TYPE_CHECKING:
    from essayeditor.ui.collect.letters.view import LettersView

OWN = "letters"
"""The folder of the editor's own wording, beside the settings."""


def make(bench: Bench) -> LettersView:
    """Make the view."""
    from essayeditor.ui.collect.letters.view import LettersView

    view = LettersView(bench.shell, folder() / OWN)
    view.contributor_wanted.connect(lambda key: bench.show("contributors", key))
    return view


def count(record: Record, today: date) -> int:
    """Return how many letters are due that somebody waits for: reminders and questions."""
    return len(due(record, "reminder", today)) + len(due(record, "query", today))
