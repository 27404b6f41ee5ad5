"""Lists of the desk: searched, filtered, sorted and paged in SQL, so that 20,000 records are as quick as 20."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models.folded import Searchable, first_letters
from talentmatch.models.paging import check_page

PAGE_SIZE = 50
Row = TypeVar("Row")


@dataclass(frozen=True)
class DeskRequest:
    """What somebody asks of a list. ``only``: the provider whose records they may see; None for all.

    ``owner``: the provider of programmes or the company of job profiles. ``lang``: by whose names it is sorted.
    """

    what: str = ""
    show: str = ""
    owner: str = ""
    sort: str = ""
    page: int = 1
    only: str | None = None
    lang: str = "en"


@dataclass(frozen=True)
class DeskFilter:
    """A group of records: its name for people, and the condition that holds for them in a session.

    ``mend``: whether its records need somebody's work. ``lacking``: whether it holds where another table has no row.
    """

    label: str
    condition: Callable[[Session], ColumnElement[bool]]
    mend: bool = False
    lacking: bool = False


@dataclass(frozen=True)
class DeskSort:
    """An order of a list: its name for people, and by what it sorts for a reader of a language.

    beside: another table that holds what it sorts by, and how a record names its row there. indexed: whether the
    database keeps records in this order.
    """

    label: str
    order: Callable[[str], Any]
    beside: tuple[Any, ColumnElement[bool]] | None = None
    indexed: bool = False


@dataclass(frozen=True)
class DeskList(Generic[Row]):
    """A list of the desk; the first order is the usual one.

    ``words``: the conditions that hold for what somebody typed. ``rows``: the rows of a page by identifier, one query.
    ``owner``: the column that says whose a record is.
    """

    table: Any
    filters: Mapping[str, DeskFilter]
    sorts: Mapping[str, DeskSort]
    words: Callable[[str], list[ColumnElement[bool]]]
    rows: Callable[[Session, Sequence[str]], Mapping[str, Row]]
    owner: Any = None
    only: Any = None


@dataclass(frozen=True)
class DeskPage(Generic[Row]):
    """One page of a list, counted from 1."""

    request: DeskRequest
    rows: tuple[Row, ...]
    total: int

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))


def list_records(session: Session, listed: DeskList[Row], request: DeskRequest) -> DeskPage[Row]:
    """Return a page of records, whatever their state; three queries. Raise InvalidData for what cannot be asked."""
    _check(listed, request)
    conditions = _conditions(session, listed, request)
    total = session.execute(select(func.count()).select_from(listed.table).where(*conditions)).scalar_one()
    page: DeskPage[Row] = DeskPage(request, (), total)
    check_page(request.page, page.pages)
    sort = listed.sorts[request.sort] if request.sort else next(iter(listed.sorts.values()))
    statement = _in_order(listed, sort, request, conditions)
    ids = session.execute(statement.limit(PAGE_SIZE).offset((request.page - 1) * PAGE_SIZE)).scalars().all()
    rows = listed.rows(session, ids)
    return DeskPage(request, tuple(rows[name] for name in ids), total)


def ids_in_list(session: Session, listed: DeskList[Any], request: DeskRequest) -> list[str]:
    """Return the identifiers of every record in a list, whatever its page and order; one query."""
    _check(listed, request)
    statement = select(listed.table.id).where(*_conditions(session, listed, request)).order_by(listed.table.id)
    return list(session.execute(statement).scalars())


def count_records(
    session: Session, listed: DeskList[Any], *, only: str | None = None, mend: bool = False
) -> dict[str, int]:
    """Return how many records each filter of a list holds; one query.

    only: those of one provider. mend: by the filters alone whose records need somebody's work.
    """
    filters = {name: found for name, found in listed.filters.items() if found.mend or not mend}
    own = [] if only is None else [listed.only == only]
    counts = [_count(listed.table, found, found.condition(session), own) for found in filters.values()]
    statement = select(*counts).select_from(listed.table).where(*own)
    return dict(zip(filters, session.execute(statement).one(), strict=True))


def _count(
    table: Any, found: DeskFilter, condition: ColumnElement[bool], own: Sequence[ColumnElement[bool]]
) -> ColumnElement[int]:
    """Return the count of a filter: in the one pass over the table, or by itself where two tables are joined."""
    if not found.lacking:
        return func.count().filter(condition)
    return select(func.count()).select_from(table).where(condition, *own).correlate(None).scalar_subquery()


def _check(listed: DeskList[Any], request: DeskRequest) -> None:
    if request.show and request.show not in listed.filters:
        message = N_("The filter %(facet)s does not know the value %(value)s.")
        raise InvalidData(message, facet="show", value=request.show)
    if request.sort and request.sort not in listed.sorts:
        raise InvalidData(N_("The list cannot be sorted by %(value)s."), value=request.sort)


def _in_order(
    listed: DeskList[Any], sort: DeskSort, request: DeskRequest, conditions: Sequence[ColumnElement[bool]]
) -> Select[tuple[str]]:
    """Return the query for the identifiers of a list in their order.

    Where few records may be found they are found first: else the database may walk all of an index for them.
    """
    order, key = sort.order(request.lang), listed.table.id
    statement = select(key).where(*conditions)
    if sort.beside is not None:
        statement = statement.join(*sort.beside)
    if not (sort.indexed and (request.what or request.show)):
        return statement.order_by(order, key)
    found = statement.add_columns(order.label("sorted")).cte("found").prefix_with("MATERIALIZED", dialect="postgresql")
    return select(found.c.id).order_by(found.c.sorted, found.c.id)


def _conditions(session: Session, listed: DeskList[Any], request: DeskRequest) -> list[ColumnElement[bool]]:
    found = listed.words(request.what)
    if request.show:
        found.append(listed.filters[request.show].condition(session))
    if request.owner:
        found.append(listed.owner == request.owner)
    if request.only is not None:
        found.append(listed.only == request.only)
    return found


def state_filters(table: Any) -> dict[str, DeskFilter]:
    """Return the filters for records that the public does not see by their state."""
    return {
        "draft": DeskFilter(N_("Drafts"), lambda _: col(table.state) == "draft"),
        "archived": DeskFilter(N_("Archived"), lambda _: col(table.state) == "archived"),
    }


def by_state(table: Any) -> DeskSort:
    """Return the order by state."""
    return DeskSort(N_("State"), lambda _: col(table.state))


def by_name(table: type[Searchable], label: str) -> DeskSort:
    """Return the order by the first name of each record."""
    return DeskSort(label, lambda _: first_letters(table), indexed=True)
