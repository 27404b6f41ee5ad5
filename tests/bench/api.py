"""Measure the processor time of the interface for programs on the shipped catalogue (``make bench`` runs the others).

Lists of 50 aim at 30 ms; the ranking for 500 job profiles in one call at 5 s. The shipped catalogue has fewer
profiles, so each is stored several times, every time with a few words of its own; their texts are read when the index
is renewed, which is off the request.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from sqlmodel import Session, select

from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.models import JobProfile, ProfileSkill
from talentmatch.resources import resource_dir
from talentmatch.runtime import Runtime, open_runtime
from talentmatch.web.app import create_app

LISTS = (
    "/programmes?limit=50", "/programmes?limit=50&include=skills,provider,places,instances", "/skills?limit=50",
    "/providers?limit=50", "/job-profiles?limit=50", "/job-profiles?limit=50&include=skills,company",
    "/companies?limit=50", "/course-instances?limit=50", "/search?q=cleanroom&where=Niel", "/suggest?q=asep",
    "/balance", "/openapi.json",
)  # fmt: skip
BODIES = (
    ("/match", {"profile": "profile-cleanroom-operator"}),
    ("/gap", {"profile": "profile-cleanroom-operator"}),
    ("/pathway", {"profile": "profile-cleanroom-operator", "near": "Gent"}),
    ("/link", {"text": "GMP, cleanroom, aseptic filling and HPLC. " * 100}),
)
MANY = 500
TIMES = 15


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, open_runtime(settings(Path(folder)), ready=False) as runtime:
        names = fill(runtime)
        client = create_app(runtime).test_client(use_cookies=False)
        for address in LISTS:
            print(f"{address:<75} {milliseconds(lambda at=address: client.get('/api/v1' + at)):>8.1f} ms")
        for address, body in BODIES:
            spent = milliseconds(lambda at=address, sent=body: client.post("/api/v1" + at, json=sent))
            print(f"{address:<75} {spent:>8.1f} ms")
        for title in ("first time", "again"):
            begin = time.process_time()
            answer = client.post("/api/v1/match/many", json={"profiles": names})
            spent = 1000 * (time.process_time() - begin)
            number = len(answer.get_json()["items"])
            print(f"{f'/match/many, {number} profiles, {title}':<75} {spent:>8.1f} ms")
    print("aims: lists of 50 in 30 ms, 500 profiles in 5000 ms")


def settings(folder: Path):
    """Return settings for a database of its own."""
    return read_settings(
        {"TALENTMATCH_INSTANCE": str(folder), "TALENTMATCH_LOG_LEVEL": "ERROR", "TALENTMATCH_API_UNITS": "0"}
    )


def fill(runtime: Runtime) -> list[str]:
    """Load the shipped catalogue, copy its job profiles until there are enough, and return their identifiers."""
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        load_catalogue(session, resource_dir("data") / "catalogue")
    with runtime.database.writing() as session:
        names = copied(session)
    with runtime.database.reading() as session:
        begin = time.process_time()
        runtime.live.refresh(session)  # reads the texts of the job profiles ahead, as a renewal does off to the side
        print(f"{'renewing the index, all texts new':<75} {1000 * (time.process_time() - begin):>8.1f} ms")
    return names


def copied(session: Session) -> list[str]:
    """Copy job profiles with their links and return the identifiers of MANY."""
    rows, links = session.exec(select(JobProfile)).all(), session.exec(select(ProfileSkill)).all()
    names = []
    for number in range(MANY):
        row, time_round = rows[number % len(rows)], number // len(rows)
        name = f"copy{time_round}-{row.id}"[:120]
        texts = {
            field: f"{getattr(row, field)} {number}"
            for field in type(row).model_fields
            if field.startswith(("title_n", "title_f", "title_e", "description_")) and getattr(row, field)
        }
        session.add(JobProfile(**row.model_dump() | texts | {"id": name, "version": 1}))
        session.flush()
        session.add_all(
            ProfileSkill(**link.model_dump() | {"profile_id": name}) for link in links if link.profile_id == row.id
        )
        names.append(name)
    return names


def milliseconds(call) -> float:
    """Return the median processor time of a call, after one warm-up."""
    times = []
    for _ in range(TIMES + 1):
        begin = time.process_time()
        answer = call()
        times.append(1000 * (time.process_time() - begin))
        assert answer.status_code == 200, answer.get_data(as_text=True)
    return median(times[1:])


if __name__ == "__main__":
    main()
