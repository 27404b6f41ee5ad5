"""Interest of a company in programmes: mark it, change it, withdraw it, list one's own."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain, record_change
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.queries import get_card
from talentmatch.employers.pool_inputs import InterestInput
from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, ProgrammeInterest

TABLE = "programme_interest"
MOST_INTERESTS = 200  # of one company
Told = tuple[dict[str, tuple[Any, Any]], datetime]  # what changed from what to what, and when


class InterestConflict(Conflict):
    """Say that a colleague changed or withdrew the interest in the meantime."""

    def __init__(self) -> None:
        super().__init__(N_("A colleague changed this in the meantime. Open it again and look."))


def get_interest(session: Session, actor: Actor, interest_id: int) -> ProgrammeInterest:
    """Return an interest that the actor may change; raise NotFound when there is none, or none of this company's."""
    row = session.get(ProgrammeInterest, interest_id)
    if row is None:
        raise NotFound(N_("There is no such record."))
    require(actor, "needs.edit", row)
    return row


def list_interests(session: Session, actor: Actor, company_id: str) -> Sequence[ProgrammeInterest]:
    """Return what a company asked for, the window that ends first before the others; one query."""
    require(actor, "needs.edit", session.get(Company, company_id))
    statement = select(ProgrammeInterest).where(ProgrammeInterest.company_id == company_id)
    return session.exec(statement.order_by(col(ProgrammeInterest.ends_on), col(ProgrammeInterest.id))).all()


def create_interest(
    session: Session, actor: Actor, subject: tuple[str, str], *, data: InterestInput, now: datetime
) -> ProgrammeInterest:
    """Mark interest; subject: company and programme. Raise NotFound for a foreign company or no live programme.

    Raises InvalidData for a window that is over, and for more than the limit of a company.
    """
    company_id, programme_id = subject
    get_card(session, programme_id)
    _require_ahead(data, now.date())
    row = ProgrammeInterest(company_id=company_id, programme_id=programme_id, created_at=now, **data.model_dump())
    require(actor, "needs.edit", row)
    counted = select(func.count()).where(ProgrammeInterest.company_id == company_id)
    if session.exec(counted).one() >= MOST_INTERESTS:
        raise InvalidData(
            N_("Your company asks for %(most)s courses already. Withdraw one first."), most=MOST_INTERESTS
        )
    session.add(row)
    session.flush()
    told = {"programme_id": programme_id, **data.model_dump()}
    _record(session, actor, "create", row, ({name: (None, value) for name, value in told.items()}, now))
    return row


def edit_interest(
    session: Session, actor: Actor, interest_id: int, *, version: int, data: InterestInput, now: datetime
) -> ProgrammeInterest:
    """Save a change that began from ``version``; raise InterestConflict over a newer one."""
    row = _unchanged(session, actor, interest_id, version)
    _require_ahead(data, now.date())
    values = data.model_dump()
    changes = {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}
    if changes:
        for name, value in values.items():
            setattr(row, name, value)
        session.flush()
        _record(session, actor, "edit", row, (changes, now))
    return row


def withdraw_interest(session: Session, actor: Actor, interest_id: int, *, version: int, now: datetime) -> None:
    """Remove an interest as it stood in ``version``; raise InterestConflict over a newer one."""
    row = _unchanged(session, actor, interest_id, version)
    _record(session, actor, "withdraw", row, ({"people": (row.people, None)}, now))
    session.delete(row)
    session.flush()


def _unchanged(session: Session, actor: Actor, interest_id: int, version: int) -> ProgrammeInterest:
    row = get_interest(session, actor, interest_id)
    session.refresh(row, with_for_update=True)
    if row.version != version:
        raise InterestConflict
    return row


def _require_ahead(data: InterestInput, today: date) -> None:
    if data.ends_on < today:
        raise InvalidData(N_("The last day has passed. Give a later one."))


def _record(session: Session, actor: Actor, action: str, row: ProgrammeInterest, told: Told) -> None:
    changes, now = told
    plainly = {name: (plain(before), plain(after)) for name, (before, after) in changes.items()}
    record_change(session, actor, action, (TABLE, str(row.id)), changes=plainly, now=now)
