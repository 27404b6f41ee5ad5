"""Records that appear or disappear with another, or because a day came: no entry of the log is their own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, col

from talentmatch.exchange.changes.tables import DATED
from talentmatch.models import CourseInstance, JobProfile, ProfileSkill, Programme, ProgrammeSkill

Subject = tuple[str, str]  # table and identifier, as the audit log has them
SHOWING = ("state", "publish_on", "expires_on")
# The table of a record, the table of what hangs on it, that one's identifier, and the column that names the record.
HANGING: tuple[tuple[str, str, Any, Any], ...] = (
    ("skill", "programme", ProgrammeSkill.programme_id, ProgrammeSkill.skill_id),
    ("skill", "job_profile", ProfileSkill.profile_id, ProfileSkill.skill_id),
    ("provider", "programme", Programme.id, Programme.provider_id),
    ("company", "job_profile", JobProfile.id, JobProfile.company_id),
    ("programme", "course_instance", CourseInstance.id, CourseInstance.programme_id),
)


def hanging_on(session: Session, subjects: Iterable[Subject]) -> list[Subject]:
    """Return what appears and disappears with these records, what hangs on that too; a query for each kind."""
    ids: dict[str, set[str]] = defaultdict(set)
    for table, record_id in subjects:
        ids[table].add(record_id)
    found: list[Subject] = []
    for table, hanging, key, owner in HANGING:  # programmes of providers come before the runs of programmes
        if ids[table]:
            rows = session.connection().execute(select(key).where(col(owner).in_(ids[table])).distinct().order_by(key))
            more = [name for (name,) in rows]
            ids[hanging].update(more)
            found += [(hanging, name) for name in more]
    return list(dict.fromkeys(found))


def days_between(session: Session, since: date, until: date) -> Iterator[Subject]:
    """Yield the records whose first day came, or whose last passed, after ``since`` and up to ``until``."""
    if since >= until:
        return
    day = timedelta(days=1)
    for table in DATED:
        first, last = col(table.publish_on), col(table.expires_on)  # type: ignore[attr-defined]
        passed = or_(first.between(since + day, until), last.between(since, until - day))
        key = col(table.id)  # type: ignore[attr-defined]
        for (name,) in session.connection().execute(select(key).where(passed).order_by(key)):
            yield str(table.__tablename__), name
