"""What can be put to the test: a system indexes documents, then ranks them for a query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Protocol

from talentmatch.engine import Query
from talentmatch.evaluation.collection import Text
from talentmatch.evaluation.fieldwise import Fieldwise, as_query

Search = Callable[[Text, int], dict[str, float]]
Clock = Callable[[], float]
Widen = Callable[[Query], Query]


class System(Protocol):
    """Build a search over documents."""

    def __call__(self, documents: Sequence[Text]) -> Search:
        """Index the documents; return what ranks at most k of them for a query: document -> score."""


@dataclass(frozen=True)
class Made:
    """Hold what was made of documents, and how many seconds that took."""

    documents: tuple[Text, ...]
    product: Any
    seconds: float


@dataclass(frozen=True)
class Workshop:
    """Make things of documents; what was last made of the same documents under the same name is not made anew.

    Collections often share their documents: to index these once saves most of the time.
    """

    clock: Clock = perf_counter
    made: dict[str, Made] = field(default_factory=dict)

    def make(self, name: str, maker: Callable[[Sequence[Text]], Any], *, documents: tuple[Text, ...]) -> Made:
        """Return what the maker makes of the documents."""
        last = self.made.get(name)
        if last is None or last.documents != documents:
            begin = self.clock()
            product = maker(documents)
            self.made[name] = last = Made(documents, product, self.clock() - begin)
        return last


def as_it_is(query: Query) -> Query:
    """Return the query."""
    return query


def whole_search(fieldwise: Fieldwise, widen: Widen = as_it_is) -> Search:
    """Search as the product does; widen: what becomes of a query before it is asked."""

    def search(query: Text, k: int) -> dict[str, float]:
        return {match.id: match.score for match in fieldwise.index.match(widen(as_query(query)), k)}

    return search
