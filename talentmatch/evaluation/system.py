"""What can be put to the test: a system indexes documents, then ranks them for a query."""

from collections.abc import Callable, Sequence
from typing import Protocol

from talentmatch.engine import Document, IndexBuilder, Query
from talentmatch.evaluation.collection import Text

Search = Callable[[Text, int], dict[str, float]]


class System(Protocol):
    """Build a search over documents."""

    def __call__(self, documents: Sequence[Text]) -> Search:
        """Index the documents; return what ranks at most k of them for a query: document -> score."""


def build_ours(documents: Sequence[Text]) -> Search:
    """Index with the engine as it stands."""
    builder = IndexBuilder()
    for text in documents:
        builder.add(Document(text.id, text.title, text.text, text.lang))
    index = builder.build()

    def search(query: Text, k: int) -> dict[str, float]:
        matches = index.match(Query(query.title, query.text, query.lang), k)
        return {match.id: match.score for match in matches}

    return search
