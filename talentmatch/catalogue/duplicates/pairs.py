"""Pairs of records in use that may be one: programmes of one provider, and dated runs of one programme.

Three queries, however many records there are.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from sqlalchemy import and_, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.catalogue.duplicates.likeness import near_titles
from talentmatch.i18n import N_
from talentmatch.models import CourseInstance, DistinctPair, Programme, Provider

MOST_ON_A_PAGE = 10  # a page named by more programmes is a list of courses, not the page of one
REASONS: Mapping[str, str] = {
    "title": N_("Nearly the same title"),
    "source": N_("The same source"),
    "date": N_("The same first day"),
}
PROGRAMMES, RUNS = "programme", "course_instance"


@dataclass(frozen=True)
class Alike:
    """A record of a pair: ``owner`` is the provider of a programme, or the programme of a run."""

    id: str
    title: str
    lang: str
    owner: str


@dataclass(frozen=True)
class Pair:
    """Two records that may be one, the lower identifier first; ``reasons`` are keys of REASONS."""

    table_name: str
    first: Alike
    second: Alike
    reasons: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what tells the pair from every other."""
        return self.table_name, self.first.id, self.second.id


def list_pairs(session: Session) -> list[Pair]:
    """Return the pairs that nobody has decided on, programmes first, by owner and title."""
    return undecided(session, find_pairs(session))


def find_pairs(session: Session) -> list[Pair]:
    """Return every pair, decided on or not, programmes first, by owner and title; two queries."""
    pairs = [*_programmes(session), *_runs(session)]
    pairs.sort(key=lambda pair: (pair.table_name == RUNS, pair.first.owner.casefold(), pair.first.title, pair.key))
    return pairs


def undecided(session: Session, pairs: Iterable[Pair]) -> list[Pair]:
    """Return those of the pairs that nobody has decided on; one query."""
    decided = {(row.table_name, row.first_id, row.second_id) for row in session.exec(select(DistinctPair)).all()}
    return [pair for pair in pairs if pair.key not in decided]


def _programmes(session: Session) -> Iterator[Pair]:
    statement = (
        columns(*map(col, (Programme.id, Programme.title, Programme.title_lang, Provider.name, Programme.source_url)))
        .join(Provider, col(Provider.id) == Programme.provider_id)
        .where(col(Programme.state) != "archived")
        .order_by(col(Provider.id), col(Programme.id))
    )
    offers: dict[str, list[Alike]] = defaultdict(list)
    pages: dict[Hashable, list[Alike]] = defaultdict(list)
    for *shown, url in session.execute(statement).all():
        row = Alike(*shown)
        offers[row.owner].append(row)
        pages[row.owner, url.rstrip("/")].append(row)
    near = (
        (offer[first], offer[second], "title")
        for offer in offers.values()
        for first, second, _ in near_titles([row.title for row in offer])
    )
    yield from _paired(PROGRAMMES, [*near, *_together(pages.values(), "source")])


def _runs(session: Session) -> Iterator[Pair]:
    run, in_use = CourseInstance, col(CourseInstance.state) != "archived"
    day = (col(run.programme_id), col(run.starts_on))
    taken = columns(*day).where(in_use).group_by(*day).having(func.count() > 1).subquery()  # more than once
    shown = (run.id, run.date_text, Programme.title_lang, Programme.title)
    statement = (
        columns(*map(col, shown), *day, col(run.place_ids))
        .join(Programme, col(Programme.id) == run.programme_id)
        .join(taken, and_(taken.c.programme_id == run.programme_id, taken.c.starts_on == run.starts_on))
        .where(in_use, col(Programme.state) != "archived")
        .order_by(col(run.id))
    )
    days: dict[Hashable, list[Alike]] = defaultdict(list)
    for run_id, text, lang, title, *when, places in session.execute(statement).all():
        days[*when, *sorted(places)].append(Alike(run_id, text, lang, title))
    yield from _paired(RUNS, _together(days.values(), "date"))


def _together(groups: Iterable[list[Alike]], reason: str) -> Iterator[tuple[Alike, Alike, str]]:
    for group in groups:
        if len(group) <= MOST_ON_A_PAGE:
            yield from ((first, second, reason) for first, second in combinations(group, 2))


def _paired(table_name: str, found: Iterable[tuple[Alike, Alike, str]]) -> Iterator[Pair]:
    pairs: dict[tuple[str, str], Pair] = {}
    for one, other, reason in found:
        first, second = sorted((one, other), key=lambda row: row.id)
        pair = pairs.setdefault((first.id, second.id), Pair(table_name, first, second, ()))
        pairs[first.id, second.id] = replace(pair, reasons=(*pair.reasons, reason))
    yield from pairs.values()
