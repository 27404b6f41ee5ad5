"""Which figures may be shown: none from fewer than three companies, alone or as the difference of others.

The rule and why it holds: docs/observatory.md. Everything here is pure.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from talentmatch.employers.public import LEAST_COMPANIES

STEPS = (LEAST_COMPANIES, *(size * 10**power for power in range(7) for size in (5, 10, 20)))


@dataclass(frozen=True)
class Tally:
    """How many records were counted, and of which companies."""

    count: int = 0
    companies: frozenset[str] = frozenset()


Parts = Mapping[str, Mapping[str, Tally]]  # dimension -> value -> what was counted; every value that there can be


@dataclass(frozen=True)
class Figures:
    """What may be shown of a total and of its parts by dimension; None: hidden."""

    total: int | None
    parts: Mapping[str, Mapping[str, int | None]]


def protect(whole: Tally, parts: Parts) -> Figures:
    """Return what may be shown of a total that is divided in several ways; each way adds up to the whole."""
    if not whole.count:
        return Figures(0, {name: dict.fromkeys(values, 0) for name, values in parts.items()})
    hidden = {name: hidden_values(values) for name, values in parts.items()}
    if len(whole.companies) < LEAST_COMPANIES or None in hidden.values():
        return Figures(None, {name: dict.fromkeys(values) for name, values in parts.items()})
    return Figures(whole.count, {name: _shown(values, hidden[name] or ()) for name, values in parts.items()})


def _shown(values: Mapping[str, Tally], hidden: Collection[str]) -> dict[str, int | None]:
    return {value: None if value in hidden else tally.count for value, tally in values.items()}


def hidden_values(values: Mapping[str, Tally]) -> frozenset[str] | None:
    """Return the parts to hide so that none of them follows from the total; None when the total has to go too."""
    hidden = {value for value, tally in values.items() if tally.count and len(tally.companies) < LEAST_COMPANIES}
    while hidden and not _keeps_its_secret([values[value] for value in hidden]):
        added = _next_to_hide(values, hidden)
        if added is None:
            return None
        hidden.add(added)
    return frozenset(hidden)


def _keeps_its_secret(hidden: Collection[Tally]) -> bool:
    """Tell whether the sum of the hidden parts, which anybody can work out, gives none of them away.

    It may stand for fewer companies than a figure needs, or be so small that each part can only be one.
    """
    nothing = any(not tally.count for tally in hidden)
    certain = sum(tally.count for tally in hidden) == len(hidden) and not nothing
    return _companies(hidden) >= LEAST_COMPANIES and not certain


def _next_to_hide(values: Mapping[str, Tally], hidden: Collection[str]) -> str | None:
    """Return the part whose loss costs least: the smallest one, or a nought where companies enough are hidden."""
    shown = sorted((tally.count, value) for value, tally in values.items() if value not in hidden)
    enough = _companies(values[value] for value in hidden) >= LEAST_COMPANIES
    return next((value for count, value in shown if count or enough), None)


def _companies(tallies: Iterable[Tally]) -> int:
    return len(frozenset[str]().union(*(tally.companies for tally in tallies)))


def at_least(number: int) -> int | None:
    """Return the highest step that a number reaches, so that no difference can be taken; None below the first."""
    place = bisect_right(STEPS, number)
    return STEPS[place - 1] if place else None
