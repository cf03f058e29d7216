"""Fits the organisations and places to the Collect workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Organisation, Place
from essayeditor.collection.record import Record
from essayeditor.ui.collect.bench import Bench

if TYPE_CHECKING:
    from essayeditor.ui.collect.organisations.view import OrganisationsView


def make(bench: Bench) -> OrganisationsView:
    """Make the view."""
    from essayeditor.ui.collect.organisations.view import OrganisationsView

    view = OrganisationsView(bench.shell)
    view.contributor_wanted.connect(lambda key: bench.show("contributors", key))
    return view


def count(record: Record, _today: date) -> int:
    """Return how many there are of both."""
    return len(record.tables[Organisation]) + len(record.tables[Place])


def knows(record: Record, key: str) -> bool:
    """Return whether a key is that of an organisation or a place."""
    return bool(record.find(Organisation, key) or record.find(Place, key))
