"""Page through the records that an actor may edit, in whatever state."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, false
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import may, require
from talentmatch.catalogue.records import COURSE_INSTANCE, PROGRAMME, PROVIDER, Kind
from talentmatch.models import CourseInstance, Programme, Provider
from talentmatch.models.paging import KeyedPage, Slice, read_page


def page_records(session: Session, actor: Actor, kind: Kind, *, states: Collection[str], part: Slice) -> KeyedPage[Any]:
    """Return a page of the records of a kind that an actor may edit, of some states or of all, by identifier."""
    require(actor, "catalogue.edit")
    table: Any = kind.table
    conditions: list[ColumnElement[bool]] = [col(table.state).in_(states)] if states else []
    if not may(actor, "catalogue.publish"):
        conditions.append(_of_provider(kind, actor.provider_id))
    return read_page(session, table, part, conditions)


def _of_provider(kind: Kind, provider_id: str | None) -> ColumnElement[bool]:
    """Hold for the records of a provider; what belongs to no provider is nobody's."""
    if kind is COURSE_INSTANCE:
        taught = select(Programme.id).where(Programme.provider_id == provider_id)
        return col(CourseInstance.programme_id).in_(taught)
    columns = {PROVIDER.name: col(Provider.id), PROGRAMME.name: col(Programme.provider_id)}
    return columns[kind.name] == provider_id if kind.name in columns else false()
