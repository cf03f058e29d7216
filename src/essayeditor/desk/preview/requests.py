"""What can be asked of the page server, and what comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from essayeditor.desk.jobs.serve import Progress
from essayeditor.foundation.errors import EssayEditorError, JobCancelled
from essayeditor.typeset.page_map import PageMap
from essayeditor.typeset.pages import Finding

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class EssayPages:
    """An essay's pages in a theme: the same as in the book.

    `pdf` is a whole PDF file of these pages alone, its pictures coarser than in print. `folios` are the
    numbers printed on them, page by page; they are the book's own once `PageServer.plan` has told them
    (`placed`), and count from 1 until then. `map` tells places in the text from places on the pages and
    back. `shown` are the pages, counted from 0, that have anything on them and are in the map; None for
    all. `findings` are what somebody should look at, their pages counted from 1 in this PDF.
    """

    essay: str
    theme: str
    pdf: bytes
    folios: tuple[str, ...]
    map: PageMap
    findings: tuple[Finding, ...] = ()
    placed: bool = False
    shown: range | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every page has on it what belongs there."""
        return self.shown is None or len(self.shown) == len(self.folios)

    def has(self, page: int) -> bool:
        """Say whether a page, counted from 0, has on it what belongs there."""
        return self.shown is None or page in self.shown


class PageRequest(Generic[R]):
    """Something asked of the page server. Its answer comes later; asking whether it has never blocks."""

    def __init__(self, function: str, arguments: tuple[Any, ...]) -> None:
        """Ask for `function` ("module:name") of the child; use `PageServer` to make one."""
        self.function = function
        self.arguments = arguments
        self.tries = 0
        self.progress: Progress | None = None
        """How far it is, once that is known; None for what is done in one go."""
        self._ended = threading.Event()
        self._value: R | None = None
        self._error: EssayEditorError | None = None

    @property
    def done(self) -> bool:
        """Whether it has come to its end, good or bad."""
        return self._ended.is_set()

    @property
    def result(self) -> R:
        """The answer.

        Raises JobCancelled if it was cancelled or a newer request took its place, JobFailed with words
        for the person if it could not be done; RuntimeError before it is done.
        """
        if not self.done:
            raise RuntimeError("the request is not answered yet")
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]  # set before the event

    def wait(self, timeout: float | None = None) -> R:
        """Wait for the end, up to so many seconds, and return `result`; for tests and the command line."""
        self._ended.wait(timeout)
        return self.result

    def cancel(self, why: str = "It was cancelled.") -> None:
        """Give it up: whatever comes of it is dropped. Does nothing once it is done."""
        self.settle(error=JobCancelled(why))

    def settle(self, value: R | None = None, error: EssayEditorError | None = None) -> bool:
        """End it, for the server; say whether it had not ended before."""
        if self._ended.is_set():
            return False
        self._value, self._error = value, error
        self._ended.set()
        return True


Listener = Callable[["PageRequest[Any]"], None]
"""Called in a thread of the server's own: hand over to your own thread there, and do nothing else."""
