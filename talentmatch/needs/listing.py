"""Page through the job profiles and companies that the public sees, filtered in SQL."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, JobProfile, ProfileSkill
from talentmatch.models.editing import live_profile, live_skills, published
from talentmatch.models.paging import KeyedPage, Slice, read_page

UNNAMED_COMPANY = "undisclosed-companies"  # stands for every employer that a source does not name
COLUMNS = {"family": "family", "region": "region", "company": "company_id", "kind": "kind"}


def page_profiles(session: Session, chosen: Mapping[str, Collection[str]], part: Slice) -> KeyedPage[JobProfile]:
    """Return a page of the live job profiles that have one of the values of every filter; skill: asked for."""
    conditions = [live_profile()]
    conditions += [
        col(getattr(JobProfile, column)).in_(chosen[name]) for name, column in COLUMNS.items() if chosen.get(name)
    ]
    if skills := chosen.get("skill"):
        asking = select(ProfileSkill.profile_id).where(
            col(ProfileSkill.skill_id).in_(skills), col(ProfileSkill.skill_id).in_(live_skills())
        )
        conditions.append(col(JobProfile.id).in_(asking))
    return read_page(session, JobProfile, part, conditions)


def page_companies(session: Session, part: Slice) -> KeyedPage[Company]:
    """Return a page of the companies that the public sees by name."""
    return read_page(session, Company, part, public_company())


def public_company() -> list[ColumnElement[bool]]:
    """Return the conditions under which the public sees a company."""
    return [published(Company), col(Company.id) != UNNAMED_COMPANY]


def get_company(session: Session, company_id: str) -> Company:
    """Return a company; raise NotFound when the public sees none of that name."""
    company = session.exec(select(Company).where(Company.id == company_id, *public_company())).one_or_none()
    if company is None:
        raise NotFound(N_("There is no company %(id)s in the catalogue."), id=company_id)
    return company


def find_companies(session: Session, ids: Collection[str]) -> dict[str, Company]:
    """Return the companies of these identifiers that the public sees, by identifier."""
    statement = select(Company).where(col(Company.id).in_(ids), *public_company())
    return {row.id: row for row in session.exec(statement).all()} if ids else {}


def asked_ids(session: Session, profile_ids: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """Return importance and identifier of the skills that each of these job profiles asks for; one query, no rows."""
    statement = select(ProfileSkill.profile_id, ProfileSkill.importance, ProfileSkill.skill_id).where(
        col(ProfileSkill.profile_id).in_(profile_ids), col(ProfileSkill.skill_id).in_(live_skills())
    )
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in profile_ids}
    for profile_id, importance, skill_id in session.exec(statement).all() if profile_ids else ():
        found[profile_id].append((importance, skill_id))
    return {name: sorted(skills) for name, skills in found.items()}
