"""What came of a job."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from essayeditor.importers.result import Report
from essayeditor.text.counts import Counts


class FileStatus(StrEnum):
    """What became of one file of an import."""

    IMPORTED = "imported"
    WAITING = "waiting"  # in the inbox, until an editor says what it is
    DUPLICATE = "duplicate"  # the collection has it already
    REFUSED = "refused"  # not something that can be read, or not safe
    FAILED = "failed"  # reading it crashed, hung, or took too much memory
    SKIPPED = "skipped"  # it lay in a folder and is no text, or a zip or folder could not be opened


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file of an import. `essay` is the key of the essay it is in, or may be a version of.

    `message` says what went wrong, or what the file is taken for; `submission` is its key in the
    inbox; `limited` says that it was stopped only because it asked for too much, and `path` where
    it lies: it may be read with more memory and time.
    """

    name: str
    status: FileStatus
    essay: str = ""
    message: str = ""
    report: Report | None = None
    submission: str = ""
    limited: bool = False
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The files of an import, in the order in which they were done."""

    files: tuple[FileResult, ...]

    @property
    def essays(self) -> list[str]:
        """The keys of the essays that came in."""
        return [file.essay for file in self.files if file.status is FileStatus.IMPORTED]

    @property
    def waiting(self) -> list[str]:
        """The keys of the submissions that wait in the inbox."""
        return [file.submission for file in self.files if file.status is FileStatus.WAITING]


@dataclass(frozen=True, slots=True)
class ExportFinding:
    """Something to look at in a file that was made; `severity` is "error", "warning" or "note".

    `block` is the block of the essay that it is about, `page` where it stands in the PDF, counted from
    1; "" and 0 where that is not known. `rule` says what was looked for, "" for what has no name.
    """

    severity: str
    message: str
    essay: str = ""
    block: str = ""
    page: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was made: `kind` is "pdf", "print" (the PDF for a printer) or "docx".

    `pages` is 0 where there are none to count.
    """

    path: Path
    kind: str
    size: int
    counts: Counts
    pages: int = 0
    findings: tuple[ExportFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files of an export."""

    outputs: tuple[Output, ...]
