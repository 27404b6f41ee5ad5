"""Write a need by a link: it waits until an editor approves it; later the link closes or renews it."""

import secrets
from datetime import datetime

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.employers.inputs import a_year_after
from talentmatch.employers.links import actor_of_link, extend_links, get_need_link
from talentmatch.employers.needs import (
    NOT_NOW,
    NeedDraft,
    change_need_state,
    create_need,
    edit_need,
    get_need,
    require_publishable,
    set_state,
)
from talentmatch.errors import InvalidData
from talentmatch.models import Company, NeedLink, SkillNeed

NEW_COMPANY = "posted-"  # begins the identifier of a company that came in by a link


def post_need(session: Session, token: str, *, version: int, draft: NeedDraft, now: datetime) -> SkillNeed:
    """Store the need of a link and let it wait for approval; ``version`` is that of the form, 0 for a new one.

    Raises NotFound for a link that does not work, NeedConflict, FaultyFields, and InvalidData without a skill.
    """
    link, need = get_need_link(session, token, now, lock=True)
    if need is None:
        return _begin(session, link, draft, now)
    if not is_writable(need):
        raise InvalidData(NOT_NOW)
    actor = actor_of_link(link, need.company_id)
    row = edit_need(session, actor, need.id, version=version, draft=draft, now=now)
    if row.state == "draft":
        change_need_state(session, actor, row.id, action="send", now=now)
    require_publishable(session, row, now)
    extend_links(session, row, now)
    return row


def is_writable(need: SkillNeed) -> bool:
    """Return whether the holder of a link may still write the need: it came by a link and nobody published it."""
    return need.origin == "mail" and need.state in ("draft", "waiting")


def _begin(session: Session, link: NeedLink, draft: NeedDraft, now: datetime) -> SkillNeed:
    name = link.company_name
    company = Company(id=NEW_COMPANY + secrets.token_hex(8), name=name, checked_on=now.date(), state="draft")
    session.add(company)
    session.flush()
    actor = actor_of_link(link, company.id)
    record_change(session, actor, "create", ("company", company.id), changes={"name": (None, name)}, now=now)
    row = create_need(session, actor, company.id, draft, origin="mail", now=now)
    change_need_state(session, actor, row.id, action="send", now=now)
    link.need_id = row.id
    session.flush()
    extend_links(session, row, now)
    return row


def close_by_link(session: Session, token: str, *, now: datetime) -> SkillNeed:
    """Close the need of a link; raise NotFound for a link that does not work or has none."""
    actor, need = _actor_and_need(session, token, now)
    return change_need_state(session, actor, need.id, action="close", now=now)


def renew_by_link(session: Session, token: str, *, now: datetime) -> SkillNeed:
    """Let the published need of a link, or one that is closed, stand for another year; raise NotFound."""
    actor, need = _actor_and_need(session, token, now)
    return renew_need(session, actor, need.id, now=now)


def _actor_and_need(session: Session, token: str, now: datetime) -> tuple[Actor, SkillNeed]:
    link, need = get_need_link(session, token, now)
    if need is None:
        raise InvalidData(NOT_NOW)
    return actor_of_link(link, need.company_id), need


def renew_need(session: Session, actor: Actor, need_id: str, *, now: datetime) -> SkillNeed:
    """Let a need stand for a year from today; raise InvalidData for one that was never published."""
    row = get_need(session, actor, need_id, lock=True)
    if row.state not in ("published", "closed") or row.published_at is None:
        raise InvalidData(NOT_NOW)
    today = now.date()
    ends = max(row.expires_on, a_year_after(today))
    set_state(session, actor, row, action="renew", to="published", now=now, expires_on=ends, reminded_on=today)
    extend_links(session, row, now)
    return row
