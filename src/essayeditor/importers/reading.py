"""Reads one file: what it is, the gate, the reader of its format, and the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.docx.reader import read_docx
from essayeditor.importers.finish import Source, finish
from essayeditor.importers.limits import DEFAULT_LIMITS, Limits
from essayeditor.importers.result import Imported
from essayeditor.importers.sniff import Format, sniff
from essayeditor.importers.tally import Tally

_SAVE = "Ask the contributor to save the essay as a Word document (.docx) and send that."
_REFUSALS = {
    Format.EMPTY: "It is empty: nothing came with the name. Ask the contributor to send it again.",
    Format.ENCRYPTED: "It is protected with a password. Ask the contributor to save it again without one.",
    Format.PRESENTATION: f"It is a presentation, not an essay. {_SAVE}",
    Format.SPREADSHEET: f"It is a spreadsheet, not an essay. {_SAVE}",
    Format.PAGES: (
        "It is an Apple Pages file. Ask the contributor to choose File › Export To › Word in Pages."
    ),
    Format.EPUB: f"It is an e-book. {_SAVE}",
    Format.PICTURE: f"It is a picture. If it shows the essay's pages, the words must be typed. {_SAVE}",
    Format.OLE: f"It is an old Office file of a kind that holds no essay. {_SAVE}",
    Format.BINARY: f"It is not a document of any kind that is known here. {_SAVE}",
}


def read(path: Path, *, limits: Limits | None = None) -> Imported:
    """Read a file that a contributor sent.

    Raises FileRefused, with a message that names the file, says what was wrong and what to ask for;
    nothing outside the file is read, and nothing is written.
    """
    limits = limits or DEFAULT_LIMITS
    path = Path(path)
    try:
        if path.stat().st_size > limits.file_bytes:
            raise FileRefused(
                f"“{path.name}” was not read. It is larger than {limits.file_bytes >> 20} MB. "
                "Ask the contributor to send the pictures apart from the text."
            )
        content = path.read_bytes()
    except OSError as error:
        raise FileRefused(
            f"“{path.name}” could not be opened ({error.strerror or error}). "
            "Check that it is still there and not open in another program."
        ) from error
    return read_bytes(path.name, content, limits=limits)


def read_bytes(name: str, content: bytes, *, limits: Limits | None = None) -> Imported:
    """Read a file's content under the name it came with. Raises FileRefused as `read` does."""
    limits = limits or DEFAULT_LIMITS
    kind = sniff(name, content)
    try:
        reader = _READERS.get(kind)
        if reader is None:
            raise FileRefused(_REFUSALS.get(kind, _REFUSALS[Format.BINARY]))
        return reader(name, content, limits)
    except FileRefused as refused:
        raise FileRefused(f"“{name}” was not read. {refused}") from refused
    except RecursionError as error:
        raise FileRefused(
            f"“{name}” was not read. It is nested too deep, as no essay is. "
            "Ask the contributor to copy the text into a new document and save that."
        ) from error
    except (
        etree.LxmlError,
        UnicodeError,
        ValueError,
        KeyError,
        IndexError,
        AttributeError,
        TypeError,
    ) as error:
        raise FileRefused(
            f"“{name}” was not read. It is damaged in a way that was not foreseen "
            f"({type(error).__name__}). Ask the contributor to open it, save it again, and send it once more."
        ) from error


def _read_docx(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked, producer = read_docx(content, limits, tally)
    return finish(raw, tally, Source(name, content, Format.DOCX, producer), walked.words, walked.found)


_READERS: dict[Format, Callable[[str, bytes, Limits], Imported]] = {
    Format.DOCX: _read_docx,
}
