"""What archiving records takes away from those who need them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.catalogue.records import COMPANY, PROGRAMME, PROVIDER, SKILL, Kind
from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill, Skill
from talentmatch.models.editing import live_profile, live_profiles, live_programme
from talentmatch.skills.queries import find_skills, programmes_teaching

Ids = Collection[str]


@dataclass(frozen=True)
class LostSkill:
    """A skill that no other live programme teaches, with the live job profiles that ask for it."""

    skill: Skill
    profiles: tuple[JobProfile, ...]


@dataclass(frozen=True)
class Impact:
    """What archiving changes.

    ``leaving`` counts what leaves the site with the records, ``programmes`` and ``profiles`` what loses a skill.
    """

    leaving: int = 0
    programmes: int = 0
    profiles: int = 0
    lost: Sequence[LostSkill] = ()


def impact_of(session: Session, kind: Kind, ids: Ids) -> Impact:
    """Return what archiving these records would change; a constant number of queries."""
    return IMPACTS[kind.name](session, ids) if kind.name in IMPACTS else Impact()


def lost_by_archiving(session: Session, programme_ids: Ids) -> list[LostSkill]:
    """Return the skills that would lose their last live programme and that a job profile asks for; four queries."""
    leaving = set(programme_ids)
    links = select(ProgrammeSkill.skill_id).where(col(ProgrammeSkill.programme_id).in_(leaving)).distinct()
    teachers = programmes_teaching(session, session.exec(links).all())
    lost = sorted(skill for skill, programmes in teachers.items() if programmes and programmes <= leaving)
    asked: dict[str, list[JobProfile]] = {}
    statement = (
        select(ProfileSkill.skill_id, JobProfile)
        .join(JobProfile, col(JobProfile.id) == ProfileSkill.profile_id)
        .where(col(ProfileSkill.skill_id).in_(lost), live_profile())
        .order_by(col(JobProfile.id))
    )
    for skill_id, profile in session.exec(statement).all():
        asked.setdefault(skill_id, []).append(profile)
    skills = find_skills(session, asked)
    return [LostSkill(skills[skill_id], tuple(profiles)) for skill_id, profiles in asked.items()]


def _of_programmes(session: Session, ids: Ids) -> Impact:
    return Impact(lost=lost_by_archiving(session, ids))


def _of_providers(session: Session, ids: Ids) -> Impact:
    statement = select(Programme.id).where(col(Programme.provider_id).in_(ids), live_programme())
    leaving = session.exec(statement.order_by(Programme.id)).all()
    return Impact(leaving=len(leaving), lost=lost_by_archiving(session, leaving))


def _of_companies(session: Session, ids: Ids) -> Impact:
    statement = select(func.count()).where(col(JobProfile.company_id).in_(ids), live_profile())
    return Impact(leaving=session.exec(statement).one())


def _of_skills(session: Session, ids: Ids) -> Impact:
    teaching = col(ProgrammeSkill.programme_id).in_(select(Programme.id).where(live_programme()))
    programmes = select(func.count(col(ProgrammeSkill.programme_id).distinct())).where(
        col(ProgrammeSkill.skill_id).in_(ids), teaching
    )
    asking = col(ProfileSkill.profile_id).in_(live_profiles())
    profiles = select(func.count(col(ProfileSkill.profile_id).distinct())).where(
        col(ProfileSkill.skill_id).in_(ids), asking
    )
    return Impact(programmes=session.exec(programmes).one(), profiles=session.exec(profiles).one())


IMPACTS: Mapping[str, Callable[[Session, Ids], Impact]] = {
    PROGRAMME.name: _of_programmes,
    PROVIDER.name: _of_providers,
    COMPANY.name: _of_companies,
    SKILL.name: _of_skills,
}
