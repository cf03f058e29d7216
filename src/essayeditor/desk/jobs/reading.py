"""The child's work in an import: reading one file, or looking into a zip of several."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from essayeditor.desk.jobs.serve import Tell
from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.result import Imported

READ = "essayeditor.desk.jobs.reading:read"
LIST = "essayeditor.desk.jobs.reading:list_zip"


def read(_tell: Tell, path: Path, member: str = "", wider: int = 0) -> tuple[Imported, bytes]:
    """Read a file, or a member of a zip, and return the essay with the very bytes it was read from.

    `wider` doubles the importers' limits so many times, for a large file that is known to be honest.
    """
    from essayeditor import importers
    from essayeditor.importers.limits import DEFAULT_LIMITS

    content = _member(path, member) if member else _content(path)
    name = PurePosixPath(member).name if member else path.name
    return importers.read_bytes(name, content, limits=DEFAULT_LIMITS.doubled(wider)), content


def list_zip(_tell: Tell, path: Path) -> list[str]:
    """Return the names of the files in a zip that lie open to be read."""
    from essayeditor.importers.archive import Archive
    from essayeditor.importers.limits import DEFAULT_LIMITS

    return list(Archive(_content(path), DEFAULT_LIMITS))


def _member(path: Path, member: str) -> bytes:
    from essayeditor.importers.archive import Archive
    from essayeditor.importers.limits import DEFAULT_LIMITS

    return Archive(_content(path), DEFAULT_LIMITS).read(member)


def _content(path: Path) -> bytes:
    from essayeditor.importers.limits import DEFAULT_LIMITS

    try:
        size = path.stat().st_size
        if size > DEFAULT_LIMITS.file_bytes:
            raise FileRefused(
                f"It has {size >> 20:,} MB; files of up to {DEFAULT_LIMITS.file_bytes >> 20:,} MB are read. "
                "Ask for one with smaller pictures."
            )
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(
            f"It could not be opened: {error.strerror or error}. Close it in other programs, see that "
            "its drive is there, and import it again."
        ) from error
