"""Read skill concepts and their links, the live ones alone: no draft and nothing archived.

Reads take the session only and run a constant number of queries.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, true
from sqlmodel import Session, col, select

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import ProfileSkill, Programme, ProgrammeSkill, Skill
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.editing import listed_programme, live_profiles, live_skill, live_skills
from talentmatch.skills.linking import SkillLabels


@dataclass(frozen=True)
class SkillUse:
    """A concept with the number of programmes that teach it and of job profiles that ask for it."""

    skill: Skill
    programmes: int
    profiles: int


@dataclass(frozen=True)
class Taught:
    """A skill that a programme teaches, with the evidence."""

    skill: Skill
    link: ProgrammeSkill


@dataclass(frozen=True)
class Wanted:
    """A skill that a job profile asks for, with importance and evidence."""

    skill: Skill
    link: ProfileSkill


def get_skill(session: Session, skill_id: str) -> Skill:
    """Return a concept; raise NotFound when there is none of that name."""
    skill = session.exec(select(Skill).where(Skill.id == skill_id, live_skill())).one_or_none()
    if skill is None:
        raise NotFound(N_("There is no skill %(id)s in the catalogue."), id=skill_id)
    return skill


def list_skills(session: Session) -> Sequence[Skill]:
    """Return every concept, by identifier."""
    return session.exec(select(Skill).where(live_skill()).order_by(Skill.id)).all()


def find_skills(session: Session, ids: Collection[str], *, live_only: bool = True) -> dict[str, Skill]:
    """Return the concepts of these identifiers that exist, by identifier; live_only: False for operators alone."""
    if not ids:
        return {}
    shown = live_skill() if live_only else true()
    rows = session.exec(select(Skill).where(col(Skill.id).in_(ids), shown)).all()
    return {row.id: row for row in rows}


def narrower_skills(session: Session, skill_id: str) -> Sequence[Skill]:
    """Return the concepts right under this one."""
    return session.exec(select(Skill).where(Skill.broader_id == skill_id, live_skill()).order_by(Skill.id)).all()


def count_uses(session: Session) -> list[SkillUse]:
    """Return every concept with how often it is taught and asked for."""
    taught = count_taught(session)
    asking = select(ProfileSkill.skill_id, func.count()).where(col(ProfileSkill.profile_id).in_(live_profiles()))
    asked = dict(session.exec(asking.group_by(ProfileSkill.skill_id)).all())
    return [SkillUse(skill, taught.get(skill.id, 0), asked.get(skill.id, 0)) for skill in list_skills(session)]


def count_taught(session: Session) -> dict[str, int]:
    """Return how many live programmes teach each skill that any teaches, whatever the state of the skill."""
    counted = select(ProgrammeSkill.skill_id, func.count()).where(taught_live(session))
    return dict(session.exec(counted.group_by(ProgrammeSkill.skill_id)).all())


def taught_live(session: Session) -> ColumnElement[bool]:
    """Hold for the links of the programmes that the public finds."""
    return col(ProgrammeSkill.programme_id).in_(select(Programme.id).where(listed_programme(session)))


def taught_by(session: Session, programme_ids: Collection[str]) -> dict[str, list[Taught]]:
    """Return what each of these programmes teaches, by programme."""
    statement = (
        select(Skill, ProgrammeSkill)
        .join(ProgrammeSkill, col(ProgrammeSkill.skill_id) == Skill.id)
        .where(col(ProgrammeSkill.programme_id).in_(programme_ids), live_skill())
        .order_by(ProgrammeSkill.skill_id)
    )
    found: dict[str, list[Taught]] = {programme_id: [] for programme_id in programme_ids}
    for skill, link in session.exec(statement).all() if programme_ids else ():
        found[link.programme_id].append(Taught(skill, link))
    return found


def wanted_by(session: Session, profile_ids: Collection[str]) -> dict[str, list[Wanted]]:
    """Return what each of these job profiles asks for, the essential skills first, by profile."""
    statement = (
        select(Skill, ProfileSkill)
        .join(ProfileSkill, col(ProfileSkill.skill_id) == Skill.id)
        .where(col(ProfileSkill.profile_id).in_(profile_ids), live_skill())
        .order_by(ProfileSkill.importance, ProfileSkill.skill_id)
    )
    found: dict[str, list[Wanted]] = {profile_id: [] for profile_id in profile_ids}
    for skill, link in session.exec(statement).all() if profile_ids else ():
        found[link.profile_id].append(Wanted(skill, link))
    return found


def programmes_teaching(session: Session, skill_ids: Collection[str]) -> dict[str, set[str]]:
    """Return for each of these skills the identifiers of the live programmes that teach it."""
    found: dict[str, set[str]] = {skill_id: set() for skill_id in skill_ids}
    statement = select(ProgrammeSkill.skill_id, ProgrammeSkill.programme_id).where(
        col(ProgrammeSkill.skill_id).in_(skill_ids),
        col(ProgrammeSkill.skill_id).in_(live_skills()),
        taught_live(session),
    )
    for skill_id, programme_id in session.exec(statement).all() if skill_ids else ():
        found[skill_id].add(programme_id)
    return found


def skill_labels(skill: Skill) -> SkillLabels:
    """Return the names of a concept for the linker; a language in which it has none is left out."""
    named = ((lang, (getattr(skill, f"label_{lang}"), *getattr(skill, f"synonyms_{lang}"))) for lang in LANGUAGE_CODES)
    return SkillLabels(skill.id, {lang: names for lang, names in named if names[0]})


def count_areas(session: Session) -> dict[str, int]:
    """Return the number of concepts of each area that has any."""
    return dict(session.exec(select(Skill.area, func.count()).where(live_skill()).group_by(Skill.area)).all())


def count_taught_areas(session: Session) -> dict[str, int]:
    """Return the number of concepts of each area that at least one programme teaches."""
    counted = select(Skill.area, func.count()).where(live_skill(), is_taught(session))
    return dict(session.exec(counted.group_by(Skill.area)).all())


def taught_among(session: Session, skill_ids: Collection[str]) -> frozenset[str]:
    """Return those of these skills that at least one live programme teaches."""
    statement = select(Skill.id).where(col(Skill.id).in_(skill_ids), live_skill(), is_taught(session))
    return frozenset(session.exec(statement).all() if skill_ids else ())


def is_taught(session: Session) -> ColumnElement[bool]:
    """Hold for the skills that a programme which the public finds teaches.

    One programme found ends the look-up of a skill; as EXISTS, PostgreSQL would join all links first.
    """
    found = select(ProgrammeSkill.programme_id).join(Programme, col(Programme.id) == ProgrammeSkill.programme_id)
    one = found.where(ProgrammeSkill.skill_id == Skill.id, listed_programme(session)).limit(1).correlate(Skill)
    return one.scalar_subquery().is_not(None)
