"""Which essays are open in tabs, with their cursors, as remembered from one time to the next."""

from __future__ import annotations

import json
from typing import NamedTuple

from essayeditor.collection.entities import Essay
from essayeditor.collection.record import Record
from essayeditor.ui.edit.buffers import Buffers
from essayeditor.ui.edit.tabs import EssayTabs
from essayeditor.ui.remember import Remember


class Tab(NamedTuple):
    """A tab that was open: its essay, the cursor in Qt's units, and whether it was only looked at."""

    essay: str
    cursor: int
    passing: bool


def read(remember: Remember, record: Record) -> list[Tab]:
    """Return the tabs that were open last and whose essays are still there."""
    try:
        found = json.loads(remember.text("edit/tabs", "[]"))
        tabs = [Tab(str(key), int(cursor), bool(passing)) for key, cursor, passing in found]
    except (ValueError, TypeError):
        return []
    essays = ((tab, record.find(Essay, tab.essay)) for tab in tabs)
    return [tab for tab, essay in essays if essay is not None and not essay.binned]


def write(remember: Remember, tabs: EssayTabs, buffers: Buffers) -> None:
    """Remember the tabs that are open now."""
    held = [(key, buffers.cursor(key), key == tabs.passing) for key in tabs.essays()]
    remember.put("edit/tabs", json.dumps(held))
