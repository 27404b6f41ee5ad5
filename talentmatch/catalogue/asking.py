"""Ask those who edit for a provider whether its programmes still hold; they answer by a link, without signing in."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.links import USED_UP, get_link_account, make_link, use_link
from talentmatch.accounts.permissions import require
from talentmatch.accounts.sessions import actor_of
from talentmatch.catalogue.records import PROGRAMME
from talentmatch.catalogue.states import confirm_record
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, Programme
from talentmatch.models.editing import due_programme

PURPOSE = ("confirm",)


@dataclass(frozen=True)
class Asked:
    """Who is asked, the token of their link, and the titles of the programmes that are due."""

    email: str
    name: str
    token: str
    titles: tuple[str, ...]


def providers_due(session: Session) -> list[str]:
    """Return the identifiers of the providers that have a programme which somebody has to confirm."""
    return sorted(set(session.exec(select(Programme.provider_id).where(due_programme(session))).all()))


def list_due(session: Session, provider_id: str) -> Sequence[Programme]:
    """Return the programmes of a provider that somebody has to confirm, by title."""
    statement = select(Programme).where(Programme.provider_id == provider_id, due_programme(session))
    return session.exec(statement.order_by(Programme.title, Programme.id)).all()


def list_editors(session: Session, provider_id: str) -> Sequence[Account]:
    """Return the accounts that edit for a provider and are not disabled, by address."""
    statement = select(Account).where(Account.provider_id == provider_id, col(Account.disabled).is_(False))
    return session.exec(statement.order_by(Account.email)).all()


def ask_provider(session: Session, actor: Actor, provider_id: str, *, now: datetime) -> list[Asked]:
    """Make a link for each editor of a provider, for all its programmes that are due; none when nothing is due."""
    require(actor, "catalogue.publish")
    due = list_due(session, provider_id)
    asked = []
    for account in list_editors(session, provider_id) if due else ():
        changes = {"programmes": (None, [row.id for row in due])}
        record_change(session, actor, "ask-to-confirm", ("account", str(account.id)), changes=changes, now=now)
        token = make_link(session, account, *PURPOSE, now)
        asked.append(Asked(account.email, account.name, token, tuple(row.title for row in due)))
    return asked


def due_by_link(session: Session, token: str, now: datetime) -> Sequence[Programme]:
    """Return what the holder of a link is asked to confirm; raise NotFound for a link that does not work."""
    account = get_link_account(session, token, now, purposes=PURPOSE)
    if account.provider_id is None:
        raise NotFound(USED_UP)
    return list_due(session, account.provider_id)


def confirm_by_link(session: Session, token: str, programme_ids: Collection[str], *, now: datetime) -> int:
    """Use a link up and confirm programmes in the name of its account; return how many that changed.

    Raises InvalidData without a programme, NotFound for one of another provider or a link that does not work.
    """
    if not programme_ids:
        raise InvalidData(N_("Nothing was ticked. Tick the programmes that still hold."))
    actor = actor_of(use_link(session, token, now, purposes=PURPOSE))
    found = [confirm_record(session, actor, PROGRAMME, name, now=now) for name in sorted(set(programme_ids))]
    return sum(found)
