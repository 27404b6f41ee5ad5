"""Decide on needs that came in by a link: approve them for a company, or decline them with a reason."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.mail import Person
from talentmatch.accounts.permissions import require
from talentmatch.employers.links import extend_links
from talentmatch.employers.needs import NOT_NOW, require_publishable, set_state
from talentmatch.employers.posting import NEW_COMPANY
from talentmatch.employers.public import NeedCard, load_need_cards
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, NeedLink, SkillNeed
from talentmatch.models.editing import PUBLISHED

LONGEST_REASON = 2_000


@dataclass(frozen=True)
class WaitingNeed:
    """A need that waits, as others will see it, and who sent it for which company."""

    card: NeedCard
    company_id: str
    visibility: str
    link: NeedLink | None


def list_waiting_needs(session: Session) -> list[WaitingNeed]:
    """Return the needs that wait for approval, the oldest first; a constant number of queries."""
    statement = select(SkillNeed).where(SkillNeed.state == "waiting").order_by(col(SkillNeed.created_at), SkillNeed.id)
    rows = session.exec(statement).all()
    links = session.exec(select(NeedLink).where(col(NeedLink.need_id).in_([row.id for row in rows]))).all()
    by_need = {link.need_id: link for link in links}
    cards = load_need_cards(session, rows)
    return [
        WaitingNeed(card, row.company_id, row.visibility, by_need.get(row.id))
        for row, card in zip(rows, cards, strict=True)
    ]


def count_waiting_needs(session: Session) -> int:
    """Return how many needs wait for approval."""
    return session.exec(select(func.count()).where(SkillNeed.state == "waiting")).one()


def approve_need(session: Session, actor: Actor, need_id: str, *, company_id: str, now: datetime) -> Person | None:
    """Publish a need that waits, for a company that is known or, with an empty ``company_id``, for a new one.

    Returns whom to tell, whoever sent it. Raises NotFound for a company that there is not.
    """
    row = _get_waiting(session, actor, need_id)
    require_publishable(session, row, now)
    former = row.company_id
    if company_id and session.get(Company, company_id) is None:
        raise NotFound(N_("There is no such company. Choose one from the list."))
    fields = {"company_id": company_id or former, "published_at": now}
    set_state(session, actor, row, action="approve", to="published", now=now, **fields)
    if former != row.company_id:
        remove_unused_company(session, actor, former, now=now)
    else:
        _take_up(session, actor, former, now)
    extend_links(session, row, now)
    return _sender(session, need_id)


def decline_need(session: Session, actor: Actor, need_id: str, *, reason: str, now: datetime) -> Person | None:
    """Give a need back as a draft, which its link can correct and send again; return whom to tell.

    Raises InvalidData without a reason.
    """
    row = _get_waiting(session, actor, need_id)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise InvalidData(N_("Say why, in at most %(most)s characters; the reason is mailed."), most=LONGEST_REASON)
    set_state(session, actor, row, action="decline", to="draft", now=now)
    return _sender(session, need_id)


def _take_up(session: Session, actor: Actor, company_id: str, now: datetime) -> None:
    """Make the company that came in with a need one like any other."""
    company = session.get_one(Company, company_id)
    if company.state == "draft":
        company.state = PUBLISHED
        session.flush()
        changes = {"state": ("draft", PUBLISHED)}
        record_change(session, actor, "publish", ("company", company_id), changes=changes, now=now)


def remove_unused_company(session: Session, actor: Actor, company_id: str, *, now: datetime) -> None:
    """Remove a company that came in by a link, that no editor took up and that no need belongs to any more."""
    used = session.exec(select(SkillNeed.id).where(SkillNeed.company_id == company_id).limit(1)).first()
    company = session.get(Company, company_id)
    if company is not None and company_id.startswith(NEW_COMPANY) and company.state == "draft" and used is None:
        session.delete(company)
        session.flush()
        record_change(session, actor, "purge", ("company", company_id), changes={"name": (company.name, None)}, now=now)


def _get_waiting(session: Session, actor: Actor, need_id: str) -> SkillNeed:
    require(actor, "needs.approve")
    row = session.get(SkillNeed, need_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(N_("There is no such record."))
    if row.state != "waiting":
        raise InvalidData(NOT_NOW)
    return row


def _sender(session: Session, need_id: str) -> Person | None:
    statement = select(NeedLink).where(NeedLink.need_id == need_id).order_by(col(NeedLink.id))
    link = session.exec(statement).first()
    return Person(link.email, link.company_name, link.lang) if link is not None else None
