"""How far an export is as a whole: its phases one after the other, each with its usual share."""

from __future__ import annotations

_SHARES = {
    "Reading the essays": ("", 5),
    "Laying out the pages": ("", 35),
    "Writing the PDF": ("pdf", 25),
    "Checking the PDF": ("pdf", 15),
    "Writing the PDF for the printer": ("print", 20),
    "Checking the PDF for the printer": ("print", 15),
    "Writing the Word file": ("docx", 15),
    "Checking the Word file": ("docx", 5),
}
"""The phases that the export tells of, in their order: the kind of file they are for, and their weight."""


def whole(what: str, share: float | None, kinds: set[str]) -> float | None:
    """Return the share of the whole export, from 0 to 1, when phase `what` is at `share`.

    `kinds` are the kinds of file that are made. None where the phase is not known.
    """
    phases = {name: weight for name, (kind, weight) in _SHARES.items() if not kind or kind in kinds}
    if what not in phases:
        return None
    before = sum(list(phases.values())[: list(phases).index(what)])
    return (before + phases[what] * (share or 0.0)) / sum(phases.values())
