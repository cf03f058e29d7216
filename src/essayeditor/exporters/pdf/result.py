"""What writing a PDF gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from essayeditor.typeset.pages import Finding


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF as written: what somebody should look at, its size in bytes, and its number of pages.

    `weigh` says how many of the bytes are the pictures', or would be with so many pixels an inch.
    """

    findings: tuple[Finding, ...]
    size: int
    pages: int
    weigh: Callable[[int], int] = field(compare=False, repr=False)
