"""Which texts belong together: names of one concept, and names of concepts that stand in a relation."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

Kind = Literal["essential", "optional", "broader", "related"]
SHARES: Mapping[str, float] = {"name": 0.45, "essential": 0.25, "optional": 0.1, "broader": 0.1, "related": 0.1}
LARGEST_FAMILY = 40  # concepts under one broader concept; those of a larger one have little in common

Ints = NDArray[np.int64]


class Batch(NamedTuple):
    """Hold pairs of texts, by their numbers, and the concept of each; all of one length."""

    left: Ints
    right: Ints
    left_concepts: Ints
    right_concepts: Ints


@dataclass(frozen=True)
class Taxonomy:
    """Hold the texts of concepts and the pairs of concepts that stand in a relation.

    names: concept -> its texts: names in all languages, descriptions.
    relations: kind -> pairs of concepts; "broader": (concept, what it stands under).
    """

    names: Mapping[str, Sequence[str]]
    relations: Mapping[Kind, Sequence[tuple[str, str]]]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Return every text once."""
        return tuple(sorted({text for texts in self.names.values() for text in texts}))

    @cached_property
    def pairs(self) -> "Pairs":
        """Return what pairs are drawn from; raise InvalidData for a taxonomy without any."""
        concepts = {concept: at for at, (concept, texts) in enumerate(self.names.items()) if texts}
        related = {kind: _numbered(self._related(kind), concepts) for kind in SHARES if kind != "name"}
        numbers = {text: at for at, text in enumerate(self.texts)}
        members = [np.array([numbers[text] for text in texts], np.int64) for texts in self.names.values()]
        several = np.array([at for at, texts in enumerate(members) if len(texts) > 1], np.int64)
        if not len(several):
            raise InvalidData(N_("No concept here has two names, so there is nothing to learn from."))
        return Pairs(members, np.stack([several, several], axis=1), {k: of for k, of in related.items() if len(of)})

    def _related(self, kind: str) -> Sequence[tuple[str, str]]:
        pairs = [pair for name, found in self.relations.items() if name == kind for pair in found]
        return _siblings(pairs) if kind == "broader" else pairs


def _siblings(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return each concept with the next under the same broader one, and with the next but one."""
    families: dict[str, list[str]] = defaultdict(list)
    for concept, broader in pairs:
        families[broader].append(concept)
    small = [family for family in families.values() if len(family) <= LARGEST_FAMILY]
    return [pair for family in small for step in (1, 2) for pair in zip(family, family[step:], strict=False)]


def _numbered(pairs: Sequence[tuple[str, str]], concepts: Mapping[str, int]) -> Ints:
    known = [(concepts[one], concepts[other]) for one, other in pairs if one in concepts and other in concepts]
    return np.array(known, np.int64).reshape(len(known), 2)


@dataclass(frozen=True)
class Pairs:
    """Draw pairs of texts; members: the texts of each concept, named and related: pairs of concepts to draw from."""

    members: Sequence[Ints]
    named: Ints
    related: Mapping[str, Ints]

    def draw(self, size: int, chance: np.random.Generator) -> Batch:
        """Draw about so many pairs of different texts, each kind in its share of SHARES."""
        sources = {"name": self.named, **self.related}
        total = sum(SHARES[kind] for kind in sources)
        drawn = [
            source[chance.integers(0, len(source), max(1, round(size * SHARES[kind] / total)))]
            for kind, source in sources.items()
        ]
        concepts = np.concatenate(drawn)
        left, right = (self._texts(concepts[:, side], chance) for side in (0, 1))
        kept = left != right
        return Batch(left[kept], right[kept], concepts[kept, 0], concepts[kept, 1])

    def _texts(self, concepts: Ints, chance: np.random.Generator) -> Ints:
        """Return one text of each concept, drawn evenly."""
        first, last = self._bounds[concepts], self._bounds[concepts + 1]
        return self._flat[first + (chance.random(len(concepts)) * (last - first)).astype(np.int64)]

    @cached_property
    def _flat(self) -> Ints:
        return np.concatenate([*self.members])

    @cached_property
    def _bounds(self) -> Ints:
        return np.concatenate([[0], np.cumsum([len(texts) for texts in self.members])])
