"""Page numbers as they are known so far, and the entries of the contents."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents. `section` is the colour of a section's own line, `inside` of an essay's."""

    anchor: str
    title: str
    authors: str
    section: int = 0
    inside: int = 0
    standfirst: str = ""


@dataclass
class References:
    """What other pages say of where things stand. Labels are folios as printed ("iv", "12")."""

    entries: list[Entry]
    pages: dict[str, str] = field(default_factory=dict)

    def page(self, anchor: str) -> str:
        """Return the folio of an anchor; a stand-in as wide as most until it is known."""
        return self.pages.get(anchor, "00")
