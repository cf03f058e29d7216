"""Fits the inbox to the Collect workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Submission, SubmissionState
from essayeditor.collection.record import Record
from essayeditor.ui.collect.bench import Bench

if TYPE_CHECKING:
    from essayeditor.ui.collect.inbox.view import InboxView


def make(bench: Bench) -> InboxView:
    """Make the view."""
    from essayeditor.ui.collect.inbox.view import InboxView

    return InboxView(bench)


def count(record: Record, _today: date) -> int | str:
    """Return how many files wait; nothing is said where none does."""
    return sum(one.state is SubmissionState.WAITING for one in record.all(Submission)) or ""


def knows(record: Record, key: str) -> bool:
    """Return whether a key is that of a file in the inbox."""
    found = record.find(Submission, key)
    return found is not None and found.state is not SubmissionState.TAKEN
