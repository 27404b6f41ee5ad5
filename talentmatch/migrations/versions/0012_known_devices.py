"""Employers belong to a company, mail has a language, accounts close; known devices and new addresses to be confirmed."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None
TEXT = sqlmodel.sql.sqltypes.AutoString
# Other tables refer to account, so that on SQLite it cannot be made anew: each check comes with a column.
ADDED = (
    "ALTER TABLE account ADD COLUMN lang VARCHAR(2) DEFAULT 'en' NOT NULL"
    " CONSTRAINT lang_known CHECK (lang IN ('nl', 'fr', 'en'))"
    " CONSTRAINT company_fits_role CHECK ((role = 'employer') = (company_id IS NOT NULL))",
    "ALTER TABLE account ADD COLUMN failures INTEGER DEFAULT 0 NOT NULL"
    " CONSTRAINT failures_at_least_0 CHECK (failures >= 0)",
)


def upgrade() -> None:
    """Apply the change."""
    op.execute("ALTER TABLE account ADD COLUMN company_id VARCHAR REFERENCES company (id)")
    hold_employers()
    for statement in ADDED:
        op.execute(statement)
    op.add_column("account", sa.Column("limit_told_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("account", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("account_session", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    make_known_device()
    make_email_change()
    make_company_request()


def hold_employers() -> None:
    """Shut out the employers of before until an administrator names their company; each needs one from now on."""
    op.execute(
        "INSERT INTO company (version, id, name, aliases, place_ids, description_en, source_urls, checked_on)"
        " SELECT 1, 'employers-without-a-company', 'Employers without a company', '[]', '[]', '', '[]', CURRENT_DATE"
        " WHERE EXISTS (SELECT 1 FROM account WHERE role = 'employer')"
    )
    op.execute("UPDATE account SET company_id = 'employers-without-a-company', disabled = true WHERE role = 'employer'")


def make_known_device() -> None:
    """Make the table of browsers that signed in before."""
    op.create_table(
        "known_device",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", TEXT(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_agent", TEXT(length=120), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_index("ix_known_device_account_id", "known_device", ["account_id"], unique=False)


def make_email_change() -> None:
    """Make the table of addresses that wait for their confirmation, one for each account."""
    op.create_table(
        "email_change",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("email", TEXT(length=254), nullable=False),
        sa.Column("token_hash", TEXT(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("account_id"),
        sa.UniqueConstraint("token_hash"),
    )


def make_company_request() -> None:
    """Make the table of companies that ask for an account."""
    op.create_table(
        "company_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", TEXT(length=200), nullable=False),
        sa.Column("company", TEXT(length=200), nullable=False),
        sa.Column("website", TEXT(length=2000), nullable=False),
        sa.Column("email", TEXT(length=254), nullable=False),
        sa.Column("message", TEXT(), nullable=False),
        sa.Column("lang", TEXT(length=2), nullable=False),
        sa.Column("token_hash", TEXT(length=64), nullable=False),
        sa.Column("state", TEXT(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", TEXT(), nullable=True),
        sa.CheckConstraint("length(trim(name)) > 0", name="name_not_blank"),
        sa.CheckConstraint("length(trim(company)) > 0", name="company_not_blank"),
        sa.CheckConstraint("length(trim(email)) > 0", name="email_not_blank"),
        sa.CheckConstraint("state IN ('unconfirmed', 'waiting', 'approved', 'declined')", name="state_known"),
        sa.CheckConstraint("lang IN ('nl', 'fr', 'en')", name="lang_known"),
        sa.ForeignKeyConstraint(["company_id"], ["company.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_index("ix_company_request_email", "company_request", ["email"], unique=False)


def downgrade() -> None:
    """Undo the change; closed accounts stay closed, because they are disabled and hold nothing."""
    op.drop_index("ix_company_request_email", "company_request")
    op.drop_table("company_request")
    op.drop_table("email_change")
    op.drop_index("ix_known_device_account_id", "known_device")
    op.drop_table("known_device")
    op.drop_column("account_session", "confirmed_at")
    for column in ("closed_at", "limit_told_at", "failures", "lang", "company_id"):
        op.drop_column("account", column)
