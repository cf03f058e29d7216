"""Format 2: organisations and places, editions, saved views, the inbox, and what proves a permission.

What each table is for stands in `store.schema`. Columns that are added get a value for the rows that
are there; that value stays the column's default in files that were made as format 1.
"""

import uuid
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NAMES = uuid.UUID("8d5a2f5e-6a0b-4a54-9a51-3d2f6f0c9b10")
"""What the keys of organisations and places are made from, with their names: the same wherever it is run."""


def upgrade() -> None:
    """Bring a file of format 1 to format 2."""
    _plan()
    _people()
    _integrity()
    _texts()


def downgrade() -> None:
    """Nothing goes back a format: an older program says that the file is newer than itself."""
    raise NotImplementedError


def _add(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON, nullable=False, server_default="[]")


def _evidence(table: str) -> None:
    """Add what proves it. SQLite cannot add a reference to a table, so the table is made anew."""
    name = f"fk_{table}_evidence_file"
    target = sa.ForeignKey("original.sha256", name=name, deferrable=True, initially="DEFERRED")
    with op.batch_alter_table(table, recreate="always") as batch:
        batch.add_column(sa.Column("evidence_file", sa.Text, target, nullable=True))
    op.create_index(f"ix_{table}_evidence_file", table, ["evidence_file"])
    _add(table, *_text("evidence_name"))


def _table(name: str, *columns: sa.Column[Any]) -> None:
    key = sa.Column("id", sa.Text, primary_key=True)
    op.create_table(name, key, *columns, sa.Column("version", sa.Integer, nullable=False))


def _plan() -> None:
    _add("collection", *_text("cover_picture", "cover_alt"), _list("spelling_words"))
    _add("section", _number("target_words"), _list("kept_essays"))
    _add("essay", *_text("nation_or_region"), _list("ignored_words"))
    _table(
        "edition",
        *_text("name"),
        _number("order"),
        *_text("title", "subtitle", "theme"),
        *map(_list, ("parts", "sections", "essays")),
    )
    _table("saved_view", *_text("name", "where", "definition"), _number("order"))


def _people() -> None:
    _table("organisation", *_text("name", "web"))
    _table("place", *_text("name", "nation_or_region"))
    _add("contributor", *_text("standing"), _list("headshot_crop"))
    people = sa.table(
        "contributor", sa.column("organisation"), sa.column("place"), sa.column("nation_or_region")
    )
    rows = op.get_bind().execute(sa.select(people)).all()
    _name_each("organisation", {row.organisation: {"web": ""} for row in rows})
    _name_each("place", {row.place: {"nation_or_region": row.nation_or_region} for row in rows})


def _name_each(table: str, found: dict[str, dict[str, str]]) -> None:
    """Give every name that contributors state a row of its own."""
    named = [
        {"id": str(uuid.uuid5(_NAMES, f"{table} {name}")), "name": name, "version": 1, **more}
        for name, more in sorted(found.items())
        if name
    ]
    if named:
        target = sa.table(table, *(sa.column(name) for name in named[0]))
        op.get_bind().execute(sa.insert(target), named)


def _integrity() -> None:
    _add("permission", *_text("kind", "holder"))
    of_pictures = sa.table("permission", sa.column("kind"), sa.column("asset"))
    kind = sa.case((of_pictures.c.asset == "", "text licence"), else_="picture rights")
    op.get_bind().execute(sa.update(of_pictures).values(kind=kind))
    _evidence("permission")
    _add("approval", *_text("contributor", "due"))
    _evidence("approval")
    _add("query", *_text("contributor", "asked_by", "sent"))


def _texts() -> None:
    """Let a submission wait without an essay. SQLite cannot loosen a column, so the table is made anew."""
    with op.batch_alter_table("submission", recreate="always") as submission:
        submission.alter_column("essay", existing_type=sa.Text, nullable=True)
        for column in _text("sent", "proposal"):
            submission.add_column(column)
        submission.add_column(sa.Column("state", sa.Text, nullable=False, server_default="taken"))
    _add("log_entry", *_text("value", "contributor"))
    _add("log_entry", sa.Column("kind", sa.Text, nullable=False, server_default="event"))
