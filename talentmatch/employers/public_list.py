"""The public list of skill needs: filters, counts, order and pages in SQL, in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.employers.public import NeedCard, load_need_cards, public_need
from talentmatch.employers.public_filters import FACETS, ORDERS, condition, named
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, JobProfile, NeedSkill, SkillNeed
from talentmatch.models.folded import fold
from talentmatch.models.paging import check_page

PAGE_SIZE = 20
MOST_PAGES = 1_000
LONGEST_TITLE = 200
UNKNOWN = ""  # the value under which needs are counted that say nothing about a facet
Counts = Mapping[str, int]


@dataclass(frozen=True)
class NeedRequest:
    """What somebody asks for. ``chosen`` holds the ticked values of each facet, ``order`` is one of ORDERS."""

    title: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    order: str = "newest"
    page: int = 1


@dataclass(frozen=True)
class ListedNeed:
    """A need in the list, and the day on which it was published."""

    card: NeedCard
    published: date


@dataclass(frozen=True)
class NeedPage:
    """One page of the list. ``facets``: how many needs each value would give; ``companies``: names of the named."""

    request: NeedRequest
    total: int
    needs: tuple[ListedNeed, ...]
    facets: Mapping[str, Counts]
    companies: Mapping[str, str]

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def list_needs(session: Session, request: NeedRequest) -> NeedPage:
    """Return a page of the list; raise InvalidData for a filter, order or page that there is not."""
    _check(request)
    conditions = _conditions(session, request)
    total = session.exec(select(func.count()).select_from(SkillNeed).where(*conditions.values())).one()
    check_page(request.page, max(1, ceil(total / PAGE_SIZE)))
    facets = {name: _counts(session, name, conditions) for name in FACETS}
    named_ones = select(Company.id, Company.name).where(col(Company.id).in_(facets["company"]))
    return NeedPage(
        request=request,
        total=total,
        needs=_needs(session, request, conditions, limit=PAGE_SIZE),
        facets=facets,
        companies=dict(session.exec(named_ones).all()),
    )


def newest_needs(session: Session, request: NeedRequest, limit: int) -> tuple[ListedNeed, ...]:
    """Return the needs of a list that were published last, for its feed; raise InvalidData as the list does."""
    asked = NeedRequest(request.title, request.chosen)
    _check(asked)
    return _needs(session, asked, _conditions(session, asked), limit=limit)


def _check(request: NeedRequest) -> None:
    if len(request.title) > LONGEST_TITLE:
        raise InvalidData(N_("The search text is too long; the limit is %(limit)s characters."), limit=LONGEST_TITLE)
    if request.order not in ORDERS or not 1 <= request.page <= MOST_PAGES:
        raise InvalidData(N_("There is no such order or page of this list. Choose one on the page."))
    for name, values in request.chosen.items():
        for value in sorted(values - set(FACETS[name].known)) if FACETS[name].known else ():
            message = N_("The filter %(facet)s does not know the value %(value)s.")
            raise InvalidData(message, facet=name, value=value)


def _conditions(session: Session, request: NeedRequest) -> dict[str, ColumnElement[bool]]:
    """Return what holds for the needs of the list, by the name of the filter that asks it."""
    found = {"": public_need()} | {name: condition(name, values) for name, values in request.chosen.items() if values}
    if asked := [fold(word) for word in request.title.split()]:
        found["title"] = col(SkillNeed.id).in_(_titled(session, asked))
    return found


def _titled(session: Session, asked: Sequence[str]) -> list[str]:
    """Return the needs whose title holds every word, whatever its case and accents: databases disagree about both."""
    rows = session.exec(select(SkillNeed.id, SkillNeed.title).where(public_need())).all()
    return [need_id for need_id, title in rows if all(word in fold(title) for word in asked)]


def _needs(
    session: Session, request: NeedRequest, conditions: Mapping[str, ColumnElement[bool]], *, limit: int
) -> tuple[ListedNeed, ...]:
    statement = select(SkillNeed).where(*conditions.values()).order_by(*ORDERS[request.order][1])
    rows = session.exec(statement.offset((request.page - 1) * PAGE_SIZE).limit(limit)).all()
    cards = load_need_cards(session, rows)
    return tuple(ListedNeed(card, published_day(row)) for card, row in zip(cards, rows, strict=True))


def published_day(row: SkillNeed) -> date:
    """Return the day on which a need was published or its embargo ended, which is all that is told of the moment."""
    moment: datetime = row.published_at or row.created_at
    return max(moment.date(), row.embargo_until or date.min)


def find_published_day(session: Session, need_id: str) -> date:
    """Return the day on which a need was published or its embargo ended; raise NotFound for one that is not public."""
    row = session.exec(select(SkillNeed).where(SkillNeed.id == need_id, public_need())).one_or_none()
    if row is None:
        raise NotFound(N_("There is no such need, or it is not public any more."))
    return published_day(row)


def _counts(session: Session, name: str, conditions: Mapping[str, ColumnElement[bool]]) -> Counts:
    """Count the needs by value beside the other filters; companies only where they are named."""
    others = [wanted for key, wanted in conditions.items() if key != name]
    column = FACETS[name].column
    statement: Select[Any, int] = columns(column, func.count()).select_from(SkillNeed).where(*others).group_by(column)
    if name == "family":
        statement = statement.join(JobProfile, col(JobProfile.id) == SkillNeed.profile_id)
    elif name == "skill":
        statement = statement.join(NeedSkill, col(NeedSkill.need_id) == SkillNeed.id)
    elif name == "company":
        statement = statement.where(named())
    counted = [(value or UNKNOWN, number) for value, number in session.execute(statement)]
    return dict(sorted(counted, key=lambda pair: (-pair[1], pair[0])))
