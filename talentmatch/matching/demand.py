"""What all job profiles ask for, as arrays: which are alike, and which skills are lacking most often."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
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
Link = tuple[str, str, str]  # profile, skill, importance


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
    def of(cls, links: Sequence[Link]) -> "Demand":
        """Return the arrays of links, in whatever order they come."""
        profiles, skills = _in_order(link[0] for link in links), _in_order(link[1] for link in links)
        rows, columns = _places(profiles, (link[0] for link in links)), _places(skills, (link[1] for link in links))
        weights = np.fromiter((WEIGHTS[link[2]] for link in links), np.float64, len(links))
        order = np.lexsort((columns, rows))
        rows, columns, weights = rows[order], columns[order], weights[order]
        rarity = np.log1p(len(profiles) / np.bincount(columns)) if links else weights
        values = weights * rarity[columns]
        lengths = np.sqrt(np.bincount(rows, values * values, len(profiles)))
        return cls(tuple(profiles), tuple(skills), rows, columns, weights >= ESSENTIAL_WEIGHT, values, lengths)

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
    return Demand.of(session.exec(statement).all())


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


def _places(order: list[str], names: Iterable[str]) -> Numbers:
    place: Mapping[str, int] = {name: number for number, name in enumerate(order)}
    return np.fromiter((place[name] for name in names), np.int32)
