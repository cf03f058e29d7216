"""Fits the contributors to the Collect workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Contributor
from essayeditor.collection.record import Record
from essayeditor.ui.collect.bench import Bench

if TYPE_CHECKING:
    from essayeditor.ui.collect.contributors.view import ContributorsView


def make(bench: Bench) -> ContributorsView:
    """Make the view."""
    from essayeditor.ui.collect.contributors.view import ContributorsView

    view = ContributorsView(bench.shell)
    view.essay_wanted.connect(bench.page.arrive)
    view.context_changed.connect(bench.told)
    view.rights.letter_wanted.connect(lambda letter, essay: bench.show("letters", f"{letter} {essay}"))
    return view


def count(record: Record, _today: date) -> int:
    """Return how many contributors there are."""
    return sum(1 for _ in record.all(Contributor))


def knows(record: Record, key: str) -> bool:
    """Return whether a key is that of a contributor."""
    return record.find(Contributor, key) is not None
