"""Which fields of which records hold addresses of other sites."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, inspect, literal, or_, true
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from talentmatch.models import Company, CourseInstance, JobProfile, Programme, Provider
from talentmatch.models.editing import live, live_programme, live_run

EMPTY_LIST = "[]"


@dataclass(frozen=True)
class Named:
    """An address in a field of a record; ``owner`` is the provider whose record it is, empty for none."""

    url: str
    table_name: str
    id: str
    title: str
    owner: str
    field: str


@dataclass(frozen=True)
class Source:
    """A table whose live records name addresses: in ``single`` fields, and in ``lists`` of several."""

    table: type[SQLModel]
    title: Any
    owner: Any
    condition: ColumnElement[bool]
    single: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def rows(self, session: Session, urls: Collection[str] | None) -> Iterator[Named]:
        """Yield the addresses that live records name, by identifier; ``urls``: these alone, None for all. One query."""
        names = (*self.single, *self.lists)
        fields = [col(getattr(self.table, name)) for name in names]
        key: Any = inspect(self.table).primary_key[0]
        statement = columns(key, self.title, self.owner, *fields).where(self.condition, self._may_name(urls))
        for record_id, title, owner, *values in session.execute(statement.order_by(key)).all():
            for name, value in zip(names, values, strict=True):
                for url in dict.fromkeys(value if isinstance(value, list) else [value]):
                    if url and (urls is None or url in urls):
                        yield Named(url, str(self.table.__tablename__), record_id, title, owner, name)

    def _may_name(self, urls: Collection[str] | None) -> ColumnElement[bool]:
        """Hold for the records worth reading: no two databases look into a list in the same way."""
        if urls is None:
            return true()
        here = [col(getattr(self.table, name)).in_(urls) for name in self.single]
        return or_(*here, *(cast(getattr(self.table, name), String) != EMPTY_LIST for name in self.lists))


def sources() -> Sequence[Source]:
    """Return every table whose records name addresses."""
    programme = select(Programme).where(Programme.id == CourseInstance.programme_id)
    of_programme = {
        name: programme.with_only_columns(getattr(Programme, name)).scalar_subquery()
        for name in ("title", "provider_id")
    }
    of_live = col(CourseInstance.programme_id).in_(select(Programme.id).where(live_programme()))
    run_title = of_programme["title"].concat(", ").concat(CourseInstance.date_text)
    nobody, page, pages = literal(""), ("source_url",), ("extra_source_urls",)
    return (
        Source(Programme, Programme.title, Programme.provider_id, live_programme(), page, pages),
        Source(CourseInstance, run_title, of_programme["provider_id"], and_(live_run(), of_live), page),
        Source(Provider, Provider.name, Provider.id, live(Provider), ("website", "source_url")),
        Source(JobProfile, JobProfile.title_en, nobody, true(), page, pages),
        Source(Company, Company.name, nobody, true(), lists=("source_urls",)),
    )


def named_addresses(session: Session, urls: Collection[str] | None = None) -> Iterator[Named]:
    """Yield the addresses that live records name, all or ``urls`` alone; one query for each table."""
    for source in sources():
        yield from source.rows(session, urls)
