"""Reading a written PDF back and saying what is wrong with it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pypdfium2

from essayeditor.collection.book import Book
from essayeditor.exporters.pdf.navigation import address
from essayeditor.exporters.verify.expected import expected
from essayeditor.exporters.verify.matching import compare
from essayeditor.exporters.verify.pdf_reading import read_pdf
from essayeditor.exporters.verify.validation import faults
from essayeditor.typeset.pages import Finding


def verify_pdf(path: Path, book: Book) -> tuple[Finding, ...]:
    """Return what is wrong with the PDF of a book: nothing, if all is well.

    The words are compared with the book's in order, and notes, pictures with their descriptions
    and links are counted; the file is held against PDF/UA-1 and PDF/A-2a.
    """
    judged = tuple(faults(path))  # first, and done with: it needs the most memory
    try:
        found = read_pdf(path)
    except pypdfium2.PdfiumError as error:
        return (Finding("pdf-unreadable", f"The file could not be opened again: {error}."),)
    want = expected(book)
    links = tuple(address(link).decode("ascii") for link in want.links)
    return (*judged, *compare(dataclasses.replace(want, links=links), found))
