"""What every job can do, whatever its work: be asked how far it is, waited for, and cancelled."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from essayeditor.desk.jobs.serve import Progress
from essayeditor.foundation.errors import EssayEditorError, JobCancelled

R = TypeVar("R")
_PAUSE = 0.05


class Job(ABC, Generic[R]):
    """Long work that goes on while the window lives. Call `poll` now and then, from the desk's thread."""

    def __init__(self) -> None:
        self._result: R | None = None
        self._error: EssayEditorError | None = None

    @property
    def done(self) -> bool:
        """Whether it has come to its end, good or bad."""
        return self._result is not None or self._error is not None

    @property
    def result(self) -> R:
        """What came of it. JobCancelled or JobFailed, with a message for the person, if nothing did."""
        if self._error is not None:
            raise self._error
        if self._result is None:
            raise RuntimeError("the job is not done yet")
        return self._result

    def poll(self) -> list[Progress]:
        """Take in what has been done, and return how far it is, the latest last. Never blocks."""
        return self._progress(0)

    def _progress(self, wait: float) -> list[Progress]:
        if self.done:
            return []
        try:
            return self._poll(wait)
        except EssayEditorError as error:
            self._fail(error)
            return []

    def cancel(self) -> None:
        """End it at once. What it had finished stays; nothing is left half-done."""
        if not self.done:
            self._fail(JobCancelled(f"{self._what()} was cancelled. {self._what_stays()}"))

    def wait(self, timeout: float | None = None, on_progress: Callable[[Progress], None] | None = None) -> R:
        """Wait for the end and return the result; errors as `result`.

        Cancelled if the time (seconds) runs out, or if the wait is interrupted (Ctrl+C).
        """
        until = None if timeout is None else time.monotonic() + timeout
        try:
            while not self.done:
                for progress in self._progress(_PAUSE):
                    if on_progress is not None:
                        on_progress(progress)
                if until is not None and time.monotonic() > until:
                    break
        finally:
            self.cancel()
        return self.result

    def _fail(self, error: EssayEditorError) -> None:
        self._error = error
        self._clear_up()

    @abstractmethod
    def _poll(self, wait: float) -> list[Progress]:
        """Take in messages, waiting up to so many seconds if there are none; set `_result` at the end."""

    @abstractmethod
    def _clear_up(self) -> None:
        """End the process, and take away what it left half-done."""

    @abstractmethod
    def _what(self) -> str:
        """Return the name of the work, at the head of a sentence."""

    def _what_stays(self) -> str:
        return "Nothing was changed."
