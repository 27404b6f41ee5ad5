"""Take a score apart: by field, by skill, by word. Each way adds up to the score, for nothing else is in it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import NamedTuple, Protocol

import numpy as np

from talentmatch.engine.asked import Asked, Asks
from talentmatch.engine.fields import Field
from talentmatch.engine.meaning import Vectors, agreement
from talentmatch.engine.passages import Encounter
from talentmatch.engine.postings import Postings


@dataclass(frozen=True)
class FieldShare:
    """Say what one field adds: contribution = weight x agreement."""

    field: str
    weight: float
    agreement: float
    contribution: float


@dataclass(frozen=True)
class SkillShare:
    """Say what one skill adds."""

    id: str
    contribution: float


class TermShare(NamedTuple):
    """Say what one word of the query adds in one field; a skill by its id, a passage in a field of meaning as it reads.

    passage: whether the term is such a passage. What it adds may be below zero: it then leads away from the document.
    """

    field: str
    term: str
    contribution: float
    passage: bool = False


@dataclass(frozen=True)
class Explanation:
    """Hold a score taken apart: fields and terms each add up to it, skills to their field; the largest first."""

    fields: tuple[FieldShare, ...]
    skills: tuple[SkillShare, ...]
    terms: tuple[TermShare, ...]


class Indexed(Asks, Protocol):
    """Be an index, as far as an explanation needs it."""

    @property
    def postings(self) -> Postings:
        """Return the weights of the passages."""

    @property
    def meanings(self) -> Mapping[str, Vectors]:
        """Return the vectors of the documents."""


@dataclass(frozen=True)
class Evidence:
    """Hold what a score was worked out from, to be taken apart when somebody asks."""

    index: Indexed
    asked: Asked
    number: int

    def explanation(self) -> Explanation:
        """Take the score apart. What a column adds is shared among the words behind it, by how often each occurs."""
        terms = [*self._terms(), *self._passages()]
        terms.sort(key=lambda term: (-term.contribution, term.field, term.term))
        fields = self.index.space.settings.fields
        of_skills = {field.name for field in fields if field.part == "skills"}
        skills = [SkillShare(term.term, term.contribution) for term in terms if term.field in of_skills]
        return Explanation(tuple(self._fields(terms, fields)), tuple(skills), tuple(terms))

    @cached_property
    def _encounters(self) -> list[Encounter]:
        return self.index.passages.encounters(self.number, self.asked.vectors)

    @property
    def _across(self) -> bool:
        return any(encounter.across for encounter in self._encounters)

    def _terms(self) -> Iterator[TermShare]:
        shares: dict[tuple[str, str], list[float]] = defaultdict(list)
        for met in self._encounters:
            spoken = self.index.passages.languages[met.language]
            vector = self.asked.vector(spoken, across=met.across)
            cells = self.asked.cells(self.index.postings, (met.language, spoken), across=met.across)
            for word, value in vector.origins.add_up(cells.products(met.row) * met.share):
                shares[word].append(value)
        return (TermShare(field, word, fsum(parts)) for (field, word), parts in shares.items())

    def _passages(self) -> Iterator[TermShare]:
        for field in self.index.space.settings.of_meaning:
            meant = self.asked.meant.get(field.name)
            weight = field.across if self._across else field.weight
            if meant is None or not weight:
                continue
            vectors = self.index.meanings[field.name].chosen(np.array([self.number]))
            agreed = float(agreement(vectors.cosines(meant.mean))[0])
            if agreed:
                shares = meant.shares(vectors.values[0])
                for text, share in zip(meant.parts, shares.tolist(), strict=True):
                    yield TermShare(field.name, text, weight * agreed * share, passage=True)

    def _fields(self, terms: Sequence[TermShare], fields: Sequence[Field]) -> Iterator[FieldShare]:
        parts: dict[str, list[float]] = defaultdict(list)
        for term in terms:
            parts[term.field].append(term.contribution)
        for field in fields:
            weight = field.across if self._across else field.weight
            total = fsum(parts[field.name])
            yield FieldShare(field.name, weight, total / weight if weight else 0.0, total)
