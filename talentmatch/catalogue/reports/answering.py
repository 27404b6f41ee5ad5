"""The queue of reported errors and its answers: editors see all, provider editors those on their provider's records."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, true
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.mail import Person
from talentmatch.accounts.permissions import may, require
from talentmatch.catalogue.reports.inputs import AnswerInput
from talentmatch.catalogue.reports.reporting import TABLE
from talentmatch.errors import Conflict, NotFound
from talentmatch.i18n import N_
from talentmatch.models import ErrorReport

PER_PAGE = 25
WAITING = "waiting"


@dataclass(frozen=True)
class ReportsPage:
    """A page of reports of one state, the oldest first; ``total``: of that state."""

    state: str
    number: int
    reports: tuple[ErrorReport, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // PER_PAGE))


@dataclass(frozen=True)
class Answered:
    """A report that was answered: the page that it is about, and who asked for an answer, if anybody."""

    path: str
    person: Person | None


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """Hold for the reports that an actor may answer."""
    if may(actor, "catalogue.publish"):
        return true()
    return col(ErrorReport.provider_id) == actor.provider_id


def list_reports(session: Session, actor: Actor, state: str, number: int = 1) -> ReportsPage:
    """Return a page of the reports of a state; two queries. No provider editor reads an e-mail address."""
    require(actor, "desk.enter")
    statement = select(ErrorReport).where(ErrorReport.state == state, seen_by(actor)).order_by(col(ErrorReport.id))
    rows = session.exec(statement.offset((number - 1) * PER_PAGE).limit(PER_PAGE)).all()
    return ReportsPage(state, number, tuple(rows), count_reports(session, actor, state))


def sees_addresses(actor: Actor) -> bool:
    """Return whether an actor may read the e-mail address of whoever reported an error."""
    return may(actor, "catalogue.publish")


def count_reports(session: Session, actor: Actor, state: str = WAITING) -> int:
    """Return how many reports of a state an actor may answer."""
    return session.exec(select(func.count()).where(ErrorReport.state == state, seen_by(actor))).one()


def answer_report(session: Session, actor: Actor, report_id: int, data: AnswerInput, *, now: datetime) -> Answered:
    """Note what came of a report, and forget the address, which served for one answer that the caller sends.

    Raises NotFound for a report that there is not, or none of this actor's; Conflict when it was answered before.
    """
    row = session.get(ErrorReport, report_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(N_("There is no such report."))
    require(actor, "catalogue.edit", row)
    if row.state != WAITING:
        raise Conflict(N_("Somebody has answered this report already."))
    person = Person(row.email, "", row.lang) if row.email else None
    row.state, row.note, row.email, row.decided_at = data.decision, data.note, "", now
    session.flush()
    changes = {"state": (WAITING, data.decision), "note": (None, data.note)}
    record_change(session, actor, "answer", (TABLE, str(row.id)), changes=changes, now=now)
    return Answered(row.path, person)
