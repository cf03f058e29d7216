"""Keeping a PDF to the size its use allows: its pictures become coarser until it is small enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from essayeditor.collection.book import Book
from essayeditor.exporters.pdf import DrawingBoard, PdfResult, write_into
from essayeditor.exporters.variants import MEGABYTE, SCREEN, Variant
from essayeditor.typeset.pages import Finding, Pages

COARSER, TOO_LARGE = "pictures-coarser", "size"
"""Rules of the findings that this may add."""


def write_small(
    pages: Pages,
    book: Book,
    pictures: Callable[[str], bytes],
    file: BinaryIO,
    variant: Variant = SCREEN,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    board: DrawingBoard | None = None,
) -> PdfResult:
    """Write `pages` for a use into an open file that is empty, as `pdf.write_into` does.

    A Finding says if pictures had to be made coarser than the use wishes, or if that was not enough.
    """
    board = board or DrawingBoard()
    for ppi in variant.resolutions():
        file.seek(0)
        file.truncate()
        written = write_into(
            pages,
            book,
            pictures,
            file,
            ppi=ppi,
            trimmed=variant.trimmed,
            on_progress=on_progress,
            board=board,
        )
        if not variant.most or written.size <= variant.most:
            break
    found = _size_finding(written.size, variant, ppi)
    return replace(written, findings=(*written.findings, found)) if found else written


def _size_finding(size: int, variant: Variant, ppi: int) -> Finding | None:
    most = variant.most // MEGABYTE
    if variant.most and size > variant.most:
        return Finding(
            TOO_LARGE,
            f"The file has {size / MEGABYTE:.0f} MB, more than the {most} MB that can be sent by e-mail, "
            f"although its pictures were brought down to {ppi} pixels an inch.",
        )
    if ppi != variant.ppi:
        return Finding(
            COARSER,
            f"The pictures were brought down to {ppi} pixels an inch, so that the file has no more than "
            f"{most} MB.",
        )
    return None
