"""The open collection: every operation there is, as a plain method; undo; long work in its own process.

Names are looked up when they are first asked for: a child process that only reads files must not
load the database.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from essayeditor.desk.changes import Change, Changes
    from essayeditor.desk.desk import Desk
    from essayeditor.desk.jobs.exporting import ExportJob
    from essayeditor.desk.jobs.importing import ImportJob, read_file
    from essayeditor.desk.jobs.job import Job
    from essayeditor.desk.jobs.results import (
        ExportFinding,
        ExportResult,
        FileResult,
        FileStatus,
        ImportResult,
        Output,
    )
    from essayeditor.desk.jobs.serve import Progress

_WHERE = {
    "changes": ("Change", "Changes"),
    "desk": ("Desk",),
    "jobs.exporting": ("ExportJob",),
    "jobs.importing": ("ImportJob", "read_file"),
    "jobs.job": ("Job",),
    "jobs.results": ("ExportFinding", "ExportResult", "FileResult", "FileStatus", "ImportResult", "Output"),
    "jobs.serve": ("Progress",),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}

__all__ = [
    "Change",
    "Changes",
    "Desk",
    "ExportFinding",
    "ExportJob",
    "ExportResult",
    "FileResult",
    "FileStatus",
    "ImportJob",
    "ImportResult",
    "Job",
    "Output",
    "Progress",
    "read_file",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)
