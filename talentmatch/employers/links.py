"""Links by which a person without a password writes one need, and later closes or renews it.

A link is stored as a hash. It works 14 days, two months while its need waits for approval, and once that was published
until a month after the need's last day.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import Session, col, select, update

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.inputs import Email
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.tokens import hash_of, new_token
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import NeedLink, SkillNeed
from talentmatch.models.codes import SITE_LANGUAGES
from talentmatch.models.input_types import Input, Required, one_of

LIFETIME = timedelta(days=14)
WHILE_WAITING = timedelta(days=60)
AFTER_THE_END = timedelta(days=31)
OVER = N_("This link is too old, or its need is gone. Ask for a new one.")


class LinkInput(Input):
    """Who asks for a link, for which company, and in which language they get mail."""

    email: Email
    company_name: Annotated[Required, Field(max_length=200)]
    lang: Annotated[str, one_of(SITE_LANGUAGES)]


def make_need_link(session: Session, asked: LinkInput, *, need: SkillNeed | None = None, now: datetime) -> str:
    """Return the token of a new link; with ``need`` it is for that one."""
    token = new_token()
    ends = ends_at(need, now) if need is not None else now + LIFETIME
    need_id = need.id if need is not None else None
    link = NeedLink(**asked.model_dump(), token_hash=hash_of(token), need_id=need_id, created_at=now, expires_at=ends)
    session.add(link)
    session.flush()
    return token


def get_need_link(
    session: Session, token: str, now: datetime, *, lock: bool = False
) -> tuple[NeedLink, SkillNeed | None]:
    """Return a link that works and its need, None before it was written; raise NotFound.

    lock: keep others from writing by the same link until the transaction ends.
    """
    statement = select(NeedLink).where(NeedLink.token_hash == hash_of(token))
    link = session.exec(statement.with_for_update() if lock else statement).first()
    if link is None or now >= link.expires_at:
        raise NotFound(OVER)
    need = session.get(SkillNeed, link.need_id) if link.need_id is not None else None
    if need is not None and not _is_still_theirs(session, link, need):
        raise NotFound(OVER)
    return link, need


def _is_still_theirs(session: Session, link: NeedLink, need: SkillNeed) -> bool:
    """Tell whether whoever got the link still speaks for the company; an account that left it no longer does."""
    account = find_account(session, link.email)
    if account is None:
        return need.origin == "mail"
    return not account.disabled and account.company_id in (None, need.company_id)


def actor_of_link(link: NeedLink, company_id: str) -> Actor:
    """Return the actor that the holder of a link is; the audit log gets the number of the link, not the person."""
    return Actor(f"need-link-{link.id}", "employer", company_id=company_id)


def extend_links(session: Session, need: SkillNeed, now: datetime) -> None:
    """Let the links of a need work as long as it has a use for them."""
    statement = update(NeedLink).where(col(NeedLink.need_id) == need.id)
    session.exec(statement.values(expires_at=ends_at(need, now)))


def ends_at(need: SkillNeed, now: datetime) -> datetime:
    """Return until when the links of a need work."""
    if need.published_at is None:
        return now + WHILE_WAITING
    return datetime.combine(need.expires_on, time.min, UTC) + AFTER_THE_END
