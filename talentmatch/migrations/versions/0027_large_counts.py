"""An index that holds all that says whether a programme shows, so that counts read no programme on PostgreSQL."""

from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_large_programme_shown ON programme (provider_id) "
            "INCLUDE (id, state, publish_on, expires_on, confirmed_on, checked_on)"
        )


def downgrade() -> None:
    """Take the change back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_large_programme_shown")
