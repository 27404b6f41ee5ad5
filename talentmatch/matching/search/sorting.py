"""Put results in another order than that of fit; what does not say what is asked stands last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from talentmatch.engine import Match
from talentmatch.matching.search.near import Distances
from talentmatch.matching.search.request import SearchRequest
from talentmatch.matching.service import PAST

Value = Callable[[str], float | None]


@dataclass(frozen=True)
class Sorted:
    """Results in order, and how many of them stand last because they do not say what they are sorted by."""

    matches: Sequence[Match]
    silent: int = 0


def in_order_of(matches: Sequence[Match], request: SearchRequest, distances: Distances) -> Sorted:
    """Return the matches in the order that was asked; equal ones by fit, those of the past at the very end."""
    value = _value(request, distances)
    if value is None:
        return Sorted(matches)
    values = {match.id: value(match.id) for match in matches}
    past = distances.loaded.index.passing(PAST)
    ordered = sorted(matches, key=lambda match: (match.id in past, values[match.id] is None, values[match.id] or 0.0))
    return Sorted(ordered, sum(known is None for known in values.values()))


def _value(request: SearchRequest, distances: Distances) -> Value | None:
    facts = distances.loaded.facts.of

    def starts(name: str) -> float | None:
        day = facts[name].next_start(request.today) if name in facts else None
        return float(day.toordinal()) if day else None

    by: dict[str, Value] = {
        "start": starts,
        "cost": lambda name: facts[name].euros if name in facts else None,
        "duration": lambda name: facts[name].hours if name in facts else None,
    }
    return distances.of if request.sort == "distance" and distances.of_places else by.get(request.sort)
