"""What the command line says: results on standard output, errors and progress on standard error."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path


def say(*lines: str) -> None:
    """Print lines of the result."""
    for line in lines:
        print(line)


def machine(result: object) -> None:
    """Print a result as JSON."""
    print(json.dumps(result, ensure_ascii=False, indent=2))


def error(message: str) -> None:
    """Say what went wrong."""
    print(f"essayeditor: {message}", file=sys.stderr)


def progress(line: str) -> None:
    """Show how far long work is, in one line that is written over; nothing where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r\033[K{line[:78]}", end="", file=sys.stderr, flush=True)


def number(count: int, one: str, many: str = "") -> str:
    """Return "1 essay", "1,184 words"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def size(count: int) -> str:
    """Return a file's size as people say it."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB"


def near(path: Path) -> Path:
    """Return a path as a person in this folder would type it."""
    path = path.absolute()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def of_os_error(problem: OSError) -> str:
    """Return what the system could not do, in plain words."""
    where = f" {problem.filename}" if problem.filename else ""
    reasons = {
        errno.ENOENT: f"There is no file or folder{where}. Check its name.",
        errno.EACCES: f"You may not read or write{where}. Choose another place, or ask whoever owns it.",
        errno.EPERM: f"You may not read or write{where}. Choose another place, or ask whoever owns it.",
        errno.ENOSPC: "The disk is full. Nothing that was there has changed. Free some space and try again.",
        errno.EISDIR: f"{where.strip()} is a folder, and a file is wanted here.",
        errno.EROFS: f"Nothing can be written at{where}. Choose another place.",
    }
    return reasons.get(
        problem.errno or 0, f"The system could not do this{where}: {problem.strerror or problem}."
    )
