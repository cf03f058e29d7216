"""Gathers what is to be imported: files, and what lies in folders and zips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.archive import Archive
from essayeditor.importers.limits import DEFAULT_LIMITS, Limits
from essayeditor.importers.sniff import Format, sniff
from essayeditor.importers.zipped import DOCUMENTS, documents_in, is_hidden

_DIGITS = re.compile(r"(\d+)")
_BESIDE = (
    ".csv",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".tif",
    ".tiff",
    ".webp",
    ".svg",
    ".css",
    ".json",
    ".xlsx",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to be read: on disk under `path`, or in a zip there under the name `member`.

    `skipped` says, where it is not empty, why this file is not read; it is told to the editor.
    """

    name: str
    path: Path
    member: str = ""
    skipped: str = ""
    sender: str = ""
    sent: str = ""


def gather(paths: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> list[Source]:
    """Return the files to import: those named, and those in folders and zips, in natural order.

    Lock files ("~$essay.docx") and hidden files are passed over; files of no known kind come with
    the reason why they are skipped, and so does a folder that cannot be read.
    """
    found: list[Source] = []
    for path in paths:
        path = Path(path)
        if path.is_dir():
            found.extend(_in_folder(path, limits))
        else:
            found.extend(_one(path, limits, named=True))
    return list({(s.path, s.member): s for s in found}.values())


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts "essay 2" before "essay 10", without regard to case."""
    parts = _DIGITS.split(name.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part]


def _in_folder(folder: Path, limits: Limits) -> Iterator[Source]:
    try:
        entries = sorted(folder.iterdir(), key=lambda p: (p.is_dir(), natural(p.name)))
    except OSError as error:
        yield Source(folder.name, folder, skipped=f"The folder cannot be read ({error.strerror or error}).")
        return
    for entry in entries:
        if is_hidden(entry.name) or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _in_folder(entry, limits)
        else:
            yield from _one(entry, limits, named=False)


def _one(path: Path, limits: Limits, named: bool) -> Iterator[Source]:
    suffix = path.suffix.lower()
    if is_hidden(path.name) and not named:
        return
    if path.name.startswith("~$"):
        yield Source(
            path.name, path, skipped="It is Word's lock file for an open document, not the document."
        )
    elif suffix == ".zip":
        yield from _in_zip(path, limits)
    elif named or suffix in DOCUMENTS:
        yield Source(path.name, path)
    elif suffix not in _BESIDE:
        yield Source(path.name, path, skipped="It is of no kind that holds an essay.")


def _in_zip(path: Path, limits: Limits) -> Iterator[Source]:
    try:
        if path.stat().st_size > limits.file_bytes:
            yield Source(path.name, path, skipped=f"It is larger than {limits.file_bytes >> 20} MB.")
            return
        content = path.read_bytes()
        if sniff(path.name, content) is not Format.ZIP:
            yield Source(path.name, path)
            return
        members = documents_in(Archive(content, limits))
    except OSError as error:
        yield Source(path.name, path, skipped=f"It cannot be opened ({error.strerror or error}).")
        return
    except FileRefused as refused:
        yield Source(path.name, path, skipped=str(refused))
        return
    if len(members) <= 1:
        yield Source(path.name, path)
        return
    for member in sorted(members, key=natural):
        yield Source(member.rsplit("/", 1)[-1], path, member)
