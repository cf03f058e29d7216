"""Reads one file: what it is, the gate, the reader of its format, and the report."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path, PurePath

from lxml import etree

from essayeditor.foundation.errors import FileRefused
from essayeditor.foundation.files import sha256
from essayeditor.importers.docx.reader import read_docx
from essayeditor.importers.finish import Source, finish
from essayeditor.importers.html.reader import read_html, read_html_text
from essayeditor.importers.limits import DEFAULT_LIMITS, Limits
from essayeditor.importers.mail import parse_mail, read_mail
from essayeditor.importers.markdown import read_markdown
from essayeditor.importers.odt.reader import read_flat_odt, read_odt
from essayeditor.importers.office import soffice, to_docx
from essayeditor.importers.pdf import read_pdf
from essayeditor.importers.plaintext import read_plain, read_text
from essayeditor.importers.result import Imported, RemarkKind, ReportRemark
from essayeditor.importers.sniff import Format, sniff
from essayeditor.importers.tally import Tally
from essayeditor.importers.zipped import read_zipped

_CLAIMS = {
    ".docx": {Format.DOCX},
    ".docm": {Format.DOCX},
    ".odt": {Format.ODT},
    ".rtf": {Format.RTF},
    ".pdf": {Format.PDF},
    ".doc": {Format.DOC, Format.DOCX, Format.RTF, Format.HTML},
}
_SAVE = "Ask the contributor to save the essay as a Word document (.docx) and send that."
_LOOK_OVER = "This {} file was read through {}; look its layout over."
_REFUSALS = {
    Format.EMPTY: "It is empty: nothing came with the name. Ask the contributor to send it again.",
    Format.ENCRYPTED: "It is protected with a password. Ask the contributor to save it again without one.",
    Format.PRESENTATION: f"It is a presentation, not an essay. {_SAVE}",
    Format.SPREADSHEET: f"It is a spreadsheet, not an essay. {_SAVE}",
    Format.PAGES: (
        "It is an Apple Pages file. Ask the contributor to choose File › Export To › Word in Pages."
    ),
    Format.TNEF: (
        "It is a winmail.dat, in which Outlook packed what was attached. Ask the contributor to send the "
        "e-mail again as plain text or HTML, with the essay attached."
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
                f"‘{path.name}’ was not read. It is larger than {limits.file_bytes >> 20} MB. "
                "Ask the contributor to send the pictures apart from the text."
            )
        content = path.read_bytes()
    except OSError as error:
        raise FileRefused(
            f"‘{path.name}’ could not be opened ({error.strerror or error}). "
            "Check that it is still there and not open in another program."
        ) from error
    return read_bytes(path.name, content, limits=limits)


def read_bytes(name: str, content: bytes, *, limits: Limits | None = None) -> Imported:
    """Read a file's content under the name it came with. Raises FileRefused as `read` does."""
    limits = limits or DEFAULT_LIMITS
    try:
        return _read(name, content, limits)
    except FileRefused as refused:
        raise FileRefused(f"‘{name}’ was not read. {refused}") from refused
    except (RecursionError, MemoryError) as error:
        raise FileRefused(
            f"‘{name}’ was not read. It is nested too deep or far too large, as no essay is. "
            "Ask the contributor to copy the text into a new document and save that."
        ) from error
    except (
        etree.LxmlError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as e:
        raise FileRefused(
            f"‘{name}’ was not read. It is damaged in a way that was not foreseen "
            f"({type(e).__name__}). Ask the contributor to open it, save it again, and send it once more."
        ) from e


def read_clipboard(*, html: str = "", text: str = "", limits: Limits | None = None) -> Imported:
    """Read what was copied in another program: its HTML where there is any, else its plain text.

    No head is looked for: what is pasted goes into an essay that has one.
    """
    limits = limits or DEFAULT_LIMITS
    tally = Tally(limits)
    name = "the clipboard"
    if html.strip():
        raw, walked, _, producer = read_html_text(html, limits, tally)
        source = Source(name, html.encode("utf-8", "replace"), Format.HTML, producer)
    else:
        raw, walked = read_plain(text, tally)
        source = Source(name, text.encode("utf-8", "replace"), Format.TEXT)
    return finish(raw, tally, source, walked.words, walked.found, head=False)


def _read(name: str, content: bytes, limits: Limits) -> Imported:
    kind = sniff(name, content)
    reader = _READERS.get(kind)
    if reader is None:
        raise FileRefused(_REFUSALS.get(kind, _REFUSALS[Format.BINARY]))
    imported = reader(name, content, limits)
    claimed = _CLAIMS.get(PurePath(name).suffix.lower())
    if claimed is None or kind in claimed:
        return imported
    remark = ReportRemark(
        RemarkKind.WARNING,
        f"Its name says that it is something else: by its content it is {kind}, and was read as that.",
    )
    report = dataclasses.replace(imported.report, remarks=(remark, *imported.report.remarks))
    return dataclasses.replace(imported, report=report)


def _read_docx(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    file = read_docx(content, limits, tally)
    source = Source(name, content, Format.DOCX, file.producer, file.core_title)
    imported = finish(file.raw, tally, source, file.walked.words, file.walked.found)
    own = file.properties
    return dataclasses.replace(
        imported,
        own_collection=own.get("EssayEditorCollection", ""),
        own_essay=own.get("EssayEditorEssay", ""),
        own_revision=own.get("EssayEditorRevision", ""),
    )


def _read_odt(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked, title, producer = read_odt(content, limits, tally)
    source = Source(name, content, Format.ODT, producer, title)
    return finish(raw, tally, source, walked.words, walked.found)


def _read_flat_odt(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked, title, producer = read_flat_odt(content, limits, tally)
    source = Source(name, content, Format.FLAT_ODT, producer, title)
    return finish(raw, tally, source, walked.words, walked.found)


def _read_html(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked, title, producer = read_html(content, limits, tally)
    source = Source(name, content, Format.HTML, producer, title)
    return finish(raw, tally, source, walked.words, walked.found)


def _read_markdown(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked = read_markdown(content, limits, tally)
    return finish(raw, tally, Source(name, content, Format.MARKDOWN), walked.words, walked.found)


def _read_text(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked = read_text(content, limits, tally)
    return finish(raw, tally, Source(name, content, Format.TEXT), walked.words, walked.found)


def _read_pdf(name: str, content: bytes, limits: Limits) -> Imported:
    tally = Tally(limits)
    raw, walked = read_pdf(content, limits, tally)
    return finish(raw, tally, Source(name, content, Format.PDF), walked.words, walked.found)


def _read_rtf(name: str, content: bytes, limits: Limits) -> Imported:
    imported = _read_docx(name, to_docx(content, ".rtf"), limits)
    return _told_as(imported, content, Format.RTF, _guessed(_LOOK_OVER.format(Format.RTF, "LibreOffice")))


def _read_doc(name: str, content: bytes, limits: Limits) -> Imported:
    if soffice():
        imported = _read_docx(name, to_docx(content, ".doc"), limits)
        return _told_as(imported, content, Format.DOC, _guessed(_LOOK_OVER.format(Format.DOC, "LibreOffice")))
    from essayeditor.importers.olddoc import old_to_docx  # rarely needed, and slow to load

    converted, lost = old_to_docx(content, limits)
    remarks = [_guessed(_LOOK_OVER.format(Format.DOC, "a converter of its own"))]
    if lost:
        remarks.append(
            ReportRemark(
                RemarkKind.WARNING,
                f"This old Word file seems to hold {lost} that could not be read. Look at the original; if "
                "they are there, install LibreOffice and import it again, or ask for the essay as .docx.",
            )
        )
    return _told_as(_read_docx(name, converted, limits), content, Format.DOC, *remarks)


def _guessed(text: str) -> ReportRemark:
    return ReportRemark(RemarkKind.GUESSED, text)


def _told_as(imported: Imported, content: bytes, kind: Format, *remarks: ReportRemark) -> Imported:
    """Return what was read from a converted file, told as the file that came."""
    report = dataclasses.replace(
        imported.report, format=kind, sha256=sha256(content), remarks=(*remarks, *imported.report.remarks)
    )
    return dataclasses.replace(imported, report=report)


def _read_mail(name: str, content: bytes, limits: Limits) -> Imported:
    return read_mail(name, parse_mail(content), limits, _read)


def _read_outlook(name: str, content: bytes, limits: Limits) -> Imported:
    from essayeditor.importers.outlook import parse_outlook  # rarely needed, and slow to load

    return read_mail(name, parse_outlook(content, limits), limits, _read)


def _read_zip(name: str, content: bytes, limits: Limits) -> Imported:
    return read_zipped(name, content, limits, _read)


_READERS: dict[Format, Callable[[str, bytes, Limits], Imported]] = {
    Format.DOCX: _read_docx,
    Format.ODT: _read_odt,
    Format.FLAT_ODT: _read_flat_odt,
    Format.HTML: _read_html,
    Format.MARKDOWN: _read_markdown,
    Format.TEXT: _read_text,
    Format.PDF: _read_pdf,
    Format.RTF: _read_rtf,
    Format.DOC: _read_doc,
    Format.EML: _read_mail,
    Format.MSG: _read_outlook,
    Format.ZIP: _read_zip,
}
