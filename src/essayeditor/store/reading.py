"""Reading a collection's rows through the database's own driver (PEP 249), in SQL that every database knows.

SQLAlchemy is loaded when something is first written: that takes longer than to read 500 essays, and
most of the programs' processes only read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from essayeditor.collection.entities import KINDS, Entity
from essayeditor.collection.record import Record
from essayeditor.foundation.files import sha256
from essayeditor.store.content import Asset
from essayeditor.store.faults import Damaged
from essayeditor.store.packing import Unreadable, unpacked
from essayeditor.store.rows import ROWS

Driver = sqlite3.Connection


def read_record(driver: Driver) -> Record:
    """Read every entity. Damaged if a row cannot be one, or there is no collection in the file."""
    tables: dict[type[Entity], Mapping[str, Entity]] = {}
    for kind in KINDS:
        rows = ROWS[kind]
        found = _rows(driver, rows.name, [column.name for column in rows.columns])
        try:
            tables[kind] = {entity.id: entity for entity in map(rows.from_row, found)}
        except (TypeError, ValueError) as error:
            raise Damaged(f"a row of {rows.name}") from error
    record = Record(tables)
    if len(list(record.all(KINDS[0]))) != 1:
        raise Damaged("the collection's own row")
    return record


def read_content(driver: Driver, table: str, key: str) -> bytes:
    """Return the bytes kept under a hash. KeyError if there are none, Damaged if they are not those."""
    content = read_kept(driver, table, key)
    if sha256(content) != key:
        raise Damaged(f"{table} {key[:8]}")
    return content


def read_document(driver: Driver, key: str) -> bytes:
    """Return the text under a hash as canonical JSON. Errors as `read_content`."""
    kept = read_kept(driver, "document", key)
    try:
        content = unpacked(kept, lambda other: read_kept(driver, "document", other))
    except (KeyError, Unreadable) as error:
        raise Damaged(f"document {key[:8]}") from error
    if sha256(content) != key:
        raise Damaged(f"document {key[:8]}")
    return content


def read_kept(driver: Driver, table: str, key: str) -> bytes:
    """Return the bytes under a hash as they lie there. KeyError if there are none."""
    (content,) = _row(driver, table, ["content"], "sha256", key)
    return bytes(content)


def read_comments(driver: Driver, revision: str) -> bytes:
    """Return the comments of a revision as JSON; empty if it has none."""
    try:
        (content,) = _row(driver, "comments", ["content"], "revision", revision)
    except KeyError:
        return b""
    return bytes(content)


def read_asset(driver: Driver, key: str) -> Asset:
    """Return a picture with what is known of it. Errors as `read_content`."""
    media_type, width, height = _row(driver, "asset", ["media_type", "width", "height"], "sha256", key)
    return Asset(key, read_content(driver, "asset", key), media_type, width, height)


def _rows(driver: Driver, table: str, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    return driver.execute(_select(table, columns)).fetchall()


def _row(driver: Driver, table: str, columns: Sequence[str], where: str, value: str) -> tuple[Any, ...]:
    """Return the one row with this value in a column. KeyError if there is none."""
    found = driver.execute(f'{_select(table, columns)} WHERE "{where}" = ?', (value,)).fetchone()
    if found is None:
        raise KeyError(value)
    return tuple(found)


def _select(table: str, columns: Sequence[str]) -> str:
    """Return a statement. Names are our own, quoted because SQL has words for some of them ("order")."""
    named = ", ".join(f'"{name}"' for name in columns)
    return f'SELECT {named} FROM "{table}"'  # noqa: S608 - our own names
