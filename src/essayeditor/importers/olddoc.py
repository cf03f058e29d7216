"""Turns old Word files (.doc) into DOCX where LibreOffice is not installed to do it."""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path

from doc2docx import convert  # type: ignore[import-untyped]
from doc2docx.cfb import CompoundFileLimits  # type: ignore[import-untyped]
from doc2docx.diagnostics import Diagnostic  # type: ignore[import-untyped]
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError  # type: ignore[import-untyped]

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.limits import Limits

_LOSSES = ("_MALFORMED", "_OMITTED", "_DEFERRED", "_DROPPED")
_THINGS = {
    "TEXTBOX": "text boxes", "PICTURE": "pictures", "OFFICEART": "drawings",
    "NUMBERING": "numbers of lists", "STYLE": "styles", "FOOTNOTE": "footnotes", "ENDNOTE": "endnotes",
    "COMMENT": "comments", "OBJECT": "embedded objects",
}  # fmt: skip


def old_to_docx(content: bytes, limits: Limits) -> tuple[bytes, str]:
    """Return a Word 97–2003 file as DOCX, and what of it could not be carried over.

    That is "pictures and text boxes", say, or "". Raises FileRefused if it is protected, of before
    Word 97, or damaged.
    """
    caps = CompoundFileLimits(limits.file_bytes, limits.member_bytes, 4 * limits.members)
    with tempfile.TemporaryDirectory(prefix="essay-", ignore_cleanup_errors=True) as folder:
        source, result = Path(folder) / "essay.doc", Path(folder) / "essay.docx"
        source.write_bytes(content)
        try:
            report = convert(source, result, limits=caps).report
        except EncryptedDocumentError as error:
            raise FileRefused(
                "It is protected with a password. Ask the contributor to save it again without one."
            ) from error
        except (
            Doc2DocxError, struct.error, zlib.error, ArithmeticError, AssertionError, AttributeError,
            LookupError, TypeError, ValueError,
        ) as error:  # fmt: skip
            raise FileRefused(
                "It is an old Word file (.doc) that cannot be read without LibreOffice. "
                "Install LibreOffice, or ask the contributor to save the essay as .docx."
            ) from error
        return result.read_bytes(), _lost(report.diagnostics)


def _lost(diagnostics: list[Diagnostic]) -> str:
    codes = [said.code for said in diagnostics if said.code.endswith(_LOSSES)]
    things = sorted({thing for key, thing in _THINGS.items() if any(key in code for code in codes)})
    return " and ".join(filter(None, (", ".join(things[:-1]), *things[-1:])))
