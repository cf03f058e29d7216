"""The Word file that LibreOffice then turns into PDF/UA. `office_book.py FOLDER`; writes book.docx."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.contenders.ours import book_of
from essayeditor.exporters.docx import write


def main(folder: Path) -> None:
    """Write the same book with the Word exporter."""
    book, pictures = book_of(folder)
    write(book, pictures.__getitem__, folder / "book.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
