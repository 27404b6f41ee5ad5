"""One answer of the engine."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from talentmatch.engine.explain import Explanation


class Reasons(Protocol):
    """Be able to explain a score."""

    def explanation(self) -> Explanation:
        """Return the score taken apart."""


@dataclass(frozen=True)
class Told:
    """Hold an explanation that was already worked out."""

    reasons: Explanation

    def explanation(self) -> Explanation:
        """Return it."""
        return self.reasons


@dataclass(frozen=True)
class Match:
    """Say which document fits, how well (0 to 1), and why."""

    id: str
    score: float
    reasons: Reasons = field(repr=False, compare=False)

    @cached_property
    def explanation(self) -> Explanation:
        """Take the score apart, when first asked."""
        return self.reasons.explanation()

    def __reduce__(self) -> tuple[type["Match"], tuple[str, float, Told]]:
        """Travel between processes with the explanation, without the index behind it."""
        return Match, (self.id, self.score, Told(self.explanation))
