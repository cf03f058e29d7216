"""Exporting the book: a child makes the files beside their targets; what is whole takes their place."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from essayeditor.desk.jobs.child import MEBIBYTE, Child, Ended, Fault, Limits
from essayeditor.desk.jobs.job import Job
from essayeditor.desk.jobs.orders import Order
from essayeditor.desk.jobs.results import ExportResult
from essayeditor.desk.jobs.serve import Done, Progress, Refused
from essayeditor.foundation.errors import JobFailed

EXPORTING = Limits(memory=3072 * MEBIBYTE, seconds=600.0)
"""What an export may take; the time is that without any progress."""

EXPORT = "essayeditor.desk.jobs.printing:export"
PROOF = "essayeditor.desk.jobs.proofing:proof"


_PREFIX = ".essayeditor-"
_STALE = 24 * 3600.0
"""Seconds after which a folder of this name is what a killed program left behind."""


class ExportJob(Job[ExportResult]):
    """Makes the book as PDF, as DOCX, or both. Made by `Desk.export`.

    The files are written into folders of their own beside their targets. Only when all are whole are
    they moved to where they belong; whatever stood there is untouched until then.
    """

    def __init__(
        self, collection: Path, order: Order, *, limits: Limits = EXPORTING, exporter: str = EXPORT
    ) -> None:
        super().__init__()
        self._limits = limits
        self._child: Child | None = None
        self._folders: list[Path] = []
        self._targets: dict[Path, Path] = {}  # where each file is made, and where it belongs
        try:
            beside = replace(
                order,
                pdf=self._beside(order.pdf),
                docx=self._beside(order.docx),
                print_pdf=self._beside(order.print_pdf),
            )
        except OSError as error:
            self._fail(_unwritable(error))
            return
        self._child = Child(limits)
        self._child.submit(exporter, collection, beside)

    def _beside(self, target: Path | None) -> Path | None:
        if target is None:
            return None
        target = target.absolute()
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder", str(target))
        _sweep(target.parent)
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target.parent))
        self._folders.append(folder)
        self._targets[folder / target.name] = target
        return folder / target.name

    def _poll(self, wait: float) -> list[Progress]:
        assert self._child is not None
        heard = []
        for message in self._child.messages(wait):
            if isinstance(message, Progress):
                heard.append(message)
            elif isinstance(message, Done):
                self._finish(message.value)
            elif isinstance(message, Refused):
                raise JobFailed(message.message)
            elif isinstance(message, Ended) and not self.done:
                raise JobFailed(_said(message, self._limits))
        return heard

    def _finish(self, result: ExportResult) -> None:
        try:
            for made, target in self._targets.items():
                made.replace(target)
        except OSError as error:
            raise _unwritable(error) from error
        outputs = (replace(output, path=self._targets[output.path]) for output in result.outputs)
        self._result = ExportResult(tuple(outputs))
        self._clear_up()

    def _clear_up(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)
        self._folders.clear()

    def _what(self) -> str:
        return "The export"

    def _what_stays(self) -> str:
        return "No file was made or changed."


def _sweep(folder: Path) -> None:
    """Take away what exports of programs that were killed have left in a folder."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.is_dir() and time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left, ignore_errors=True)


def _unwritable(error: OSError) -> JobFailed:
    name = Path(error.filename2 or error.filename or "").name
    if isinstance(error, FileNotFoundError):
        return JobFailed(f"The folder for the book is not there ({error.filename}). Choose another.")
    if isinstance(error, IsADirectoryError):
        return JobFailed(f"‘{name}’ is a folder. Choose a file name for the book.")
    if isinstance(error, PermissionError):
        return JobFailed(
            f"‘{name}’ could not be written: it is open in another program, or you may not write there. "
            "What was there is untouched. Close it, or choose another name or folder, and export again."
        )
    return JobFailed(
        f"The book could not be written ({error.strerror or error}). What was there is untouched. "
        "See that there is room on the disk, and export again."
    )


def _said(ended: Ended, limits: Limits) -> str:
    """Say why an export came to its end before it was done."""
    safe = "No file was made or changed, and the collection is safe."
    if ended.fault is Fault.TIME:
        return f"The export stood still for {limits.seconds / 60:.0f} minutes, so it was stopped. {safe}"
    if ended.fault is Fault.MEMORY:
        size = limits.memory // MEBIBYTE
        return (
            f"The export needed more than {size:,} MB of memory, so it was stopped. {safe} "
            "Very large pictures are the usual cause: replace them with smaller ones, and export again."
        )
    return f"The export came to a sudden end{ended.reason}. {safe} Please report this."
