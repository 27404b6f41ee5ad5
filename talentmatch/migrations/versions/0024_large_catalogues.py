"""Indexes by which lists of a million records are paged on PostgreSQL. SQLite reads its own keys byte by byte."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None
PAGED = ("programme", "provider", "job_profile", "company", "course_instance", "skill")
NAMED = ("programme", "provider", "job_profile", "company")
DATED = ("programme", "provider")
DAYS = ("publish_on", "expires_on")


def upgrade() -> None:
    """Apply the change."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in PAGED:
        op.execute(f'CREATE INDEX ix_large_{table}_id ON {table} (id COLLATE "C")')
    for table in NAMED:
        op.execute(f"CREATE INDEX ix_large_{table}_folded ON {table} (substr(folded, 1, 200), id)")
    for table in DATED:
        for day in DAYS:
            op.execute(f"CREATE INDEX ix_large_{table}_{day} ON {table} ({day}) WHERE {day} IS NOT NULL")
    op.execute("CREATE INDEX ix_large_programme_confirmed ON programme (coalesce(confirmed_on, checked_on), id)")
    for table in NAMED:
        op.execute(f"ANALYZE {table}")  # what the planner knows of an expression, it learns from its index


def downgrade() -> None:
    """Take the change back."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("DROP INDEX ix_large_programme_confirmed")
    for table in DATED:
        for day in DAYS:
            op.execute(f"DROP INDEX ix_large_{table}_{day}")
    for table in NAMED:
        op.execute(f"DROP INDEX ix_large_{table}_folded")
    for table in PAGED:
        op.execute(f"DROP INDEX ix_large_{table}_id")
