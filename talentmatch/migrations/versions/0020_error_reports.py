"""Reports of errors."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None
CODES = {
    "table_name": ("programme", "provider", "job_profile", "skill", "page"),
    "kind": ("wrong", "outdated", "gone", "link", "text", "other"),
    "state": ("waiting", "done", "declined"),
    "lang": ("nl", "fr", "en"),
}
TEXTS = {
    "table_name": 20,
    "record_id": 120,
    "path": 300,
    "kind": 20,
    "message": 2000,
    "email": 254,
    "lang": 2,
    "state": 20,
    "note": 2000,
}


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "error_report",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=n), nullable=False) for name, n in TEXTS.items()),
        sa.Column("provider_id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.CheckConstraint(f"{name} IN {known}", name=f"{name}_known") for name, known in CODES.items()),
        *(sa.CheckConstraint(f"length(trim({n})) > 0", name=f"{n}_not_blank") for n in ("message", "path")),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for name in ("provider_id", "state", "created_at"):
        op.create_index(f"ix_error_report_{name}", "error_report", [name])


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("error_report")
