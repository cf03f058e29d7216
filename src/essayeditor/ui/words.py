"""Words of the interface that are made from other words."""

from __future__ import annotations

_DONE = {
    "Add": "Added",
    "Change": "Changed",
    "Confirm": "Confirmed",
    "Delete": "Deleted",
    "Import": "Imported",
    "Leave": "Left",
    "Mark": "Marked",
    "Move": "Moved",
    "Name": "Named",
    "Put": "Put",
    "Record": "Recorded",
    "Replace": "Replaced",
    "Restore": "Restored",
    "Show": "Put in",
}


def done(label: str) -> str:
    """Return the label of an operation as what was done: "Move ‘A hall’" is "Moved ‘A hall’"."""
    verb, space, rest = label.partition(" ")
    return f"{_DONE.get(verb, verb)}{space}{rest}"
