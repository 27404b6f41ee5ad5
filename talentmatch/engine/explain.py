"""Take a score apart: by field, by skill, by word. Each way adds up to the score, for nothing else is in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from talentmatch.engine.fields import Field
from talentmatch.engine.postings import Floats, Ints
from talentmatch.engine.vector import Vector


@dataclass(frozen=True)
class FieldShare:
    """Say what one field adds: contribution = weight x cosine."""

    field: str
    weight: float
    cosine: float
    contribution: float


@dataclass(frozen=True)
class SkillShare:
    """Say what one skill adds."""

    id: str
    contribution: float


@dataclass(frozen=True)
class TermShare:
    """Say what one word of the query (or one skill, by its id) adds in one field."""

    field: str
    term: str
    contribution: float


@dataclass(frozen=True)
class Explanation:
    """Hold a score taken apart: fields and terms each add up to it, skills to their field; the largest first."""

    fields: tuple[FieldShare, ...]
    skills: tuple[SkillShare, ...]
    terms: tuple[TermShare, ...]


@dataclass(frozen=True)
class Evidence:
    """Hold what a query and a document share: the columns and what each adds."""

    vector: Vector
    columns: Ints
    products: Floats

    def explanation(self) -> Explanation:
        """Take the score apart. What a column adds is shared among the words behind it, by how often each occurs."""
        shares: dict[tuple[str, str], list[float]] = defaultdict(list)
        fields = self.vector.space.vocabulary.fields(self.columns)
        for field, column, product in zip(fields, self.columns.tolist(), self.products.tolist(), strict=True):
            for word, part in self.vector.origins[column].items():
                shares[field, word].append(part * product)
        terms = [TermShare(field, word, fsum(parts)) for (field, word), parts in shares.items()]
        return _explanation(terms, self.vector.space.settings.fields)


def _explanation(terms: list[TermShare], fields: Sequence[Field]) -> Explanation:
    terms.sort(key=lambda term: (-term.contribution, term.field, term.term))
    of_skills = {field.name for field in fields if field.part == "skills"}
    skills = [SkillShare(term.term, term.contribution) for term in terms if term.field in of_skills]
    return Explanation(tuple(_by_field(terms, fields)), tuple(skills), tuple(terms))


def _by_field(terms: list[TermShare], fields: Sequence[Field]) -> Iterator[FieldShare]:
    for field in fields:
        total = fsum(term.contribution for term in terms if term.field == field.name)
        yield FieldShare(field.name, field.weight, total / field.weight, total)
