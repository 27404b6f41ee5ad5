"""Decide on the request of a company: approve it with a company, or decline it with a reason. Flush, never commit."""

import re
import unicodedata
from datetime import datetime

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.inputs import AccountInput, FaultyField
from talentmatch.accounts.mail import Person
from talentmatch.accounts.service import create_account, invite
from talentmatch.i18n import N_
from talentmatch.models import Company, CompanyRequest
from talentmatch.needs.inputs import CompanyInput
from talentmatch.needs.request_inputs import ApprovalInput
from talentmatch.needs.requests import get_waiting_request, person_asking, record_request

LONGEST_SLUG = 110


def approve_request(
    session: Session, actor: Actor, request_id: int, data: ApprovalInput, *, now: datetime
) -> tuple[Person, str]:
    """Make the account of a person in a company; return whom to invite, and the token of the link.

    Raises NotFound for a request that does not wait, FaultyField for a company that is not there or has the same name,
    Conflict when the address got an account in the meantime.
    """
    request = get_waiting_request(session, actor, request_id)
    company_id = data.company_id or _new_company(session, actor, request, name=data.company, now=now)
    account_data = AccountInput(
        email=request.email, name=request.name, role="employer", company_id=company_id, lang=request.lang
    )
    account = create_account(session, actor, account_data, now=now)
    request.state, request.decided_at, request.company_id = "approved", now, company_id
    record_request(session, actor, "approve", request, now=now)
    return person_asking(request), invite(session, actor, account, now=now)


def decline_request(session: Session, actor: Actor, request_id: int, *, now: datetime) -> Person:
    """Decline a request and return to whom to say why; raise NotFound for one that does not wait."""
    request = get_waiting_request(session, actor, request_id)
    request.state, request.decided_at = "declined", now
    record_request(session, actor, "decline", request, now=now)
    return person_asking(request)


def _new_company(session: Session, actor: Actor, request: CompanyRequest, *, name: str, now: datetime) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    company_id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-")
    if not company_id:
        raise FaultyField("company", N_("needs a letter or a digit"), {})
    if session.get(Company, company_id) is not None:
        raise FaultyField("company", N_("there is a company %(id)s already; choose it"), {"id": company_id})
    urls = [request.website] if request.website else []
    data = CompanyInput(id=company_id, name=name, aliases=[], place_ids=[], source_urls=urls, checked_on=now.date())
    session.add(Company(**data.model_dump()))
    session.flush()
    told = {field: (None, value) for field, value in data.model_dump(mode="json").items()}
    record_change(session, actor, "create", ("company", company_id), changes=told, now=now)
    return company_id
