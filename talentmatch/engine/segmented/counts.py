"""Add and subtract counts of the values of facets."""

from collections import Counter
from collections.abc import Mapping


def added(
    counts: Mapping[str, Mapping[str, int]], more: Mapping[str, Mapping[str, int]], *, sign: int
) -> dict[str, dict[str, int]]:
    """Add counts of facets to others, or subtract them (sign -1); what then counts nothing is left out."""
    total = {name: Counter(values) for name, values in counts.items()}
    for name, values in more.items():
        own = total.setdefault(name, Counter())
        for value, number in values.items():
            own[value] += sign * number
    kept = {name: {value: number for value, number in values.items() if number} for name, values in total.items()}
    return {name: values for name, values in kept.items() if values}
