"""The fields that are compared, and what each weighs: the one place where the formula of a score stands.

The score of a match is the sum over the fields of weight x agreement. Where query and document share a language the
agreement counts by ``weight``; where they do not, words are noise and meaning carries, so it counts by ``across``.
Either weights add up to one at most, so a score lies between 0 and 1. The weights were chosen by ``talentmatch tune``.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from talentmatch.engine.analysis import Terms, itself, pieces, stems
from talentmatch.engine.encoder import Encoder, find_encoder
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

Part = Literal["title", "body", "skills"]


@dataclass(frozen=True)
class Field:
    """Say what of a document is compared, how its words become terms, and how much the agreement counts.

    terms: None for a field of meaning, which compares the vectors of whole texts.
    per_language: the terms of each language are columns of their own, so that French words meet French words only.
    """

    name: str
    weight: float
    across: float
    part: Part
    terms: Terms | None
    per_language: bool = False

    @property
    def of_meaning(self) -> bool:
        """Return whether texts are compared by their meaning, not by their terms."""
        return self.terms is None


FIELDS = (
    Field("words", 0.09, 0.0, "body", stems, per_language=True),
    Field("pieces", 0.09, 0.13, "body", pieces),
    Field("title words", 0.02, 0.0, "title", stems, per_language=True),
    Field("title pieces", 0.08, 0.04, "title", pieces),
    Field("meaning", 0.19, 0.26, "body", None),
    Field("title meaning", 0.13, 0.17, "title", None),
    Field("skills", 0.4, 0.4, "skills", itself),
)


@dataclass(frozen=True)
class Settings:
    """Hold what decides a score: the fields, and the encoder without which fields of meaning say nothing."""

    fields: tuple[Field, ...] = FIELDS
    encoder: Encoder | None = None

    def __post_init__(self) -> None:
        if len({f.name for f in self.fields}) < len(self.fields):
            raise InvalidData(N_("Every field needs a name of its own."))
        if any(f.weight < 0 or f.across < 0 for f in self.fields) or not any(f.weight for f in self.fields):
            raise InvalidData(N_("No field may weigh less than nothing, and one at least must weigh something."))

    @property
    def of_terms(self) -> tuple[Field, ...]:
        """Return the fields that compare terms."""
        return tuple(f for f in self.fields if not f.of_meaning)

    @property
    def of_meaning(self) -> tuple[Field, ...]:
        """Return the fields that compare meaning; none without the encoder."""
        return tuple(f for f in self.fields if f.of_meaning and self.encoder is not None)

    def only(self, name: str) -> "Settings":
        """Return settings in which one field decides alone."""
        return self.weighted({f.name: (float(f.name == name),) * 2 for f in self.fields})

    def without(self, name: str) -> "Settings":
        """Return settings in which one field weighs nothing."""
        return self.weighted({f.name: (f.weight, f.across) if f.name != name else (0.0, 0.0) for f in self.fields})

    def weighted(self, weights: Mapping[str, tuple[float, float]]) -> "Settings":
        """Return settings with other weights (sharing a language, across languages) of the fields that are named."""
        return replace(
            self,
            fields=tuple(
                replace(f, weight=weights[f.name][0], across=weights[f.name][1]) if f.name in weights else f
                for f in self.fields
            ),
        )

    @property
    def fingerprint(self) -> str:
        """Return a checksum that changes when a score could."""
        told = [
            (f.name, f.weight, f.across, f.part, f.terms.__name__ if f.terms else "", f.per_language)
            for f in self.fields
        ]
        seen = self.encoder.fingerprint if self.encoder else None
        return hashlib.sha256(repr((told, seen, code_checksum())).encode()).hexdigest()


@cache
def code_checksum() -> str:
    """Return a checksum of the code, word lists and weights of this package: a change in any may change a score."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".txt", ".npz"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def present_settings() -> Settings:
    """Return the settings of the product on this machine: with meaning where the encoder can be used.

    Without it the other fields share its weight in their proportions, so that scores keep their scale.
    """
    encoder = find_encoder()
    return Settings(FIELDS, encoder) if encoder else Settings(without_meaning(FIELDS))


def without_meaning(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields that compare terms, with the weights of all of them."""
    kept = [f for f in fields if not f.of_meaning]
    up = sum(f.weight for f in fields) / sum(f.weight for f in kept)
    across_up = sum(f.across for f in fields) / sum(f.across for f in kept)
    return tuple(replace(f, weight=f.weight * up, across=f.across * across_up) for f in kept)
