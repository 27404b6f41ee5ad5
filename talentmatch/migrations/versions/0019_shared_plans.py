"""Plans that somebody shared by a code."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "shared_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code_hash", TEXT(length=64), nullable=False),
        sa.Column("end_hash", TEXT(length=64), nullable=False),
        sa.Column("profile_id", TEXT(length=120), nullable=False),
        sa.Column("skill_ids", sa.JSON(), nullable=False),
        sa.Column("programme_ids", sa.JSON(), nullable=False),
        sa.Column("objective", TEXT(length=20), nullable=False),
        sa.Column("with_optional", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("starting", sa.Date(), nullable=True),
        sa.Column("place_id", TEXT(length=120), nullable=True),
        sa.Column("lang", TEXT(length=2), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(code_hash)) > 0", name="code_hash_not_blank"),
        sa.CheckConstraint("length(trim(end_hash)) > 0", name="end_hash_not_blank"),
        sa.CheckConstraint("length(trim(objective)) > 0", name="objective_not_blank"),
        sa.CheckConstraint("lang IN ('nl', 'fr', 'en')", name="lang_known"),
        sa.CheckConstraint("expires_at > created_at", name="expires_after_created"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shared_plan_expires_at", "shared_plan", ["expires_at"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("shared_plan")
