"""Offsets: ours are code points, Qt's are UTF-16 units. They are converted here and nowhere else."""

from __future__ import annotations


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset of a code point offset in `text`."""
    head = text[:offset]
    return len(head) if head.isascii() else len(head) + sum(char > "\uffff" for char in head)


def from_utf16(text: str, offset: int) -> int:
    """Return the code point offset of a UTF-16 offset in `text`; one inside a pair counts as after it."""
    if text.isascii():
        return min(offset, len(text))
    units = 0
    for place, char in enumerate(text):
        if units >= offset:
            return place
        units += 2 if char > "\uffff" else 1
    return len(text)
