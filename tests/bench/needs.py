"""Measure the pages of skill needs over many needs and programmes, on one core.

The programmes are those of the shipped catalogue again and again, each with skills drawn at random, and so are the
needs; DATABASE_URL names the (empty) database, else it is a SQLite file that goes afterwards.
"""

import argparse
import os
import random
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from run import percentiles
from sqlalchemy import func, text
from sqlmodel import Session, select
from texts import drawn_from, texts_of
from threadpoolctl import threadpool_limits

from talentmatch.catalogue.queries import listed_ids, load_cards
from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.engine import FIELDS, Settings, present_settings
from talentmatch.engine.segmented import rebuild
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.documents import programme_document
from talentmatch.matching.live_origin import origin_of
from talentmatch.matching.live_store import save_original
from talentmatch.models import Company, JobProfile, NeedSkill, Place, Programme, ProgrammeSkill, Skill, SkillNeed, codes
from talentmatch.models.store import mark_changed
from talentmatch.resources import resource_dir
from talentmatch.runtime import Runtime, open_runtime
from talentmatch.web.app import create_app

NOW = datetime.now(UTC)
SKILLS_TAUGHT, SKILLS_ASKED, COMPANIES = 5, 8, 300


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure the pages of skill needs.")
    parser.add_argument("--needs", type=int, default=5_000)
    parser.add_argument("--programmes", type=int, default=20_000)
    parser.add_argument("--times", type=int, default=30)
    arguments = parser.parse_args()
    with threadpool_limits(1), tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("DATABASE_URL", "")
        settings = read_settings({"TALENTMATCH_INSTANCE": folder, "DATABASE_URL": url})
        with open_runtime(settings, ready=False) as runtime:
            migrate(runtime.database.engine)
            with runtime.database.writing() as session:
                load_catalogue(session, resource_dir("data") / "catalogue")
                fill(session, arguments.needs, arguments.programmes)
            count_rows(runtime)
            with runtime.database.reading() as session:
                save_index(runtime, session)
                loaded = runtime.live.refresh(session)
            print(f"{len(loaded.index)} programmes, {arguments.needs} needs, {runtime.database.engine.dialect.name}")
            measure(runtime, arguments.times)


def count_rows(runtime: Runtime) -> None:
    """Let PostgreSQL know how many rows there are, as its own service does within a minute of a load."""
    if runtime.database.engine.dialect.name == "postgresql":
        with runtime.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def fill(session: Session, needs: int, programmes: int) -> None:
    """Store programmes and needs with skills drawn from a fixed seed."""
    drawn = random.Random(1)
    fill_programmes(session, drawn, programmes)
    fill_needs(session, drawn, needs)
    mark_changed(session)


def fill_programmes(session: Session, drawn: random.Random, programmes: int) -> None:
    """Store copies of the programmes that there are until there are so many."""
    skills = session.exec(select(Skill.id).order_by(Skill.id)).all()
    models = session.exec(select(Programme).order_by(Programme.id)).all()
    there = session.exec(select(func.count()).select_from(Programme)).one()
    for number in range(programmes - there):
        row = Programme(**{**models[number % len(models)].model_dump(), "id": f"copy-{number}", "version": 1})
        session.add(row)
    session.flush()
    session.add_all(
        ProgrammeSkill(programme_id=f"copy-{number}", skill_id=skill, evidence_kind="curator", evidence_text="x",
                       checked_on=NOW.date())
        for number in range(programmes - there) for skill in drawn.sample(skills, SKILLS_TAUGHT)
    )  # fmt: skip


def fill_needs(session: Session, drawn: random.Random, needs: int) -> None:
    """Store public needs, each from a job profile."""
    skills = session.exec(select(Skill.id).order_by(Skill.id)).all()
    places = session.exec(select(Place.id).order_by(Place.id)).all()
    profiles = session.exec(select(JobProfile).order_by(JobProfile.id)).all()
    session.add_all(Company(id=f"firm-{n}", name=f"Firm {n}", checked_on=NOW.date()) for n in range(COMPANIES))
    session.flush()
    for number in range(needs):
        profile = drawn.choice(profiles)
        session.add(
            SkillNeed(
                id=f"need-{number}", company_id=f"firm-{drawn.randrange(COMPANIES)}", title=profile.title_en,
                title_lang="en", profile_id=profile.id, region=drawn.choice((*codes.REGIONS[:3], None)),
                place_ids=drawn.sample(places, 1), shift_pattern=drawn.choice((*codes.SHIFT_PATTERNS, None)),
                languages_required=["nl:B1"], description=profile.description_en, origin="profile",
                visibility=drawn.choice(codes.NEED_VISIBILITIES), state="published", created_at=NOW,
                published_at=NOW - timedelta(days=drawn.randrange(300)), expires_on=NOW.date() + timedelta(days=300),
            )
        )  # fmt: skip
    session.flush()
    session.add_all(
        NeedSkill(need_id=f"need-{number}", skill_id=skill, importance=drawn.choice(codes.IMPORTANCES))
        for number in range(needs) for skill in drawn.sample(skills, SKILLS_ASKED)
    )  # fmt: skip


def save_index(runtime: Runtime, session: Session) -> None:
    """Save an index whose vectors are drawn from a thousand real ones: encoding every text would take half an hour."""
    documents = [programme_document(card) for card in load_cards(session, sorted(listed_ids(session))).values()]
    encoder = present_settings().encoder
    settings = Settings(FIELDS, drawn_from(encoder, texts_of(documents))) if encoder else present_settings()
    drawn = rebuild(documents, settings=settings)
    original = replace(drawn, index=drawn.index.with_settings(present_settings()))
    origin = origin_of(session)
    save_original(original, origin, runtime.settings.index_dir / origin.key)


def measure(runtime: Runtime, times: int) -> None:
    """Print how long each page takes; every need page is of another need."""
    client = create_app(runtime).test_client()
    numbers = iter(range(10**6))
    pages = {
        "a need": lambda: client.get(f"/nl/needs/need-{next(numbers)}"),
        "its way": lambda: client.get(f"/nl/needs/need-{next(numbers)}/pathway"),
        "its feed": lambda: client.get(f"/nl/needs/need-{next(numbers)}/feed.atom"),
        "the list": lambda: client.get("/nl/needs"),
        "the list, filtered": lambda: client.get("/nl/needs?region=flanders&shift=night&sort=people&page=2"),
        "the list, words": lambda: client.get("/nl/needs?q=operator"),
        "the feed": lambda: client.get("/nl/needs/feed.atom"),
    }
    for name, ask in pages.items():
        assert ask().status_code == 200, name
        print(f"{name:<20} {percentiles(ask, times)}")


if __name__ == "__main__":
    main()
