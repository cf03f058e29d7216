"""What was found in a file when it was read back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a file in the order in which they are read, and what else is there.

    `flow`, `notes` and `captions` are words as `expected.heard` gives them. `notes_found` counts
    notes, `pictures` all pictures drawn, decorative ones too. `fonts_missing` are named.
    """

    flow: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    notes_found: int = 0
    pictures: int = 0
    alternatives: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    fonts_missing: tuple[str, ...] = ()
