"""Writing files so that nothing is ever half-written: the one place that knows paths and renames."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a temporary path beside `target`; when the block ends well it becomes `target`.

    The file is flushed to the disk before the rename, which is atomic on one volume
    (POSIX rename, Windows MoveFileEx). If the block raises, the temporary file is removed and
    what stood at `target` is untouched. Raises OSError as the file system does.
    """
    target = Path(target)
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=target.suffix, dir=target.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        _take_mode_of_new_file(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _take_mode_of_new_file(path: Path) -> None:
    """Give a file from mkstemp (readable by its owner alone) the mode any new file would have."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        path.chmod(0o666 & ~mask)


def write_bytes(target: Path, content: bytes) -> None:
    """Write `content` to `target` whole or not at all."""
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of `content` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def safe_name(title: str, fallback: str = "untitled") -> str:
    """Return `title` as a file name that Windows, macOS and Linux all take, at most 120 characters."""
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub(" ", title)).strip(" .")[:120].rstrip(" .")
    if not name or name.lower() in _RESERVED:
        return fallback
    return name
