"""Page through what the public sees of the catalogue: programmes, providers and dated runs, filtered in SQL."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, or_
from sqlmodel import Session, col, select

from talentmatch.models import CourseInstance, Programme, ProgrammeSkill, Provider
from talentmatch.models.editing import live, live_programme, live_run, live_skills
from talentmatch.models.paging import KeyedPage, Slice, read_page

Chosen = Mapping[str, Collection[str]]
IN_LISTS = {"language": "languages", "audience": "audiences", "mode": "modes"}
IN_COLUMNS = {"kind": "record_type", "status": "status", "region": "region", "level": "level"}


def page_programmes(session: Session, chosen: Chosen, part: Slice) -> KeyedPage[Programme]:
    """Return a page of the live programmes that have one of the values of every filter that is chosen.

    provider: as owner or partner. skill: taught. The others are those of the search.
    """
    conditions = [live_programme()]
    conditions += [holds_any(getattr(Programme, IN_LISTS[name]), chosen[name]) for name in IN_LISTS if chosen.get(name)]
    conditions += [
        col(getattr(Programme, column)).in_(chosen[name]) for name, column in IN_COLUMNS.items() if chosen.get(name)
    ]
    if providers := chosen.get("provider"):
        conditions.append(or_(col(Programme.provider_id).in_(providers), partner_of(providers)))
    if skills := chosen.get("skill"):
        teaching = select(ProgrammeSkill.programme_id).where(
            col(ProgrammeSkill.skill_id).in_(skills), col(ProgrammeSkill.skill_id).in_(live_skills())
        )
        conditions.append(col(Programme.id).in_(teaching))
    return read_page(session, Programme, part, conditions)


def page_providers(session: Session, regions: Collection[str], part: Slice) -> KeyedPage[Provider]:
    """Return a page of the live providers, of these regions where any is named."""
    conditions = [live(Provider)]
    if regions:
        conditions.append(col(Provider.region).in_(regions))
    return read_page(session, Provider, part, conditions)


def page_runs(session: Session, chosen: Chosen, part: Slice) -> KeyedPage[CourseInstance]:
    """Return a page of the dated runs of live programmes, of those of a programme or status where any is named."""
    return read_page(session, CourseInstance, part, [*public_run(), *_of_runs(chosen)])


def public_run() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which the public sees a dated run: it is published and its programme live."""
    return live_run(), col(CourseInstance.programme_id).in_(select(Programme.id).where(live_programme()))


def _of_runs(chosen: Chosen) -> list[ColumnElement[bool]]:
    columns = {"programme": col(CourseInstance.programme_id), "status": col(CourseInstance.status)}
    return [column.in_(chosen[name]) for name, column in columns.items() if chosen.get(name)]


def find_run(session: Session, run_id: str) -> CourseInstance | None:
    """Return a dated run that the public sees; None without one."""
    return session.exec(select(CourseInstance).where(CourseInstance.id == run_id, *public_run())).one_or_none()


def taught_ids(session: Session, programme_ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the identifiers of the skills that each of these programmes teaches; one query, no rows."""
    statement = select(ProgrammeSkill.programme_id, ProgrammeSkill.skill_id).where(
        col(ProgrammeSkill.programme_id).in_(programme_ids), col(ProgrammeSkill.skill_id).in_(live_skills())
    )
    found: dict[str, list[str]] = {name: [] for name in programme_ids}
    for programme_id, skill_id in session.exec(statement).all() if programme_ids else ():
        found[programme_id].append(skill_id)
    return {name: sorted(skills) for name, skills in found.items()}


def partner_of(providers: Collection[str]) -> ColumnElement[bool]:
    """Hold for programmes of which one of these is a partner; few have any, and an index knows these."""
    return and_(cast(col(Programme.partner_ids), String) != "[]", holds_any(Programme.partner_ids, providers))


def holds_any(column: Any, values: Collection[str]) -> ColumnElement[bool]:
    """Hold where a column of a list holds one of these values."""
    return or_(*(cast(col(column), String).contains(f'"{value}"', autoescape=True) for value in values))
