"""Share a plan by a code, open it, and end it.

The codes are stored as hashes; what the plan holds never goes to a log.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.accounts.tokens import hash_of, is_same
from talentmatch.catalogue.queries import find_places, load_cards
from talentmatch.errors import Gone, InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.matching.pathway import check_held
from talentmatch.models import SharedPlan
from talentmatch.needs.queries import get_profile
from talentmatch.plans.codes import new_code, read_code
from talentmatch.plans.inputs import PlanInput

TABLE = "shared_plan"
PERMISSION = "public.read"  # whoever may read a plan may share it; its codes are all that opens and ends it
EMPTY: dict[str, Any] = {
    "profile_id": "",
    "skill_ids": [],
    "programme_ids": [],
    "chosen": {},
    "place_id": None,
    "starting": None,
}


@dataclass(frozen=True)
class Shared:
    """What to tell of a plan that was just shared: its two secrets, which nobody can read again later, and the rest."""

    code: str
    end_code: str
    lang: str
    expires_at: datetime


def share_plan(session: Session, actor: Actor, data: PlanInput, *, now: datetime) -> Shared:
    """Store a plan under a new code; raise NotFound or InvalidData for a job, skill or town that is not there.

    Programmes of the shortlist that are no longer live are left out.
    """
    require(actor, PERMISSION)
    get_profile(session, data.profile_id)
    check_held(session, data.skill_ids)
    if data.place_id and not find_places(session, [data.place_id]):
        raise InvalidData(N_("We do not know this town. Open the plan again and choose another one."))
    code, end_code = new_code(), new_code()
    values = data.model_dump(exclude={"days"}) | {"programme_ids": list(load_cards(session, data.programme_ids))}
    expires = now + timedelta(days=data.days)
    hashes = {"code_hash": hash_of(code), "end_hash": hash_of(end_code)}
    row = SharedPlan(**(values | hashes), created_at=now, expires_at=expires)
    session.add(row)
    session.flush()
    record_change(session, actor, "share", (TABLE, str(row.id)), changes={"expires_at": (None, expires)}, now=now)
    return Shared(code, end_code, data.lang, expires)


def open_plan(session: Session, typed: str, *, now: datetime) -> SharedPlan:
    """Return the plan of a code.

    Raise InvalidData for a code with a typing error, NotFound for one that opens nothing, Gone for a plan that is over.
    """
    code = read_code(typed)
    row = session.exec(select(SharedPlan).where(SharedPlan.code_hash == hash_of(code))).one_or_none()
    if row is None:
        raise NotFound(N_("No plan stands under this code. Plans that were over long ago are removed altogether."))
    if row.ended_at is not None and row.ended_at < row.expires_at:
        raise Gone(N_("Whoever made this plan has ended it. What it held is removed."))
    if row.expires_at <= now:
        raise Gone(N_("This plan was kept until its last day, and that has passed. Make a new one from the job."))
    return row


def end_plan(session: Session, actor: Actor, codes: tuple[str, str], *, now: datetime) -> None:
    """Empty a plan at once; codes: that of the plan and the one to end it.

    Raise InvalidData when the second is not that of this plan, and what ``open_plan`` raises.
    """
    require(actor, PERMISSION)
    row = open_plan(session, codes[0], now=now)
    if not is_same(hash_of(read_code(codes[1])), row.end_hash):
        raise InvalidData(N_("This code does not end this plan. It is the second code, the one to end the plan."))
    empty_plan(row, now)
    session.flush()
    record_change(session, actor, "end", (TABLE, str(row.id)), changes={"ended_at": (None, now)}, now=now)


def empty_plan(row: SharedPlan, now: datetime) -> None:
    """Take out of a plan all that it holds; only that there was one remains."""
    for name, value in EMPTY.items():
        setattr(row, name, value)
    row.ended_at = now
