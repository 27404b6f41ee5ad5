"""Store skill concepts and their links. Services flush and never commit."""

from collections.abc import Sequence

from sqlmodel import Session

from talentmatch.models import ProfileSkill, ProgrammeSkill, Skill
from talentmatch.models.store import save_all
from talentmatch.skills.inputs import ProfileSkillInput, ProgrammeSkillInput, SkillInput


def save_skills(session: Session, skills: Sequence[SkillInput]) -> int:
    """Insert or update skill concepts, the broader ones first; return how many changed."""
    return save_all(session, Skill, broader_first(skills))


def broader_first(skills: Sequence[SkillInput]) -> list[SkillInput]:
    """Order concepts so that each follows its broader one, as far as that is among them."""
    by_id = {skill.id: skill for skill in skills}
    ordered: dict[str, SkillInput] = {}

    def place(skill: SkillInput, seen: frozenset[str]) -> None:
        broader = by_id.get(skill.broader_id or "")
        if broader is not None and broader.id not in ordered and broader.id not in seen:
            place(broader, seen | {skill.id})
        ordered[skill.id] = skill

    for skill in skills:
        if skill.id not in ordered:
            place(skill, frozenset())
    return list(ordered.values())


def save_programme_skills(session: Session, links: Sequence[ProgrammeSkillInput]) -> int:
    """Insert or update what programmes teach; return how many changed."""
    return save_all(session, ProgrammeSkill, links)


def save_profile_skills(session: Session, links: Sequence[ProfileSkillInput]) -> int:
    """Insert or update what job profiles ask for; return how many changed."""
    return save_all(session, ProfileSkill, links)
