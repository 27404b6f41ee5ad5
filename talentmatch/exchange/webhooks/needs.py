"""What the audit log and the days tell of the needs that anybody may see; never whose a need without a name is."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, select

from talentmatch.accounts.audit import plain
from talentmatch.employers.needs import TABLE
from talentmatch.employers.public import TOLD, NeedCard, load_need_cards, public_need
from talentmatch.exchange.changes.cursor import Cursor
from talentmatch.exchange.changes.feed import Told
from talentmatch.models import AuditEntry, SkillNeed
from talentmatch.models.editing import PUBLISHED

DATES = ("embargo_until", "expires_on")
ASKED_AGAIN = "remind"  # changes nothing that anybody else sees


def told_needs(session: Session, since: Cursor, until: Cursor) -> Iterator[Told]:
    """Yield what happened to public needs after one place and up to another; a constant number of queries."""
    by_day = _by_day(session, since.day, until.day)
    entries = _entries(session, since.entry, until.entry)
    ids = {*by_day, *(entry.record_id for entry in entries)}
    cards, later = _public(session, ids), _published(session, ids)
    for need_id in by_day:
        change = "created" if need_id in cards else "archived"
        yield Told("needs", need_id, change, record=_shown(cards.get(need_id)))
    for entry in entries:
        card = cards.get(entry.record_id)
        if card is not None or _was_shown(entry, later):
            yield Told("needs", entry.record_id, _change(entry, card), entry.at, record=_shown(card))


def _entries(session: Session, since: int, until: int) -> Sequence[AuditEntry]:
    of_needs = select(AuditEntry).where(AuditEntry.table_name == TABLE, AuditEntry.action != ASKED_AGAIN)
    between = of_needs.where(col(AuditEntry.id) > since, col(AuditEntry.id) <= until)
    return session.exec(between.order_by(col(AuditEntry.id))).all()


def _by_day(session: Session, since: date, until: date) -> list[str]:
    """Return the published needs whose embargo ended, or whose last day passed, after ``since`` and up to ``until``."""
    if since >= until:
        return []
    last = until - timedelta(days=1)
    passed = or_(col(SkillNeed.embargo_until).between(since, last), col(SkillNeed.expires_on).between(since, last))
    found = select(SkillNeed.id).where(SkillNeed.state == PUBLISHED, passed).order_by(col(SkillNeed.id))
    return list(session.exec(found).all())


def _public(session: Session, ids: Collection[str]) -> dict[str, NeedCard]:
    rows = session.exec(select(SkillNeed).where(col(SkillNeed.id).in_(ids), public_need())).all() if ids else ()
    return {card.id: card for card in load_need_cards(session, rows)}


def _published(session: Session, ids: Collection[str]) -> set[str]:
    wanted = select(SkillNeed.id).where(col(SkillNeed.id).in_(ids), SkillNeed.state == PUBLISHED)
    return set(session.exec(wanted).all()) if ids else set()


def _was_shown(entry: AuditEntry, published: Collection[str]) -> bool:
    """Return whether a need may have left by this entry; ``published``: those that only their dates hide, if at all."""
    by_date = entry.record_id in published and bool(entry.changes.keys() & set(DATES))
    return entry.changes.get("state", ("",))[0] == PUBLISHED or by_date


def _change(entry: AuditEntry, card: NeedCard | None) -> str:
    if card is None:
        return "archived"
    return "created" if entry.changes.get("state", ("", ""))[1] == PUBLISHED else "changed"


def _shown(card: NeedCard | None) -> dict[str, Any] | None:
    """Return a need in values of JSON; None for one that nobody may see."""
    if card is None:
        return None
    return {
        **{name: plain(getattr(card, name)) for name in TOLD},
        "company_id": card.company.id if card.company else None,
        "place_ids": [place.id for place in card.places],
        "languages_required": list(card.languages_required),
        "languages_wanted": list(card.languages_wanted),
        "skills": [
            {"skill_id": item.skill.id, "importance": item.importance, "level": item.level} for item in card.skills
        ],
    }
