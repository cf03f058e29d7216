"""The collection file: made, opened, read, written and closed, with every trouble told in plain words."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from essayeditor.collection.entities import Entity
from essayeditor.collection.record import Record
from essayeditor.foundation.errors import CollectionError
from essayeditor.foundation.files import replacing
from essayeditor.store import repository, schema, sqlite
from essayeditor.store.content import Asset, Writes
from essayeditor.store.lock import FileLock, LockedElsewhere
from essayeditor.store.messages import explained, newer, refuse_strange
from essayeditor.store.schema import FORMAT

CHECKED_WHOLE = 16 << 20
"""Bytes up to which every page of a file is checked at opening, in less than a tenth of a second.

Larger files are checked whole when they are backed up; damage elsewhere shows when it is read.
"""


class CollectionFile:
    """An open `*.essays` file. Made by `create` or `open`. One thread at a time reads or writes it."""

    def __init__(self, path: Path, engine: sa.Engine, lock: FileLock | None) -> None:
        """Take what `create` and `open` have made ready; call those instead."""
        self.path = path
        self.written = False
        """Whether anything was written since it was opened, or last backed up (`store.backups`)."""
        self.was_left_open = False
        """Whether the program that had it open last came to a sudden end."""
        self._engine = engine
        self._lock = lock
        self._closed = False
        self._held: sa.Connection | None = None
        self._turn = threading.RLock()
        self._identity = _identity(path)

    @classmethod
    def create(cls, path: Path, entities: Sequence[Entity]) -> CollectionFile:
        """Make a new file with these entities in it, one of them the Collection, and open it.

        Raises CollectionError if there is something at `path` already or it cannot be written.
        """
        from essayeditor.store.migrate import upgrade

        path = Path(path)
        _refuse_existing(path)
        with explained(path, "make"):
            if not path.parent.is_dir():
                raise FileNotFoundError(path.parent)
            with replacing(path) as temporary:
                engine = sqlite.connect(temporary)
                try:
                    with sqlite.remaking(engine) as connection:
                        upgrade(connection)
                        repository.write(connection, Writes(added=list(entities)))
                finally:
                    engine.dispose()
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
            engine = sqlite.connect(path, read_only=read_only)
            try:
                engine = _made_ready(engine, path, read_only)
            except BaseException:
                engine.dispose()
                if lock:
                    lock.release()
                raise
        file = cls(path, engine, lock)
        file.was_left_open = unclean
        file.written = unclean and not read_only  # the last program died before it could back up
        return file

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._lock is None

    def record(self) -> Record:
        """Read every entity of the collection."""
        with self._reading() as connection:
            return repository.read_record(connection)

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
            with self._engine.begin() as connection:
                repository.write(connection, writes)
            self.written = True

    def document(self, key: str) -> bytes:
        """Return a text as canonical JSON; KeyError if there is none under this hash."""
        with self._reading() as connection:
            return repository.read_document(connection, key)

    def original(self, key: str) -> bytes:
        """Return the bytes of a file as it was sent; KeyError if there are none under this hash."""
        with self._reading() as connection:
            return repository.read_content(connection, schema.original, key)

    def asset(self, key: str) -> Asset:
        """Return a picture; KeyError if there is none under this hash."""
        with self._reading() as connection:
            return repository.read_asset(connection, key)

    def comments(self, revision: str) -> bytes:
        """Return the comments of a revision as JSON; empty if it has none."""
        with self._reading() as connection:
            return repository.read_comments(connection, revision)

    def copy_to(self, target: Path) -> None:
        """Write a closed copy of the collection as it stands, whole and sound or not at all.

        A folder that is not there is made, for the person's own eyes alone.
        """
        with explained(target, "write"), self._turn:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(target) as temporary:
                if not sqlite.copy_to(self._engine, temporary):
                    raise repository.Damaged("its pages")

    def purge(self) -> None:
        """Write the file anew, so that nothing that was changed or removed can be read from its bytes.

        CollectionError if that cannot be done now; the file is as it was, and whole.
        """
        with explained(self.path, "save"), self._turn:
            assert not self._closed
            if self.read_only:
                raise PermissionError(self.path)
            sqlite.purge(self._engine)

    def close(self) -> None:
        """Close the file, as one whole file, and let others open it. May be called twice."""
        if not self._closed and not self.read_only:
            sqlite.settle(self._engine)
        self._closed = True
        self.written = False
        self._engine.dispose()
        if self._lock:
            self._lock.release()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever another program writes meanwhile."""
        with explained(self.path, "read"), self._turn, self._engine.connect() as connection:
            repository.read_comments(connection, "")  # the first reading fixes the moment
            self._held = connection
            try:
                yield
            finally:
                self._held = None

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        assert not self._closed
        with self._turn:
            if self._held is not None:
                yield self._held
                return
            with explained(self.path, "read"), self._engine.connect() as connection:
                yield connection


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
            f"There is already a file “{path.name}” in {path.parent}. It has been left as it is. "
            "Choose another name, or open that collection."
        )


def _locked(path: Path) -> FileLock:
    try:
        return FileLock(path)
    except LockedElsewhere as error:
        who = f" {error}" if str(error) else ""
        raise CollectionError(
            f"“{path.name}” is already open{who}. Nothing has been changed. Close it there first, "
            "then open it here."
        ) from error


def _made_ready(engine: sa.Engine, path: Path, read_only: bool) -> sa.Engine:
    """Return an engine on the file in the present format; for a reader of an older one, on a copy of it."""
    with engine.connect() as connection:
        found = sqlite.format_of(connection)
    if found > FORMAT:
        raise newer(path, found)
    if path.stat().st_size <= CHECKED_WHOLE and not sqlite.is_sound(engine):
        raise repository.Damaged("its pages")
    if found < FORMAT:
        from essayeditor.store.migrate import upgrade

        if read_only:
            original, engine = engine, sqlite.in_memory(engine)
            original.dispose()
        with sqlite.remaking(engine) as connection:
            upgrade(connection)
    if not read_only:
        sqlite.set_journal(engine, path)
    return engine
