"""What archiving programmes takes away from those who need them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, select

from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill, Skill
from talentmatch.models.editing import live_programme
from talentmatch.skills.queries import find_skills, programmes_teaching


@dataclass(frozen=True)
class LostSkill:
    """A skill that no other live programme teaches, with the job profiles that ask for it."""

    skill: Skill
    profiles: tuple[JobProfile, ...]


def lost_by_archiving(session: Session, programme_ids: Collection[str]) -> list[LostSkill]:
    """Return the skills that would lose their last live programme and that a job profile asks for; four queries."""
    leaving = set(programme_ids)
    links = select(ProgrammeSkill.skill_id).where(col(ProgrammeSkill.programme_id).in_(leaving)).distinct()
    teachers = programmes_teaching(session, session.exec(links).all())
    lost = sorted(skill for skill, programmes in teachers.items() if programmes and programmes <= leaving)
    asked: dict[str, list[JobProfile]] = {}
    statement = (
        select(ProfileSkill.skill_id, JobProfile)
        .join(JobProfile, col(JobProfile.id) == ProfileSkill.profile_id)
        .where(col(ProfileSkill.skill_id).in_(lost))
        .order_by(col(JobProfile.id))
    )
    for skill_id, profile in session.exec(statement).all():
        asked.setdefault(skill_id, []).append(profile)
    skills = find_skills(session, asked)
    return [LostSkill(skills[skill_id], tuple(profiles)) for skill_id, profiles in asked.items()]


def own_programmes(session: Session, provider_id: str) -> list[str]:
    """Return the live programmes of a provider, which leave the site with it."""
    statement = select(Programme.id).where(Programme.provider_id == provider_id, live_programme())
    return list(session.exec(statement.order_by(Programme.id)).all())
