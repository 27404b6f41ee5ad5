"""Every public record with the day on which it was last found right, in pages, for the map of the site."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Subquery, cast, func, literal, null, union_all
from sqlalchemy import select as columns
from sqlmodel import Session, col

from talentmatch.employers.public import public_need
from talentmatch.exchange.linked.site import Kind
from talentmatch.models import JobProfile, Programme, Provider, Skill, SkillNeed
from talentmatch.models.editing import listed_programme, live, live_profile, live_skill


@dataclass(frozen=True)
class Listed:
    """A public record, and when it was last confirmed or read; None where no day is told."""

    kind: Kind
    id: str
    changed: date | None


def count_addresses(session: Session) -> int:
    """Return the number of public records. One query."""
    return session.connection().execute(columns(func.count()).select_from(_all(session))).scalar_one()


def list_addresses(session: Session, first: int, number: int) -> list[Listed]:
    """Return so many public records from one on, by kind and identifier. One query."""
    every = _all(session)
    wanted = columns(every).order_by(every.c.kind, every.c.id).offset(first).limit(number)
    return [Listed(*row) for row in session.connection().execute(wanted)]


def _all(session: Session) -> Subquery:
    no_day = cast(null(), Date)
    return union_all(
        _of("programmes", Programme, listed_programme(session), _confirmed(Programme)),
        _of("providers", Provider, live(Provider), _confirmed(Provider)),
        _of("profiles", JobProfile, live_profile(), _confirmed(JobProfile)),
        _of("skills", Skill, live_skill(), no_day),
        _of("needs", SkillNeed, public_need(), no_day),
    ).subquery()


def _confirmed(table: type[Programme] | type[Provider] | type[JobProfile]) -> ColumnElement[Any]:
    return func.coalesce(col(table.confirmed_on), col(table.checked_on))


def _of(kind: Kind, table: Any, shown: ColumnElement[bool], day: ColumnElement[Any]) -> Select[Any]:
    return columns(literal(kind).label("kind"), table.id, day.label("changed")).where(shown)
