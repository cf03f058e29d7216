"""What a PDF is for: the screen, where it is to be small, or a printer, who trims it."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Variant:
    """How a PDF is made for its use.

    `ppi` is the finest resolution pictures keep, in pixels an inch. `most` is the size in bytes that the
    file should not pass: pictures become coarser for it, as far as `least_ppi`. `trimmed` says that the
    sheet is larger than the page, with the bleed of the theme around it and marks where to cut.
    """

    key: str
    name: str
    ppi: int
    least_ppi: int
    most: int = 0
    trimmed: bool = False

    def resolutions(self) -> tuple[int, ...]:
        """Return the resolutions to be tried in turn until the file is small enough."""
        if not self.most:
            return (self.ppi,)
        return (self.ppi, *(ppi for ppi in (120, 96, 72) if self.least_ppi <= ppi < self.ppi))


SCREEN = Variant("screen", "for the screen", ppi=150, least_ppi=72, most=10 * MEGABYTE)
PRINT = Variant("print", "for the printer", ppi=300, least_ppi=300, trimmed=True)
