"""Sources of learning opportunities of the European Learning Model."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None
FORMER = ("jsonld", "sitemap", "csv", "talentmatch")
KINDS = ("jsonld", "sitemap", "elm", "csv", "talentmatch")
STATES = ("active", "paused")
LENGTHS = {
    "kind": None, "address": 2_000, "table_name": None, "provider_id": 120, "schedule_note": None, "state": None,
    "etag": 1_000, "last_modified": 1_000, "position": 1_000,
}  # fmt: skip


def _text(name: str, length: int | None, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=length), nullable=False, primary_key=key)


def _table(kinds: tuple[str, ...]) -> sa.Table:
    """Return the table as it stands: SQLite writes it anew, and its checks cannot be read back."""
    return sa.Table(
        "harvest_source",
        sa.MetaData(),
        sa.Column("version", sa.Integer(), nullable=False),
        _text("id", 120, key=True),
        *(_text(name, length) for name, length in LENGTHS.items()),
        sa.CheckConstraint(f"kind IN {kinds}", name="kind_known"),
        sa.CheckConstraint(f"state IN {STATES}", name="state_known"),
        sa.CheckConstraint("length(trim(address)) > 0", name="address_not_blank"),
        sa.CheckConstraint("(kind = 'csv') = (length(table_name) > 0)", name="table_of_csv_alone"),
    )


def _allow(kinds: tuple[str, ...], *, former: tuple[str, ...]) -> None:
    with op.batch_alter_table("harvest_source", copy_from=_table(former)) as table:
        table.drop_constraint("kind_known", type_="check")
        table.create_check_constraint("kind_known", f"kind IN {kinds}")


def upgrade() -> None:
    """Apply the change."""
    _allow(KINDS, former=FORMER)


def downgrade() -> None:
    """Undo the change; sources of the new kind are forgotten."""
    op.execute("DELETE FROM harvest_source WHERE kind = 'elm'")
    _allow(FORMER, former=KINDS)
