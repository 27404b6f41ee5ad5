"""Which records the public sees: the one condition that every public query joins with."""

from functools import cache

from sqlalchemy import ColumnElement, ScalarSelect, and_, false, func, not_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from talentmatch.models.columns import Stateful
from talentmatch.models.company import Company
from talentmatch.models.course_instance import CourseInstance
from talentmatch.models.freshness import freshness_of, last_confirmed
from talentmatch.models.job_profile import JobProfile
from talentmatch.models.programme import Programme
from talentmatch.models.provider import Provider
from talentmatch.models.skill import Skill

PUBLISHED = "published"
DATED = (Programme, Provider)
TODAY = func.current_date()  # the database's day, so that every process that shares it agrees


def live(table: type[Programme] | type[Provider] | type[JobProfile]) -> ColumnElement[bool]:
    """Hold for the published records of a table whose first day has come and whose last has not passed."""
    return _live(table)


@cache  # a condition is never changed, and to make it takes as long as a small query
def _live(table: type[Programme] | type[Provider] | type[JobProfile]) -> ColumnElement[bool]:
    begun = or_(col(table.publish_on).is_(None), col(table.publish_on) <= TODAY)
    not_over = or_(col(table.expires_on).is_(None), col(table.expires_on) >= TODAY)
    return and_(col(table.state) == PUBLISHED, begun, not_over)


def live_programme() -> ColumnElement[bool]:
    """Hold for the programmes that are live at a provider that is live."""
    return _live_programme()


@cache
def _live_programme() -> ColumnElement[bool]:
    hidden = select(Provider.id).where(not_(live(Provider)))  # few: those that are live would be joined with all
    return and_(live(Programme), col(Programme.provider_id).not_in(hidden))


def listed_programme(session: Session) -> ColumnElement[bool]:
    """Hold for the live programmes that were confirmed lately enough for matches and search."""
    fresh = freshness_of(session)
    if fresh is None or fresh.unlisted_before is None:
        return live_programme()
    return and_(live_programme(), last_confirmed() >= fresh.unlisted_before)


def due_programme(session: Session) -> ColumnElement[bool]:
    """Hold for the live programmes that somebody has to confirm."""
    fresh = freshness_of(session)
    if fresh is None or fresh.due_before is None:
        return false()
    return and_(live_programme(), last_confirmed() < fresh.due_before)


def published(table: type[Stateful]) -> ColumnElement[bool]:
    """Hold for the published records of a table; it is all that makes live what has no days."""
    return col(table.state) == PUBLISHED


def live_run() -> ColumnElement[bool]:
    """Hold for the published dated runs."""
    return published(CourseInstance)


def live_skill() -> ColumnElement[bool]:
    """Hold for the published skills."""
    return published(Skill)


def live_skills() -> SelectOfScalar[str]:
    """Return the query for the identifiers of the published skills."""
    return select(Skill.id).where(live_skill())


def live_profile() -> ColumnElement[bool]:
    """Hold for the job profiles that are live and of a company that is published, or of none."""
    employers = select(Company.id).where(published(Company))
    employed = or_(col(JobProfile.company_id).is_(None), col(JobProfile.company_id).in_(employers))
    return and_(live(JobProfile), employed)


def live_profiles() -> SelectOfScalar[str]:
    """Return the query for the identifiers of the live job profiles."""
    return select(JobProfile.id).where(live_profile())


def days_due(session: Session) -> SelectOfScalar[int]:
    """Return the query for how many days have passed: the first, the last, and that of a confirmation that counted."""
    begun = [select(func.count()).where(col(table.publish_on) <= TODAY).scalar_subquery() for table in DATED]
    over = [select(func.count()).where(col(table.expires_on) < TODAY).scalar_subquery() for table in DATED]
    return select(sum(over, start=sum(begun[1:], start=begun[0])) + _unlisted(session))


def _unlisted(session: Session) -> ScalarSelect[int]:
    fresh = freshness_of(session)
    before = fresh.unlisted_before if fresh else None
    too_old = false() if before is None else last_confirmed() < before
    return select(func.count()).select_from(Programme).where(too_old).scalar_subquery()
