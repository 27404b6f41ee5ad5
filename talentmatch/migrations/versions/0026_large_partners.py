"""An index of the few programmes that have partners, so that those of one provider are found among a million."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_large_programme_partners ON programme (id) WHERE CAST(partner_ids AS VARCHAR) <> '[]'"
        )


def downgrade() -> None:
    """Take the change back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_large_programme_partners")
