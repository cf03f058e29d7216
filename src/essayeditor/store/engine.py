"""SQLAlchemy on the connection of an open file: for writing, and for bringing tables to another form.

Only here and below (`schema`, `mapping`, `repository`, `migrate`) is it imported, when it is needed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects.sqlite import pysqlite  # noqa: F401 - else it is loaded with the first engine
from sqlalchemy.pool import StaticPool

from essayeditor.store import sqlite


def over(driver: sqlite3.Connection) -> sa.Engine:
    """Return an engine on this one connection."""
    engine = sa.create_engine(
        "sqlite://",
        hide_parameters=True,  # an error must not carry private values into a log
        poolclass=StaticPool,
        creator=lambda: driver,
    )

    @event.listens_for(engine, "begin")
    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


@contextmanager
def remaking(driver: sqlite3.Connection) -> Iterator[sa.Connection]:
    """Give a transaction in which tables may be made anew; references are checked at its end."""
    with sqlite.unreferenced(driver), over(driver).begin() as connection:
        yield connection
        sqlite.check_references(driver)
