"""Watches one job of the desk: asks it now and then how far it is, and tells the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from essayeditor.foundation.errors import EssayEditorError, JobCancelled

POLLED_EVERY = 80
"""Milliseconds between two questions to a job."""


class Progress(Protocol):
    """What a job tells of itself."""

    @property
    def what(self) -> str:
        """What is being done."""

    @property
    def done(self) -> int:
        """How many parts are done."""

    @property
    def of(self) -> int:
        """How many parts there are; 0 if that is not known."""

    @property
    def detail(self) -> str:
        """More about the part in hand."""


class Job(Protocol):
    """A job of the desk, as far as the window knows it."""

    @property
    def done(self) -> bool:
        """Whether it has come to an end, good or bad."""

    @property
    def result(self) -> Any:  # noqa: ANN401 - each kind of job has its own result
        """The result; raises JobFailed or JobCancelled if there is none."""

    def poll(self) -> list[Any]:
        """Return what was told since the last call, without waiting."""

    def cancel(self) -> None:
        """End the job."""


def step_words(progress: Progress) -> str:
    """Return where a job is, such as "File 3 of 12, hall.docx"."""
    count = f"{progress.done:,} of {progress.of:,}" if progress.of else ""
    return ", ".join(part for part in (count, progress.detail) if part)


class JobWatch(QObject):
    """One at a time; `finished`, `failed` or `cancelled` comes exactly once for each job."""

    progressed = Signal(str, str, object)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLLED_EVERY)
        self._timer.timeout.connect(self._poll)

    @property
    def job(self) -> Job | None:
        """The job that is under way, or None."""
        return self._job

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def start(self, make: Callable[[], Job]) -> bool:
        """Start a job; return whether it began. What keeps it from beginning is told by `failed`."""
        if self._job is not None:
            return False
        try:
            self._job = make()
        except EssayEditorError as error:
            self.failed.emit(str(error))
            return False
        self._timer.start()
        return True

    def cancel(self) -> None:
        """Stop the job; `cancelled` follows."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Stop the job without a word, as when the window closes."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _poll(self) -> None:
        job = self._job
        if job is None:
            self._timer.stop()
            return
        told = self._ask(job)
        if told:
            last = told[-1]
            share = last.done / last.of if last.of else None
            self.progressed.emit(last.what, step_words(last), share)
        if job.done:
            self._end()
            self._tell_end(job)

    def _ask(self, job: Job) -> list[Any]:
        """Ask how far a job is; one that cannot even be asked is over."""
        try:
            return job.poll()
        except BaseException:
            self._end()
            job.cancel()
            self.failed.emit("The work came to a sudden end. What was done by then stays.")
            raise

    def _end(self) -> None:
        self._timer.stop()
        self._job = None

    def _tell_end(self, job: Job) -> None:
        try:
            result = job.result
        except JobCancelled as end:
            self.cancelled.emit(str(end))
        except EssayEditorError as error:
            self.failed.emit(str(error))
        else:
            self.finished.emit(result)
