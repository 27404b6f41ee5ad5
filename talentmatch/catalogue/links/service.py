"""Which addresses are to be asked, and what is kept of the answers."""

from datetime import date

from sqlmodel import Session, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.links.asking import Outcome
from talentmatch.catalogue.links.sources import named_addresses
from talentmatch.models import LinkCheck


def list_addresses(session: Session, limit: int | None = None) -> list[str]:
    """Return the addresses that live records name, those asked longest ago first; each once."""
    checked = {row.url: row.checked_on for row in session.exec(select(LinkCheck)).all()}
    urls = {named.url for named in named_addresses(session)}
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
