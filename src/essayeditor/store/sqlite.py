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

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import StaticPool

from essayeditor.store.places import on_network

DriverError = sqlite3.Error
"""What the driver raises where SQLAlchemy does not stand between."""

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


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sa.Engine:
    """Return an engine on one connection to the file; nothing is read yet.

    The driver's own handling of transactions is switched off and BEGIN sent by us, since the driver
    begins too late for a reader and not at all for a change of tables (SQLAlchemy, pysqlite dialect).
    """
    uri = f"file://{_as_uri_path(path)}?mode={'ro' if read_only else 'rwc' if create else 'rw'}"
    if read_only and not _can_hold_wal(path):
        uri += "&immutable=1"
    engine = sa.create_engine(
        "sqlite://",
        hide_parameters=True,  # an error must not carry private values into a log
        poolclass=StaticPool,
        creator=lambda: sqlite3.connect(
            uri, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False
        ),
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


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


def set_journal(engine: sa.Engine, path: Path) -> str:
    """Set the write-ahead log, or the rollback journal on a network share; return which it is.

    The log's index is shared memory, which does not work across a network (sqlite.org/wal.html).
    """
    wanted = "delete" if on_network(path) else "wal"
    connection = raw(engine)
    (mode,) = connection.execute(f"PRAGMA journal_mode={wanted}").fetchone()
    if mode not in ("wal", "delete"):
        (mode,) = connection.execute("PRAGMA journal_mode=delete").fetchone()
    return str(mode)


def settle(engine: sa.Engine) -> None:
    """Bring everything home into the one file, so that it can be copied, sent or read as it lies.

    With the write-ahead log left on, even a reader would put two files beside it and leave them
    there. If another connection is reading just now, the log stays on until the next closing.
    """
    connection = raw(engine)
    with contextlib.suppress(DriverError):
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA journal_mode=delete")


def purge(engine: sa.Engine) -> None:
    """Write the file anew from what it holds, and empty the write-ahead log.

    SQLite only marks deleted rows as free; VACUUM leaves none of their bytes (sqlite.org/lang_vacuum).
    Raises the driver's error if another connection is in the way.
    """
    connection = raw(engine)
    connection.execute("VACUUM")
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        error = sqlite3.OperationalError("the write-ahead log is being read")
        error.sqlite_errorname = "SQLITE_BUSY"
        raise error


@contextlib.contextmanager
def remaking(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a transaction in which tables may be made anew, without references being followed meanwhile.

    That can be switched off only outside a transaction; all are checked at its end instead
    (sqlite.org/lang_altertable, "Making other kinds of table schema changes").
    """
    driver = raw(engine)
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with engine.begin() as connection:
            yield connection
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                error = sqlite3.IntegrityError("a row refers to one that is not there")
                error.sqlite_errorname = "SQLITE_CORRUPT"
                raise error
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def in_memory(engine: sa.Engine) -> sa.Engine:
    """Return an engine on a copy of the database in memory, of which nothing is ever written back."""
    copy = sa.create_engine("sqlite://", hide_parameters=True, poolclass=StaticPool)
    raw(engine).backup(raw(copy))
    return copy


def raw(engine: sa.Engine) -> sqlite3.Connection:
    """Return the driver's connection of an engine made by `connect`."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def format_of(connection: sa.Connection) -> int:
    """Return the number of the format, as the open file says it (the header may lag behind)."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def mark(connection: sa.Connection, application_id: int, user_version: int) -> None:
    """Write into the file whose it is and of which format."""
    connection.exec_driver_sql(f"PRAGMA application_id={application_id:d}")
    connection.exec_driver_sql(f"PRAGMA user_version={user_version:d}")


def was_left_open(path: Path) -> bool:
    """Say whether the program that had the file last came to a sudden end. Ask before connecting."""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def is_sound(engine: sa.Engine) -> bool:
    """Say whether the file's pages hang together (not whether their contents are what was written)."""
    with engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA quick_check(1)").all() == [("ok",)]


def copy_to(engine: sa.Engine, target: Path) -> bool:
    """Copy the open file as it stands to `target` (SQLite's backup API), and say whether it is sound."""
    copy = sqlite3.connect(target)
    try:
        raw(engine).backup(copy)
        copy.execute("PRAGMA journal_mode=delete")
        return bool(copy.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    finally:
        copy.close()


def error_code(error: BaseException) -> str:
    """Return SQLite's name of an error without its extension, such as "FULL"; "" if it has none."""
    name: str = getattr(error, "sqlite_errorname", "") or ""
    return name.removeprefix("SQLITE_").split("_")[0]
