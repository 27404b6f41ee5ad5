"""What a file of needs is compared with: the needs of the company, and all that a need may name."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from sqlmodel import Session, col, select

from talentmatch.exchange.need_files.row import StoredNeed, stored_need
from talentmatch.exchange.need_files.skill_names import SkillNames
from talentmatch.models import JobProfile, NeedSkill, Place, SkillNeed
from talentmatch.skills.queries import list_skills


@dataclass(frozen=True)
class Known:
    """The needs by identifier, the identifiers that each column may name, and the skills."""

    needs: Mapping[str, StoredNeed]
    named: Mapping[str, Set[str]]
    skills: SkillNames


def load_known(session: Session, company_id: str) -> Known:
    """Return all of it; five queries however many needs there are."""
    named = {
        "place_ids": set(session.exec(select(Place.id))),
        "profile_id": set(session.exec(select(JobProfile.id))),
    }
    return Known(stored_needs(session, company_id), named, SkillNames(list_skills(session)))


def stored_needs(session: Session, company_id: str) -> dict[str, StoredNeed]:
    """Return the needs of a company by identifier, the oldest first; two queries."""
    owned = SkillNeed.company_id == company_id
    rows = session.exec(select(SkillNeed).where(owned).order_by(col(SkillNeed.created_at), col(SkillNeed.id))).all()
    skills: dict[str, list[NeedSkill]] = {row.id: [] for row in rows}
    for link in session.exec(select(NeedSkill).join(SkillNeed).where(owned)).all():
        skills[link.need_id].append(link)
    return {row.id: stored_need(row, skills[row.id]) for row in rows}
