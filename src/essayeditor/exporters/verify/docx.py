"""Reading a written Word file back and saying what is wrong with it."""

from __future__ import annotations

import dataclasses
import zipfile
from pathlib import Path

from lxml import etree

from essayeditor.collection.book import Book
from essayeditor.exporters.pdf.navigation import address
from essayeditor.exporters.verify.docx_reading import read_docx
from essayeditor.exporters.verify.expected import expected
from essayeditor.exporters.verify.matching import compare
from essayeditor.typeset.pages import Finding


def verify_docx(path: Path, book: Book) -> tuple[Finding, ...]:
    """Return what is wrong with the Word file of a book: nothing, if all is well.

    The words are compared with the book's in order, and notes, pictures with their descriptions
    and links are counted.
    """
    try:
        found = read_docx(path)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        return (Finding("docx-unreadable", f"The file could not be opened again: {error}."),)
    want = expected(book)
    want = dataclasses.replace(want, links=tuple(_ascii(link) for link in want.links))
    found = dataclasses.replace(found, links=frozenset(_ascii(link) for link in found.links))
    return tuple(compare(want, found))


def _ascii(link: str) -> str:
    return address(link).decode("ascii")
