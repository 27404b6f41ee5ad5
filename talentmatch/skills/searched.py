"""Count the skills that people search for, so that providers see what they could have served.

Kept is a number by skill, region and month, never words or a person. A figure shows only where the skill was searched
for at least TIMES_SHOWN times and, in one of its months and regions, on DAYS_SHOWN days: a busy afternoon of one person
does not show. It goes KEPT_MONTHS after its month began.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Date, bindparam, delete, func, text
from sqlmodel import Session, col, select

from talentmatch.models import SearchedSkill
from talentmatch.models.searched_skill import NOWHERE

TIMES_SHOWN = 10
DAYS_SHOWN = 3
KEPT_MONTHS = 12
MOST_SKILLS = 10  # of one search: what names more is a list, not a search
COUNT = text(
    """
    INSERT INTO searched_skill (skill_id, region, month, times, days, last_on)
    VALUES (:skill_id, :region, :month, :times, 1, :today)
    ON CONFLICT (skill_id, region, month) DO UPDATE
    SET times = searched_skill.times + :times,
        days = searched_skill.days + CASE WHEN searched_skill.last_on < :today THEN 1 ELSE 0 END,
        last_on = CASE WHEN searched_skill.last_on < :today THEN :today ELSE searched_skill.last_on END
    """
).bindparams(bindparam("month", type_=Date), bindparam("today", type_=Date))


@dataclass(frozen=True)
class Searches:
    """How often a skill was searched for; ``times`` is exact and for ``at_least`` alone to show."""

    skill_id: str
    times: int


def note_searched(
    session: Session, skill_ids: Collection[str], *, region: str | None, today: date, times: int = 1
) -> None:
    """Count so many searches for each of these skills, in the region of their place if they named one; flush only."""
    session.connection().execute(delete(SearchedSkill).where(col(SearchedSkill.month) < oldest_month(today)))
    for skill_id in sorted(skill_ids)[:MOST_SKILLS]:
        where = {"skill_id": skill_id, "region": region or NOWHERE, "month": today.replace(day=1)}
        session.connection().execute(COUNT, {**where, "today": today, "times": times})


def oldest_month(today: date) -> date:
    """Return the first month that is still kept."""
    months = today.year * 12 + today.month - 1 - (KEPT_MONTHS - 1)
    return date(months // 12, months % 12 + 1, 1)


def searched_skills(session: Session, region: str | None, today: date) -> list[Searches]:
    """Return what was searched for often enough to be shown, the most first; one query.

    region: searches that name a place there, with those that name none; None: all searches.
    """
    times = func.sum(col(SearchedSkill.times))
    statement = (
        select(SearchedSkill.skill_id, times)
        .where(col(SearchedSkill.month) >= oldest_month(today))
        .group_by(col(SearchedSkill.skill_id))
        .having(times >= TIMES_SHOWN, func.max(col(SearchedSkill.days)) >= DAYS_SHOWN)
        .order_by(times.desc(), col(SearchedSkill.skill_id))
    )
    if region is not None:
        statement = statement.where(col(SearchedSkill.region).in_((region, NOWHERE)))
    return [Searches(skill_id, int(number)) for skill_id, number in session.exec(statement).all()]
