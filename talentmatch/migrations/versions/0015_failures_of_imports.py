"""An import keeps why it was last not applied or taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.add_column("import_run", sa.Column("failure", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    """Undo the change."""
    op.drop_column("import_run", "failure")
