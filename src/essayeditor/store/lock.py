"""One program at a time: an operating-system lock on a small file beside the collection.

The lock belongs to the process: when it dies, however it dies, the system takes the lock back, so
that no dead program can shut anybody out. The small file says who has the collection open. The
collection itself is not locked, since closing any other handle on it would drop SQLite's own locks
(fcntl locks belong to the process, not to the handle).
"""

from __future__ import annotations

import contextlib
import errno
import getpass
import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 20
"""The byte that is locked, far beyond the text: Windows lets nobody read a locked byte."""

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
"""What the system answers when another process has the lock (fcntl; msvcrt gives EACCES or EDEADLK)."""


class LockedElsewhere(Exception):
    """Somebody else has the collection open; the text says who and since when, or is empty."""


class FileLock:
    """Holds the lock of one collection until `release`, or until the process ends."""

    def __init__(self, collection: Path) -> None:
        """Take the lock; LockedElsewhere if another process has it, OSError if the folder takes no file."""
        self.path = collection.parent / f".{collection.name}.lock"
        self._handle = self._take()
        self._sign()

    def _take(self) -> int:
        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(handle)
            except OSError as error:
                if error.errno not in _TAKEN:
                    return handle  # a share that knows no locks: each save checks the rows' versions
                os.close(handle)
                raise LockedElsewhere(_who(self.path)) from error
            if _is_file(handle, self.path):
                return handle
            os.close(handle)  # its last holder took the file away between our opening and locking it

    def _sign(self) -> None:
        words = {"user": _user(), "computer": socket.gethostname(), "since": f"{datetime.now():%H:%M}"}
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, json.dumps(words).encode())

    def release(self) -> None:
        """Give the lock back and take the small file away. May be called twice."""
        if self._handle < 0:
            return
        if os.name == "posix":  # before the lock is gone: afterwards it may be somebody else's
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = -1
        with contextlib.suppress(OSError):  # Windows: another program has it open already
            self.path.unlink(missing_ok=True) if os.name != "posix" else None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _who(path: Path) -> str:
    try:
        words = json.loads(path.read_bytes()[:_FAR])
        who = " ".join(part for part in (words["user"], "on", words["computer"]) if part)
        return f"by {who.removeprefix('on ') if not words['user'] else who} since {words['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
