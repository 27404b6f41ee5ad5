"""What curators decide about suggested skills, how to take that back, and what waits for them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import require
from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import SkillSuggestion
from talentmatch.models.codes import IMPORTANCES
from talentmatch.models.store import mark_changed
from talentmatch.skills.links import ASKED, CHANGE, TAUGHT, Link, Side, add_link, drop_link, get_linked

DECIDE = "catalogue.publish"


def list_suggestions(session: Session, status: str = "suggested") -> Sequence[SkillSuggestion]:
    """Return the suggestions of a status, the surest first."""
    statement = select(SkillSuggestion).where(SkillSuggestion.status == status)
    return session.exec(statement.order_by(col(SkillSuggestion.confidence).desc(), col(SkillSuggestion.id))).all()


def get_suggestion(session: Session, suggestion_id: int) -> SkillSuggestion:
    """Return a suggestion, locked against other decisions; raise NotFound when there is none of that number."""
    row = session.get(SkillSuggestion, suggestion_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound(
            N_("There is no suggestion %(id)s. List them with: talentmatch suggest-skills"), id=suggestion_id
        )
    return row


def accept_suggestion(
    session: Session, actor: Actor, suggestion_id: int, *, now: datetime, importance: str = "optional"
) -> SkillSuggestion:
    """Make the suggested skill a curator's link; ``importance`` is that of a skill a job profile asks for.

    Raises NotFound, Conflict when somebody decided before, and InvalidData for an unknown importance.
    """
    if importance not in IMPORTANCES:
        raise InvalidData(N_("%(value)s is not one of: %(codes)s"), value=importance, codes=", ".join(IMPORTANCES))
    row = _undecided(session, actor, suggestion_id)
    side, record_id = subject_of(row)
    if session.get(side.link, (record_id, row.skill_id)) is None:
        record = get_linked(session, actor, side, record_id)
        values = _evidence(row, now) | {"evidence_url": record.source_url, "importance": importance}
        entered = side.input(**{name: values[name] for name in side.input.model_fields})
        add_link(session, actor, side, entered=entered, now=now, action="accept-skill")
    else:
        _tell(session, actor, row, "accept-skill", ("suggested", "accepted"), now)
    _close(session, row, "accepted", actor, now)
    return row


def reject_suggestion(session: Session, actor: Actor, suggestion_id: int, *, now: datetime) -> SkillSuggestion:
    """Note that the skill is not meant, for good; raise NotFound, or Conflict when somebody decided before."""
    row = _undecided(session, actor, suggestion_id)
    _close(session, row, "rejected", actor, now)
    _tell(session, actor, row, "reject-skill", ("suggested", "rejected"), now)
    return row


def last_decided(session: Session, actor: Actor) -> list[SkillSuggestion]:
    """Return what an actor decided last, all that was decided at once; [] for nothing."""
    mine = select(SkillSuggestion).where(SkillSuggestion.decided_by == actor.name)
    dated = mine.where(col(SkillSuggestion.decided_at).is_not(None))
    latest = session.exec(dated.order_by(col(SkillSuggestion.decided_at).desc()).limit(1)).first()
    if latest is None:
        return []
    return list(
        session.exec(mine.where(SkillSuggestion.decided_at == latest.decided_at).order_by(col(SkillSuggestion.id)))
    )


def undo_last(session: Session, actor: Actor, *, now: datetime) -> int:
    """Take the actor's last decisions back, so that the suggestions wait again; return how many.

    A link goes with its decision unless somebody has changed it since. Raises NotFound when nothing was decided.
    """
    require(actor, DECIDE)
    rows = last_decided(session, actor)
    if not rows:
        raise NotFound(N_("There is no decision of yours to take back."))
    for row in rows:
        _reopen(session, actor, get_suggestion(session, row.id or 0), now)
    return len(rows)


def subject_of(row: SkillSuggestion) -> tuple[Side, str]:
    """Return which end of a link a suggestion is about, and the identifier of the record."""
    return (TAUGHT, row.programme_id) if row.programme_id is not None else (ASKED, row.profile_id or "")


def _undecided(session: Session, actor: Actor, suggestion_id: int) -> SkillSuggestion:
    require(actor, DECIDE)
    row = get_suggestion(session, suggestion_id)
    if row.status != "suggested":
        message = N_("Suggestion %(id)s was decided by %(by)s on %(on)s: %(status)s.")
        raise Conflict(message, id=row.id, by=row.decided_by, on=row.decided_on, status=row.status)
    return row


def _close(session: Session, row: SkillSuggestion, status: str, actor: Actor, now: datetime) -> None:
    row.status, row.decided_by, row.decided_on, row.decided_at = status, actor.name, now.date(), now
    session.flush()


def _reopen(session: Session, actor: Actor, row: SkillSuggestion, now: datetime) -> None:
    side, record_id = subject_of(row)
    link: Link | None = session.get(side.link, (record_id, row.skill_id))
    was, made = row.status, link is not None and _made_by(row, link)
    row.status, row.decided_by, row.decided_on, row.decided_at = "suggested", "", None, None
    if was == "accepted" and link is not None and made:
        record = get_linked(session, actor, side, record_id)
        drop_link(session, actor, side, (record, link), now=now, action="undo-skill")
    else:
        _tell(session, actor, row, "undo-skill", (was, "suggested"), now)


def _made_by(row: SkillSuggestion, link: Link) -> bool:
    """Tell whether a link is still what accepting the suggestion made of it."""
    said = (link.evidence_kind, link.evidence_text, link.checked_on)
    return link.version == 1 and said == ("curator", ", ".join(row.words), row.decided_on)


def _tell(
    session: Session, actor: Actor, row: SkillSuggestion, action: str, change: Collection[str], now: datetime
) -> None:
    side, record_id = subject_of(row)
    changes = {f"{CHANGE}{row.skill_id}": tuple(change)}
    record_change(session, actor, action, (side.name, record_id), changes=changes, now=now)
    mark_changed(session)  # a suggestion may count in the ranking


def _evidence(row: SkillSuggestion, now: datetime) -> dict[str, Any]:
    side, record_id = subject_of(row)
    said = {"evidence_kind": "curator", "evidence_text": ", ".join(row.words), "evidence_lang": row.lang}
    return {side.key: record_id, "skill_id": row.skill_id, "checked_on": now.date(), **said}
