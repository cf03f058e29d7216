"""What writing a PDF gives back."""

from __future__ import annotations

from dataclasses import dataclass

from essayeditor.typeset.pages import Finding


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF as written: what somebody should look at, its size in bytes, and its number of pages."""

    findings: tuple[Finding, ...]
    size: int
    pages: int
