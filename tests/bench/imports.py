"""Measure imports: time and memory of 20,000 rows and of 100 MB, each in a process of its own. Nothing is asserted."""

import csv
import io
import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from talentmatch.accounts.actor import OPERATOR
from talentmatch.db import Database, create_database, migrate
from talentmatch.errors import TalentmatchError
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.export import export_table
from talentmatch.exchange.import_runs import Consent, save_plan
from talentmatch.exchange.load import load_catalogue
from talentmatch.exchange.planner import plan_import
from talentmatch.exchange.reading import Row, Source, read_rows
from talentmatch.exchange.run_import import run_import
from talentmatch.resources import resource_dir

ROWS = 20_000
MEGABYTES = 100


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def shipped(database):
    stream = io.BytesIO()
    with database.reading() as session:
        export_table(session, file_of("programmes"), stream, form="csv")
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode())))


def write(path, rows, number=None, size=None):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        count = 0
        while (number and count < number) or (size and stream.tell() < size):
            writer.writerow(rows[count % len(rows)] | {"id": f"made-{count}"})
            count += 1
    return count


def alone(step, *args):
    """Run a step in a new process, so that the memory that it tells is its own."""
    process = multiprocessing.get_context("spawn").Process(target=step, args=args)
    process.start()
    process.join()


def read_long(path):
    started, file = time.perf_counter(), file_of("programmes")
    with path.open("rb") as stream:
        rows = sum(isinstance(item, Row) for item in read_rows(Source(path.name, stream), file.columns))
    print(f"read {path.stat().st_size / 1e6:.0f} MB, {rows} rows: {time.perf_counter() - started:.1f} s, {memory()} MB")


def plan(database, path):
    file = file_of("programmes")
    with path.open("rb") as stream, database.reading() as session:
        return plan_import(session, file, path.name, read_rows(Source(path.name, stream), file.columns))


def plan_long(folder):
    started = time.perf_counter()
    try:
        plan(opened(folder), folder / "long.csv")
    except TalentmatchError as error:
        print(error.text())
    print(f"plan of {MEGABYTES} MB: {time.perf_counter() - started:.1f} s, {memory()} MB at most")


def apply(folder):
    database, path = opened(folder), folder / "rows.csv"
    started, now = time.perf_counter(), datetime.now(UTC)
    print(f"before: {memory()} MB")
    found = plan(database, path)
    with database.writing() as session:
        run_id = save_plan(session, OPERATOR, found, file=(path.name, "0" * 64), now=now).id
    print(f"preview of {ROWS} rows: {time.perf_counter() - started:.1f} s, {memory()} MB", found.counts())
    run_import(database, OPERATOR, run_id, consent=Consent(confirm=True), now=now)
    print(f"preview and apply: {time.perf_counter() - started:.1f} s, {memory()} MB")


def opened(folder):
    return Database(create_database(f"sqlite:///{folder / 'bench.db'}"))


def main(folder):
    database = opened(folder)
    migrate(database.engine)
    with database.writing() as session:
        load_catalogue(session, resource_dir("data") / "catalogue")
    rows = shipped(database)
    write(folder / "rows.csv", rows, number=ROWS)
    alone(apply, folder)
    write(folder / "long.csv", rows, size=MEGABYTES * 1_000_000)
    alone(read_long, folder / "long.csv")
    alone(plan_long, folder)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        main(Path(name))
