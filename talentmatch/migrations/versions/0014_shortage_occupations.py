"""Shortage occupations."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
TEXTS = ("agency", "label_published", "label_lang", "title_nl", "title_fr", "title_en", "status", "year", "source_url")
CODES = {
    "region": ("flanders", "wallonia", "brussels", "abroad", "national", "online"),
    "label_lang": ("nl", "fr", "en", "de"),
    "family": (
        "production_operator", "aseptic_filling_operator", "packaging_operator", "production_management",
        "process_engineer", "qc_analyst", "lab_technician", "microbiologist", "qa", "validation_cqv",
        "maintenance_technician", "automation_engineer", "mes_digital_data", "supply_chain_logistics",
        "cell_gene_therapy", "rd_scientist", "clinical_medical", "regulatory_affairs", "project_management", "ehs",
        "sustainability_water_energy",
    ),
    "status": ("shortage", "critical", "study_field", "left"),
}  # fmt: skip


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "shortage_occupation",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        *(sa.Column(name, sqlmodel.sql.sqltypes.AutoString(), nullable=False) for name in TEXTS),
        sa.Column("region", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("family", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        *(sa.CheckConstraint(f"{name} IN {known}", name=f"{name}_known") for name, known in CODES.items()),
        *(sa.CheckConstraint(f"length(trim({n})) > 0", name=f"{n}_not_blank") for n in ("agency", "title_en")),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("shortage_occupation")
