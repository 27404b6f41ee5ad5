"""The interest of several companies in a programme as one figure; docs/pooling.md says why it tells on nobody.

Every company counts as the least number of its band, a company that asked twice counts once with both, and a figure
stands for at least three companies. For each region there is one figure, that of the season in which most is asked.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from talentmatch.employers.public import LEAST_COMPANIES
from talentmatch.models import ProgrammeInterest
from talentmatch.models.codes import REGIONS

BANDS = (1, 3, 6, 10, 15, 20, 30, 50, 100)  # the least number of each; every band holds two numbers or more
STEPS = (3, 5, 8, 10, 15, 20, 30, 40, 50, 75)  # sums are told as the step below; from 100 on in hundreds
HUNDRED = 100
SEASONS = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True)
class Asked:
    """So many people of a company for a programme in a window of time."""

    company_id: str
    region: str | None
    people: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Pooled:
    """At least so many places are asked for; season: as ``2027-spring``, region: None where none was said."""

    region: str | None
    season: str
    people: int

    @property
    def period(self) -> str:
        """Return the season so that nobody mistakes a winter: by its first and last month."""
        year, _, name = self.season.partition("-")
        return f"{year}-12/{int(year) + 1}-02" if name == "winter" else self.season


def pool(asked: Iterable[Asked], today: date) -> tuple[Pooled, ...]:
    """Return the figures of one programme, in the order of the regions; what is over counts no more."""
    numbers: dict[str | None, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for one in asked:
        for season in seasons_between(max(one.starts_on, today), one.ends_on):
            numbers[one.region][season][one.company_id] += one.people
    regions = (region for region in (*REGIONS, None) if region in numbers)
    return tuple(found for region in regions if (found := _figure(region, numbers[region])) is not None)


def _figure(region: str | None, seasons: Mapping[str, Mapping[str, int]]) -> Pooled | None:
    """Return the figure of the season in which most is asked, the earliest of equals; None without three companies."""
    sums = {
        season: sum(band(people) for people in companies.values())
        for season, companies in seasons.items()
        if len(companies) >= LEAST_COMPANIES
    }
    if not sums:
        return None
    season = min(sums, key=lambda name: (-sums[name], _order(name)))
    return Pooled(region, season, step(sums[season]))


def band(people: int) -> int:
    """Return the least number of the band in which a company's number lies."""
    return BANDS[bisect_right(BANDS, people) - 1]


def step(people: int) -> int:
    """Return the step below a sum, or the sum itself where it is one."""
    return people // HUNDRED * HUNDRED if people >= HUNDRED else STEPS[bisect_right(STEPS, people) - 1]


def seasons_between(first: date, last: date) -> Iterator[str]:
    """Yield the seasons that a window touches; a winter is named after the year in which it begins."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    yield from dict.fromkeys(_season(number) for number in months)


def _season(month: int) -> str:
    year, number = divmod(month, 12)
    return f"{year - (number < 2)}-{SEASONS[(number + 1) % 12 // 3]}"


def _order(season: str) -> tuple[str, int]:
    year, _, name = season.partition("-")
    return year, (SEASONS.index(name) - 1) % len(SEASONS)  # the winter ends its year


def load_pooled(session: Session, programme_ids: Collection[str], today: date) -> dict[str, tuple[Pooled, ...]]:
    """Return the figures of these programmes, by programme; one query."""
    statement = select(ProgrammeInterest).where(
        col(ProgrammeInterest.programme_id).in_(programme_ids), col(ProgrammeInterest.ends_on) >= today
    )
    asked: dict[str, list[Asked]] = {name: [] for name in programme_ids}
    for row in session.exec(statement).all() if programme_ids else ():
        asked[row.programme_id].append(Asked(row.company_id, row.region, row.people, row.starts_on, row.ends_on))
    return {name: pool(found, today) for name, found in asked.items()}
