"""What an alert has to tell: what is new since the last mail, once a day at most, and nothing twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import cast

from sqlmodel import Session, col, select

from talentmatch.accounts.permissions import may
from talentmatch.accounts.queries import find_account
from talentmatch.accounts.sessions import actor_of
from talentmatch.catalogue.queries import ProgrammeCard, get_provider, load_cards
from talentmatch.employers.alerts import current_ids, stop_key
from talentmatch.employers.public import NeedCard, load_need_cards
from talentmatch.models import Alert, SkillNeed


@dataclass(frozen=True)
class News:
    """What one mail tells. ``subject``: the title of the need, or the name of the provider.

    programmes are new for the need ``need_id``; needs are new for the provider, as anybody sees them.
    """

    alert_id: int
    email: str
    lang: str
    stop_key: str
    need_id: str | None
    subject: str = ""
    programmes: tuple[ProgrammeCard, ...] = ()
    needs: tuple[NeedCard, ...] = ()


@dataclass(frozen=True)
class Before:
    """What an alert held before a mail that could not be sent."""

    seen: tuple[str, ...]
    sent_at: datetime | None


def alerts_due(session: Session, now: datetime) -> Sequence[int]:
    """Return the confirmed alerts that have not written today."""
    midnight = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    statement = select(Alert.id).where(col(Alert.sent_at) < midnight).order_by(col(Alert.id))
    return cast(Sequence[int], session.exec(statement).all())


def has_news(session: Session, alert_id: int) -> bool:
    """Return whether an alert has anything to tell, so that only those take the lock for writing."""
    alert = session.get(Alert, alert_id)
    return alert is not None and _may_tell(session, alert) and bool(_fresh(session, alert))


def take_news(session: Session, alert_id: int, now: datetime) -> tuple[News, Before] | None:
    """Return what an alert has to tell and note it as told; None when there is nothing, or another run was first."""
    alert = session.get(Alert, alert_id, with_for_update=True, populate_existing=True)
    if alert is None or alert_id not in alerts_due(session, now) or not _may_tell(session, alert):
        return None
    fresh = _fresh(session, alert)
    if not fresh:
        return None
    news, before = _news(session, alert, fresh), Before(tuple(alert.seen), alert.sent_at)
    alert.seen, alert.sent_at = sorted({*alert.seen, *fresh}), now
    session.flush()
    return news, before


def put_back(session: Session, alert_id: int, before: Before) -> None:
    """Let an alert tell again what could not be sent."""
    alert = session.get(Alert, alert_id, with_for_update=True)
    if alert is not None:
        alert.seen, alert.sent_at = list(before.seen), before.sent_at
        session.flush()


def _fresh(session: Session, alert: Alert) -> list[str]:
    told = set(alert.seen)
    return [name for name in current_ids(session, alert) if name not in told]


def _may_tell(session: Session, alert: Alert) -> bool:
    """Return whether the address may still hear of this: of a need only who works for its company, while it lasts."""
    if alert.need_id is None:
        return True
    need, account = session.get(SkillNeed, alert.need_id), find_account(session, alert.email)
    if need is None or account is None or account.disabled or need.state == "closed":
        return False
    return may(actor_of(account), "needs.edit", need)


def _news(session: Session, alert: Alert, fresh: Collection[str]) -> News:
    news = News(cast(int, alert.id), alert.email, alert.lang, stop_key(alert), need_id=alert.need_id)
    if alert.need_id is not None:
        title = session.get_one(SkillNeed, alert.need_id).title
        return replace(news, subject=title, programmes=tuple(load_cards(session, fresh).values()))
    rows = session.exec(select(SkillNeed).where(col(SkillNeed.id).in_(fresh)).order_by(SkillNeed.id)).all()
    provider = get_provider(session, alert.provider_id or "")
    return replace(news, subject=provider.name, needs=tuple(load_need_cards(session, rows)))
