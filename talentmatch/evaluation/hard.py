"""Tell hard relevant documents from easy ones.

A relevant document is easy when its title shares a word beginning with the title of the query: the first five letters,
without case and accents, of a word that is not a stop word of its language (shorter words as a whole). Keyword search
finds these. What remains is hard: to measure it, easy relevant documents are taken out of the judgements and out of the
rankings, so that nothing easy stands in the way; a query left without relevant documents is skipped.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from talentmatch.engine.languages import stop_words
from talentmatch.engine.text import fold, words
from talentmatch.evaluation.collection import Collection, Judgements, Text
from talentmatch.evaluation.measures import Run, measure

BEGINNING = 5
MEASURE = "nDCG@10"
HARD = f"hard {MEASURE}"


@dataclass(frozen=True)
class HardPairs:
    """Hold the easy relevant documents of each query, and the judgements that are left without them."""

    easy: Mapping[str, frozenset[str]]
    judgements: Judgements

    def values(self, run: Run) -> dict[str, float]:
        """Return query -> nDCG@10 of what is left, for the queries that are left."""
        left = {
            query: {document: score for document, score in run[query].items() if document not in self.easy[query]}
            for query in self.judgements.keys() & run.keys()
        }
        return measure(left, self.judgements)[MEASURE]


def hard_pairs(collection: Collection) -> HardPairs:
    """Look at the titles of a collection; leave out the queries that have no hard relevant document."""
    titles = {document.id: beginnings(document) for document in collection.documents}
    queries = {query.id: beginnings(query) for query in collection.queries}
    easy = {
        query: frozenset(d for d, grade in grades.items() if grade and queries[query] & titles.get(d, frozenset()))
        for query, grades in collection.judgements.items()
    }
    left = {
        query: {document: grade for document, grade in grades.items() if document not in easy[query]}
        for query, grades in collection.judgements.items()
    }
    return HardPairs(easy, {query: grades for query, grades in left.items() if any(grades.values())})


def beginnings(text: Text) -> frozenset[str]:
    """Return the beginnings of the words of a title."""
    folded = {fold(word) for word in words(text.title)}
    return frozenset(word[:BEGINNING] for word in folded - stop_words(text.language))
