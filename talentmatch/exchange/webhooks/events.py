"""What there is to tell after a place in the changes: those of the public records, and those of the public needs."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from talentmatch.errors import Gone
from talentmatch.exchange.changes.cursor import Cursor
from talentmatch.exchange.changes.feed import Told, end_of_changes, list_changes
from talentmatch.exchange.webhooks.needs import told_needs
from talentmatch.interface.changes import Change
from talentmatch.models.webhook import RELOADED

PAGE = 100
SUBJECTS = {
    "programmes": "programme",
    "course_instances": "course_instance",
    "providers": "provider",
    "job_profiles": "job_profile",
    "companies": "company",
    "skills": "skill",
    "needs": "need",
}
CHANGES = {"created": "published", "changed": "changed", "archived": "archived", "merged": "archived"}


@dataclass(frozen=True)
class Event:
    """One thing to tell: its kind, when it happened, and what a message says of it."""

    kind: str
    at: datetime
    data: Mapping[str, Any]


@dataclass(frozen=True)
class EventsPage:
    """Some events in their order, the place after them, and whether there is more."""

    events: tuple[Event, ...]
    next: Cursor
    more: bool


def list_events(session: Session, since: Cursor, *, now: datetime) -> EventsPage:
    """Return what follows a place, in a constant number of queries.

    After the data files were loaded anew, or a backup was put back, no log tells what changed: that is the one event.
    """
    try:
        page = list_changes(session, since, PAGE, now=now)
    except Gone:
        return EventsPage((Event(RELOADED, now, {}),), end_of_changes(session, now), False)
    told = [*page.changes, *told_needs(session, since, page.next)]
    return EventsPage(tuple(_events(told, now)), page.next, page.more)


def _events(told: list[Told], now: datetime) -> Iterator[Event]:
    for one in told:
        if one.table in SUBJECTS:
            at = (one.at or now).astimezone(UTC)
            shown = Change(**asdict(one) | {"at": at, "into": one.into or None})
            yield Event(f"{SUBJECTS[one.table]}.{CHANGES[one.change]}", at, shown.model_dump(mode="json"))
