"""Which programmes teach what a need asks for, and which needs ask for what a provider teaches: by stated skills.

Transversal skills, such as team work, count only for a need that asks for nothing else.
"""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from talentmatch.employers.public import public_need
from talentmatch.models import NeedSkill, Programme, ProgrammeSkill, Skill, SkillNeed
from talentmatch.models.editing import listed_programme, live_skill, live_skills
from talentmatch.models.freshness import last_confirmed


def telling_skills(asked: Collection[tuple[Skill, str]]) -> frozenset[str]:
    """Return of the skills that are asked for, with their importance, those by which a programme is found for a need.

    The essential ones that are not transversal; where there are none all that are not; else all.
    """
    special = [(skill.id, importance) for skill, importance in asked if skill.kind != "transversal"]
    essential = frozenset(name for name, importance in special if importance == "essential")
    return essential or frozenset(name for name, _ in special) or frozenset(skill.id for skill, _ in asked)


def programmes_covering(session: Session, skill_ids: Collection[str], limit: int | None = None) -> Sequence[str]:
    """Return the programmes that the public finds and that teach one of these skills, the last confirmed first."""
    teaching = select(ProgrammeSkill.programme_id).where(
        col(ProgrammeSkill.skill_id).in_(sorted(skill_ids)), col(ProgrammeSkill.skill_id).in_(live_skills())
    )
    statement = select(Programme.id).where(col(Programme.id).in_(teaching), listed_programme(session))
    return session.exec(statement.order_by(last_confirmed().desc(), col(Programme.id)).limit(limit)).all()


def needs_covered_by(session: Session, provider_id: str) -> Sequence[SkillNeed]:
    """Return the public needs of which a programme of this provider teaches an essential skill, by identifier."""
    taught = (
        select(ProgrammeSkill.skill_id)
        .join(Programme, col(Programme.id) == ProgrammeSkill.programme_id)
        .join(Skill, col(Skill.id) == ProgrammeSkill.skill_id)
        .where(
            Programme.provider_id == provider_id,
            listed_programme(session),
            col(Skill.kind) != "transversal",
            live_skill(),
        )
    )
    asking = select(NeedSkill.need_id).where(col(NeedSkill.skill_id).in_(taught), NeedSkill.importance == "essential")
    statement = select(SkillNeed).where(col(SkillNeed.id).in_(asking), public_need())
    return session.exec(statement.order_by(SkillNeed.id)).all()
