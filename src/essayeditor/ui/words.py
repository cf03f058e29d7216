"""Words of the interface that are made from other words."""

from __future__ import annotations

_DONE = {
    "Add": "Added",
    "Ask": "Asked",
    "Change": "Changed",
    "Close": "Closed",
    "Confirm": "Confirmed",
    "Crop": "Cropped",
    "Delete": "Deleted",
    "Import": "Imported",
    "Leave": "Left",
    "Make": "Made",
    "Mark": "Marked",
    "Merge": "Merged",
    "Move": "Moved",
    "Name": "Named",
    "Note": "Noted",
    "Open": "Opened",
    "Put": "Put",
    "Record": "Recorded",
    "Remove": "Removed",
    "Rename": "Renamed",
    "Replace": "Replaced",
    "Restore": "Restored",
    "Say": "Said",
    "Send": "Sent",
    "Show": "Put in",
    "Take": "Took",
}


def done(label: str) -> str:
    """Return the label of an operation as what was done: "Move ‘A hall’" is "Moved ‘A hall’"."""
    verb, space, rest = label.partition(" ")
    return f"{_DONE.get(verb, verb)}{space}{rest}"
