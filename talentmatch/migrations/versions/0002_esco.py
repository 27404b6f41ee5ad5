"""ESCO beside the curated vocabulary."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "esco_release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(trim(version)) > 0", name="version_not_blank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("version"),
    )
    with op.batch_alter_table("esco_release", schema=None) as batch_op:
        batch_op.create_index(
            "ix_esco_release_one_current",
            ["is_current"],
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        )

    op.create_table(
        "esco_concept",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("uri", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reuse_level", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('skill', 'knowledge', 'occupation', 'skill_group', 'isco_group')", name="kind_known"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["esco_release.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("release_id", "uri"),
    )
    op.create_table(
        "esco_file",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.CheckConstraint("left_out >= 0", name="left_out_at_least_0"),
        sa.CheckConstraint("rows >= 0", name="rows_at_least_0"),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["esco_release.id"],
        ),
        sa.PrimaryKeyConstraint("release_id", "sha256"),
        sa.UniqueConstraint("release_id", "name"),
    )
    op.create_table(
        "esco_label",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("lang", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("preferred", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("alternatives", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("length(trim(preferred)) > 0", name="preferred_not_blank"),
        sa.ForeignKeyConstraint(
            ["concept_id"],
            ["esco_concept.id"],
        ),
        sa.PrimaryKeyConstraint("concept_id", "lang"),
    )
    op.create_table(
        "esco_relation",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("kind IN ('essential', 'optional', 'broader')", name="kind_known"),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["esco_concept.id"],
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["esco_concept.id"],
        ),
        sa.PrimaryKeyConstraint("source_id", "target_id", "kind"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("esco_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_esco_relation_target_id"), ["target_id"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("esco_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_esco_relation_target_id"))

    op.drop_table("esco_relation")
    op.drop_table("esco_label")
    op.drop_table("esco_file")
    op.drop_table("esco_concept")
    with op.batch_alter_table("esco_release", schema=None) as batch_op:
        batch_op.drop_index("ix_esco_release_one_current")

    op.drop_table("esco_release")
