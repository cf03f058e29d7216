"""The child's work in an import: finding the files, and reading one after the other."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from essayeditor import importers
from essayeditor.desk.jobs.serve import Tell
from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.limits import DEFAULT_LIMITS, Limits
from essayeditor.importers.result import Imported
from essayeditor.importers.sources import Source


def gather(_tell: Tell, paths: list[Path]) -> list[Source]:
    """Return what there is to read: files, and those in folders and zips."""
    return importers.gather(paths)


def read(_tell: Tell, source: Source, wider: int = 0) -> tuple[Imported, bytes]:
    """Read a file and return the essay with the very bytes that it was read from.

    `wider` doubles the importers' limits so many times, for a large file that is known to be honest.
    FileRefused if it cannot be read.
    """
    limits = DEFAULT_LIMITS.doubled(wider)
    content = _content(source, limits)
    imported = importers.read_bytes(source.name, content, limits=limits)
    sender, sent = imported.sender or source.sender, imported.sent or source.sent
    return dataclasses.replace(imported, sender=sender, sent=sent), content


def _content(source: Source, limits: Limits) -> bytes:
    try:
        if source.path.stat().st_size > limits.file_bytes:
            raise FileRefused(
                f"“{source.name}” was not read. It is larger than {limits.file_bytes >> 20:,} MB. Ask the "
                "contributor to send the pictures apart from the text."
            )
        content = source.path.read_bytes()
        return Archive(content, limits).read(source.member) if source.member else content
    except (OSError, KeyError) as error:
        reason = getattr(error, "strerror", "") or "it is gone"
        raise FileRefused(
            f"“{source.name}” was not read. It could not be opened ({reason}). Check that it is still "
            "there and not open in another program."
        ) from error
