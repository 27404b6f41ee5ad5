"""The public tables of the catalogue: records that anybody finds on a page, in the columns of their files.

What is a draft, archived, over or not yet shown stays inside, and so does every mention of it in another record.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnElement, Date, Float, Integer, and_, inspect, or_, true
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.employers.public import public_need
from talentmatch.exchange.catalogue_files import FILES, CatalogueFile
from talentmatch.exchange.open_data.needs import need_tables
from talentmatch.exchange.open_data.table import Column, Kind, OpenTable
from talentmatch.models import Company, JobProfile, Provider, SkillNeed
from talentmatch.models.editing import live, live_profile, live_programme, live_run, live_skill, published

KINDS: tuple[tuple[type, Kind], ...] = (
    (JSON, "list"),
    (Boolean, "flag"),
    (Integer, "whole"),
    (Float, "number"),
    (Date, "day"),
)
REQUIRED = {"programmes": "provider_id", "course_instances": "programme_id"}  # whose record it is about
Ids = dict[str, set[str]]


def public_company() -> ColumnElement[bool]:
    """Hold for the companies whose name stands on a public page; that another one is registered stays inside."""
    asking = select(JobProfile.company_id).where(live_profile())
    needing = select(SkillNeed.company_id).where(public_need(), col(SkillNeed.visibility) == "named")
    return and_(published(Company), or_(col(Company.id).in_(asking), col(Company.id).in_(needing)))


def shown(name: str) -> ColumnElement[bool]:
    """Return the condition that holds for the rows of a table that anybody may see."""
    conditions = {
        "providers": lambda: live(Provider),
        "programmes": live_programme,
        "course_instances": live_run,
        "companies": public_company,
        "job_profiles": live_profile,
        "skills": live_skill,
    }
    return conditions[name]() if name in conditions else true()


def load_tables(session: Session) -> Iterator[OpenTable]:
    """Yield every public table, one query each, and the public needs after them."""
    known: Ids = {}
    for file in FILES:
        table = _load(session, file, known)
        if file.key == ("id",):
            known[file.name] = set(table.values("id"))
        if file.name == "job_profiles":
            employers = dict(zip(table.values("id"), table.values("company_id"), strict=True))
        yield table
    yield from need_tables(session, known, employers)


def _load(session: Session, file: CatalogueFile, known: Ids) -> OpenTable:
    stored, names = inspect(file.table).columns, list(dict.fromkeys([*file.key, *file.columns]))
    wanted = columns(*(stored[name] for name in names)).where(shown(file.name))
    found = session.connection().execute(wanted.order_by(*(stored[name] for name in file.key))).all()
    allowed = {**known, file.name: {row[0] for row in found}} if file.refers_to_itself else known
    kept = (_without_hidden(file, dict(zip(names, row, strict=True)), allowed) for row in found)
    described = tuple(Column(name, _kind(stored[name].type)) for name in names)
    rows = tuple(row for row in kept if row is not None)
    return OpenTable(file.name, described, rows, file.key, file.references)


def _kind(stored: object) -> Kind:
    return next((kind for known, kind in KINDS if isinstance(stored, known)), "text")


def _without_hidden(file: CatalogueFile, cells: dict[str, Any], known: Ids) -> tuple[Any, ...] | None:
    """Return a row without the names of hidden records; None where it is about one."""
    for column, table in file.references.items():
        value = cells[column]
        if isinstance(value, list):
            cells[column] = [name for name in value if name in known[table]]
        elif value is not None and value not in known[table]:
            if column in (*file.key, REQUIRED.get(file.name)):
                return None
            cells[column] = None
    return tuple(cells.values())
