"""Bringing a collection file to the present format, through the steps in `migrations/versions`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from essayeditor.store.format import APPLICATION_ID, FORMAT
from essayeditor.store.sqlite import mark

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Run every step that the file lacks, in the caller's transaction, and mark the file with its format.

    Alembic is imported here alone: a file of the present format never needs it.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    mark(driver, APPLICATION_ID, FORMAT if revision == "head" else int(revision))
