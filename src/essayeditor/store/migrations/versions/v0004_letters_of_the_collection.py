"""Format 4: the letters that are worded anew for the collection."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a file of format 3 to format 4."""
    op.add_column("collection", sa.Column("letters", sa.JSON, nullable=False, server_default="[]"))


def downgrade() -> None:
    """Nothing goes back a format: an older program says that the file is newer than itself."""
    raise NotImplementedError
