"""The child's work in an export: the book is read from the file, laid out, written, and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from essayeditor.checks import preflight
from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import Book
from essayeditor.collection.editions import view
from essayeditor.collection.entities import Edition, Essay, Revision
from essayeditor.collection.record import Record
from essayeditor.desk.jobs.orders import Order
from essayeditor.desk.jobs.results import ExportFinding, ExportResult, Output
from essayeditor.desk.jobs.serve import Tell
from essayeditor.exporters import PRINT, SCREEN, Variant, pdf, verify
from essayeditor.exporters.small import COARSER, write_small
from essayeditor.foundation.errors import OperationRefused
from essayeditor.foundation.files import replacing
from essayeditor.store.file import CollectionFile
from essayeditor.text.codec import from_json
from essayeditor.text.counts import Counts, count
from essayeditor.text.document import Document
from essayeditor.typeset.book import Planning, layout
from essayeditor.typeset.cache import LayoutCache
from essayeditor.typeset.pages import Finding, Pages
from essayeditor.typeset.themes import load_theme

_LAYING = "Laying out the pages"
_KNOWN = "alt-missing"
"""What the layout finds and preflight has found already; only the page is news."""
_UNKNOWN_SIZE = (640.0, 480.0)
"""Pixels given to a picture that cannot be read; the writers put a frame with its description there."""


def export(tell: Tell, collection: Path, order: Order) -> ExportResult:
    """Make what is ordered from the collection as it was last saved.

    Raises OperationRefused if there is no text yet, ThemeError, CollectionError, or OSError.
    """
    file = CollectionFile.open(collection, read_only=True)
    try:
        with file.snapshot():
            return _Printing(tell, file, order).result()
    finally:
        file.close()


class _Printing:
    """One export, from the record to the files made."""

    def __init__(self, tell: Tell, file: CollectionFile, order: Order) -> None:
        self._tell = tell
        self._file = file
        self._order = order
        record = file.record()
        if order.edition and record.find(Edition, order.edition) is None:
            raise OperationRefused("The edition is not in the collection any more. No file was made.")
        self._theme = load_theme(order.theme or view(record, order.edition).collection.theme)
        self._layouts = LayoutCache()
        self._book = self._assembled(record)
        self._counts = sum((count(essay.document) for essay in self._book.essays()), Counts())
        self._preflight = tuple(
            ExportFinding(found.severity.value, found.message, found.essay, found.block, rule=found.rule)
            for found in preflight(self._book)
        )

    def result(self) -> ExportResult:
        pages = layout(
            self._book,
            self._theme,
            self._size,
            draft=self._order.draft,
            cache=self._layouts,
            on_progress=self._telling(_LAYING),
        )
        outputs = []
        board = pdf.DrawingBoard()
        for target, variant in ((self._order.pdf, SCREEN), (self._order.print_pdf, PRINT)):
            if target:
                outputs.append(self._pdf(pages, target, variant, board))
        if self._order.docx:
            outputs.append(self._docx(pages, self._order.docx))
        return ExportResult(tuple(outputs))

    def _assembled(self, record: Record) -> Book:
        tell = self._telling("Reading the essays")
        number = len(record.essays())
        read = 0

        def text(essay: Essay) -> Document:
            nonlocal read
            read += 1
            tell(min(read, number), number)
            return from_json(self._file.document(record.get(Revision, essay.revision).document))

        book = assemble(record, text, edition=self._order.edition)
        if only := self._order.essay:
            if view(record, self._order.edition).find(Essay, only) is None:
                raise OperationRefused(
                    "The essay is not in this edition. Choose the full book, or another edition."
                )
            book = assemble(record, text, only, self._folio(book, only), edition=self._order.edition)
        if not book.essays():
            raise OperationRefused(
                "There is no book to make yet: no essay has a text. Import the essays, or write one, first."
            )
        return book

    def _folio(self, whole: Book, essay: str) -> str:
        """Return the folio that an essay begins on in the whole book; "" if it is not in it."""
        if all(found.id != essay for found in whole.essays()):
            return ""
        telling = self._telling(_LAYING)
        planning = Planning(whole, self._theme, self._size, self._layouts)
        while planning.step():
            telling(planning.done, planning.of)
        part = planning.plan().part(essay)
        return part.folio if part else ""

    def _pdf(self, pages: Pages, target: Path, variant: Variant, board: pdf.DrawingBoard) -> Output:
        what = "the PDF" if variant is SCREEN else "the PDF for the printer"
        with replacing(target) as temporary, temporary.open("w+b") as file:
            telling = self._telling(f"Writing {what}")
            made = write_small(
                pages, self._book, self._picture, file, variant, on_progress=telling, board=board
            )
        self._tell(f"Checking {what}", 0, 1, "every word, and the standards for access")
        wrong = verify.verify_pdf(target, self._book)
        kind = "pdf" if variant is SCREEN else "print"
        return self._output(target, kind, wrong, made.findings, made.pages)

    def _docx(self, pages: Pages, target: Path) -> Output:
        from essayeditor.exporters import docx  # an eighth of the start, for those who want a Word file

        labels = {key: pages.pages[page - 1].label for key, page in pages.starts.items()}
        made = docx.write(
            self._book,
            self._picture,
            target,
            theme=self._theme,
            page_numbers=labels,
            embed_fonts=self._order.embed_fonts,
            on_progress=self._telling("Writing the Word file"),
        )
        self._tell("Checking the Word file", 0, 1, "every word")
        return self._output(target, "docx", verify.verify_docx(target, self._book), made.findings)

    def _output(
        self, path: Path, kind: str, wrong: Iterable[Finding], seen: Sequence[Finding], count: int = 0
    ) -> Output:
        pages = {finding.block: finding.page for finding in seen if finding.rule == _KNOWN and finding.block}
        found = [
            *(_told("error", finding) for finding in wrong),
            *(replace(one, page=pages.get(one.block, 0)) for one in self._preflight),
            *(
                _told("note" if finding.rule == COARSER else "warning", finding)
                for finding in seen
                if finding.rule != _KNOWN
            ),
        ]
        once = tuple(dict.fromkeys(found))
        return Output(path, kind, path.stat().st_size, self._counts, count, once)

    def _picture(self, key: str) -> bytes:
        return self._file.asset(key).content

    @cached_property
    def _size(self) -> Callable[[str], tuple[float, float]]:
        @cache
        def size(key: str) -> tuple[float, float]:
            try:
                return pdf.picture_size(self._picture(key))
            except (KeyError, pdf.UnreadablePicture):
                return _UNKNOWN_SIZE

        return size

    def _telling(self, what: str) -> Callable[[int, int], None]:
        return lambda done, of: self._tell(what, done, of, "")


def _told(severity: str, finding: Finding) -> ExportFinding:
    words = f"Page {finding.page}: {finding.message}" if finding.page else finding.message
    return ExportFinding(severity, words, finding.essay, finding.block, finding.page, finding.rule)
