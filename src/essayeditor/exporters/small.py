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

_UNSURE = 4096
"""Bytes by which a file may be smaller than is expected of it from another: then it is written, to see."""


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
    What is not pictures takes the same room at each resolution, so from one file as written it is known
    which resolution to write next, if any. A `board` kept remembers the last.
    """
    board = board or DrawingBoard()
    *finer, coarsest = variant.resolutions()
    sizes: dict[int, int] = {}  # of the files as written, by resolution
    ppi = board.resolutions.get(variant.key, variant.ppi)
    while True:
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
        sizes[ppi] = written.size
        rest = written.size - written.weigh(ppi)
        wanted = next(
            (n for n in finer if (sizes.get(n) or rest + written.weigh(n) - _UNSURE) <= variant.most),
            coarsest,
        )
        if wanted == ppi:
            break
        ppi = wanted
    board.resolutions[variant.key] = ppi
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
