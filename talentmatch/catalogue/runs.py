"""Copy dated runs and move their dates."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.catalogue.editing import apply_values, create_record, needs_approval
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.records import COURSE_INSTANCE, get_record, values_of
from talentmatch.errors import Forbidden, InvalidData
from talentmatch.i18n import N_
from talentmatch.models import CourseInstance

MOST_DAYS = 3_660  # ten years either way


def copy_course_instance(
    session: Session, actor: Actor, run_id: str, *, new_id: str, starts_on: date, now: datetime
) -> CourseInstance:
    """Add a planned copy of a run that starts on another day and lasts as long; a draft until it is published."""
    values = values_of(COURSE_INSTANCE, get_record(session, actor, COURSE_INSTANCE, run_id))
    known = values["ends_on"] and values["starts_on"]
    ends_on = shifted(starts_on, (values["ends_on"] - values["starts_on"]).days) if known else None
    values |= {"id": new_id, "status": "planned", **_days(starts_on, ends_on)}
    entered = read_input(COURSE_INSTANCE.input, values)
    copied: CourseInstance = create_record(session, actor, COURSE_INSTANCE, entered=entered, now=now)
    return copied


def move_dates(session: Session, actor: Actor, run_ids: Collection[str], *, days: int, now: datetime) -> int:
    """Move runs that have days by a number of days; return how many moved. Raises InvalidData for too many days."""
    if not -MOST_DAYS <= days <= MOST_DAYS:
        raise InvalidData(N_("Dates move by at most %(most)s days."), most=MOST_DAYS)
    rows = [get_record(session, actor, COURSE_INSTANCE, run_id) for run_id in sorted(set(run_ids))]
    return sum(_move(session, actor, row, days=days, now=now) for row in rows if days)


def _move(session: Session, actor: Actor, row: CourseInstance, *, days: int, now: datetime) -> bool:
    if needs_approval(actor, row):
        raise Forbidden(N_("Published dates need approval. Change them one by one."))
    if row.starts_on is None:
        return False
    moved = _days(shifted(row.starts_on, days), shifted(row.ends_on, days) if row.ends_on else None)
    apply_values(session, actor, row, action="move", values=moved, now=now)
    return True


def shifted(day: date, days: int) -> date:
    """Return the day that lies a number of days later; raise InvalidData for one beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError as error:
        raise InvalidData(N_("The dates leave the calendar. Choose an earlier day.")) from error


def _days(starts: date, ends: date | None) -> dict[str, Any]:
    text = f"{starts}/{ends}" if ends and ends != starts else str(starts)
    return {"starts_on": starts, "ends_on": ends, "date_text": text, "date_precision": "day"}
