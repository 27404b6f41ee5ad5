"""first tables."""

from uuid import uuid4

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "catalogue_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("data_digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("identity", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("revision >= 0", name="revision_at_least_0"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "company",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("place_ids", sa.JSON(), nullable=False),
        sa.Column("description_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_urls", sa.JSON(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.CheckConstraint("length(trim(name)) > 0", name="name_not_blank"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "place",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("name_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "region IN ('flanders', 'wallonia', 'brussels', 'abroad', 'national', 'online')", name="region_known"
        ),
        sa.CheckConstraint("length(trim(name_en)) > 0", name="name_en_not_blank"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "provider",
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("description_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("former_names", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("place_ids", sa.JSON(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("website", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "region IN ('flanders', 'wallonia', 'brussels', 'abroad', 'national', 'online')", name="region_known"
        ),
        sa.CheckConstraint("length(trim(name)) > 0", name="name_not_blank"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sector_figure",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("topic", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("year", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("figure_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("figure_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("figure_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_urls", sa.JSON(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.CheckConstraint("length(trim(figure_en)) > 0", name="figure_en_not_blank"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "skill",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("area", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("label_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("label_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("label_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("synonyms_nl", sa.JSON(), nullable=False),
        sa.Column("synonyms_fr", sa.JSON(), nullable=False),
        sa.Column("synonyms_en", sa.JSON(), nullable=False),
        sa.Column("broader_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("esco_uri", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "area IN ('gmp_quality', 'production', 'aseptic_cleanroom', 'laboratory', 'maintenance', 'automation_digital', 'logistics', 'regulatory_clinical', 'safety_environment', 'science', 'transversal', 'languages')",
            name="area_known",
        ),
        sa.CheckConstraint("kind IN ('knowledge', 'skill', 'tool', 'transversal')", name="kind_known"),
        sa.CheckConstraint("length(trim(label_en)) > 0", name="label_en_not_blank"),
        sa.CheckConstraint("length(trim(label_fr)) > 0", name="label_fr_not_blank"),
        sa.CheckConstraint("length(trim(label_nl)) > 0", name="label_nl_not_blank"),
        sa.ForeignKeyConstraint(
            ["broader_id"],
            ["skill.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("label_en"),
        sa.UniqueConstraint("label_fr"),
        sa.UniqueConstraint("label_nl"),
    )
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_broader_id"), ["broader_id"], unique=False)

    op.create_table(
        "job_profile",
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("description_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("company_id", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("family", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_published", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place_ids", sa.JSON(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("languages_required", sa.JSON(), nullable=False),
        sa.Column("languages_wanted", sa.JSON(), nullable=False),
        sa.Column("education_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("experience_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("seniority_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("openings", sa.Integer(), nullable=True),
        sa.Column("seen_on", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("detail_level", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("extra_source_urls", sa.JSON(), nullable=False),
        sa.CheckConstraint("detail_level IN ('full', 'partial', 'thin')", name="detail_level_known"),
        sa.CheckConstraint(
            "family IN ('production_operator', 'aseptic_filling_operator', 'packaging_operator', 'production_management', 'process_engineer', 'qc_analyst', 'lab_technician', 'microbiologist', 'qa', 'validation_cqv', 'maintenance_technician', 'automation_engineer', 'mes_digital_data', 'supply_chain_logistics', 'cell_gene_therapy', 'rd_scientist', 'clinical_medical', 'regulatory_affairs', 'project_management', 'ehs', 'sustainability_water_energy')",
            name="family_known",
        ),
        sa.CheckConstraint("kind IN ('demand_example', 'occupational_profile')", name="kind_known"),
        sa.CheckConstraint(
            "region IN ('flanders', 'wallonia', 'brussels', 'abroad', 'national', 'online')", name="region_known"
        ),
        sa.CheckConstraint("source_lang IN ('nl', 'fr', 'en', 'de')", name="source_lang_known"),
        sa.CheckConstraint(
            "source_type IN ('job_ad', 'recruitment_announcement', 'role_interview', 'company_role_description', 'qualification_profile', 'occupation_sheet', 'course_announcement')",
            name="source_type_known",
        ),
        sa.CheckConstraint("title_lang IN ('nl', 'fr', 'en', 'de')", name="title_lang_known"),
        sa.CheckConstraint("length(trim(title_en)) > 0", name="title_en_not_blank"),
        sa.CheckConstraint("openings >= 0", name="openings_at_least_0"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("job_profile", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_profile_company_id"), ["company_id"], unique=False)

    op.create_table(
        "programme",
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("description_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("description_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("gloss_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("gloss_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("gloss_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status_note_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status_note_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status_note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("level_note_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("level_note_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("level_note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("duration_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("duration_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("duration_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cost_note_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cost_note_fr", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("cost_note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("provider_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("partner_ids", sa.JSON(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_lang", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title_status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("record_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("seen_year", sa.Integer(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("language_basis", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("place_ids", sa.JSON(), nullable=False),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("level", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("eqf_level", sa.Integer(), nullable=True),
        sa.Column("days", sa.Float(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("ects", sa.Float(), nullable=True),
        sa.Column("cost_eur", sa.Float(), nullable=True),
        sa.Column("modes", sa.JSON(), nullable=False),
        sa.Column("capacity_note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("extra_source_urls", sa.JSON(), nullable=False),
        sa.Column("source_kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("language_basis IN ('stated', 'inferred')", name="language_basis_known"),
        sa.CheckConstraint(
            "level IN ('introductory', 'operator', 'technician', 'secondary', 'bachelor', 'master', 'advanced_master', 'continuing', 'management')",
            name="level_known",
        ),
        sa.CheckConstraint(
            "record_type IN ('programme', 'course', 'study_programme', 'study_option', 'outreach', 'training_line')",
            name="record_type_known",
        ),
        sa.CheckConstraint(
            "region IN ('flanders', 'wallonia', 'brussels', 'abroad', 'national', 'online')", name="region_known"
        ),
        sa.CheckConstraint("status IN ('seen', 'historic', 'announced')", name="status_known"),
        sa.CheckConstraint("title_lang IN ('nl', 'fr', 'en', 'de')", name="title_lang_known"),
        sa.CheckConstraint(
            "title_status IN ('official', 'as_named_in_source', 'descriptive')", name="title_status_known"
        ),
        sa.CheckConstraint("cost_eur >= 0", name="cost_eur_at_least_0"),
        sa.CheckConstraint("days >= 0", name="days_at_least_0"),
        sa.CheckConstraint("ects >= 0", name="ects_at_least_0"),
        sa.CheckConstraint("eqf_level >= 1", name="eqf_level_at_least_1"),
        sa.CheckConstraint("hours >= 0", name="hours_at_least_0"),
        sa.CheckConstraint("length(trim(title)) > 0", name="title_not_blank"),
        sa.ForeignKeyConstraint(
            ["provider_id"],
            ["provider.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_provider_id"), ["provider_id"], unique=False)

    op.create_table(
        "course_instance",
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("programme_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("date_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("place_ids", sa.JSON(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("date_precision IN ('day', 'month', 'season', 'year')", name="date_precision_known"),
        sa.CheckConstraint("status IN ('past', 'planned')", name="status_known"),
        sa.CheckConstraint("seats >= 0", name="seats_at_least_0"),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("course_instance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_course_instance_programme_id"), ["programme_id"], unique=False)

    op.create_table(
        "profile_skill",
        sa.Column("evidence_kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("evidence_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("evidence_lang", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("evidence_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("profile_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("skill_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("importance", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("evidence_kind IN ('source', 'curator', 'machine')", name="evidence_kind_known"),
        sa.CheckConstraint("evidence_lang IN ('nl', 'fr', 'en', 'de')", name="evidence_lang_known"),
        sa.CheckConstraint("importance IN ('essential', 'optional')", name="importance_known"),
        sa.ForeignKeyConstraint(
            ["profile_id"],
            ["job_profile.id"],
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"],
            ["skill.id"],
        ),
        sa.PrimaryKeyConstraint("profile_id", "skill_id"),
    )
    with op.batch_alter_table("profile_skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profile_skill_skill_id"), ["skill_id"], unique=False)

    op.create_table(
        "programme_skill",
        sa.Column("evidence_kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("evidence_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("evidence_lang", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("evidence_url", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("programme_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("skill_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("evidence_kind IN ('source', 'curator', 'machine')", name="evidence_kind_known"),
        sa.CheckConstraint("evidence_lang IN ('nl', 'fr', 'en', 'de')", name="evidence_lang_known"),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"],
            ["skill.id"],
        ),
        sa.PrimaryKeyConstraint("programme_id", "skill_id"),
    )
    with op.batch_alter_table("programme_skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_skill_skill_id"), ["skill_id"], unique=False)
    state = sa.table(
        "catalogue_state", sa.column("id"), sa.column("revision"), sa.column("data_digest"), sa.column("identity")
    )
    op.bulk_insert(state, [{"id": 1, "revision": 0, "data_digest": "", "identity": uuid4().hex}])


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("programme_skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_skill_skill_id"))

    op.drop_table("programme_skill")
    with op.batch_alter_table("profile_skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profile_skill_skill_id"))

    op.drop_table("profile_skill")
    with op.batch_alter_table("course_instance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_course_instance_programme_id"))

    op.drop_table("course_instance")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_provider_id"))

    op.drop_table("programme")
    with op.batch_alter_table("job_profile", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_job_profile_company_id"))

    op.drop_table("job_profile")
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_broader_id"))

    op.drop_table("skill")
    op.drop_table("sector_figure")
    op.drop_table("provider")
    op.drop_table("place")
    op.drop_table("company")
    op.drop_table("catalogue_state")
