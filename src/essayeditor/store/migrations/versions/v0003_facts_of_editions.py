"""Format 3: what each edition states for itself, the colour of covers, and where recommendations stand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file of format 2 to format 3."""
    _add("collection", _number("cover_colour", 0), _value("asks"))
    _add(
        "edition",
        *map(_text, ("edition_line", "back_cover_text", "cover_picture", "cover_alt")),
        _value("imprint"),
        sa.Column("cover_drawn", sa.Boolean, nullable=False, server_default=sa.false()),
        _number("cover_colour", -1),
        _value("asks"),
    )


def downgrade() -> None:
    """Nothing goes back a format: an older program says that the file is newer than itself."""
    raise NotImplementedError


def _add(table: str, *columns: "sa.Column[str] | sa.Column[int] | sa.Column[bool]") -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _number(name: str, default: int) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False, server_default=str(default))


def _value(name: str) -> "sa.Column[str]":
    """Return a column for a value kept as JSON; one without fields has all of them empty."""
    return sa.Column(name, sa.JSON, nullable=False, server_default="{}")
