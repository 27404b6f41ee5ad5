"""When a suggestion was decided on, and the terms that no skill covers."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.add_column("skill_suggestion", sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "unmet_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.CheckConstraint("length(trim(term)) > 0", name="term_not_blank"),
        sa.CheckConstraint("lang IN ('nl', 'fr', 'en')", name="lang_known"),
        sa.CheckConstraint("source IN ('search', 'need')", name="source_known"),
        sa.CheckConstraint("times >= 1", name="times_at_least_1"),
        sa.CheckConstraint("days >= 1", name="days_at_least_1"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("term", "lang", "source"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_unmet_term_first_on", "unmet_term", ["first_on"])
    op.create_index("ix_unmet_term_last_on", "unmet_term", ["last_on"])
    op.create_table(
        "dismissed_term",
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("dismissed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("dismissed_term")
    op.drop_index("ix_unmet_term_last_on", "unmet_term")
    op.drop_index("ix_unmet_term_first_on", "unmet_term")
    op.drop_table("unmet_term")
    op.drop_column("skill_suggestion", "decided_at")
