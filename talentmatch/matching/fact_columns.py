"""The facts of all programmes as columns: to filter, count and sort by them without going through programmes.

A row is a programme, by its number in the index. What is not known is NaN, or NOT_KNOWN among places in a list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine.postings import Floats, Ints
from talentmatch.engine.segmented import Marks
from talentmatch.matching.facts import BANDS, DURATIONS, PRICES, STARTS, Facts
from talentmatch.models.codes import LEVELS

NOT_KNOWN = -1
UNKNOWN = Facts(None, None, None, frozenset(), ())
NAMES: Mapping[str, tuple[str, ...]] = {"level": LEVELS, "start": STARTS, "price": PRICES, "duration": DURATIONS}
Codes = NDArray[np.int8]


@dataclass(frozen=True)
class Columns:
    """Hold facts by row. levels: places in LEVELS; euros, hours: amounts; areas: places in ``sets``, sets of places.

    days, of: the days on which runs can start (ordinals), and the row of each.
    """

    levels: Codes
    euros: Floats
    hours: Floats
    areas: NDArray[np.int32]
    sets: tuple[frozenset[str], ...]
    days: Ints
    of: Ints

    def __len__(self) -> int:
        return len(self.levels)

    def passing(self, allowed: Mapping[str, Set[str]], today: date, *, keep_unknown: bool) -> Marks:
        """Return whether each row has an allowed value of each of these facets, names of NAMES."""
        marks = np.ones(len(self), bool)
        for name, values in allowed.items():
            marks &= np.array([value in values for value in NAMES[name]] + [keep_unknown])[self.codes(name, today)]
        return marks

    def counts(self, name: str, rows: Ints, today: date) -> dict[str, int]:
        """Count the values of a facet among some rows; what none has is left out."""
        found = np.bincount(self.codes(name, today)[rows] - NOT_KNOWN, minlength=len(NAMES[name]) + 1)[1:]
        return {value: number for value, number in zip(NAMES[name], found.tolist(), strict=True) if number}

    def next_starts(self, today: date) -> Floats:
        """Return the next day (ordinal) on which a run of each row can start."""
        return self._of_day(today)[0]

    def codes(self, name: str, today: date) -> Codes:
        """Return the value of each row in a facet, a place in NAMES, or NOT_KNOWN."""
        return self._of_day(today)[1] if name == "start" else self._codes[name]

    def distances(self, of_places: Mapping[str, float]) -> Floats:
        """Return how far the nearest place of each row is."""
        nearest = [min((of_places[p] for p in places if p in of_places), default=np.nan) for places in self.sets]
        return np.array(nearest, float)[self.areas]

    def then(self, other: "Columns") -> "Columns":
        """Return these rows with those of another behind them."""
        return Columns(
            levels=np.concatenate([self.levels, other.levels]),
            euros=np.concatenate([self.euros, other.euros]),
            hours=np.concatenate([self.hours, other.hours]),
            areas=np.concatenate([self.areas, other.areas + np.int32(len(self.sets))]),
            sets=self.sets + other.sets,
            days=np.concatenate([self.days, other.days]),
            of=np.concatenate([self.of, other.of + len(self)]),
        )

    @cached_property
    def _codes(self) -> Mapping[str, Codes]:
        price = np.where(np.isnan(self.euros), NOT_KNOWN, self.euros != 0)
        band = np.where(np.isnan(self.hours), NOT_KNOWN, np.searchsorted([*BANDS.values()], self.hours))
        return {"level": self.levels, "price": price.astype(np.int8), "duration": band.astype(np.int8)}

    @cached_property
    def _of_day(self) -> Callable[[date], tuple[Floats, Codes]]:
        """Return what looks at the starts of a day and remembers the latest."""
        return lru_cache(1)(self._look_at_day)

    def _look_at_day(self, today: date) -> tuple[Floats, Codes]:
        coming = self.days >= today.toordinal()
        following = np.full(len(self), np.nan)
        np.fmin.at(following, self.of[coming], self.days[coming].astype(float))
        codes = np.full(len(self), NOT_KNOWN, np.int8)
        codes[self.of] = STARTS.index("over")
        codes[~np.isnan(following)] = STARTS.index("planned")
        return following, codes


def columns_of(rows: Iterable[Facts | None]) -> Columns:
    """Return facts as columns, row by row; None: nothing is known."""
    facts = [row or UNKNOWN for row in rows]
    sets: dict[frozenset[str], int] = {}
    areas = [sets.setdefault(one.places, len(sets)) for one in facts]
    starts = [(day.toordinal(), row) for row, one in enumerate(facts) for day in one.starts]
    days, of = np.array(starts, np.int64).reshape(-1, 2).T
    return Columns(
        levels=np.array([LEVELS.index(one.level) if one.level in LEVELS else NOT_KNOWN for one in facts], np.int8),
        euros=_amounts([one.euros for one in facts]),
        hours=_amounts([one.hours for one in facts]),
        areas=np.array(areas, np.int32),
        sets=tuple(sets),
        days=days,
        of=of,
    )


def _amounts(values: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], float)
