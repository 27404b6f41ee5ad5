"""What is still missing: skills wanted minus skills held."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """Hold the wanted skills, split by whether they are held; the most important first, then by identifier."""

    covered: tuple[str, ...]
    missing: tuple[str, ...]


def gap(wanted: Mapping[str, float], held: Collection[str]) -> Gap:
    """Split the wanted skills (id -> weight, essential 1) into those held and those missing."""
    having = frozenset(held)
    ordered = sorted(wanted, key=lambda skill: (-wanted[skill], skill))
    return Gap(tuple(s for s in ordered if s in having), tuple(s for s in ordered if s not in having))
