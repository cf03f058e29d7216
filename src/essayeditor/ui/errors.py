"""Errors in plain words, and what happens to one that nobody expected."""

from __future__ import annotations

import errno
import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal

from essayeditor.foundation.errors import EssayEditorError
from essayeditor.ui import remember

log = logging.getLogger("essayeditor.ui")
_MOST_CRASHES = 100_000
"""Bytes of the crash file above which it is begun anew."""

UNEXPECTED = (
    "Something in the program went wrong, and it could not do what you asked. What was saved is safe. "
    "Try again; if it happens again, send us the log."
)
_WORDS = {
    errno.ENOSPC: "the disk is full. Free some space, then try again",
    errno.EACCES: "this folder may not be written to. Choose another folder",
    errno.EPERM: "this folder may not be written to. Choose another folder",
    errno.EROFS: "this disk can only be read. Choose another folder",
    errno.ENOENT: "the file or its folder is not there any more. Choose another",
    errno.EEXIST: "a file of this name is there already. Choose another name",
}


def in_words(error: OSError) -> str:
    """Return what the file system said as a sentence: what happened, to which file, what to do."""
    name = Path(str(error.filename)).name if error.filename else "the file"
    reason = _WORDS.get(error.errno or 0, "the disk did not answer as it should. Try again")
    return f"Could not read or save ‘{name}’: {reason}."


class Reporter(QObject):
    """Takes every exception that nobody caught: writes it to the log, and tells the person."""

    happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Callable[..., object] = sys.excepthook

    def install(self) -> None:
        """Begin to take uncaught exceptions."""
        self._before = sys.excepthook
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def remove(self) -> None:
        """Leave uncaught exceptions to whoever took them before."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and tell of it; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("Uncaught exception\n%s", "".join(traceback.format_exception(kind, error, trace)))
        if isinstance(error, EssayEditorError):
            self.happened.emit(str(error))
        elif isinstance(error, OSError):
            self.happened.emit(in_words(error))
        else:
            self.happened.emit(UNEXPECTED)


def log_file() -> Path:
    """Return the file that holds the log."""
    return remember.folder() / "essay-editor.log"


def crash_file() -> Path:
    """Return the file that says where the program was when it came to a sudden end by itself."""
    return remember.folder() / "essay-editor.crash.log"


def start_log() -> None:
    """Write warnings and errors of the window to the log file, at most 1 MB of it."""
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("essayeditor")
    root.addHandler(handler)


_crashes: list[TextIO] = []
"""The open crash file: it must stay open for as long as the program runs."""


def watch_for_crashes() -> None:
    """Have it written down where the program was, by file and line, should a library end it.

    Nothing that somebody wrote stands there.
    """
    path = crash_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.exists() and path.stat().st_size > _MOST_CRASHES
    _crashes[:] = [path.open("w" if fresh else "a", encoding="utf-8")]
    faulthandler.enable(_crashes[0])
