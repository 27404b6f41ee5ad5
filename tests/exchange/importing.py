"""What the tests of imports share: a file made of rows, its plan, a database of one's own."""

import csv
import io
from datetime import UTC, datetime

from sqlalchemy import text
from sqlmodel import SQLModel

from talentmatch.accounts.actor import OPERATOR
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.export import export_table
from talentmatch.exchange.import_runs import Consent, save_plan
from talentmatch.exchange.planner import plan_import
from talentmatch.exchange.reading import Source, read_rows
from talentmatch.exchange.run_import import run_import

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ALL = Consent(confirm=True, skip_bad=True)
OWN = {"import_run", "import_lock", "alembic_version"}


def rows_of(session, table):
    """Return the rows of a table as its export has them."""
    stream = io.BytesIO()
    export_table(session, file_of(table), stream, form="csv")
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode())))


def file_with(rows):
    """Return the bytes of a CSV file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def planned(session, table, raw, name="in.csv"):
    """Return the plan of a file."""
    file = file_of(table)
    return plan_import(session, file, name, read_rows(Source(name, io.BytesIO(raw)), file.columns))


def saved(database, table, raw):
    """Store the plan of a file and return its number."""
    with database.writing() as session:
        plan = planned(session, table, raw)
        return save_plan(session, OPERATOR, plan, file=("in.csv", "0" * 64), now=NOW).id


def imported(database, table, raw, consent=ALL, now=NOW):
    """Import a file and return the number of the import."""
    run_id = saved(database, table, raw)
    run_import(database, OPERATOR, run_id, consent=consent, now=now)
    return run_id


def dump(database, without=OWN):
    """Return everything in the database, but for the imports themselves."""
    with database.reading() as session:
        return {
            name: sorted(map(repr, session.connection().execute(text(f'SELECT * FROM "{name}"'))))
            for name in SQLModel.metadata.tables
            if name not in without
        }
