"""What an export is asked for: told to the child that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: `pdf` and `docx` are paths to write to, None for neither.

    `theme` is a theme's key, "" for the collection's own; `essay` the key of the one essay to be
    made, "" for the whole book; `edition` the key of the edition to be made, "" for the full book.
    `print_pdf` is where the PDF for a printer is to go: with bleed, marks where it is cut, and pictures
    at their finest. With `embed_fonts` the Word file has its fonts in it.
    """

    pdf: Path | None
    docx: Path | None
    theme: str = ""
    essay: str = ""
    draft: bool = False
    print_pdf: Path | None = None
    edition: str = ""
    embed_fonts: bool = False


@dataclass(frozen=True, slots=True)
class ProofOrder(Order):
    """A contributor's proof of `essay`, to be written to `docx`.

    `answer_by` is a date, ISO 8601 or in words, `answer_to` how to answer ("by e-mail to …"), `note` a
    letter for the covering page. With `changes`, what the editors changed since the contributor's last
    version is shown as tracked changes.
    """

    answer_by: str = ""
    answer_to: str = ""
    note: str = ""
    changes: bool = True
