"""What all job profiles ask for, as arrays: which are alike, and which skills are lacking most often."""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col, select

from talentmatch.matching.documents import ESSENTIAL_WEIGHT, WEIGHTS
from talentmatch.models import ProfileSkill
from talentmatch.models.editing import live_profiles, live_skills

Numbers = NDArray[np.int32]
Floats = NDArray[np.float64]
SAME = 12  # decimals: what differs further on differs by the order of adding alone
AT_ONCE = 10_000  # links in memory as rows
Link = tuple[str, str, str]  # profile, skill, importance


class Numbering:
    """Number identifiers as they come, and tell afterwards where each stands in order."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, name: str) -> int:
        """Return the number of an identifier; a new one gets the next."""
        return self._numbers.setdefault(name, len(self._numbers))

    def ordered(self) -> tuple[str, ...]:
        """Return the identifiers in order."""
        return tuple(sorted(self._numbers))

    def ranks(self) -> Numbers:
        """Return the place in order of each number."""
        ranks = np.empty(len(self._numbers), np.int32)
        ranks[[self._numbers[name] for name in self.ordered()]] = np.arange(len(self._numbers))
        return ranks


@dataclass(frozen=True)
class Demand:
    """Hold the links from job profiles to skills, by profile, then skill; 17 bytes each, with the identifiers in order.

    rows, columns: (links,) the places of profile and skill. essential: (links,). values: (links,) the weight of the
    link, rare skills counting more. lengths: (profiles,) the Euclidean length of a profile's values.
    """

    profiles: tuple[str, ...]
    skills: tuple[str, ...]
    rows: Numbers
    columns: Numbers
    essential: NDArray[np.bool_]
    values: Floats
    lengths: Floats

    @classmethod
    def of(cls, links: Iterable[Link]) -> "Demand":
        """Return the arrays of links, in whatever order they come; they are read once and not held."""
        profiles, skills = Numbering(), Numbering()
        numbered = ((profiles.of(name), skills.of(skill), WEIGHTS[importance]) for name, skill, importance in links)
        table = np.fromiter(numbered, [("row", np.int32), ("column", np.int32), ("weight", np.float64)])
        table["row"], table["column"] = profiles.ranks()[table["row"]], skills.ranks()[table["column"]]
        table = table[np.lexsort((table["column"], table["row"]))]
        rows, columns, weights = (np.ascontiguousarray(table[name]) for name in table.dtype.names or ())
        rarity = np.log1p(len(profiles) / np.maximum(1, np.bincount(columns)))
        values = weights * rarity[columns]
        lengths = np.sqrt(np.bincount(rows, values * values, len(profiles)))
        return cls(profiles.ordered(), skills.ordered(), rows, columns, weights >= ESSENTIAL_WEIGHT, values, lengths)

    def nearest(self, profile_id: str, top: int) -> dict[str, float]:
        """Return the cosine of the profiles that share most with one, the nearest first; ties by identifier."""
        place = bisect_left(self.profiles, profile_id)
        if self.profiles[place : place + 1] != (profile_id,):
            return {}
        likeness = self._cosines(place)
        best = np.argsort(-likeness, kind="stable")[: top + 1]
        found = [number for number in best if number != place and likeness[number] > 0]
        return {self.profiles[number]: float(likeness[number]) for number in found[:top]}

    def _cosines(self, place: int) -> Floats:
        """Return the cosine of every profile with the one at a place; 0 for those that share no skill."""
        first, last = np.searchsorted(self.rows, (place, place + 1))
        own = np.zeros(len(self.skills))
        own[self.columns[first:last]] = self.values[first:last]
        products = np.bincount(self.rows, self.values * own[self.columns], len(self.profiles))
        return np.asarray(np.round(products / (self.lengths * self.lengths[place]), SAME))

    def asked(self) -> dict[str, int]:
        """Return how many profiles ask for each skill."""
        return self._by_skill(np.bincount(self.columns, minlength=len(self.skills)))

    def openings(self, held: Collection[str]) -> tuple[dict[str, int], dict[str, int]]:
        """Count for each skill not held the profiles that lack only it, and those to which it is essential."""
        having = np.fromiter((skill in held for skill in self.skills), np.bool_, len(self.skills))
        lacked = self.essential & ~having[self.columns]
        rows, columns = self.rows[lacked], self.columns[lacked]
        lacking = np.bincount(rows, minlength=len(self.profiles))
        last = columns[lacking[rows] == 1]
        return self._by_skill(np.bincount(last, minlength=1)), self._by_skill(np.bincount(columns, minlength=1))

    def _by_skill(self, counts: NDArray[np.intp]) -> dict[str, int]:
        return {self.skills[place]: int(counts[place]) for place in np.flatnonzero(counts)}


def load_demand(session: Session) -> Demand:
    """Return which live skills each live job profile asks for; one query."""
    asked = col(ProfileSkill.profile_id).in_(live_profiles()), col(ProfileSkill.skill_id).in_(live_skills())
    statement = select(ProfileSkill.profile_id, ProfileSkill.skill_id, ProfileSkill.importance).where(*asked)
    return Demand.of(session.exec(statement).yield_per(AT_ONCE))
