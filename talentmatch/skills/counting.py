"""Count who teaches a skill, without reading who that is, and find the few who teach most of several."""

from collections.abc import Collection

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.models import Programme, ProgrammeSkill
from talentmatch.models.editing import listed_programme, live_skills
from talentmatch.models.paging import in_bytes


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


def teaching_most(session: Session, skill_ids: Collection[str], limit: int) -> dict[str, int]:
    """Return how many of these skills a live programme teaches, the programmes with most of them first.

    Whether a programme is live is asked in that order and only until enough are, so that few of many are looked up.
    """
    taught = (
        select(col(ProgrammeSkill.programme_id).label("id"), func.count().label("number"))
        .where(col(ProgrammeSkill.skill_id).in_(skill_ids), col(ProgrammeSkill.skill_id).in_(live_skills()))
        .group_by(col(ProgrammeSkill.programme_id))
        .order_by(func.count().desc(), in_bytes(session, ProgrammeSkill.programme_id))
        .subquery()
    )
    shown = select(Programme.id).where(Programme.id == taught.c.id, listed_programme(session)).correlate(taught)
    found = select(taught.c.id, taught.c.number).where(shown.limit(1).scalar_subquery().is_not(None))
    ordered = found.order_by(taught.c.number.desc(), in_bytes(session, taught.c.id)).limit(limit)
    return dict(session.exec(ordered).all() if skill_ids else ())
