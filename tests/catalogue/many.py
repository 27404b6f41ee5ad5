"""Fill a database with many made-up records in a few statements, as an import would leave them."""

from datetime import date

from sqlalchemy import insert

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
from talentmatch.models.folded import folded_of

DAY = date(2026, 11, 1)
EVIDENCE = {"version": 1, "evidence_kind": "curator", "evidence_text": "x", "evidence_url": "", "checked_on": DAY}
PROGRAMME = {
    "title_lang": "en", "title_status": "official", "record_type": "course", "status": "seen",
    "source_url": "https://example.org",
}  # fmt: skip
PROFILE = {
    "kind": "demand_example", "family": "qc_analyst", "title_lang": "en", "source_type": "job_ad", "source_lang": "en",
    "detail_level": "full",
}  # fmt: skip


def fill(session, *, programmes, providers, skills, profiles, companies):
    """Add so many records of each kind, and three skills and one run to each programme. Flush, never commit."""
    put(session, Provider, ({"name": f"École {at}"} for at in range(providers)))
    owner = [f"made-provider-{at}" for at in range(providers)]
    put(session, Programme, (
        PROGRAMME | {"title": f"Été {at * 7919 % programmes}", "provider_id": owner[at % providers]}
        for at in range(programmes)
    ))  # fmt: skip
    put(session, Skill, (
        {"kind": "skill", "area": "production", **{f"label_{x}": f"{x} {at}" for x in ("nl", "fr", "en")}}
        for at in range(skills)
    ))  # fmt: skip
    put(session, Company, ({"name": f"Company {at}"} for at in range(companies)))
    put(session, JobProfile, (
        PROFILE | {"company_id": f"made-company-{at % companies}", "title_published": f"Job {at}"}
        | {f"title_{x}": f"Job {x} {at}" for x in ("nl", "fr", "en")}
        for at in range(profiles)
    ))  # fmt: skip
    link(session, ProgrammeSkill, "programme", programmes, skills)
    link(session, ProfileSkill, "profile", profiles, skills, importance="essential")
    put(session, CourseInstance, (
        {"programme_id": f"made-programme-{at}", "date_text": "2026", "date_precision": "year", "status": "planned"}
        for at in range(programmes)
    ))  # fmt: skip


def put(session, table, records):
    """Insert records as rows, each with the defaults of its table and its folded names."""
    name = table.__tablename__.removeprefix("job_").replace("_", "-")
    rows = [{"id": f"made-{name}-{at}", **record} for at, record in enumerate(records)]
    if not rows:
        return
    usual = defaults_of(table, rows[0])
    for row in rows:
        for field, value in usual.items():
            row.setdefault(field, value)
        if "folded" in row:
            row["folded"] = folded_of(table.folded_names, row.__getitem__)
    session.execute(insert(table), rows)


def defaults_of(table, values):
    """Return what a row holds beside the values that it is made of, worked out once: an object for each takes long."""
    row = table(**{"checked_on": DAY, **values})
    found = {column.name: getattr(row, column.name) for column in table.__table__.columns}
    return found | ({"version": 1} if "version" in found else {})


def link(session, table, subject, subjects, skills, **more):
    links = {(at, (at * 31 + step * 17) % skills) for at in range(subjects) for step in range(3)}
    rows = [
        EVIDENCE | more | {f"{subject}_id": f"made-{subject}-{at}", "skill_id": f"made-skill-{skill}"}
        for at, skill in sorted(links)
    ]
    session.execute(insert(table), rows)
