"""The collection file: made, opened, read, written and closed, with every trouble told in plain words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from essayeditor.collection.entities import Entity
from essayeditor.collection.record import Record
from essayeditor.foundation.errors import CollectionError
from essayeditor.foundation.files import replacing
from essayeditor.store import reading, sqlite
from essayeditor.store.content import Asset, Writes
from essayeditor.store.faults import Damaged
from essayeditor.store.format import FORMAT
from essayeditor.store.lock import FileLock, LockedElsewhere
from essayeditor.store.messages import explained, newer, refuse_strange

if TYPE_CHECKING:
    import sqlalchemy as sa

CHECKED_WHOLE = 16 << 20
"""Bytes up to which every page of a file is checked at opening, in less than a tenth of a second.

Larger files are checked whole when they are backed up; damage elsewhere shows when it is read.
"""


class CollectionFile:
    """An open `*.essays` file. Made by `create` or `open`. One thread at a time reads or writes it."""

    def __init__(self, path: Path, driver: sqlite3.Connection, lock: FileLock | None) -> None:
        """Take what `create` and `open` have made ready; call those instead."""
        self.path = path
        self.written = False
        """Whether anything was written since it was opened, or last backed up (`store.backups`)."""
        self.was_left_open = False
        """Whether the program that had it open last came to a sudden end."""
        self._driver = driver
        self._engine: sa.Engine | None = None
        self._lock = lock
        self._closed = False
        self._held = False
        self._turn = threading.RLock()
        self._identity = _identity(path)

    @classmethod
    def create(cls, path: Path, entities: Sequence[Entity]) -> CollectionFile:
        """Make a new file with these entities in it, one of them the Collection, and open it.

        Raises CollectionError if there is something at `path` already or it cannot be written.
        """
        from essayeditor.store import engine, repository
        from essayeditor.store.migrate import upgrade

        path = Path(path)
        _refuse_existing(path)
        with explained(path, "make"):
            if not path.parent.is_dir():
                raise FileNotFoundError(path.parent)
            with replacing(path) as temporary:
                driver = sqlite.connect(temporary)
                try:
                    with engine.remaking(driver) as connection:
                        upgrade(connection)
                        repository.write(connection, Writes(added=list(entities)))
                finally:
                    driver.close()
                _refuse_existing(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> CollectionFile:
        """Open a collection, bringing it to the present format if it is older.

        Raises CollectionError, having changed nothing, if the file is not there, is not a
        collection, is damaged, was made by a newer program, or is open elsewhere. A reader
        (`read_only`) does not mind that somebody else writes, and sees what was last saved.
        """
        path = Path(path)
        with explained(path, "open"):
            refuse_strange(path)
            unclean = sqlite.was_left_open(path)
            lock = None if read_only else _locked(path)
            try:
                driver = _made_ready(path, read_only)
            except BaseException:
                if lock:
                    lock.release()
                raise
        file = cls(path, driver, lock)
        file.was_left_open = unclean
        file.written = unclean and not read_only  # the last program died before it could back up
        return file

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._lock is None

    def record(self) -> Record:
        """Read every entity of the collection."""
        with self._reading():
            return reading.read_record(self._driver)

    def write(self, writes: Writes) -> None:
        """Write all of it or, if anything fails, nothing. CollectionError says why."""
        if not writes:
            return
        with explained(self.path, "save"), self._turn:
            assert not self._closed
            if self.read_only:
                raise PermissionError(self.path)
            if _identity(self.path) != self._identity:  # the system would write on into a file without a name
                raise FileNotFoundError(self.path)
            self._write(writes)
            self.written = True

    def _write(self, writes: Writes) -> None:
        from essayeditor.store import engine, repository

        if self._engine is None:
            self._engine = engine.over(self._driver)
        with self._engine.begin() as connection:
            repository.write(connection, writes)

    def document(self, key: str) -> bytes:
        """Return a text as canonical JSON; KeyError if there is none under this hash."""
        with self._reading():
            return reading.read_document(self._driver, key)

    def original(self, key: str) -> bytes:
        """Return the bytes of a file as it was sent; KeyError if there are none under this hash."""
        with self._reading():
            return reading.read_content(self._driver, "original", key)

    def asset(self, key: str) -> Asset:
        """Return a picture; KeyError if there is none under this hash."""
        with self._reading():
            return reading.read_asset(self._driver, key)

    def comments(self, revision: str) -> bytes:
        """Return the comments of a revision as JSON; empty if it has none."""
        with self._reading():
            return reading.read_comments(self._driver, revision)

    def copy_to(self, target: Path) -> None:
        """Write a closed copy of the collection as it stands, whole and sound or not at all.

        A folder that is not there is made, for the person's own eyes alone.
        """
        with explained(target, "write"), self._turn:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(target) as temporary:
                if not sqlite.copy_to(self._driver, temporary):
                    raise Damaged("its pages")

    def purge(self) -> None:
        """Write the file anew, so that nothing that was changed or removed can be read from its bytes.

        CollectionError if that cannot be done now; the file is as it was, and whole.
        """
        with explained(self.path, "save"), self._turn:
            assert not self._closed
            if self.read_only:
                raise PermissionError(self.path)
            sqlite.purge(self._driver)

    def close(self) -> None:
        """Close the file, as one whole file, and let others open it. May be called twice."""
        if not self._closed and not self.read_only:
            sqlite.settle(self._driver)
        self._closed = True
        self.written = False
        if self._engine is not None:
            self._engine.dispose()
        self._driver.close()
        if self._lock:
            self._lock.release()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever another program writes meanwhile."""
        with self._reading():
            reading.read_comments(self._driver, "")  # the first reading fixes the moment
            self._held = True
            try:
                yield
            finally:
                self._held = False

    @contextmanager
    def _reading(self) -> Iterator[None]:
        assert not self._closed
        with explained(self.path, "read"), self._turn:
            if self._held:
                yield
                return
            with sqlite.reading(self._driver):
                yield


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another that comes to lie at its path; None if none is there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise CollectionError(
            f"There is already a file ‘{path.name}’ in {path.parent}. It has been left as it is. "
            "Choose another name, or open that collection."
        )


def _locked(path: Path) -> FileLock:
    try:
        return FileLock(path)
    except LockedElsewhere as error:
        who = f" {error}" if str(error) else ""
        raise CollectionError(
            f"‘{path.name}’ is already open{who}. Nothing has been changed. Close it there first, "
            "then open it here."
        ) from error


def _made_ready(path: Path, read_only: bool) -> sqlite3.Connection:
    """Return a connection to the file in the present format; for a reader of an older one, a copy of it."""
    driver = sqlite.connect(path, read_only=read_only)
    try:
        found = sqlite.format_of(driver)
        if found > FORMAT:
            raise newer(path, found)
        if path.stat().st_size <= CHECKED_WHOLE and not sqlite.is_sound(driver):
            raise Damaged("its pages")
        if found < FORMAT:
            if read_only:
                original, driver = driver, sqlite.in_memory(driver)
                original.close()
            _upgrade(driver)
        if not read_only:
            sqlite.set_journal(driver, path)
    except BaseException:
        driver.close()
        raise
    return driver


def _upgrade(driver: sqlite3.Connection) -> None:
    from essayeditor.store.engine import remaking
    from essayeditor.store.migrate import upgrade

    with remaking(driver) as connection:
        upgrade(connection)
