"""Importing many files: a warm child finds and reads them, the desk takes them in as they come."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Section, Submission
from essayeditor.desk.inbox.proposal import Confidence, proposal_of
from essayeditor.desk.inbox.receiving import Outcome, Received
from essayeditor.desk.jobs.child import MEBIBYTE, Child, Ended, Fault, Limits, Message
from essayeditor.desk.jobs.job import Job
from essayeditor.desk.jobs.results import FileResult, FileStatus, ImportResult
from essayeditor.desk.jobs.serve import Done, Progress, Refused
from essayeditor.foundation.errors import FileRefused, JobFailed, OperationRefused

if TYPE_CHECKING:
    from essayeditor.desk.jobs.reading import Arrival
    from essayeditor.desk.work import WorkOperations
    from essayeditor.importers.result import Imported
    from essayeditor.importers.sources import Source

READING = Limits(memory=512 * MEBIBYTE, seconds=10.0)
"""What reading one file may take."""
GENEROUS = Limits(memory=4096 * MEBIBYTE, seconds=120.0)

GATHER = "essayeditor.desk.jobs.reading:gather"
READ = "essayeditor.desk.jobs.reading:read"
ARRIVE = "essayeditor.desk.jobs.reading:arrive"
_AHEAD = 4
"""Files given to the child in advance, so that it never waits for the window."""
_WIDER = 3
"""How often the importers' own limits are doubled where an editor is generous."""
_SHARE = 0.02
"""Seconds of the window's time that one poll may take to put essays into the collection."""


class Matches(StrEnum):
    """What is done with a file that may be a version of an essay."""

    WAIT = "wait"  # it waits in the inbox for an editor
    TAKE = "take"  # it is taken at once if that is certain, and waits if not
    NEW = "new"  # it becomes a new essay all the same


