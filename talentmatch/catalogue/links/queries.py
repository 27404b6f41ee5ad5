"""Read which addresses are dead: they failed on three days and answered on none between."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from talentmatch.models import LinkCheck, Programme, Provider
from talentmatch.models.editing import live, live_programme
from talentmatch.models.link_check import FAILURES_OF_DEAD


@dataclass(frozen=True)
class Naming:
    """A record that names an address; ``table_name`` says of which kind it is."""

    table_name: str
    id: str
    title: str


@dataclass(frozen=True)
class BrokenLink:
    """A dead address with the live records that name it."""

    url: str
    outcome: str
    since: date
    named_by: tuple[Naming, ...]


def dead_since(session: Session, urls: Collection[str]) -> dict[str, date]:
    """Return since when those of these addresses that are dead have not answered, by address."""
    rows = session.exec(_dead().where(col(LinkCheck.url).in_(urls))).all() if urls else ()
    return {row.url: row.first_failed_on for row in rows if row.first_failed_on}


def list_broken(session: Session, *, only: str | None = None) -> list[BrokenLink]:
    """Return the dead addresses that live records name, the longest dead first; ``only``: records of one provider."""
    rows = session.exec(_dead()).all()
    naming = _naming(session, [row.url for row in rows], only)
    broken = [
        BrokenLink(row.url, row.outcome, row.first_failed_on, tuple(naming[row.url]))
        for row in rows
        if row.first_failed_on and row.url in naming
    ]
    return sorted(broken, key=lambda link: (link.since, link.url))


def _dead() -> SelectOfScalar[LinkCheck]:
    return select(LinkCheck).where(LinkCheck.failures >= FAILURES_OF_DEAD)


def _naming(session: Session, urls: Sequence[str], only: str | None) -> dict[str, list[Naming]]:
    named: dict[str, list[Naming]] = defaultdict(list)
    programmes = select(Programme).where(col(Programme.source_url).in_(urls), live_programme())
    in_use = col(Provider.website).in_(urls) | col(Provider.source_url).in_(urls)
    providers = select(Provider).where(in_use, live(Provider))
    for programme in session.exec(programmes.order_by(Programme.id)).all():
        if only in (None, programme.provider_id):
            named[programme.source_url].append(Naming("programme", programme.id, programme.title))
    for provider in session.exec(providers.order_by(Provider.id)).all():
        if only in (None, provider.id):
            for url in {provider.website, provider.source_url} & set(urls):
                named[url].append(Naming("provider", provider.id, provider.name))
    return named
