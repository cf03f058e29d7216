"""The gate for zip packages: everything is checked before any member is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from essayeditor.foundation.errors import FileRefused
from essayeditor.importers.limits import MEBIBYTE, Limits

_DAMAGED = (
    "It is damaged or was cut short on its way. "
    "Ask the contributor to send it again, best of all after saving it again."
)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}


class Archive:
    """A zip package that passed the gate; `read` unpacks one member at a time, never to disk."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Check the whole directory of the package. Raises FileRefused with what was wrong."""
        self.limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise FileRefused(_DAMAGED) from error
        _check_members(members, limits)
        self._members = {info.filename: info for info in members if not info.is_dir()}
        self._folded = {name.lower(): name for name in self._members}

    def __contains__(self, name: str) -> bool:
        return self._real(name) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def size(self, name: str) -> int:
        """Return the unpacked size that the directory states, in bytes."""
        real = self._real(name)
        return self._members[real].file_size if real else 0

    def _real(self, name: str) -> str | None:
        name = name.lstrip("/")
        return name if name in self._members else self._folded.get(name.lower())

    def read(self, name: str) -> bytes:
        """Return one member unpacked. Names match without regard to case, as OPC has it (ISO 29500-2, 6.2).

        KeyError if there is none; FileRefused if it is damaged or unpacks to more than is allowed,
        whatever its directory entry says.
        """
        real = self._real(name)
        if real is None:
            raise KeyError(name)
        room = min(self.limits.member_bytes, self.limits.total_bytes - self._unpacked)
        try:
            with self._zip.open(self._members[real]) as member:
                content = member.read(room + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
            raise FileRefused(_DAMAGED) from error
        if len(content) > room:
            raise FileRefused(_too_much(real))
        self._unpacked += len(content)
        return content


def _check_members(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise FileRefused(
            f"It holds {len(members):,} files inside, where a document has some dozens. "
            "Ask the contributor to save the essay again as .docx."
        )
    seen: set[str] = set()
    for info in members:
        name = info.filename
        if not name:
            raise FileRefused(_DAMAGED)
        if info.flag_bits & 0x1:
            raise FileRefused(
                "It is protected with a password. Ask the contributor to save it again without one."
            )
        if _escapes(name):
            raise FileRefused(
                f"It holds a file that would be written outside its place (“{name[:80]}”), which no word "
                "processor does. Do not open it elsewhere; ask the contributor to save the essay again."
            )
        if name in seen:
            raise FileRefused(
                f"It holds two files of the same name (“{name[:80]}”), so programs disagree about what it "
                "says. Ask the contributor to open it in Word, and save it again as .docx."
            )
        seen.add(name)
        if info.compress_type not in _METHODS:
            raise FileRefused("It is packed in a way that is not read here. Ask for it saved again as .docx.")
        if info.file_size > limits.member_bytes or _is_bomb(info, limits):
            raise FileRefused(_too_much(name))
    if sum(info.file_size for info in members) > limits.total_bytes:
        raise FileRefused(_too_much("all its parts together"))


def _escapes(name: str) -> bool:
    path = name.replace("\\", "/")
    return path.startswith("/") or ".." in path.split("/") or path[1:2] == ":" or "\x00" in name


def _is_bomb(info: zipfile.ZipInfo, limits: Limits) -> bool:
    """Say whether a part of text unpacks too far; a picture's size is capped, its pixels checked later."""
    if not info.filename.lower().endswith((".xml", ".rels", ".html", ".txt")):
        return False
    return info.file_size > MEBIBYTE and info.file_size > limits.ratio * max(1, info.compress_size)


def _too_much(what: str) -> str:
    return (
        f"It unpacks to far more than its size says (“{what[:80]}”), as files made to harm do. It was not "
        "opened. If the file is honest, ask the contributor to send it with smaller pictures."
    )
