"""Reads the files that contributors send, and says what became of every word in them.

Names are looked up when they are first asked for: who keeps reports only must not load every reader.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from essayeditor.importers.limits import Limits
    from essayeditor.importers.reading import read, read_bytes, read_clipboard
    from essayeditor.importers.result import Imported, ImportedPicture, RemarkKind, Report, ReportRemark
    from essayeditor.importers.returning import with_known_pictures
    from essayeditor.importers.sources import Source, gather
    from essayeditor.importers.spoken import full_text

_WHERE = {
    "limits": ("Limits",),
    "reading": ("read", "read_bytes", "read_clipboard"),
    "result": ("Imported", "ImportedPicture", "RemarkKind", "Report", "ReportRemark"),
    "returning": ("with_known_pictures",),
    "sources": ("Source", "gather"),
    "spoken": ("full_text",),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}

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


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
