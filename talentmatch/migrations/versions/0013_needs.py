"""What companies need: skill needs, interest in programmes, teams, and alerts."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None
TABLES = ("alert", "need_link", "need_skill", "skill_need", "team_role", "programme_interest")


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "programme_interest",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("company_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("programme_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "region IN ('flanders', 'wallonia', 'brussels', 'abroad', 'national', 'online')", name="region_known"
        ),
        sa.CheckConstraint("ends_on >= starts_on", name="window_in_order"),
        sa.CheckConstraint("people >= 1", name="people_at_least_1"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("programme_interest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_interest_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_interest_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "skill_need",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("company_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("profile_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("occupation_uri", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("place_ids", sa.JSON(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("needed_by", sa.Date(), nullable=True),
        sa.Column("shift_pattern", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("languages_required", sa.JSON(), nullable=False),
        sa.Column("languages_wanted", sa.JSON(), nullable=False),
        sa.Column("eqf_level", sa.Integer(), nullable=True),
        sa.Column("education", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("experience_counts", sa.Boolean(), nullable=True),
        sa.Column("description", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("visibility", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("embargo_until", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("origin", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.CheckConstraint("origin IN ('blank', 'profile', 'vacancy', 'import', 'mail')", name="origin_known"),
        sa.CheckConstraint(
            "region IN ('flanders', 'wallonia', 'brussels', 'abroad', 'national', 'online')", name="region_known"
        ),
        sa.CheckConstraint(
            "shift_pattern IN ('day', 'two_shift', 'three_shift', 'night', 'weekend', 'continuous')",
            name="shift_pattern_known",
        ),
        sa.CheckConstraint("state IN ('draft', 'waiting', 'published', 'closed')", name="state_known"),
        sa.CheckConstraint("title_lang IN ('nl', 'fr', 'en', 'de')", name="title_lang_known"),
        sa.CheckConstraint("visibility IN ('named', 'anonymous', 'region_only')", name="visibility_known"),
        sa.CheckConstraint("eqf_level BETWEEN 1 AND 8", name="eqf_level_range"),
        sa.CheckConstraint("length(trim(title)) > 0", name="title_not_blank"),
        sa.CheckConstraint("people >= 1", name="people_at_least_1"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
        ),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["job_profile.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("skill_need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_need_company_id"), ["company_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skill_need_profile_id"), ["profile_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_skill_need_region"), ["region"], unique=False)
        batch_op.create_index(batch_op.f("ix_skill_need_state"), ["state"], unique=False)

    op.create_table(
        "team_role",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("company_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("profile_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 0", name="people_at_least_0"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
        ),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["job_profile.id"],
        ),
        sa.PrimaryKeyConstraint("company_id", "profile_id"),
    )
    op.create_table(
        "alert",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
        sa.Column("lang", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("need_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("provider_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(need_id IS NULL) <> (provider_id IS NULL)", name="subject_is_one"),
        sa.ForeignKeyConstraint(["need_id"], ["skill_need.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["provider.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_provider_id"), ["provider_id"], unique=False)

    op.create_table(
        "need_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(length=254), nullable=False),
        sa.Column("company_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("lang", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("need_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["skill_need.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    with op.batch_alter_table("need_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_link_need_id"), ["need_id"], unique=False)

    op.create_table(
        "need_skill",
        sa.Column("need_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("skill_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("importance", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("level", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("words", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("importance IN ('essential', 'optional')", name="importance_known"),
        sa.CheckConstraint("level IN ('basic', 'independent', 'expert')", name="level_known"),
        sa.ForeignKeyConstraint(["need_id"], ["skill_need.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["skill_id"],
            ["skill.id"],
        ),
        sa.PrimaryKeyConstraint("need_id", "skill_id"),
    )
    with op.batch_alter_table("need_skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_skill_skill_id"), ["skill_id"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    for table in TABLES:
        op.drop_table(table)
