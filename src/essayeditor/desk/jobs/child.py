"""The parent's side of one child process: it is given work, watched, and ended."""

from __future__ import annotations

import multiprocessing
import os
import queue
import re
import tempfile
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import psutil

from essayeditor.desk.jobs.serve import Begun, Done, Progress, Refused, Task, serve

_LOOK = 0.1
"""Seconds between two looks at a child that says nothing."""

_ERROR = re.compile(r"^(?:[\w.]*(?:Error|Exception)|Fatal Python error)\b.*$", re.MULTILINE)

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: bytes of memory, and seconds without a word. 0 is no limit."""

    memory: int
    seconds: float


class Fault(StrEnum):
    """Why a child came to its end before its work did."""

    CRASH = "crash"
    MEMORY = "memory"
    TIME = "time"
    ENDED = "ended"  # by us


@dataclass(frozen=True, slots=True)
class Ended:
    """The child is no more. `trace` is what it said on its way out, for a bug report."""

    fault: Fault
    trace: str = ""

    @property
    def reason(self) -> str:
        """The error that the trace names, in brackets for a message; "" if it names none."""
        errors = _ERROR.findall(self.trace)
        return f" ({errors[-1][:120]})" if errors else ""


Message = Begun | Progress | Done | Refused | Ended


class Child:
    """A warm process that does one piece of work after the other.

    A thread of ours takes in what it says and watches over its limits, so that neither depends on
    how often anybody looks. Its last message is always `Ended`.
    """

    def __init__(self, limits: Limits) -> None:
        """Start the process (spawned, not forked: the parent has threads and a window)."""
        self.limits = limits
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        handle, trace = tempfile.mkstemp(prefix="essayeditor-", suffix=".trace")
        os.close(handle)
        self._trace = Path(trace)
        self._process = context.Process(target=serve, args=(theirs, limits.memory, trace), daemon=True)
        self._process.start()
        theirs.close()
        self._messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._fault: Fault | None = None
        self._since: float | None = None
        self._watcher = threading.Thread(target=self._watch, name="essayeditor child", daemon=True)
        self._watcher.start()

    @property
    def pid(self) -> int:
        """The system's number of the process."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether it can be given work."""
        return self._watcher.is_alive() and self._fault is None

    @property
    def memory(self) -> int:
        """Bytes of memory that it holds now, 0 if it is no more."""
        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.NoSuchProcess:
            return 0

    def submit(self, function: str, *arguments: Any) -> None:  # noqa: ANN401 - whatever the function takes
        """Give it a piece of work, to be begun after those it has. Arguments should be small."""
        try:
            self._connection.send(Task(function, arguments))
        except OSError:
            self._fault = self._fault or Fault.CRASH  # it is dead or dying: `Ended` will say so

    def messages(self, wait: float = 0) -> list[Message]:
        """Return what it has said since last asked; wait up to so many seconds if there is nothing."""
        found: list[Message] = []
        try:
            found.append(self._messages.get(timeout=wait) if wait else self._messages.get_nowait())
            while True:
                found.append(self._messages.get_nowait())
        except queue.Empty:
            return found

    def end(self) -> None:
        """End it at once. May be called twice."""
        self._fault = self._fault or Fault.ENDED
        self._process.kill()
        self._watcher.join(5)

    # In the watching thread.

    def _watch(self) -> None:
        try:
            watched = psutil.Process(self.pid)
            while self._fault is None:
                if self._connection.poll(_LOOK):
                    self._take(self._connection.recv())
                self._look_after(watched)
        except (EOFError, OSError, psutil.NoSuchProcess):
            self._fault = self._fault or Fault.CRASH
        self._process.kill()
        self._process.join()
        self._connection.close()
        self._messages.put(self._last_words())

    def _take(self, message: Message) -> None:
        self._since = time.monotonic() if isinstance(message, Begun | Progress) else None
        self._messages.put(message)

    def _look_after(self, watched: psutil.Process) -> None:
        limits = self.limits
        if limits.seconds and self._since and time.monotonic() - self._since > limits.seconds:
            self._fault = Fault.TIME
        elif limits.memory and watched.memory_info().rss > limits.memory:
            self._fault = Fault.MEMORY

    def _last_words(self) -> Ended:
        trace = self._trace.read_text("utf-8", errors="replace")[-4000:]
        self._trace.unlink(missing_ok=True)
        fault = self._fault or Fault.CRASH
        if fault is Fault.CRASH and "MemoryError" in trace:
            fault = Fault.MEMORY
        return Ended(fault, trace)
