"""Skills, job profiles and companies get a state; skills get German names; names are kept folded for the desk's lists."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
# Plain ALTER TABLE: a rebuilt table would break the foreign keys of a filled SQLite database.
STATE = "state VARCHAR NOT NULL DEFAULT 'published' CONSTRAINT state_known CHECK (state IN ('draft', 'published', 'archived'))"
LOCKED = "locked_fields JSON NOT NULL DEFAULT '[]'"
COLUMNS = {
    "skill": (STATE, LOCKED, "label_de VARCHAR NOT NULL DEFAULT ''", "synonyms_de JSON NOT NULL DEFAULT '[]'"),
    "job_profile": (STATE, LOCKED, "publish_on DATE", "expires_on DATE", "confirmed_on DATE"),
    "company": (STATE, LOCKED),
}
FOLDED = {
    "programme": ("title", "id"),
    "provider": ("name", "former_names", "aliases", "id"),
    "skill": (
        *("label_en", "label_nl", "label_fr", "label_de"),
        *("synonyms_en", "synonyms_nl", "synonyms_fr", "synonyms_de", "id", "esco_uri"),
    ),
    "job_profile": ("title_en", "title_nl", "title_fr", "title_published", "id"),
    "company": ("name", "aliases", "id"),
}
LISTS = ("former_names", "aliases", "synonyms_")
FILLED = sa.text("label_de <> ''")


def upgrade() -> None:
    """Apply the change."""
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_index(
        "ix_skill_label_de", "skill", ["label_de"], unique=True, sqlite_where=FILLED, postgresql_where=FILLED
    )
    collation = ' COLLATE "C"' if op.get_bind().dialect.name == "postgresql" else ""
    for table, names in FOLDED.items():
        op.execute(f"ALTER TABLE {table} ADD COLUMN folded TEXT{collation} NOT NULL DEFAULT ''")
        fill(table, names)


def downgrade() -> None:
    """Undo the change."""
    for table in FOLDED:
        op.execute(f"ALTER TABLE {table} DROP COLUMN folded")
    op.drop_index("ix_skill_label_de", table_name="skill")
    for table, columns in COLUMNS.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column.split()[0]}")


def fill(table: str, names: tuple[str, ...]) -> None:
    """Fold the names of the rows that are there."""
    columns = [sa.column(name, sa.JSON() if name.startswith(LISTS) else sa.String()) for name in names]
    stored = sa.table(table, *columns, sa.column("folded"))
    rows = op.get_bind().execute(sa.select(*columns)).all()
    values = [{"key": row.id, "names": "\n".join(filter(None, map(fold, texts(row))))} for row in rows]
    change = stored.update().where(stored.c.id == sa.bindparam("key")).values(folded=sa.bindparam("names"))
    if values:
        op.get_bind().execute(change, values)


def texts(row: sa.Row[tuple[object, ...]]) -> list[str]:
    """Return the texts of a row, those of its lists too."""
    return [text for value in row for text in (value if isinstance(value, list) else [value])]


def fold(text: str) -> str:
    """Return a text without case and accents, on one line, as the models did at this revision."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())
