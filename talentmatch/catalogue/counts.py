"""Count what the public sees of the catalogue, without reading it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from talentmatch.models import Programme, Provider
from talentmatch.models.editing import live, live_programme


@dataclass(frozen=True)
class CatalogueCounts:
    """How many live programmes there are, and how many of which kind; the days on which sources were read."""

    programmes: int
    training_lines: int
    unnamed: int
    inferred: int
    without_cost: int
    historic: int
    first_checked: date | None
    last_checked: date | None


def count_catalogue(session: Session) -> CatalogueCounts:
    """Count the live programmes; one query. The days are None in an empty catalogue."""
    checked = col(Programme.checked_on)
    statement = select(
        func.count(),
        _number(col(Programme.record_type) == "training_line"),
        _number(col(Programme.title_status) == "descriptive"),
        _number(col(Programme.language_basis) == "inferred"),
        _number(col(Programme.cost_eur).is_(None)),
        _number(col(Programme.status) == "historic"),
        func.min(checked),
        func.max(checked),
    )
    return CatalogueCounts(*session.execute(statement.where(live_programme())).one())


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)


def count_providers(session: Session) -> int:
    """Return the number of live providers."""
    number: int = session.execute(select(func.count()).where(live(Provider))).scalar_one()
    return number
