"""Writing a collection's rows (`store.reading` reads them). Nothing here is SQLite's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from essayeditor.collection.entities import Entity
from essayeditor.store import schema
from essayeditor.store.content import Asset, Writes
from essayeditor.store.faults import ChangedElsewhere, Damaged
from essayeditor.store.packing import Base, Unreadable, depth, packed
from essayeditor.store.reading import Driver, read_document, read_kept
from essayeditor.store.schema import ENTITIES


def write(connection: sa.Connection, writes: Writes) -> None:
    """Write all of it, in the caller's transaction. ChangedElsewhere if a row was written by another."""
    _add_documents(connection, writes)
    _add_content(connection, schema.original, _originals(writes.originals))
    _add_content(connection, schema.asset, _assets(writes.assets.values()))
    for revision, content in writes.comments.items():
        _put_comments(connection, revision, content)
    for kind, removed in _by_kind(writes.removed):
        connection.execute(ENTITIES[kind].delete, [{"_id": entity.id} for entity in removed])
    for kind, added in _by_kind(writes.added):
        connection.execute(ENTITIES[kind].insert, [ENTITIES[kind].to_row(entity) for entity in added])
    _update(connection, writes.changed)
    if writes.forgotten:
        gone = schema.original.c.sha256.in_(writes.forgotten)
        connection.execute(sa.delete(schema.original).where(gone))


def _by_kind(entities: Iterable[Entity]) -> Iterable[tuple[type[Entity], list[Entity]]]:
    sorted_out: dict[type[Entity], list[Entity]] = defaultdict(list)
    for entity in entities:
        sorted_out[type(entity)].append(entity)
    return sorted_out.items()


def _update(connection: sa.Connection, changed: Iterable[tuple[Entity, frozenset[str]]]) -> None:
    """Write the fields that changed, each statement for all rows in which the same fields did."""
    alike: dict[tuple[type[Entity], frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    for entity, names in changed:
        row = ENTITIES[type(entity)].to_row(entity, names)
        own = {"version": entity.version, "_id": entity.id, "_version": entity.version - 1}
        alike[type(entity), names].append(row | own)
    for (kind, names), rows in alike.items():
        result = connection.execute(ENTITIES[kind].update(names), rows)
        if result.rowcount not in (len(rows), -1):
            raise ChangedElsewhere(ENTITIES[kind].table.name)


Rows = dict[str, dict[str, Any]]


def _originals(contents: Mapping[str, bytes]) -> Rows:
    return {
        key: {"sha256": key, "size": len(content), "content": content} for key, content in contents.items()
    }


def _assets(assets: Iterable[Asset]) -> Rows:
    return {
        asset.sha256: {
            "sha256": asset.sha256,
            "media_type": asset.media_type,
            "width": asset.width,
            "height": asset.height,
            "size": len(asset.content),
            "content": asset.content,
        }
        for asset in assets
    }


def _add_content(connection: sa.Connection, table: sa.Table, rows: Rows) -> None:
    """Add what is not there yet; what is there under a hash is the same."""
    if missing := [rows[key] for key in _missing(connection, table, rows)]:
        connection.execute(sa.insert(table), missing)


def _missing(connection: sa.Connection, table: sa.Table, keys: Collection[str]) -> list[str]:
    if not keys:
        return []
    there = set(connection.scalars(sa.select(table.c.sha256).where(table.c.sha256.in_(list(keys)))))
    return [key for key in keys if key not in there]


def _add_documents(connection: sa.Connection, writes: Writes) -> None:
    """Add the texts that are not there yet, in as little room as can be."""
    rows = [
        {
            "sha256": key,
            "content": packed(writes.documents[key], _base(connection, writes.after.get(key, ""))),
        }
        for key in _missing(connection, schema.document, writes.documents)
    ]
    if rows:
        connection.execute(sa.insert(schema.document), rows)


def _base(connection: sa.Connection, key: str) -> Base | None:
    """Return the text under a hash for another to be made from; None if it is not there, or damaged."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, Driver)
    try:
        return Base(key, read_document(driver, key), depth(read_kept(driver, "document", key)))
    except (KeyError, Damaged, Unreadable):
        return None


def _put_comments(connection: sa.Connection, revision: str, content: bytes) -> None:
    table = schema.comments
    done = connection.execute(
        sa.update(table).where(table.c.revision == revision).values(content=content)
    ).rowcount
    if not done:
        connection.execute(sa.insert(table), {"revision": revision, "content": content})
