"""From how many people on a group of a programme begins."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
# The check stands with the column, so that SQLite need not write the table anew.
ADD = "ALTER TABLE programme ADD COLUMN group_from INTEGER CONSTRAINT group_from_at_least_1 CHECK (group_from >= 1)"


def upgrade() -> None:
    """Apply the change."""
    op.execute(ADD)


def downgrade() -> None:
    """Undo the change."""
    op.drop_column("programme", "group_from")
