"""Read which addresses are dead: they failed on three days and answered on none between."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from talentmatch.catalogue.links.sources import Named, named_addresses
from talentmatch.models import LinkCheck
from talentmatch.models.link_check import FAILURES_OF_DEAD


@dataclass(frozen=True)
class BrokenLink:
    """A dead address with the fields of live records that name it."""

    url: str
    outcome: str
    since: date
    named_by: tuple[Named, ...]


def dead_since(session: Session, urls: Collection[str]) -> dict[str, date]:
    """Return since when those of these addresses that are dead have not answered, by address."""
    rows = session.exec(_dead().where(col(LinkCheck.url).in_(urls))).all() if urls else ()
    return {row.url: row.first_failed_on for row in rows if row.first_failed_on}


def list_broken(session: Session, *, only: str | None = None) -> list[BrokenLink]:
    """Return the dead addresses that live records name, the longest dead first; ``only``: records of one provider."""
    rows = session.exec(_dead()).all()
    naming = _naming(session, {row.url for row in rows}, only)
    broken = [
        BrokenLink(row.url, row.outcome, row.first_failed_on, tuple(naming[row.url]))
        for row in rows
        if row.first_failed_on and row.url in naming
    ]
    return sorted(broken, key=lambda link: (link.since, link.url))


def _dead() -> SelectOfScalar[LinkCheck]:
    return select(LinkCheck).where(LinkCheck.failures >= FAILURES_OF_DEAD)


def _naming(session: Session, urls: Collection[str], only: str | None) -> dict[str, list[Named]]:
    named: dict[str, list[Named]] = defaultdict(list)
    for found in named_addresses(session, urls) if urls else ():
        if only in (None, found.owner):
            named[found.url].append(found)
    return named
