"""What the desk counts and lists of programmes: one table, so that each count leads to the list that mends it."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, exists
from sqlmodel import Session, col, select

from talentmatch.catalogue.desk_pages import DeskFilter, state_filters
from talentmatch.i18n import N_
from talentmatch.models import CourseInstance, PendingChange, Programme, ProgrammeSkill
from talentmatch.models.editing import PUBLISHED, TODAY, due_programme, live_programme

WAITING = "waiting"
IN_USE = col(Programme.state) != "archived"


def _without_skills(_session: Session) -> ColumnElement[bool]:
    return and_(IN_USE, ~exists().where(col(ProgrammeSkill.programme_id) == Programme.id))


def _without_runs(_session: Session) -> ColumnElement[bool]:
    return and_(IN_USE, ~exists().where(col(CourseInstance.programme_id) == Programme.id))


def _waiting(_session: Session) -> ColumnElement[bool]:
    waiting = select(PendingChange.record_id).where(PendingChange.status == WAITING)
    return col(Programme.id).in_(waiting.where(PendingChange.table_name == "programme"))


FILTERS: Mapping[str, DeskFilter] = {
    "live": DeskFilter(N_("Live on the site"), lambda _: live_programme()),
    **state_filters(Programme),
    "scheduled": DeskFilter(
        N_("Scheduled for later"), lambda _: and_(col(Programme.state) == PUBLISHED, col(Programme.publish_on) > TODAY)
    ),
    "over": DeskFilter(
        N_("Past their last day"),
        lambda _: and_(col(Programme.state) == PUBLISHED, col(Programme.expires_on) < TODAY),
        mend=True,
    ),
    "unconfirmed": DeskFilter(N_("Not confirmed for too long"), due_programme, mend=True),
    "without_skills": DeskFilter(N_("Without skills"), _without_skills, mend=True, lacking=True),
    "without_runs": DeskFilter(N_("Without dates"), _without_runs, mend=True, lacking=True),
    "waiting": DeskFilter(N_("With a change that waits for approval"), _waiting, mend=True),
}
