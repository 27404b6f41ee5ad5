"""What an index found, as numbers: a Match, with identifier and reasons, is made of what somebody looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from talentmatch.engine.asked import Asked
from talentmatch.engine.explain import Evidence, Indexed
from talentmatch.engine.match import Match
from talentmatch.engine.postings import Floats, Ints


class Named(Indexed, Protocol):
    """Be an index that names its documents."""

    @property
    def ids(self) -> Sequence[str]:
        """Return the identifiers of the documents."""


@dataclass(frozen=True)
class Source:
    """Hold an index with a query as it read it; start: the number of its first document among all that are asked."""

    index: Named
    asked: Asked
    start: int = 0


@dataclass(frozen=True)
class Matches:
    """Hold the documents that fit a query; numbers: each once, in any order; sources: ascending by start."""

    numbers: Ints
    scores: Floats
    sources: tuple[Source, ...]

    def __len__(self) -> int:
        return len(self.numbers)

    def match(self, number: int, score: float) -> Match:
        """Return one of them as a match."""
        source = next(source for source in reversed(self.sources) if number >= source.start)
        own = number - source.start
        return Match(source.index.ids[own], score, Evidence(source.index, source.asked, own))

    def all(self) -> list[Match]:
        """Return all of them, in their order."""
        pairs = zip(self.numbers.tolist(), self.scores.tolist(), strict=True)
        return [self.match(number, score) for number, score in pairs]

    def at(self, places: Ints) -> "Matches":
        """Return those at some places, in the order of these."""
        return Matches(self.numbers[places], self.scores[places], self.sources)

    def score_of(self, number: int) -> float:
        """Return the score of a document; 0 when it does not fit."""
        return float(self.scores[self.numbers == number].sum())


def beside(one: Matches, other: Matches, start: int) -> Matches:
    """Return the matches of two indexes together; start: the number of the first document of the other."""
    moved = tuple(Source(source.index, source.asked, source.start + start) for source in other.sources)
    numbers = np.concatenate([one.numbers, other.numbers + start])
    return Matches(numbers, np.concatenate([one.scores, other.scores]), one.sources + moved)
