"""The page server, the parent's side: one warm child, the newest request first, stale ones dropped."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from essayeditor.collection.assemble import assemble
from essayeditor.collection.book import Endnotes
from essayeditor.collection.editions import view
from essayeditor.collection.entities import PartKind
from essayeditor.collection.record import Record
from essayeditor.desk.jobs.child import MEBIBYTE, Child, Ended, Fault, Limits
from essayeditor.desk.jobs.serve import Done, Progress, Refused
from essayeditor.desk.preview.requests import EssayPages, Listener, PageRequest
from essayeditor.foundation.errors import JobCancelled, JobFailed
from essayeditor.text.document import Document
from essayeditor.typeset.book_plan import BookPlan

LIMITS = Limits(memory=1536 * MEBIBYTE, seconds=60.0)
_PRESS = "essayeditor.desk.preview.press"
_URGENT = ("essay", "plan", "warm")
"""Kinds of request; of each only the newest counts, and the first named goes first."""
_PATIENCE = 3.0
"""Seconds that a request which nobody waits for any more may go on."""
_TRIES = 2


class PageServer:
    """Lays out pages in a process of its own, for the window to show. Made by `Desk.preview`.

    The process starts with the first request and stays until the desk is closed. If it crashes, or a
    text takes too long or too much memory, it is started anew, and what it was at is tried once more.
    All methods are for the desk's thread.
    """

    def __init__(
        self,
        collection: Path,
        record: Callable[[], Record],
        text: Callable[[str], Document],
        *,
        limits: Limits = LIMITS,
        press: str = _PRESS,
    ) -> None:
        """Serve a collection; `record` gives it as it stands, `text` the current text of an essay."""
        self._collection = collection
        self._record = record
        self._text = text
        self._limits = limits
        self._press = press
        self._lock = threading.Condition()
        self._waiting: OrderedDict[str, PageRequest[Any]] = OrderedDict()
        self._current: PageRequest[Any] | None = None
        self._plans: dict[tuple[str, str], BookPlan] = {}  # by theme and edition
        self._listeners: list[Listener] = []
        self._closed = False
        self._child: Child | None = None
        self._thread: threading.Thread | None = None

    # What can be asked.

    def essay(
        self, essay: str, document: Document | None = None, *, theme: str = "", near: str = ""
    ) -> PageRequest[EssayPages]:
        """Ask for one essay's pages. A request for pages that is not answered yet is cancelled by it.

        `document` is the text to be shown, saved or not; None for the one that is saved. Suggestions in it
        are shown as accepted, as in the book. Where the notes of all essays stand together at the end of
        the book, its own follow on pages without a number, as they will be there. Everything else is as the
        collection has it: title, authors, section with its colour and number, running head; the folio too,
        once `plan` has been answered for the theme. `theme` is a theme's key, "" for the collection's own.
        With `near`, the id of a block, only the pages around it are there (`EssayPages.shown`), and there
        sooner if the essay is long; ask again without it for the others. Raises KeyError if there is no
        such essay.
        """
        record = self._record()
        theme = theme or record.collection.theme
        shown = self._text(essay) if document is None else document
        folio = self._folio(theme, essay)
        book = assemble(record, lambda _: shown, essay, folio)
        if PartKind.ENDNOTES in record.collection.parts:
            book = replace(book, parts=(*book.parts, Endnotes()))
        request = _Placed(
            f"{self._press}:essay", (self._collection, book, essay, shown, theme, near), placed=bool(folio)
        )
        return self._ask("essay", request)

    def plan(self, *, theme: str = "", edition: str = "") -> PageRequest[BookPlan]:
        """Ask where everything in the whole book, or in an edition of it, falls, as it was last saved.

        The first time all essays are laid out, which takes some 0.1 s each; `progress` tells how far that
        is, and requests for an essay's pages are answered in between. After that only essays that have
        changed are laid out: when only their order did, the answer is there at once.
        """
        key = (theme or view(self._record(), edition).collection.theme, edition)
        return self._ask("plan", _Plan(f"{self._press}:plan", (self._collection, *key), self._plans, key))

    def warm(self) -> PageRequest[None]:
        """Start the process now, so that the first pages come as fast as the others."""
        return self._ask("warm", PageRequest(f"{self._press}:warm", (self._collection,)))

    def last_plan(self, theme: str = "", edition: str = "") -> BookPlan | None:
        """Return the latest plan that was answered for a theme, which may be out of date; None before."""
        return self._plans.get((theme or view(self._record(), edition).collection.theme, edition))

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called, in a thread of the server's, when a request ends or gets further.

        It is not called for requests that were cancelled. Call the result to end that.
        """
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def close(self) -> None:
        """End the process, and cancel what waits. May be called twice."""
        with self._lock:
            self._closed = True
            left = [*self._waiting.values(), *([self._current] if self._current else [])]
            self._waiting.clear()
            self._lock.notify_all()
        for request in left:
            request.cancel("The collection was closed.")
        if self._child is not None:
            self._child.end()
        if self._thread is not None:
            self._thread.join(5)

    # In the desk's thread.

    def _folio(self, theme: str, essay: str) -> str:
        """Return the folio of the page an essay begins on, as far as is known; "" if it is not."""
        plan = self._plans.get((theme, ""))
        part = plan.part(essay) if plan else None
        return part.folio if part else ""

    def _ask(self, kind: str, request: PageRequest[Any]) -> PageRequest[Any]:
        with self._lock:
            if self._closed:
                request.cancel("The collection was closed.")
                return request
            stale = self._waiting.pop(kind, None)
            if self._current is not None and _kind(self._current) == kind:
                self._current.cancel("Newer pages were asked for.")
            self._waiting[kind] = request
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="essayeditor pages", daemon=True)
                self._thread.start()
            self._lock.notify_all()
        if stale is not None:
            stale.cancel("Newer pages were asked for.")
        return request

    # In the server's thread.

    def _work(self) -> None:
        while (request := self._next()) is not None:
            self._serve(request)
            with self._lock:
                self._current = None

    def _next(self) -> PageRequest[Any] | None:
        with self._lock:
            while True:
                if self._closed:
                    return None
                for kind in _URGENT:
                    request = self._waiting.pop(kind, None)
                    if request is not None and not request.done:
                        self._current = request
                        return request
                self._lock.wait()

    def _serve(self, request: PageRequest[Any]) -> None:
        """Have a request, or a slice of it, done by the child."""
        child = self._child
        if child is None or not child.alive:
            child = self._child = Child(self._limits)
            if self._closed:
                child.end()
        child.submit(request.function, *_arguments(request))
        stale_since = 0.0
        while True:
            for message in child.messages(0.5):
                if isinstance(message, Progress):
                    request.progress = message
                    self._tell(request)
                elif isinstance(message, Done):
                    return self._answer(request, message.value)
                elif isinstance(message, Refused):
                    return self._end(request, error=JobFailed(message.message))
                elif isinstance(message, Ended):
                    return self._lost(request, message)
            if request.done:
                stale_since = stale_since or time.monotonic()
                if time.monotonic() - stale_since > _PATIENCE:
                    child.end()

    def _answer(self, request: PageRequest[Any], value: object) -> None:
        if isinstance(request, _Plan) and value is None:
            request.begun = True
            self._again(request)
        elif isinstance(request, _Plan):
            assert isinstance(value, BookPlan)
            request.plans[request.key] = value
            self._end(request, value)
        elif isinstance(request, _Placed):
            assert isinstance(value, EssayPages)
            self._end(request, replace(value, placed=request.placed))
        else:
            self._end(request, value)

    def _again(self, request: PageRequest[Any]) -> None:
        """Put a request back, behind what is more urgent, unless there is a newer one of its kind."""
        with self._lock:
            newer = _kind(request) in self._waiting
            if not newer and not self._closed:
                self._waiting[_kind(request)] = request
        if newer:
            request.cancel("Newer pages were asked for.")

    def _lost(self, request: PageRequest[Any], ended: Ended) -> None:
        """The child is no more: try once more with another, if that may help."""
        self._child = None
        request.tries += 1
        if isinstance(request, _Plan):
            request.begun = False
        if ended.fault is Fault.ENDED or request.done:
            request.cancel("Newer pages were asked for.")
        elif request.tries < _TRIES and ended.fault is Fault.CRASH:
            self._again(request)
        else:
            self._end(request, error=JobFailed(_said(ended, self._limits)))

    def _end(self, request: PageRequest[Any], value: object = None, error: JobFailed | None = None) -> None:
        if request.settle(value, error):
            self._tell(request)

    def _tell(self, request: PageRequest[Any]) -> None:
        if not (request.done and isinstance(request._error, JobCancelled)):  # noqa: SLF001
            for listener in list(self._listeners):
                listener(request)


