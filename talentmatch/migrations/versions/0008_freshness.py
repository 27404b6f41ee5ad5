"""What came of asking the addresses that records name, and links by which a provider confirms its programmes."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None
BEFORE = ("invite", "reset")
AFTER = (*BEFORE, "confirm")


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "link_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("first_failed_on", sa.Date(), nullable=True),
        sa.Column("last_failed_on", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.CheckConstraint("length(trim(url)) > 0", name="url_not_blank"),
        sa.CheckConstraint("failures >= 0", name="failures_at_least_0"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("url"),
    )
    allow_purposes(AFTER)


def downgrade() -> None:
    """Undo the change."""
    op.execute("DELETE FROM account_link WHERE purpose = 'confirm'")
    allow_purposes(BEFORE)
    op.drop_table("link_check")


def allow_purposes(codes: tuple[str, ...]) -> None:
    """Replace the list of purposes; on SQLite the table, to which no other refers, is made anew without the old list."""
    condition = f"purpose IN ({', '.join(repr(code) for code in codes)})"
    with op.batch_alter_table("account_link") as batch_op:
        if op.get_bind().dialect.name == "postgresql":
            batch_op.drop_constraint("purpose_known", type_="check")
        batch_op.create_check_constraint("purpose_known", condition)
