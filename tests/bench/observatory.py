"""Measure how fast the observatory answers with 20,000 programmes and 5,000 needs of 300 companies, on one core.

``python tests/bench/observatory.py [DATABASE_URL]``; without an address on SQLite in a folder of its own. The database
must be empty. Everything is drawn with a fixed seed from the shipped catalogue.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime

from sqlalchemy import insert

from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.models import Company, NeedSkill, Programme, ProgrammeSkill, Skill, SkillNeed
from talentmatch.models.codes import FAMILIES
from talentmatch.resources import resource_dir
from talentmatch.runtime import close_runtime, open_runtime
from talentmatch.web.app import create_app

PROGRAMMES, NEEDS, COMPANIES, ASKED = 20_000, 5_000, 300, 7
TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, tzinfo=UTC)
PAGES = (
    "/en/observatory",
    "/en/observatory?source=needs",
    "/en/observatory?source=needs&region=flanders",
    f"/en/observatory?source=needs&family={FAMILIES[0]}",
    "/en/observatory/skills.csv?source=needs",
)


def main() -> None:
    """Print the times of each page."""
    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/bench.db"
        settings = read_settings({"DATABASE_URL": url, "TALENTMATCH_INSTANCE": folder})
        with open_runtime(settings, ready=False) as runtime:
            migrate(runtime.database.engine)
            with runtime.database.writing() as session:
                load_catalogue(session, resource_dir("data") / "catalogue")
                fill(session, random.Random(7))
            client = create_app(runtime).test_client()
            print(f"{'':50}    median    slowest    own time")
            for address in PAGES:
                print(f"{address:50}", *(f"{seconds * 1000:7.0f} ms" for seconds in measured(client, address)))
            close_runtime(runtime)


def measured(client, address):
    """Return the median and the slowest of some answers, and the median of the time of this process alone, in seconds.

    On a busy machine the last says more; a database server's own work is not in it.
    """
    answers, own = [], []
    for _ in range(ASKED):
        start, used = time.perf_counter(), time.process_time()
        assert client.get(address).status_code == 200
        answers.append(time.perf_counter() - start)
        own.append(time.process_time() - used)
    return statistics.median(answers), max(answers), statistics.median(own)


def fill(session, chance):
    """Add what is drawn."""
    programmes = [row.model_dump() for row in session.query(Programme)]
    skills = [row.id for row in session.query(Skill)]
    connection = session.connection()
    copies = [{**chance.choice(programmes), "id": f"copy{number}"} for number in range(PROGRAMMES)]
    connection.execute(insert(Programme), copies)
    taught = [(row["id"], skill) for row in copies for skill in chance.sample(skills, 4)]
    connection.execute(insert(ProgrammeSkill), [
        {"programme_id": programme, "skill_id": skill, "evidence_kind": "source", "checked_on": TODAY, "version": 1,
         "evidence_text": "", "evidence_url": ""}
        for programme, skill in taught
    ])  # fmt: skip
    connection.execute(insert(Company), [
        Company(id=f"company{number}", name=f"Company {number}", checked_on=TODAY).model_dump()
        for number in range(COMPANIES)
    ])  # fmt: skip
    needs = [need(chance, number) for number in range(NEEDS)]
    connection.execute(insert(SkillNeed), needs)
    asked = [(row["id"], skill) for row in needs for skill in chance.sample(skills, 6)]
    connection.execute(insert(NeedSkill), [
        {"need_id": need_id, "skill_id": skill, "importance": "essential", "words": ""} for need_id, skill in asked
    ])  # fmt: skip


def need(chance, number):
    """Return a need."""
    region = chance.choice(("flanders", "wallonia", "brussels", "national", None))
    published = datetime(chance.choice((2025, 2026)), 3, 1, tzinfo=UTC)
    return SkillNeed(
        id=f"need{number}", company_id=f"company{chance.randrange(COMPANIES)}", title="Analyst", title_lang="en",
        region=region, expires_on=date(2099, 1, 1), state="published", origin="blank", created_at=NOW,
        published_at=published, version=1,
    ).model_dump()  # fmt: skip


if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    main()
