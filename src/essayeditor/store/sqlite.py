"""All that is SQLite's own: how a file is connected to, its header and its PRAGMAs.

No other module writes a PRAGMA or knows a SQLite error code, so that the same tables can one day
stand in another database.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from essayeditor.store.places import on_network

DriverError = sqlite3.Error

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WAIT = 5.0
"""Seconds to wait for another connection that is writing (a backup, an export's reading)."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a SQLite file say (sqlite.org/fileformat2, section 1.3)."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header | None:
    """Return the header of a file, or None if it is not a SQLite file. OSError as the system gives it."""
    with path.open("rb") as file:
        start = file.read(_HEADER)
    if len(start) < _HEADER or not start.startswith(_MAGIC):
        return None
    (user_version,) = struct.unpack_from(">I", start, 60)
    (application_id,) = struct.unpack_from(">I", start, 68)
    return Header(application_id, user_version)


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """Return a connection to the file.

    The driver's own handling of transactions is switched off, since it begins too late for a reader and
    not at all for a change of tables (SQLAlchemy, pysqlite dialect): BEGIN is sent by us.
    """
    uri = f"file://{_as_uri_path(path)}?mode={'ro' if read_only else 'rwc' if create else 'rw'}"
    if read_only and not _can_hold_wal(path):
        uri += "&immutable=1"
    return _set(sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False))


def in_memory(driver: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection to a copy of the database in memory, of which nothing is ever written back."""
    copy = _set(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    driver.backup(copy)
    return copy


def _set(driver: sqlite3.Connection) -> sqlite3.Connection:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF"):
        driver.execute(f"PRAGMA {pragma}")
    return driver


@contextlib.contextmanager
def reading(driver: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment, whatever another connection writes meanwhile."""
    driver.execute("BEGIN")
    try:
        yield
    finally:
        if driver.in_transaction:  # some errors end it by themselves
            driver.execute("ROLLBACK")


def _as_uri_path(path: Path) -> str:
    """Return the path as SQLite wants it after "file://": with a slash before a Windows drive."""
    plain = path.absolute().as_posix()
    return quote(plain if plain.startswith("/") else f"/{plain}")


def _can_hold_wal(path: Path) -> bool:
    """Say whether a reader can see a write-ahead log: in a folder that takes no files it cannot."""
    if Path(f"{path}-wal").exists():
        return True
    if os.name == "posix":
        return os.access(path.parent, os.W_OK)
    probe = path.parent / f".{path.name}.probe"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def set_journal(driver: sqlite3.Connection, path: Path) -> str:
    """Set the write-ahead log, or the rollback journal on a network share; return which it is.

    The log's index is shared memory, which does not work across a network (sqlite.org/wal.html).
    """
    wanted = "delete" if on_network(path) else "wal"
    (mode,) = driver.execute(f"PRAGMA journal_mode={wanted}").fetchone()
    if mode not in ("wal", "delete"):
        (mode,) = driver.execute("PRAGMA journal_mode=delete").fetchone()
    return str(mode)


def settle(driver: sqlite3.Connection) -> None:
    """Bring everything home into the one file, so that it can be copied, sent or read as it lies.

    With the write-ahead log left on, even a reader would put two files beside it and leave them
    there. If another connection is reading just now, the log stays on until the next closing.
    """
    with contextlib.suppress(DriverError):
        driver.execute("PRAGMA busy_timeout=0")
        driver.execute("PRAGMA journal_mode=delete")


def purge(driver: sqlite3.Connection) -> None:
    """Write the file anew from what it holds, and empty the write-ahead log.

    SQLite only marks deleted rows as free; VACUUM leaves none of their bytes (sqlite.org/lang_vacuum).
    Raises the driver's error if another connection is in the way.
    """
    driver.execute("VACUUM")
    (busy, *_) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        error = sqlite3.OperationalError("the write-ahead log is being read")
        error.sqlite_errorname = "SQLITE_BUSY"
        raise error


@contextlib.contextmanager
def unreferenced(driver: sqlite3.Connection) -> Iterator[None]:
    """References are not followed inside, so that tables can be made anew.

    That can be switched off only outside a transaction (sqlite.org/lang_altertable, "Making other kinds
    of table schema changes"); `check_references` at its end looks after them instead.
    """
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def check_references(driver: sqlite3.Connection) -> None:
    """Raise the driver's error if a row refers to one that is not there."""
    if driver.execute("PRAGMA foreign_key_check").fetchone() is not None:
        error = sqlite3.IntegrityError("a row refers to one that is not there")
        error.sqlite_errorname = "SQLITE_CORRUPT"
        raise error


def format_of(driver: sqlite3.Connection) -> int:
    """Return the number of the format, as the open file says it (the header may lag behind)."""
    return int(driver.execute("PRAGMA user_version").fetchone()[0])


def mark(driver: sqlite3.Connection, application_id: int, user_version: int) -> None:
    """Write into the file whose it is and of which format."""
    driver.execute(f"PRAGMA application_id={application_id:d}")
    driver.execute(f"PRAGMA user_version={user_version:d}")


def was_left_open(path: Path) -> bool:
    """Say whether the program that had the file last came to a sudden end. Ask before connecting."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def is_sound(driver: sqlite3.Connection) -> bool:
    """Say whether the file's pages hang together (not whether their contents are what was written)."""
    return driver.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


def copy_to(driver: sqlite3.Connection, target: Path) -> bool:
    """Copy the open file as it stands to `target` (SQLite's backup API), and say whether it is sound."""
    copy = sqlite3.connect(target)
    try:
        driver.backup(copy)
        copy.execute("PRAGMA journal_mode=delete")
        return is_sound(copy)
    finally:
        copy.close()


def error_code(error: BaseException) -> str:
    """Return SQLite's name of an error without its extension, such as "FULL"; "" if it has none."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    return name.removeprefix("SQLITE_").split("_")[0]
