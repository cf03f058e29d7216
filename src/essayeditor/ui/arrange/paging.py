"""Where everything falls in the book, in words: from the plan of its pages, as pure values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from essayeditor.collection.entities import PartKind
from essayeditor.text.numbering import roman
from essayeditor.typeset.book_plan import BookPlan, PlannedPart

SHEET = 4
"""Pages that a folded sheet has: what a printed book's length divides by."""
_KINDS = {
    PartKind.COVER: "cover",
    PartKind.IMPRINT: "imprint",
    PartKind.CONTENTS: "contents",
    PartKind.RECOMMENDATIONS: "recommendations",
    PartKind.CONTRIBUTORS: "contributors",
    PartKind.ENDNOTES: "endnotes",
    PartKind.BACK_COVER: "back-cover",
}
_UNNUMBERED = ("cover", "back-cover")


@dataclass(frozen=True)
class Paging:
    """The latest plan, if there is one. `titles` are those of sections and essays, by key.

    `section_of` gives the key of the section in which an essay stands.
    """

    plan: BookPlan | None = None
    titles: dict[str, str] = field(default_factory=dict)
    section_of: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.plan is not None

    @cached_property
    def _parts(self) -> dict[str, PlannedPart]:
        parts = self.plan.parts if self.plan else ()
        return {part.key or part.kind: part for part in parts}

    @cached_property
    def _arabic_from(self) -> int:
        """The page that is numbered 1 in figures, 0 if none is."""
        parts = self.plan.parts if self.plan else ()
        start = next((part for part in parts if part.folio.isdecimal()), None)
        return start.first - int(start.folio) + 1 if start else 0

    def label(self, page: int) -> str:
        """Return the number printed on a page, counted from 1 from the cover on."""
        start = self._arabic_from
        return str(page - start + 1) if start and page >= start else roman(page)

    def part(self, key: str) -> PlannedPart | None:
        """Return a section's or essay's run of pages, or None."""
        return self._parts.get(key)

    def of_part(self, part: PartKind) -> PlannedPart | None:
        """Return the pages of a part that is no essay, or None."""
        return self._parts.get(_KINDS.get(part, "?"))

    def first(self, found: PlannedPart | None) -> str:
        """Return the number of the first page of a run as it is printed; "" for a cover or nothing."""
        return "" if found is None or found.kind in _UNNUMBERED else found.folio

    def span(self, key: str) -> str:
        """Return "12–15", the pages of an essay; "12" for one page, "" for none."""
        found = self.part(key)
        if found is None:
            return ""
        last = self.label(found.first + found.pages - 1)
        return found.folio if found.pages == 1 else f"{found.folio}–{last}"

    def section_pages(self, key: str) -> tuple[int, int] | None:
        """Return the first page of a section and the last of its last essay, counted from the cover on."""
        if self.plan is None or key not in self._parts:
            return None
        parts = self.plan.parts
        at = parts.index(self._parts[key])
        last = parts[at]
        for part in parts[at + 1 :]:
            gone = part.key not in self.titles  # it was there when the pages were planned
            if part.kind != "essay" or (not gone and self.section_of.get(part.key) != key):
                break
            last = part
        return parts[at].first, last.first + last.pages - 1

    def section_said(self, key: str) -> str:
        """Return "pages 11 to 27, opens on a right-hand page"; "" for a section that is not planned."""
        pages, part = self.section_pages(key), self.part(key)
        if pages is None or part is None:
            return ""
        return f"{pages_said(self.label(pages[0]), self.label(pages[1]))}, opens on a {_side(part)} page"

    def at(self, page: int) -> PlannedPart | None:
        """Return what stands on a page, counted from 1; None for a blank one."""
        parts = self.plan.parts if self.plan else ()
        return next((part for part in parts if part.first <= page < part.first + part.pages), None)

    def title(self, part: PlannedPart) -> str:
        """Return what a run of pages is called."""
        return self.titles.get(part.key) or {
            "section-tint": "The page facing a section",
            "back-cover": "Back cover",
        }.get(part.kind, part.kind.capitalize())

    def page_said(self, page: int) -> str:
        """Return what is on a page, in a sentence."""
        part = self.at(page)
        number = f"Page {self.label(page)}"
        if part is None:
            following = self._after(page)
            return f"{number}, blank{f', so that {self._opens(following)}' if following else ''}"
        if part.kind in _UNNUMBERED:
            return self.title(part)
        opener = ", section opener" if part.kind == "section" else ""
        return f"{number}: {self.title(part)}{opener}"

    def _after(self, page: int) -> PlannedPart | None:
        parts = self.plan.parts if self.plan else ()
        return next((part for part in parts if part.first > page), None)

    def _opens(self, part: PlannedPart) -> str:
        if part.kind == "back-cover":
            return "the back cover is on the outside"
        name = self.title(part) if part.key else f"the {part.kind.replace('-', ' ')}"
        return f"{name} opens on the {'right' if part.recto else 'left'}"

    # What follows from the order.

    def length_said(self) -> str:
        """Return "84 pages"."""
        return many(self.plan.pages, "page") if self.plan else ""

    def blanks_said(self) -> str:
        """Return "4 blank: 2, 28, 46, 68", or "none blank"."""
        blanks = self.plan.blanks if self.plan else ()
        if not blanks:
            return "none blank"
        named = ", ".join(self.label(page) for page in blanks[:6])
        return f"{len(blanks)} blank: {named}{'…' if len(blanks) > 6 else ''}"

    def sheets_said(self) -> str:
        """Return whether the length divides by four for print, and what is lacking."""
        if self.plan is None:
            return ""
        over = self.plan.pages % SHEET
        if not over:
            return f"divides by {SHEET} for print"
        return f"{many(SHEET - over, 'page')} short of a multiple of {SHEET}"

    def consequences(self) -> Iterator[str]:
        """Give a sentence for each blank page, or run of them, and why it is so."""
        blanks = self.plan.blanks if self.plan else ()
        for _, run in groupby(enumerate(blanks), lambda pair: pair[1] - pair[0]):
            pages = [page for _, page in run]
            following = self._after(pages[-1])
            number = self.label(pages[0])
            what = (
                f"Page {number} stays"
                if len(pages) == 1
                else f"Pages {number} to {self.label(pages[-1])} stay"
            )
            yield f"{what} blank{f' so that {self._opens(following)}' if following else ''}."


def compared(before: BookPlan | None, after: BookPlan | None) -> str:
    """Return what a change did to the book's length, "" if nothing."""
    if before is None or after is None or before.theme != after.theme:
        return ""
    said = []
    if longer := after.pages - before.pages:
        said.append(f"{many(abs(longer), 'page')} {'longer' if longer > 0 else 'shorter'} than before")
    if more := len(after.blanks) - len(before.blanks):
        number = "one" if abs(more) == 1 else str(abs(more))
        pages = "page" if abs(more) == 1 else "pages"
        said.append(f"{number} blank {pages} {'more' if more > 0 else 'fewer'}")
    return ", ".join(said)


def pages_said(first: str, last: str) -> str:
    """Return "page 12" or "pages 12 to 15"."""
    return f"page {first}" if first == last else f"pages {first} to {last}"


def many(number: int, word: str) -> str:
    """Return "1 page" or "84 pages"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _side(part: PlannedPart) -> str:
    return "right-hand" if part.recto else "left-hand"
