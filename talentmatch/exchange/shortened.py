"""Name a few of many records in a message."""

from collections.abc import Sequence

MOST_NAMED = 5


def shortened(names: Sequence[str]) -> str:
    """Return the first few names, and how many more there are."""
    more = f" (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
