"""Skills that people searched for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None
REGIONS = ("", "flanders", "wallonia", "brussels", "abroad", "national", "online")


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "searched_skill",
        sa.Column("skill_id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.CheckConstraint(f"region IN {REGIONS}", name="region_known"),
        sa.CheckConstraint("times >= 1", name="times_at_least_1"),
        sa.CheckConstraint("days >= 1", name="days_at_least_1"),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("skill_id", "region", "month"),
    )
    op.create_index("ix_searched_skill_month", "searched_skill", ["month"])


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("searched_skill")
