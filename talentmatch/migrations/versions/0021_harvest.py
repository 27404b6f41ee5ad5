"""Sources that are harvested, the times that they were, and where records came from."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None
KINDS = ("jsonld", "sitemap", "csv", "talentmatch")
STATES = ("active", "paused")
OUTCOMES = ("applied", "unchanged", "failed")
COUNTS = ("created", "changed", "unchanged", "faulty", "vanished", "left_out")


def _text(name: str, length: int | None = None) -> sa.Column[str]:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=length), nullable=False)


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "harvest_source",
        sa.Column("version", sa.Integer(), nullable=False),
        _text("id", 120),
        _text("kind"),
        _text("address", 2_000),
        _text("table_name"),
        _text("provider_id", 120),
        _text("schedule_note"),
        _text("state"),
        _text("etag", 1_000),
        _text("last_modified", 1_000),
        _text("position", 1_000),
        sa.CheckConstraint(f"kind IN {KINDS}", name="kind_known"),
        sa.CheckConstraint(f"state IN {STATES}", name="state_known"),
        sa.CheckConstraint("length(trim(address)) > 0", name="address_not_blank"),
        sa.CheckConstraint("(kind = 'csv') = (length(table_name) > 0)", name="table_of_csv_alone"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "harvest_run",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("source_id", 120),
        _text("address", 2_000),
        _text("outcome"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
        sa.Column("import_ids", sa.JSON(), nullable=False),
        sa.Column("failure", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome_known"),
        sa.CheckConstraint("length(trim(address)) > 0", name="address_not_blank"),
        *(sa.CheckConstraint(f"{name} >= 0", name=f"{name}_at_least_0") for name in COUNTS),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_harvest_run_source_id", "harvest_run", ["source_id"])
    op.create_table(
        "harvested_record",
        _text("table_name"),
        _text("record_id"),
        _text("source_id", 120),
        _text("address", 2_000),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vanished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(trim(address)) > 0", name="address_not_blank"),
        sa.PrimaryKeyConstraint("table_name", "record_id", "source_id"),
    )


def downgrade() -> None:
    """Undo the change."""
    for table in ("harvested_record", "harvest_run", "harvest_source"):
        op.drop_table(table)
