"""What a search filters and sorts by beside the words: level, price, duration, start and place of every programme."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_
from sqlmodel import Session, col, select

from talentmatch.matching.starts import last_start
from talentmatch.models import CourseInstance, Programme
from talentmatch.models.editing import listed_programme, live_run

HOURS_OF_A_DAY = 8.0
HOURS_OF_A_CREDIT = 27.0  # 25 to 30 in Flanders and in the French Community
BANDS = {"week": 40.0, "quarter": 480.0, "year": 1_800.0}  # up to so many hours of full-time study
PRICES = ("free", "paid")
STARTS = ("planned", "over")
DURATIONS = (*BANDS, "longer")
ANYWHERE = ("national", "online")


@dataclass(frozen=True)
class Facts:
    """What is known of one programme; None or nothing means not known. starts: the days on which a run can start."""

    level: str | None
    euros: float | None
    hours: float | None
    places: frozenset[str]
    starts: tuple[date, ...]

    def next_start(self, today: date) -> date | None:
        """Return the next day on which a run can start; None when no such day is known."""
        return min((day for day in self.starts if day >= today), default=None)


@dataclass(frozen=True)
class CatalogueFacts:
    """Hold the facts of every programme."""

    of: Mapping[str, Facts]

    def updated(self, changed: "CatalogueFacts") -> "CatalogueFacts":
        """Return the facts with those of some programmes put in place of the former ones."""
        return CatalogueFacts({**self.of, **changed.of})


def load_facts(session: Session, ids: Collection[str] | None = None) -> CatalogueFacts:
    """Return the facts of every programme that can be found, or of these; two queries, of the columns needed."""
    runs = live_run() if ids is None else and_(live_run(), col(CourseInstance.programme_id).in_(ids))
    found = listed_programme(session) if ids is None else and_(listed_programme(session), col(Programme.id).in_(ids))
    names = ("id", "level", "cost_eur", "hours", "days", "ects", "place_ids", "region")
    columns = [col(getattr(Programme, name)) for name in names]
    starts = _starts(session.exec(select(CourseInstance).where(runs)))
    rows = session.execute(select(*columns).where(found).order_by(Programme.id))
    return CatalogueFacts(
        {
            name: Facts(
                level=level,
                euros=euros,
                hours=_hours(hours, days, credits),
                places=frozenset(places) if region not in ANYWHERE else frozenset(),
                starts=tuple(starts.get(name, ())),
            )
            for name, level, euros, hours, days, credits, places, region in rows
        }
    )


def _starts(runs: Iterable[CourseInstance]) -> dict[str, list[date]]:
    found: dict[str, list[date]] = {}
    for run in runs:
        if day := last_start(run):
            found.setdefault(run.programme_id, []).append(day)
    return found


def _hours(hours: float | None, days: float | None, credits: float | None) -> float | None:
    if hours is not None or days is not None:
        return hours if hours is not None else HOURS_OF_A_DAY * float(days or 0)
    return None if credits is None else HOURS_OF_A_CREDIT * credits