class ImportJob(Job[ImportResult]):
    """Reads files, folders and zips into a collection. Made by `Desk.import_files`."""

    def __init__(
        self,
        desk: WorkOperations,
        paths: Iterable[Path],
        section: str = "",
        *,
        limits: Limits = READING,
        reader: str = ARRIVE,
        matches: Matches = Matches.WAIT,
        version_of: str = "",
    ) -> None:
        super().__init__()
        self._version_of = version_of
        self._matches = matches
        self._desk = desk
        self._section = section
        self._limits = limits
        self._reader = reader
        self._paths: list[Path] = [Path(path) for path in paths]
        self._gathered = False
        self._waiting: deque[Source] = deque()
        self._given: deque[Source | None] = deque()  # to the child, the one it is at first; None: to gather
        self._read: deque[tuple[Source, Message]] = deque()  # not yet taken in
        self._results: list[FileResult] = []
        self._child: Child | None = None

    @property
    def files(self) -> tuple[FileResult, ...]:
        """What has become of the files so far."""
        return tuple(self._results)

    def _poll(self, wait: float) -> list[Progress]:
        self._give()
        self._listen(0 if self._read else wait)
        before = len(self._results)
        until = time.monotonic() + _SHARE
        ready = not self._read or self._matches is Matches.NEW or self._desk.ready_to_match(until)
        while ready and self._read and time.monotonic() < until:
            self._take_in(*self._read.popleft())
        self._give()
        if self._gathered and not (self._waiting or self._given or self._read):
            self._finish()
        return [
            Progress("Importing", n, self._total(), result.name)
            for n, result in enumerate(self._results[before:], start=before + 1)
        ]

    def _total(self) -> int:
        return len(self._results) + len(self._waiting) + len(self._given) + len(self._read)

    def _give(self) -> None:
        if not self._gathered and not self._given:
            self._ready_child().submit(GATHER, self._paths)
            self._given.append(None)
        while self._waiting and len(self._given) < _AHEAD:
            if self._given and (self._child is None or not self._child.alive):
                return  # its end has still to be heard
            source = self._waiting.popleft()
            self._ready_child().submit(self._reader, source, *self._wider())
            self._given.append(source)

    def _wider(self) -> tuple[int, ...]:
        """Return the reader's further argument: with generous limits, files may be larger by as much."""
        return (_WIDER,) if self._limits == GENEROUS else ()

    def _ready_child(self) -> Child:
        if self._child is None or not self._child.alive:
            self._child = self._desk.reading_child(self._limits)
        return self._child

    def _listen(self, wait: float) -> None:
        if self._child is None:
            return
        for message in self._child.messages(wait):
            if isinstance(message, Done | Refused):
                self._hear(self._given.popleft(), message)
            elif isinstance(message, Ended):
                self._child = None
                if self._given:  # blame what the child was at; what it had not begun goes to another
                    self._hear(self._given.popleft(), message)
                self._waiting.extendleft(reversed([source for source in self._given if source]))
                self._given.clear()
                return

    def _hear(self, source: Source | None, message: Message) -> None:
        if source is not None:
            self._read.append((source, message))
        elif isinstance(message, Done):
            self._gathered = True
            self._plan(message.value)
        elif isinstance(message, Refused):
            raise FileRefused(message.message)
        elif isinstance(message, Ended):
            raise JobFailed(f"The files could not be looked through. {_said(message, self._limits)}")

    def _plan(self, sources: list[Source]) -> None:
        for source in sources:
            if source.skipped:
                self._results.append(FileResult(source.name, FileStatus.SKIPPED, message=source.skipped))
            else:
                self._waiting.append(source)

    def _take_in(self, source: Source, message: Message) -> None:
        if isinstance(message, Done):
            self._results.extend(self._add(arrival) for arrival in message.value)
        elif isinstance(message, Refused):
            reason = message.message.removeprefix(f"‘{source.name}’ was not read. ")
            self._results.append(self._stopped(source, FileStatus.REFUSED, reason, "larger than" in reason))
        elif isinstance(message, Ended):
            reason = _said(message, self._limits)
            limited = message.fault in (Fault.TIME, Fault.MEMORY)
            self._results.append(self._stopped(source, FileStatus.FAILED, reason, limited))

    def _stopped(self, source: Source, status: FileStatus, reason: str, limited: bool) -> FileResult:
        limited = limited and self._limits != GENEROUS and source.path.suffix.lower() != ".zip"
        return FileResult(source.name, status, message=reason, limited=limited, path=source.path)

    def _add(self, arrival: Arrival) -> FileResult:
        if arrival.refused:
            reason = arrival.refused.removeprefix(f"‘{arrival.name}’ was not read. ")
            return FileResult(arrival.name, FileStatus.REFUSED, message=reason)
        there = self._desk.record.find(Section, self._section)
        section = there.id if there and not there.binned else ""  # it may have gone since the job began
        report = arrival.imported.report if arrival.imported else None
        try:
            received = self._received(arrival, section)
        except OperationRefused as error:
            return FileResult(arrival.name, FileStatus.REFUSED, message=str(error), report=report)
        status = _STATUS[received.outcome]
        if status is FileStatus.WAITING and self._matches is Matches.TAKE:
            proposal = proposal_of(self._desk.record.get(Submission, received.submission))
            if proposal is not None and proposal.confidence is Confidence.CERTAIN:
                try:
                    self._desk.take([received.submission])
                    status = FileStatus.IMPORTED
                except OperationRefused:
                    pass  # it waits
        return FileResult(arrival.name, status, received.essay, received.message, report, received.submission)

    def _received(self, arrival: Arrival, section: str) -> Received:
        if arrival.picture is not None:
            return self._desk.receive_picture(
                arrival.picture, arrival.name, sender=arrival.sender, sent=arrival.sent
            )
        assert arrival.imported is not None
        if self._version_of:
            return self._desk.receive_version(
                arrival.imported, arrival.name, arrival.content, self._version_of
            )
        return self._desk.receive(
            arrival.imported,
            arrival.name,
            arrival.content,
            section=section,
            always_new=self._matches is Matches.NEW,
        )

    def _finish(self) -> None:
        self._result = ImportResult(tuple(self._results))
        if self._child is not None:
            self._desk.keep_child(self._child)
            self._child = None

    def _clear_up(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None

    def _what(self) -> str:
        return "The import"

    def _what_stays(self) -> str:
        come = (FileStatus.IMPORTED, FileStatus.WAITING)
        done = sum(result.status in come for result in self._results)
        return f"{done} of {self._total()} files had come in; they stay." if done else super()._what_stays()


_STATUS = {
    Outcome.TAKEN: FileStatus.IMPORTED,
    Outcome.WAITING: FileStatus.WAITING,
    Outcome.DUPLICATE: FileStatus.DUPLICATE,
}


def _said(ended: Ended, limits: Limits) -> str:
    """Say why a reading came to its end before it was done."""
    advice = "It has not been imported; nothing else is affected. Open it in Word and save it under a new "
    advice += "name, or ask the contributor to send it again."
    if ended.fault is Fault.TIME:
        return f"Reading it took longer than {limits.seconds:.0f} seconds, so it was stopped. {advice}"
    if ended.fault is Fault.MEMORY:
        size = limits.memory // MEBIBYTE
        return f"Reading it needed more than {size:,} MB of memory, so it was stopped. {advice}"
    return f"Reading it came to a sudden end{ended.reason}. {advice}"


def read_file(path: Path, *, generous: bool = False) -> Imported:
    """Read one file, without a collection, in a child of its own.

    `generous` lets a large file have 4 GB and two minutes. FileRefused or JobFailed, with a message
    for the person, if it cannot be read.
    """
    from essayeditor.importers.sources import Source

    limits = GENEROUS if generous else READING
    child = Child(limits)
    try:
        child.submit(READ, Source(path.name, path), _WIDER if generous else 0)
        while True:
            for message in child.messages(1.0):
                if isinstance(message, Done):
                    imported: Imported = message.value[0]
                    return imported
                if isinstance(message, Refused):
                    raise FileRefused(message.message)
                if isinstance(message, Ended):
                    raise JobFailed(f"‘{path.name}’ was not read. {_said(message, limits)}")
    finally:
        child.end()
