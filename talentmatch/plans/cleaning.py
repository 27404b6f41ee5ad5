"""Remove what shared plans hold once they are over, and later the plans themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import Changes, record_changes
from talentmatch.accounts.permissions import require
from talentmatch.models import SharedPlan
from talentmatch.models.store import in_batches
from talentmatch.plans.service import TABLE, empty_plan

REMEMBERED = timedelta(days=90)  # for so long a code that is over says so, instead of being unknown


@dataclass(frozen=True)
class CleanedPlans:
    """How many plans were emptied, and how many removed altogether."""

    emptied: int
    removed: int


def clean_plans(session: Session, actor: Actor, *, now: datetime) -> CleanedPlans:
    """Empty the plans whose last day has passed, and remove those that have been over for 90 days."""
    require(actor, "catalogue.purge")
    over = session.exec(
        select(SharedPlan).where(col(SharedPlan.expires_at) <= now, col(SharedPlan.ended_at).is_(None))
    ).all()
    for row in over:
        empty_plan(row, now)
    session.flush()
    record_changes(session, actor, "empty", _ended([row.id for row in over], now), now=now)
    old = session.exec(select(SharedPlan.id).where(col(SharedPlan.ended_at) <= now - REMEMBERED)).all()
    for batch in in_batches(old):
        session.exec(delete(SharedPlan).where(col(SharedPlan.id).in_(batch)))
    record_changes(session, actor, "purge", _ended(old, now), now=now)
    return CleanedPlans(len(over), len(old))


def _ended(ids: Sequence[int | None], now: datetime) -> list[tuple[tuple[str, str], Changes]]:
    return [((TABLE, str(number)), {"ended_at": (None, now)}) for number in ids]
