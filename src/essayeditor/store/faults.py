"""What reading and writing a collection's rows can come upon."""

from __future__ import annotations


class ChangedElsewhere(Exception):
    """A row is not as it was read: another program has written to the file."""


class Damaged(Exception):
    """Bytes do not have the hash under which they are kept, or a row holds what it cannot."""
