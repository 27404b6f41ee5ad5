"""A vocabulary with the terms of changed documents added at its end; every column that was there stays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from talentmatch.engine.fields import Field
from talentmatch.engine.segmented.weighed import Term
from talentmatch.engine.vector import Space
from talentmatch.engine.vocabulary import Block, Vocabulary, namespace


@dataclass(frozen=True)
class Grown(Vocabulary):
    """Know the terms of an index and some more; added: the column of each new term by field and namespace."""

    former: Vocabulary
    added: Mapping[tuple[str, str], Mapping[str, int]]

    def columns(self, field: Field, lang: str) -> Mapping[str, int]:
        """Return the column of each term of a field that a passage in this language can meet."""
        known = self.former.columns(field, lang)
        added = self.added.get((field.name, namespace(field, lang)))
        return Either(added, known) if added else known

    def unseen(self, field: Field, lang: str) -> float:
        """Return the inverse frequency of a term that no passage of the index has; new terms have the same."""
        return self.former.unseen(field, lang)


@dataclass(frozen=True)
class Either(Mapping[str, int]):
    """Look a term up among few, then among many, without copying these."""

    few: Mapping[str, int]
    many: Mapping[str, int]

    def __getitem__(self, term: str) -> int:
        """Return the column of a term."""
        return self.few[term] if term in self.few else self.many[term]

    def __contains__(self, term: object) -> bool:
        """Return whether a term has a column."""
        return term in self.few or term in self.many

    def __iter__(self) -> Iterator[str]:
        """Yield the terms."""
        yield from self.few
        yield from self.many

    def __len__(self) -> int:
        """Return the number of terms."""
        return len(self.few) + len(self.many)


def new_columns(space: Space, terms: Iterable[Term]) -> dict[Term, int]:
    """Return a column for each new term, in the order of the terms whatever order they came in."""
    return {term: len(space.idf) + at for at, term in enumerate(sorted(set(terms)))}


def grown(space: Space, columns: Mapping[Term, int]) -> Space:
    """Return a space with the columns of new terms, as new_columns gives them."""
    fields = {field.name: field for field in space.settings.of_terms}
    blocks: list[Block] = []
    inverse: list[float] = []
    for (name, spoken), group in groupby(columns, key=lambda term: term[:2]):
        own, start = tuple(term for _, _, term in group), len(space.idf) + len(inverse)
        blocks.append(Block(name, spoken, 0, start, own))
        inverse += [space.vocabulary.unseen(fields[name], spoken)] * len(own)
    added = {(b.field, b.namespace): {term: b.start + at for at, term in enumerate(b.terms)} for b in blocks}
    vocabulary = Grown((*space.vocabulary.blocks, *blocks), former=space.vocabulary, added=added)
    return replace(space, vocabulary=vocabulary, idf=np.concatenate([space.idf, inverse]))
