"""Which files an import is to read: those named, and the texts in the folders and zips named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

TEXTS = frozenset(
    {
        ".docx",
        ".docm",
        ".dotx",
        ".dotm",
        ".doc",
        ".odt",
        ".ott",
        ".fodt",
        ".rtf",
        ".md",
        ".markdown",
        ".txt",
        ".html",
        ".htm",
        ".eml",
        ".msg",
        ".pdf",
        ".pages",
    }
)
"""Endings of files in a folder or zip that may be somebody's essay. A file named outright is always read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or a `member` of a zip."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """Its name without its folders."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @property
    def is_zip(self) -> bool:
        """Whether it is a zip still to be looked into."""
        return not self.member and self.path.suffix.lower() == ".zip"


@dataclass(slots=True)
class Found:
    """The files to read, in order, and the names of those left out."""

    sources: list[Source]
    skipped: list[str]


def find(paths: Iterable[Path]) -> Found:
    """Look for what to read. Folders are searched through, in the order of their names, hidden ones not."""
    found = Found([], [])
    seen: set[Path] = set()
    for path in map(Path, paths):
        for file in _walk(path) if path.is_dir() else [path]:
            if (real := file.resolve()) in seen:
                continue
            seen.add(real)
            if path.is_dir() and not may_be_text(file) and file.suffix.lower() != ".zip":
                found.skipped.append(file.name)
            else:
                found.sources.append(Source(file))
    return found


def members(zipped: Source, names: Iterable[str]) -> Found:
    """Return what to read of the files in a zip."""
    found = Found([], [])
    for name in sorted(names, key=in_order):
        path = PurePosixPath(name)
        if path.parts[0] == "__MACOSX" or _is_furniture(path):
            continue
        if may_be_text(path):
            found.sources.append(Source(zipped.path, name))
        else:
            found.skipped.append(path.name)
    return found


def may_be_text(path: PurePath) -> bool:
    """Say whether a file's name ends as an essay's may."""
    return path.suffix.lower() in TEXTS


def in_order(name: str) -> list[tuple[int, str]]:
    """Return a key under which "essay 9" comes before "essay 10"."""
    parts = re.split(r"(\d+)", name.casefold())
    return [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir(), key=lambda p: in_order(p.name)):
        if _is_furniture(path) or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def _is_furniture(path: PurePath) -> bool:
    """Say whether a file is a system's or an office program's own: hidden, or a Word lock file (~$)."""
    return path.name.startswith((".", "~$", ".~lock")) or path.name.casefold() in ("thumbs.db", "desktop.ini")
