"""The child's work in an import: finding the files, and reading one after the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from essayeditor import importers
from essayeditor.desk.jobs.serve import Tell
from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.limits import DEFAULT_LIMITS, Limits
from essayeditor.importers.result import Imported, ImportedPicture
from essayeditor.importers.sources import Source


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that came: an essay, or a picture alone, or what was refused and why."""

    name: str
    content: bytes = b""
    imported: Imported | None = None
    picture: ImportedPicture | None = None
    sender: str = ""
    sent: str = ""
    refused: str = ""


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


def arrive(_tell: Tell, source: Source, wider: int = 0) -> list[Arrival]:
    """Read a file and return all that came in it.

    That is the essay or picture that it is, and the further documents and pictures of an e-mail.
    `wider` and FileRefused as in `read`.
    """
    from essayeditor.importers.sniff import Format, sniff

    limits = DEFAULT_LIMITS.doubled(wider)
    content = _content(source, limits)
    kind = sniff(source.name, content)
    if kind is Format.PICTURE:
        return [_picture(source.name, content, limits, source.sender, source.sent)]
    imported = importers.read_bytes(source.name, content, limits=limits)
    sender, sent = imported.sender or source.sender, imported.sent or source.sent
    imported = dataclasses.replace(imported, sender=sender, sent=sent)
    found = [Arrival(source.name, content, imported, sender=sender, sent=sent)]
    if kind in (Format.EML, Format.MSG):
        found.extend(_beside(content, kind is Format.MSG, limits, sender, sent))
    return found


def _beside(content: bytes, outlook: bool, limits: Limits, sender: str, sent: str) -> Iterator[Arrival]:
    """Yield what an e-mail brings beside the essay."""
    from essayeditor.importers.mail import further

    for attachment in further(content, outlook, limits):
        name = attachment.name
        try:
            if attachment.picture:
                yield _picture(name, attachment.content, limits, sender, sent)
            else:
                imported = importers.read_bytes(name, attachment.content, limits=limits)
                imported = dataclasses.replace(imported, sender=sender, sent=sent)
                yield Arrival(name, attachment.content, imported, sender=sender, sent=sent)
        except FileRefused as refused:
            yield Arrival(name, refused=str(refused))


def _picture(name: str, content: bytes, limits: Limits, sender: str, sent: str) -> Arrival:
    from essayeditor.importers.pictures import PictureRefused, admit

    try:
        return Arrival(name, content, picture=admit(content, limits), sender=sender, sent=sent)
    except PictureRefused as refused:
        raise FileRefused(
            f"‘{name}’ was not read. {str(refused)[:1].upper()}{str(refused)[1:]}."
        ) from refused


def _content(source: Source, limits: Limits) -> bytes:
    try:
        if source.path.stat().st_size > limits.file_bytes:
            raise FileRefused(
                f"‘{source.name}’ was not read. It is larger than {limits.file_bytes >> 20:,} MB. Ask the "
                "contributor to send the pictures apart from the text."
            )
        content = source.path.read_bytes()
        return Archive(content, limits).read(source.member) if source.member else content
    except (OSError, KeyError) as error:
        reason = getattr(error, "strerror", "") or "it is gone"
        raise FileRefused(
            f"‘{source.name}’ was not read. It could not be opened ({reason}). Check that it is still "
            "there and not open in another program."
        ) from error
