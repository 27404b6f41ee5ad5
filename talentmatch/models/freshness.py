"""For how long a confirmation of a listing counts, on the day of a session."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col

from talentmatch.models.programme import Programme

KEY = "freshness"  # in the ``info`` of a session


@dataclass(frozen=True)
class Freshness:
    """Hold the months after which a listing counts as not confirmed, and the day; 0 months: every listing is fresh."""

    months: int
    today: date

    @property
    def due_before(self) -> date | None:
        """Return the day before which a confirmation is too old to go without a mark; None when nothing is."""
        return months_before(self.today, self.months) if self.months else None

    @property
    def unlisted_before(self) -> date | None:
        """Return the day before which a confirmation is too old for matches and search; None when nothing is."""
        return months_before(self.today, 2 * self.months) if self.months else None


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last day of a month that is too short for it."""
    number = day.year * 12 + day.month - 1 - months
    year, month = max(number // 12, 1), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def freshness_of(session: Session) -> Freshness | None:
    """Return what a session was opened with; None for a session to which every listing is fresh."""
    found = session.info.get(KEY)
    return found if isinstance(found, Freshness) else None


def last_confirmed() -> ColumnElement[date]:
    """Return the day on which somebody last found a programme right, or read its source."""
    return func.coalesce(col(Programme.confirmed_on), col(Programme.checked_on))
