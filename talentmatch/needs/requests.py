"""Requests of companies for an account: asked in public, confirmed by mail, decided by an administrator.

What was never confirmed goes after seven days, what was decided after ninety. Services flush, never commit.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, delete, func, or_, select

from talentmatch.accounts.actor import ANYBODY, Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.links import USED_UP
from talentmatch.accounts.mail import Person
from talentmatch.accounts.permissions import require
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import CompanyRequest
from talentmatch.needs.request_inputs import CompanyRequestInput

PERMISSION = "accounts.manage"
UNCONFIRMED_DAYS, DECIDED_DAYS = 7, 90


def person_asking(request: CompanyRequest) -> Person:
    """Return to whom mail about a request goes."""
    return Person(request.email, request.name, request.lang)


def request_account(session: Session, data: CompanyRequestInput, *, now: datetime) -> str | None:
    """Store a request and return the token of the link that confirms it; a newer one replaces it until then.

    None where the address has an account or waits already; the caller answers both in the same way, so that nobody
    learns who has an account.
    """
    clean_requests(session, now)
    of_address = select(CompanyRequest).where(CompanyRequest.email == data.email)
    waiting = session.exec(of_address.where(CompanyRequest.state == "waiting")).first()
    if waiting is not None or find_account(session, data.email) is not None:
        return None
    for former in session.exec(of_address.where(CompanyRequest.state == "unconfirmed")):
        session.delete(former)
    token = new_token()
    session.add(CompanyRequest(**data.model_dump(), token_hash=hash_of(token), created_at=now))
    session.flush()
    return token


def get_by_link(session: Session, token: str, now: datetime) -> CompanyRequest:
    """Return the request that a link confirms; raise NotFound when it was used or is too old."""
    statement = select(CompanyRequest).where(
        CompanyRequest.token_hash == hash_of(token),
        CompanyRequest.state == "unconfirmed",
        CompanyRequest.created_at > now - timedelta(days=UNCONFIRMED_DAYS),
    )
    found = session.exec(statement.with_for_update()).first()
    if found is None:
        raise NotFound(USED_UP)
    return found


def confirm_request(session: Session, token: str, *, now: datetime) -> None:
    """Let a request wait for a decision, because its link proved the address; raise NotFound for a used link."""
    request = get_by_link(session, token, now)
    request.state = "waiting"
    record_request(session, ANYBODY, "request", request, now=now)


def list_waiting_requests(session: Session, actor: Actor) -> Sequence[CompanyRequest]:
    """Return the requests that wait for a decision, the oldest first."""
    require(actor, PERMISSION)
    waiting = select(CompanyRequest).where(CompanyRequest.state == "waiting")
    return session.exec(waiting.order_by(col(CompanyRequest.created_at), col(CompanyRequest.id))).all()


def count_waiting_requests(session: Session) -> int:
    """Return how many requests wait for a decision."""
    return session.exec(select(func.count()).where(CompanyRequest.state == "waiting")).one()


def get_waiting_request(session: Session, actor: Actor, request_id: int) -> CompanyRequest:
    """Return a request that waits for a decision, locked; raise NotFound when somebody decided on it already."""
    require(actor, PERMISSION)
    statement = select(CompanyRequest).where(CompanyRequest.id == request_id, CompanyRequest.state == "waiting")
    found = session.exec(statement.with_for_update()).first()
    if found is None:
        raise NotFound(N_("There is no such request. Somebody may have decided on it already."))
    return found


def record_request(session: Session, actor: Actor, action: str, request: CompanyRequest, *, now: datetime) -> None:
    """Write what was done with a request to the audit log, without a word about the person."""
    session.flush()
    changes = {"company_id": (None, request.company_id)} if request.company_id else {}
    record_change(session, actor, action, ("company_request", str(request.id)), changes=changes, now=now)


def clean_requests(session: Session, now: datetime) -> int:
    """Remove the requests that nobody confirmed in time, and those that were decided long ago; return how many."""
    unconfirmed = and_(
        col(CompanyRequest.state) == "unconfirmed",
        col(CompanyRequest.created_at) <= now - timedelta(days=UNCONFIRMED_DAYS),
    )
    decided = col(CompanyRequest.decided_at) <= now - timedelta(days=DECIDED_DAYS)
    return session.exec(delete(CompanyRequest).where(or_(unconfirmed, decided))).rowcount
