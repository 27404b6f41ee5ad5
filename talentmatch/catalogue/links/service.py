"""Which addresses are to be asked, and what is kept of the answers."""

from datetime import date

from sqlalchemy import select as columns
from sqlalchemy import union
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.links.asking import Outcome
from talentmatch.models import LinkCheck, Programme, Provider
from talentmatch.models.editing import live, live_programme


def list_addresses(session: Session, limit: int | None = None) -> list[str]:
    """Return the addresses that live records name, those asked longest ago first; each once."""
    found = union(
        columns(col(Programme.source_url).label("url")).where(live_programme()),
        columns(col(Provider.source_url)).where(live(Provider)),
        columns(col(Provider.website)).where(live(Provider)),
    ).subquery()
    checked = {row.url: row.checked_on for row in session.exec(select(LinkCheck)).all()}
    urls = [url for url in session.execute(columns(found.c.url)).scalars() if url]
    return sorted(urls, key=lambda url: (checked.get(url, date.min), url))[:limit]


def note_outcome(session: Session, actor: Actor, url: str, *, outcome: Outcome, today: date) -> LinkCheck:
    """Keep what came of asking an address; a day counts as one failure, however often it was asked."""
    require(actor, "catalogue.publish")
    row = session.exec(select(LinkCheck).where(LinkCheck.url == url).with_for_update()).one_or_none()
    row = row or LinkCheck(url=url, checked_on=today)
    row.outcome, row.checked_on = outcome.word, today
    if outcome.reached:
        row.failures, row.first_failed_on, row.last_failed_on = 0, None, None
    elif row.last_failed_on != today:
        row.failures, row.last_failed_on = row.failures + 1, today
        row.first_failed_on = row.first_failed_on or today
    session.add(row)
    session.flush()
    return row
