"""Mail that somebody asked for: of new programmes for a need, of new needs for what a provider teaches.

Whoever has an account asks once; anybody else confirms the address by a link. Services flush, never commit.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import ANYBODY, Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.inputs import Email
from talentmatch.accounts.permissions import require
from talentmatch.accounts.tokens import derived, hash_of, is_same, new_token
from talentmatch.catalogue.queries import get_provider
from talentmatch.employers.covering import needs_covered_by, programmes_covering, telling_skills
from talentmatch.employers.needs import get_need
from talentmatch.employers.public import need_skills
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account, Alert
from talentmatch.models.input_types import Input, Slug

UNCONFIRMED_FOR = timedelta(days=7)
NO_LINK = N_("This link does not work any more.")


class AlertInput(Input):
    """Who wants mail of new needs for what a provider teaches."""

    email: Email
    provider_id: Slug


def watch_need(session: Session, actor: Actor, need_id: str, *, lang: str, now: datetime) -> Alert:
    """Mail an account of new programmes for a need of its company; raise NotFound for a need of another."""
    get_need(session, actor, need_id)
    email = address_of(session, actor)
    if (alert := find_alert(session, email, need_id=need_id)) is not None:
        return alert
    alert = _begun(email, lang, now)
    alert.need_id = need_id
    return _confirmed(session, actor, alert, now)


def watch_provider(session: Session, actor: Actor, provider_id: str, *, lang: str, now: datetime) -> Alert:
    """Mail an account of new needs for what its provider teaches; raise NotFound for another provider."""
    require(actor, "catalogue.edit", get_provider(session, provider_id))
    email = address_of(session, actor)
    alert = find_alert(session, email, provider_id=provider_id)
    if alert is not None and alert.sent_at is not None:
        return alert
    alert = alert or _begun(email, lang, now)  # an address that was typed before is confirmed by its account
    alert.provider_id = provider_id
    return _confirmed(session, actor, alert, now)


def ask_to_watch(session: Session, data: AlertInput, *, lang: str, now: datetime) -> str | None:
    """Return the token of a link that confirms an address; None when it gets these mails already.

    Raise NotFound where there is no such provider. The caller answers the same in both cases, so that nobody learns
    who gets mail. A newer link replaces the former one.
    """
    get_provider(session, data.provider_id)
    alert = find_alert(session, data.email, provider_id=data.provider_id)
    if alert is not None and alert.sent_at is not None:
        return None
    token, alert = new_token(), alert or _begun(data.email, lang, now)
    alert.provider_id, alert.token_hash, alert.created_at = data.provider_id, hash_of(token), now
    session.add(alert)
    session.flush()
    return token


def get_asked(session: Session, token: str, now: datetime) -> Alert:
    """Return what a link asks to confirm; raise NotFound when it is too old or was never given out."""
    alert = session.exec(select(Alert).where(Alert.token_hash == hash_of(token))).first()
    if alert is None or (alert.sent_at is None and now >= alert.created_at + UNCONFIRMED_FOR):
        raise NotFound(NO_LINK)
    return alert


def confirm_alert(session: Session, token: str, now: datetime) -> Alert:
    """Confirm an address by its link; a second time changes nothing."""
    alert = get_asked(session, token, now)
    return alert if alert.sent_at is not None else _confirmed(session, ANYBODY, alert, now)


def stop_key(alert: Alert) -> str:
    """Return the part of a link that ends an alert; it can be told again in every mail, and opens nothing else."""
    return derived(alert.token_hash, "stop")


def get_stoppable(session: Session, alert_id: int, key: str) -> Alert:
    """Return the alert that a link ends; raise NotFound for a wrong link or one that was ended."""
    alert = session.get(Alert, alert_id)
    if alert is None or not is_same(key, stop_key(alert)):
        raise NotFound(NO_LINK)
    return alert


def stop_alert(session: Session, actor: Actor, alert: Alert, *, now: datetime) -> None:
    """End an alert and forget its address."""
    record_change(session, actor, "stop", ("alert", str(alert.id)), changes={}, now=now)
    session.delete(alert)
    session.flush()


def drop_unconfirmed(session: Session, now: datetime) -> None:
    """Forget the addresses that nobody confirmed in time."""
    old = col(Alert.created_at) < now - UNCONFIRMED_FOR
    session.exec(delete(Alert).where(col(Alert.sent_at).is_(None), old))


def find_alert(
    session: Session, email: str, *, need_id: str | None = None, provider_id: str | None = None
) -> Alert | None:
    """Return the alert of an address for a need or a provider; None when there is none."""
    found = select(Alert).where(Alert.email == email, Alert.need_id == need_id, Alert.provider_id == provider_id)
    return session.exec(found).first()


def watches_need(session: Session, actor: Actor, need_id: str) -> bool:
    """Return whether an account gets mail of new programmes for a need."""
    watching = select(Alert.id).join(Account, col(Account.email) == Alert.email)
    return session.exec(watching.where(Account.id == actor.account_id, Alert.need_id == need_id)).first() is not None


def address_of(session: Session, actor: Actor) -> str:
    """Return the e-mail address of an account; raise NotFound for an actor without one."""
    account = session.get(Account, actor.account_id) if actor.account_id is not None else None
    if account is None:
        raise NotFound(N_("There is no such account."))
    return account.email


def current_ids(session: Session, alert: Alert) -> Sequence[str]:
    """Return what an alert is about now: the programmes for its need, or the needs for its provider."""
    if alert.need_id is None:
        return [row.id for row in needs_covered_by(session, alert.provider_id or "")]
    asked = need_skills(session, [alert.need_id])[alert.need_id]
    return programmes_covering(session, telling_skills([(item.skill, item.importance) for item in asked]))


def _begun(email: str, lang: str, now: datetime) -> Alert:
    return Alert(email=email, lang=lang, token_hash=hash_of(new_token()), created_at=now)


def _confirmed(session: Session, actor: Actor, alert: Alert, now: datetime) -> Alert:
    """Store an alert that begins now: what there is already is not told."""
    alert.seen, alert.sent_at = sorted(current_ids(session, alert)), now
    session.add(alert)
    session.flush()
    told = {"need_id": (None, alert.need_id), "provider_id": (None, alert.provider_id)}
    record_change(session, actor, "watch", ("alert", str(alert.id)), changes=told, now=now)
    return alert
