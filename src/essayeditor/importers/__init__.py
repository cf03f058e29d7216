"""Reads the files that contributors send, and says what became of every word in them."""

from essayeditor.importers.limits import Limits
from essayeditor.importers.reading import read, read_bytes, read_clipboard
from essayeditor.importers.result import Imported, ImportedPicture, RemarkKind, Report, ReportRemark
from essayeditor.importers.returning import with_known_pictures
from essayeditor.importers.sources import Source, gather
from essayeditor.importers.spoken import full_text

__all__ = [
    "Imported",
    "ImportedPicture",
    "Limits",
    "RemarkKind",
    "Report",
    "ReportRemark",
    "Source",
    "full_text",
    "gather",
    "read",
    "read_bytes",
    "read_clipboard",
    "with_known_pictures",
]
