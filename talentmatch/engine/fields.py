"""The fields that are compared, and what each weighs: the one place where the formula of a score stands.

The score of a match is the sum over the fields of weight x cosine. The weights add up to one, so a score lies
between 0 and 1. A field that is to be added needs one line in FIELDS.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from talentmatch.engine.analysis import Terms, itself, pieces, stems
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

Part = Literal["title", "body", "skills"]


@dataclass(frozen=True)
class Field:
    """Say what of a document is compared, how its words become terms, and how much the cosine counts.

    per_language: the terms of each language are columns of their own, so that French words meet French words only.
    """

    name: str
    weight: float
    part: Part
    terms: Terms
    per_language: bool = False


FIELDS = (
    Field("words", 2 / 10, "body", stems, per_language=True),
    Field("pieces", 2 / 10, "body", pieces),
    Field("title words", 1 / 10, "title", stems, per_language=True),
    Field("title pieces", 1 / 10, "title", pieces),
    Field("skills", 4 / 10, "skills", itself),
)


@dataclass(frozen=True)
class Settings:
    """Hold what decides a score."""

    fields: tuple[Field, ...] = FIELDS

    def __post_init__(self) -> None:
        if len({field.name for field in self.fields}) < len(self.fields) or any(f.weight <= 0 for f in self.fields):
            raise InvalidData(N_("Every field needs a name of its own and a weight above zero."))

    @property
    def fingerprint(self) -> str:
        """Return a checksum that changes when a score could."""
        told = [(f.name, f.weight, f.part, f.terms.__name__, f.per_language) for f in self.fields]
        return hashlib.sha256(repr((told, code_checksum())).encode()).hexdigest()


@cache
def code_checksum() -> str:
    """Return a checksum of the code and stop words of this package: a change in any of them may change a score."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".txt"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


DEFAULT = Settings()
