"""Count who teaches a skill, without reading who that is."""

from collections.abc import Collection

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.models import Programme, ProgrammeSkill
from talentmatch.models.editing import listed_programme, live_skills


def count_teaching(session: Session, skill_ids: Collection[str]) -> dict[str, int]:
    """Return for each of these skills how many live programmes teach it."""
    counted = (
        select(ProgrammeSkill.skill_id, func.count())
        .join(Programme, col(Programme.id) == ProgrammeSkill.programme_id)
        .where(col(ProgrammeSkill.skill_id).in_(skill_ids), listed_programme(session))
        .where(col(ProgrammeSkill.skill_id).in_(live_skills()))
        .group_by(ProgrammeSkill.skill_id)
    )
    return dict.fromkeys(skill_ids, 0) | dict(session.exec(counted).all() if skill_ids else ())
