"""The child's side: do one piece of work after the other, and tell the parent how it goes.

Everything heavy is imported when the first piece of work needs it. An error that is meant for a
person is sent back; any other ends the process, and its trace goes to the file that the parent reads.
"""

from __future__ import annotations

import faulthandler
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from essayeditor.foundation.errors import EssayEditorError

Tell = Callable[[str, int, int, str], None]
"""What a piece of work is given to say how far it is: what, done, of how many, detail."""

_NICENESS = 5
_LIBRARIES = 192 << 20
"""Bytes of address space that code brings with it, beside what the work itself asks for."""


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of work: a function as "module:name", called with a `Tell` and these arguments."""

    function: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """The next task has been taken up."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: `what` is being done, `done` of `of`, and of which thing (`detail`)."""

    what: str
    done: int
    of: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A task came to its end, with this value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A task was refused, for a reason that a person can read."""

    message: str


def serve(connection: Connection, memory: int, trace: str) -> None:
    """Work until the parent goes away. `memory` is in bytes, 0 for no limit; `trace` a file's path."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends us
    sys.stderr = Path(trace).open("w", encoding="utf-8", errors="replace", buffering=1)  # noqa: SIM115
    faulthandler.enable(sys.stderr)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _stand_back()
    _limit(memory)

    def tell(what: str, done: int, of: int, detail: str = "") -> None:
        connection.send(Progress(what, done, of, detail))

    while True:
        try:
            task: Task = connection.recv()
        except EOFError:
            return
        module, _, name = task.function.partition(":")
        work = getattr(importlib.import_module(module), name)
        connection.send(Begun())  # loading code, slow on a machine just started, is not the work's time
        try:
            value = work(tell, *task.arguments)
        except EssayEditorError as error:
            connection.send(Refused(str(error)))
        else:
            connection.send(Done(value))


def _end_with_parent() -> None:
    """Follow the parent when it dies in the middle of our work: nobody else would ever end us."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _stand_back() -> None:
    """Let the window go first where there are fewer processors than work: somebody may be typing."""
    if sys.platform == "win32":
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)


def _limit(memory: int) -> None:
    """Have the system refuse more memory than this, where it can. The parent watches as well."""
    if sys.platform == "win32" or not memory:
        return
    import resource

    import psutil

    most = psutil.Process().memory_info().vms + memory + _LIBRARIES
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
