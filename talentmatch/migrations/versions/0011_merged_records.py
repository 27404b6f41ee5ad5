"""Records that were merged into others, and pairs that are two records although they look alike."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "merged_record",
        sa.Column("table_name", TEXT(), nullable=False),
        sa.Column("record_id", TEXT(length=120), nullable=False),
        sa.Column("into_id", TEXT(length=120), nullable=False),
        sa.Column("moved", sa.JSON(), nullable=False),
        sa.Column("merged_by", TEXT(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(into_id)) > 0", name="into_id_not_blank"),
        sa.PrimaryKeyConstraint("table_name", "record_id"),
    )
    with op.batch_alter_table("merged_record") as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_record_into_id"), ["into_id"], unique=False)
    op.create_table(
        "distinct_pair",
        sa.Column("table_name", TEXT(), nullable=False),
        sa.Column("first_id", TEXT(length=120), nullable=False),
        sa.Column("second_id", TEXT(length=120), nullable=False),
        sa.Column("decided_by", TEXT(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(trim(decided_by)) > 0", name="decided_by_not_blank"),
        sa.PrimaryKeyConstraint("table_name", "first_id", "second_id"),
    )


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("distinct_pair")
    op.drop_table("merged_record")
