"""The people of a company: an employer sees, invites and removes colleagues of its own company."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.closing import erase_account
from talentmatch.accounts.inputs import AccountInput, ColleagueInput
from talentmatch.accounts.limits import COLLEAGUE, take_places
from talentmatch.accounts.links import make_link
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.permissions import require
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.service import record_account, store_account
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, Company

PERMISSION = "company.people"


def own_company(session: Session, actor: Actor) -> Company:
    """Return the company of an actor; raise NotFound for an account that belongs to none."""
    require(actor, PERMISSION)
    if actor.company_id is None:
        raise NotFound(N_("Your account belongs to no company. Administrators find all people under Accounts."))
    return session.get_one(Company, actor.company_id)


def list_people(session: Session, actor: Actor) -> Sequence[Account]:
    """Return the accounts of an actor's company that are not closed, by name."""
    company = own_company(session, actor)
    people = select(Account).where(Account.company_id == company.id, col(Account.closed_at).is_(None))
    return session.exec(people.order_by(col(Account.name), col(Account.email))).all()


def invite_colleague(session: Session, actor: Actor, data: ColleagueInput, *, now: datetime) -> tuple[Person, str]:
    """Make an account in the actor's own company; return whom to invite, and the token of the link.

    Raises Conflict for an address that has an account, TooMany after 20 a day.
    """
    company = own_company(session, actor)
    take_places(session, {COLLEAGUE: company.id}, now)
    values = AccountInput(**data.model_dump(), role="employer", company_id=company.id)
    account = store_account(session, actor, values, now=now)
    record_account(session, actor, "invite", account, changes={}, now=now)
    return person_of(account), make_link(session, account, "invite", now)


def remove_colleague(session: Session, actor: Actor, account_id: int, *, now: datetime) -> Person:
    """Close the account of a colleague and erase what is stored about them; return to whom to say so.

    Raises NotFound for somebody of another company, InvalidData for oneself.
    """
    own_company(session, actor)
    account = get_account_by_id(session, account_id)
    require(actor, PERMISSION, account)
    if account.id == actor.account_id:
        raise InvalidData(N_("This is your own account. Close it on its own page."))
    return erase_account(session, actor, account, now=now)
