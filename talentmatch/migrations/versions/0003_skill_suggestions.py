"""Skills that the machine suggests and a curator decides about."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "skill_suggestion",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("profile_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("skill_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("method", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.CheckConstraint("(programme_id IS NULL) <> (profile_id IS NULL)", name="subject_is_one"),
        sa.CheckConstraint("status IN ('suggested', 'accepted', 'rejected')", name="status_known"),
        sa.CheckConstraint("lang IN ('nl', 'fr', 'en', 'de')", name="lang_known"),
        sa.CheckConstraint("confidence >= 0", name="confidence_at_least_0"),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["profile_id"], ["job_profile.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("programme_id", "skill_id"),
        sa.UniqueConstraint("profile_id", "skill_id"),
    )
    with op.batch_alter_table("skill_suggestion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_suggestion_skill_id"), ["skill_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skill_suggestion_status"), ["status"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("skill_suggestion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_suggestion_status"))
        batch_op.drop_index(batch_op.f("ix_skill_suggestion_skill_id"))

    op.drop_table("skill_suggestion")
