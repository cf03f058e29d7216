"""Where everything falls in a book: which part begins on which page, how long it is, what is blank."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A run of pages that belong together.

    `key` is an essay's or a section's; of all other parts it is "". `kind` is "cover", "imprint",
    "contents", "section-tint" (the coloured page that faces an opener), "section", "essay",
    "recommendations", "contributors", "endnotes" or "back-cover". `first` is its first page, counted
    from 1 from the cover on; `folio` the number printed there, or that would be ("iv", "12").
    """

    key: str
    kind: str
    first: int
    folio: str
    pages: int

    @property
    def recto(self) -> bool:
        """Whether it begins on a right-hand page."""
        return self.first % 2 == 1


@dataclass(frozen=True, slots=True)
class BookPlan:
    """A book in a theme, without its pages' content. `blanks` are empty pages, counted from 1."""

    theme: str
    pages: int
    parts: tuple[PlannedPart, ...]
    blanks: tuple[int, ...] = ()

    def part(self, key: str) -> PlannedPart | None:
        """Return the part of an essay or a section; None if the book has none."""
        return next((part for part in self.parts if part.key == key), None) if key else None
