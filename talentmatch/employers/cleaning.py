"""Remove the personal data of mail links that are over, and the needs that nobody can reach without them."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.employers.approving import remove_unused_company
from talentmatch.employers.needs import TABLE
from talentmatch.models import Account, NeedLink, SkillNeed


@dataclass(frozen=True)
class Cleaned:
    """How many links and needs were removed."""

    links: int
    needs: int


def clean_need_links(session: Session, actor: Actor, *, now: datetime) -> Cleaned:
    """Remove links that are too old or whose account is closed, then needs without a link that were never published."""
    require(actor, "needs.approve")
    asked = select(SkillNeed.id).where(SkillNeed.origin != "mail")
    gone = col(NeedLink.need_id).in_(asked) & col(NeedLink.email).not_in(select(Account.email))
    links = session.exec(delete(NeedLink).where((col(NeedLink.expires_at) <= now) | gone)).rowcount
    return Cleaned(links, _remove_unreachable(session, actor, now))


def _remove_unreachable(session: Session, actor: Actor, now: datetime) -> int:
    """Remove needs that came by a link, were never published, and have no link any more; return how many."""
    reached = select(NeedLink.need_id).where(col(NeedLink.need_id).is_not(None))
    statement = select(SkillNeed).where(
        SkillNeed.origin == "mail", col(SkillNeed.published_at).is_(None), col(SkillNeed.id).not_in(reached)
    )
    rows = session.exec(statement.order_by(SkillNeed.id)).all()
    for row in rows:
        changes = {"title": (row.title, None), "state": (row.state, None)}
        record_change(session, actor, "purge", (TABLE, row.id), changes=changes, now=now)
        company_id = row.company_id
        session.delete(row)
        session.flush()
        remove_unused_company(session, actor, company_id, now=now)
    return len(rows)