class _Placed(PageRequest[EssayPages]):
    """A request for an essay's pages."""

    def __init__(self, function: str, arguments: tuple[Any, ...], *, placed: bool) -> None:
        super().__init__(function, arguments)
        self.placed = placed


class _Plan(PageRequest[BookPlan]):
    """A request for a plan, done slice by slice."""

    def __init__(
        self,
        function: str,
        arguments: tuple[Any, ...],
        plans: dict[tuple[str, str], BookPlan],
        key: tuple[str, str],
    ) -> None:
        super().__init__(function, arguments)
        self.key = key
        self.plans = plans
        self.begun = False


def _kind(request: PageRequest[Any]) -> str:
    return request.function.rpartition(":")[-1]


def _arguments(request: PageRequest[Any]) -> tuple[Any, ...]:
    return (*request.arguments, not request.begun) if isinstance(request, _Plan) else request.arguments


def _said(ended: Ended, limits: Limits) -> str:
    """Say why pages could not be made."""
    safe = "Your text is safe; the pages will be tried again when it changes."
    if ended.fault is Fault.TIME:
        return f"Laying out the pages took more than {limits.seconds:.0f} seconds, so it was stopped. {safe}"
    if ended.fault is Fault.MEMORY:
        size = limits.memory // MEBIBYTE
        return f"Laying out the pages needed more than {size:,} MB of memory, so it was stopped. {safe}"
    return f"The pages could not be laid out{ended.reason}. {safe} Please report this."
