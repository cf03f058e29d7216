"""Reads the files that contributors send, and says what became of every word in them."""

from essayeditor.importers.limits import Limits
from essayeditor.importers.reading import read, read_bytes
from essayeditor.importers.result import Imported, ImportedPicture, RemarkKind, Report, ReportRemark

__all__ = [
    "Imported",
    "ImportedPicture",
    "Limits",
    "RemarkKind",
    "Report",
    "ReportRemark",
    "read",
    "read_bytes",
]
