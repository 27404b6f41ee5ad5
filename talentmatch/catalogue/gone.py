"""Programmes that were public once and are no longer: they are gone, which is more than not found."""

from datetime import UTC, datetime

from sqlmodel import Session

from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.models import Programme
from talentmatch.models.editing import PUBLISHED

TABLE = "programme"


def find_gone(session: Session, programme_id: str) -> ProgrammeCard | None:
    """Return the card of a programme that the public saw once: archived, past its last day, or of such a provider.

    None for one that is live, was never published or does not exist, which the public learns nothing of.
    """
    card = load_cards(session, [programme_id], live_only=False).get(programme_id)
    if card is None or load_cards(session, [programme_id]):
        return None
    return card if was_public(session, card.programme) else None


def was_public(session: Session, programme: Programme) -> bool:
    """Return whether a programme that is not live now was published before, as its history says."""
    today = datetime.now(UTC).date()
    if programme.publish_on is not None and programme.publish_on > today:
        return False
    if programme.state != "archived":
        return programme.state == PUBLISHED
    states = (entry.changes.get("state") for entry in history_of(session, TABLE, programme.id))
    left = next((change[0] for change in states if change and change[1] == programme.state), PUBLISHED)
    return bool(left == PUBLISHED)
