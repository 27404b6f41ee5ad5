"""The state of records that people edit, and changes that wait for approval."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
# Plain ALTER TABLE: a rebuilt table would break the foreign keys of a filled SQLite database.
STATE = "state VARCHAR NOT NULL DEFAULT 'published' CONSTRAINT state_known CHECK (state IN ('draft', 'published', 'archived'))"
COLUMNS = {
    "programme": (
        STATE,
        "publish_on DATE",
        "expires_on DATE",
        "confirmed_on DATE",
        "locked_fields JSON NOT NULL DEFAULT '[]'",
    ),
    "provider": (
        STATE,
        "publish_on DATE",
        "expires_on DATE",
        "confirmed_on DATE",
        "locked_fields JSON NOT NULL DEFAULT '[]'",
    ),
    "course_instance": (STATE,),
}


def upgrade() -> None:
    """Apply the change."""
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_table(
        "pending_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("record_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=False),
        sa.Column("proposed_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('waiting', 'approved', 'rejected')", name="status_known"),
        sa.CheckConstraint("length(trim(proposed_by)) > 0", name="proposed_by_not_blank"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("pending_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pending_change_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_pending_change_table_name"), ["table_name"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("pending_change")
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")
