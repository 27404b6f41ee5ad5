"""Read what the desk shows: counts for the dashboard, and the list of programmes. A constant number of queries each."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.catalogue.desk_filters import FILTERS
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import CourseInstance, Programme, ProgrammeSkill, Provider
from talentmatch.models.freshness import last_confirmed

PAGE_SIZE = 50
ROW_FIELDS = ("id", "title", "title_lang", "provider_id", "state", "version", "publish_on", "expires_on")


@dataclass(frozen=True)
class DeskRequest:
    """What somebody asks of the list. ``only``: the provider whose records they may see; None for all."""

    what: str = ""
    show: str = ""
    provider: str = ""
    sort: str = "title"
    page: int = 1
    only: str | None = None


@dataclass(frozen=True)
class DeskRow:
    """A programme in the list; ``confirmed``: the day on which it was last found right."""

    id: str
    title: str
    title_lang: str
    provider_id: str
    provider_name: str
    state: str
    version: int
    publish_on: date | None
    expires_on: date | None
    confirmed: date
    skills: int
    runs: int


@dataclass(frozen=True)
class DeskPage:
    """One page of the list, counted from 1."""

    request: DeskRequest
    rows: tuple[DeskRow, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


SORTS: Mapping[str, tuple[str, Callable[[DeskRow], Any]]] = {
    "title": (N_("Title"), lambda row: fold(row.title)),
    "provider": (N_("Training centre or school"), lambda row: fold(row.provider_name)),
    "state": (N_("State"), lambda row: row.state),
    "confirmed": (N_("Longest not confirmed"), lambda row: row.confirmed),
}


def count_programmes(session: Session, *, only: str | None = None) -> dict[str, int]:
    """Return how many programmes each filter holds; one query. ``only``: those of one provider."""
    counts = [func.count().filter(found.condition(session)) for found in FILTERS.values()]
    statement = columns(*counts).select_from(Programme)
    if only is not None:
        statement = statement.where(col(Programme.provider_id) == only)
    return dict(zip(FILTERS, session.execute(statement).one(), strict=True))


def list_for_desk(session: Session, request: DeskRequest) -> DeskPage:
    """Return a page of programmes, whatever their state; one query. Raise InvalidData for what cannot be asked."""
    _check(request)
    rows = [DeskRow(*row) for row in session.execute(_statement(session, request)).all()]
    asked = fold(request.what).split()
    found = [row for row in rows if _holds(row, asked)]
    key = SORTS[request.sort][1]
    found.sort(key=lambda row: (key(row), row.id))
    page = DeskPage(request, (), len(found))
    if request.page > page.pages:
        raise InvalidData(
            N_("There is no page %(page)s; the last one is %(last)s."), page=request.page, last=page.pages
        )
    start = (request.page - 1) * PAGE_SIZE
    return DeskPage(request, tuple(found[start : start + PAGE_SIZE]), len(found))


def _check(request: DeskRequest) -> None:
    if request.show and request.show not in FILTERS:
        message = N_("The filter %(facet)s does not know the value %(value)s.")
        raise InvalidData(message, facet="show", value=request.show)
    if request.sort not in SORTS:
        raise InvalidData(N_("The list cannot be sorted by %(value)s."), value=request.sort)


def _statement(session: Session, request: DeskRequest) -> Select[Any]:
    skills = select(func.count()).where(ProgrammeSkill.programme_id == Programme.id).scalar_subquery()
    runs = select(func.count()).where(CourseInstance.programme_id == Programme.id).scalar_subquery()
    fields = [col(getattr(Programme, name)) for name in ROW_FIELDS]
    named = [*fields[:4], col(Provider.name), *fields[4:]]
    statement: Select[Any] = columns(*named, last_confirmed(), skills, runs).join(
        Provider, col(Provider.id) == Programme.provider_id
    )
    if request.show:
        statement = statement.where(FILTERS[request.show].condition(session))
    for provider in filter(None, (request.provider, request.only)):
        statement = statement.where(col(Programme.provider_id) == provider)
    return statement


def _holds(row: DeskRow, asked: Sequence[str]) -> bool:
    text = fold(f"{row.title} {row.id} {row.provider_name}")
    return all(word in text for word in asked)


def fold(text: str) -> str:
    """Return a text without case and accents: no two databases agree on how to compare them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def list_all_providers(session: Session, only: str | None = None) -> Sequence[Provider]:
    """Return every provider, whatever its state, by name; ``only``: just this one."""
    statement = select(Provider) if only is None else select(Provider).where(Provider.id == only)
    return sorted(session.exec(statement).all(), key=lambda row: (fold(row.name), row.id))


def list_all_runs(session: Session, programme_id: str) -> Sequence[CourseInstance]:
    """Return the dated runs of a programme, whatever their state, the latest first."""
    statement = select(CourseInstance).where(CourseInstance.programme_id == programme_id)
    return session.exec(statement.order_by(col(CourseInstance.date_text).desc(), col(CourseInstance.id))).all()
