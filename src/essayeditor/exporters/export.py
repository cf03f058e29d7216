"""From a Book to files that were read back: the way every export goes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from essayeditor.collection.book import Book
from essayeditor.exporters.variants import SCREEN, Variant
from essayeditor.foundation.collecting import uncollected
from essayeditor.foundation.files import replacing
from essayeditor.typeset.pages import Finding, Pages

if TYPE_CHECKING:
    from essayeditor.exporters.pdf import DrawingBoard
    from essayeditor.typeset.book import Planning
    from essayeditor.typeset.cache import LayoutCache

Pictures = Callable[[str], bytes]
"""Gives a picture's bytes by their SHA-256; KeyError or OSError if they are missing."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""

_PREVIEW_PPI = 75
_UNKNOWN_SIZE = (480.0, 320.0)  # of a picture that cannot be decoded: the frame that stands for it


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as written and read back: what somebody should look at, its bytes, and its pages.

    `pages` is 0 for formats that have none of their own. `starts` gives, by key of essay or
    section, the folio of the page it begins on.
    """

    findings: tuple[Finding, ...]
    size: int
    pages: int = 0
    starts: dict[str, str] = field(default_factory=dict)


def _silent(_what: str, _done: int, _of: int) -> None:
    pass


class Press:
    """Makes PDFs of books. Kept, it does again only what a change has touched.

    The first export pays for everything; after that, essays that did not change keep their
    layout, their pages' content and their pictures.
    """

    def __init__(self) -> None:
        from essayeditor.exporters.pdf import DrawingBoard
        from essayeditor.typeset.cache import LayoutCache

        self._cache: LayoutCache = LayoutCache()
        self._board: DrawingBoard = DrawingBoard()
        self._sizes: dict[str, tuple[float, float]] = {}

    def pages(
        self,
        book: Book,
        theme_name: str,
        pictures: Pictures,
        *,
        essay: str = "",
        draft: bool = False,
        on_progress: Progress = _silent,
    ) -> Pages:
        """Lay out the book, or with `essay` that essay alone (KeyError if the book has none such)."""
        from essayeditor.typeset.book import layout, layout_essay
        from essayeditor.typeset.themes import load_theme

        theme = load_theme(theme_name)
        sizes = self._size_of(pictures)
        with uncollected():
            if essay:
                return layout_essay(book, essay, theme, sizes, cache=self._cache)
            return layout(
                book,
                theme,
                sizes,
                draft=draft,
                cache=self._cache,
                on_progress=lambda done, of: on_progress("Laying out", done, of),
            )

    def preview(self, book: Book, essay: str, theme_name: str, pictures: Pictures) -> tuple[bytes, Pages]:
        """Return an essay as PDF as it stands in the book, not read back, and its pages: for the screen."""
        pages = self.pages(book, theme_name, pictures, essay=essay)
        return self.drawn(pages, book, pictures), pages

    def drawn(self, pages: Pages, book: Book, pictures: Pictures, shown: range | None = None) -> bytes:
        """Return pages as PDF, not read back: for the screen.

        With `shown` only these pages, counted from 0, have anything on them: a tenth of the time.
        """
        from essayeditor.exporters.pdf import write_into

        if shown is not None:
            some = (
                page if number in shown else replace(page, items=(), body=None)
                for number, page in enumerate(pages.pages)
            )
            pages = replace(pages, pages=tuple(some), bookmarks=())
        out = io.BytesIO()
        write_into(pages, book, pictures, out, ppi=_PREVIEW_PPI, board=self._board)
        return out.getvalue()

    def planning(self, book: Book, theme_name: str, pictures: Pictures) -> Planning:
        """Begin to plan the pages of a book; essays that did not change since are not laid out again."""
        from essayeditor.typeset.book import Planning
        from essayeditor.typeset.themes import load_theme

        return Planning(book, load_theme(theme_name), self._size_of(pictures), self._cache)

    def write(
        self,
        book: Book,
        theme_name: str,
        pictures: Pictures,
        file: BinaryIO,
        *,
        draft: bool = False,
        variant: Variant = SCREEN,
        on_progress: Progress = _silent,
    ) -> Exported:
        """Lay out a book and write it as PDF into an open file; it is not read back."""
        from essayeditor.exporters.small import write_small

        with uncollected():
            pages = self.pages(book, theme_name, pictures, draft=draft, on_progress=on_progress)
            written = write_small(
                pages,
                book,
                pictures,
                file,
                variant,
                on_progress=lambda done, of: on_progress("Drawing pages", done, of),
                board=self._board,
            )
        starts = {key: pages.pages[page - 1].label for key, page in pages.starts.items()}
        return Exported(written.findings, written.size, written.pages, starts)

    def _size_of(self, pictures: Pictures) -> Callable[[str], tuple[float, float]]:
        from essayeditor.exporters.pdf import UnreadablePicture, picture_size

        def size(asset: str) -> tuple[float, float]:
            known = self._sizes.get(asset)
            if known is None:
                try:
                    known = picture_size(pictures(asset))
                except (UnreadablePicture, KeyError, OSError):
                    known = _UNKNOWN_SIZE
                self._sizes[asset] = known
            return known

        return size


def export_pdf(
    book: Book,
    theme_name: str,
    pictures: Pictures,
    target: Path,
    *,
    draft: bool = False,
    variant: Variant = SCREEN,
    on_progress: Progress = _silent,
) -> Exported:
    """Write a book as PDF to `target`, whole or not at all, and read it back.

    `variant` says what it is for: SCREEN or PRINT. Raises ThemeError for a
    theme that is not there or has a mistake, OSError as the file system does.
    """
    from essayeditor.exporters.verify import verify_pdf

    with replacing(target) as temporary:
        with temporary.open("wb") as file:  # what the press holds is gone before the file is read back
            written = Press().write(
                book, theme_name, pictures, file, draft=draft, variant=variant, on_progress=on_progress
            )
        on_progress("Checking the file", 0, 1)
        findings = (*written.findings, *verify_pdf(temporary, book))
        on_progress("Checking the file", 1, 1)
    return replace(written, findings=findings)


def export_docx(
    book: Book,
    theme_name: str,
    pictures: Pictures,
    target: Path,
    *,
    starts: Mapping[str, int | str] | None = None,
    on_progress: Progress = _silent,
) -> Exported:
    """Write a book as a Word file to `target`, whole or not at all, and read it back.

    `starts` are the pages, by key of essay or section, that the contents show until Word counts its
    own; `Exported.starts` of the PDF will do.
    """
    from essayeditor.exporters.docx import write
    from essayeditor.exporters.verify import verify_docx
    from essayeditor.typeset.themes import load_theme

    written = write(
        book,
        pictures,
        target,
        theme=load_theme(theme_name),
        page_numbers=starts,
        on_progress=lambda done, of: on_progress("Writing essays", done, of),
    )
    on_progress("Checking the file", 0, 1)
    findings = (*written.findings, *verify_docx(target, book))
    on_progress("Checking the file", 1, 1)
    return Exported(findings, written.size)
