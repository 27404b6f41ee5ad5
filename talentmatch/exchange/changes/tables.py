"""The tables whose public records are told, in the order in which they refer to each other."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, inspect, select, true
from sqlmodel import Session, SQLModel, col
from sqlmodel import select as rows_of

from talentmatch.exchange.catalogue_files import CatalogueFile, file_of
from talentmatch.exchange.planner import as_json
from talentmatch.models import Company, CourseInstance, JobProfile, Programme, Provider
from talentmatch.models.editing import live, live_profile, live_programme, live_run, live_skill, live_skills, published

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A table: ``public`` makes the condition for what is told, ``links`` names the file of the skills beside it."""

    file: CatalogueFile
    public: Callable[[], ColumnElement[bool]]
    links: CatalogueFile | None = None

    @property
    def name(self) -> str:
        """Return the name of the table, as the audit log has it."""
        return str(self.file.table.__tablename__)

    @property
    def key(self) -> Any:
        """Return the column of the identifier."""
        return inspect(self.file.table).columns["id"]

    def load(self, session: Session, ids: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return the public records among these by identifier, in values of JSON, with their skills; two queries."""
        if not ids:
            return {}
        return self._with_links(session, self._read(session, self._select().where(self.key.in_(ids))))

    def after(self, session: Session, last: str, limit: int) -> dict[str, dict[str, Any]]:
        """Return the public records that follow one, by identifier; two queries."""
        wanted = self._select().where(self.key > last).order_by(self.key).limit(limit)
        return self._with_links(session, self._read(session, wanted))

    def _select(self) -> Select[Any]:
        columns = inspect(self.file.table).columns
        return select(*(columns[name] for name in self.file.columns)).where(self.public())

    def _read(self, session: Session, wanted: Select[Any]) -> dict[str, dict[str, Any]]:
        rows = session.connection().execute(wanted)
        records = (dict(zip(self.file.columns, map(as_json, row), strict=True)) for row in rows)
        return {record["id"]: record for record in records}

    def _with_links(self, session: Session, records: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        if self.links is not None and records:
            for record in records.values():
                record["skills"] = []
            for link in links_of(session, self.links, records):
                records[link[self.links.owner]]["skills"].append(link)
        return records


def links_of(session: Session, file: CatalogueFile, ids: Collection[str]) -> Iterator[dict[str, Any]]:
    """Yield the links of records to published skills, in values of JSON."""
    columns = inspect(file.table).columns
    wanted = select(*(columns[name] for name in file.columns)).where(
        columns[file.owner].in_(ids), columns["skill_id"].in_(live_skills())
    )
    for row in session.connection().execute(wanted.order_by(*(columns[name] for name in file.key))):
        yield dict(zip(file.columns, map(as_json, row), strict=True))


def public_run() -> ColumnElement[bool]:
    """Hold for the published dated runs of programmes that are public."""
    return and_(live_run(), col(CourseInstance.programme_id).in_(rows_of(Programme.id).where(live_programme())))


TOLD = (
    Told(file_of("places"), true),
    Told(file_of("skills"), live_skill),
    Told(file_of("providers"), lambda: live(Provider)),
    Told(file_of("programmes"), live_programme, file_of("programme_skills")),
    Told(file_of("course_instances"), public_run),
    Told(file_of("companies"), lambda: published(Company)),
    Told(file_of("job_profiles"), live_profile, file_of("profile_skills")),
)
TOLD_BY_NAME: Mapping[str, Told] = {told.name: told for told in TOLD}
LINKS: Mapping[str, Told] = {str(told.links.table.__tablename__): told for told in TOLD if told.links is not None}
DATED: tuple[type[SQLModel], ...] = (Provider, Programme, JobProfile)
