"""Put the programmes that fit several forms of a question in the order in which they are shown."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from talentmatch.engine import Explanation, Filters, Match, Query
from talentmatch.engine.match import Told
from talentmatch.engine.matches import Matches
from talentmatch.engine.postings import Floats, Ints
from talentmatch.engine.segmented import Marks, Segmented

WEAKEST = 0.25  # of the best score: what shares less with the question is left out
NEGLIGIBLE = 0.07  # a score below this is chance: some pieces of words in common, or the baker near the pharmacist
PAST = Filters({"status": {"historic"}}, keep_unknown=False)
NOTHING = Explanation((), (), ())


@dataclass(frozen=True)
class Order:
    """Hold programmes by number, in order; a match is made of those that are looked at.

    scores: of each; forms: the form of the question that each fits best, a place in found; none were asked: all zero.
    """

    index: Segmented
    numbers: Ints
    scores: Floats
    forms: NDArray[np.int8]
    found: tuple[Matches, ...] = ()

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def highest(self) -> float:
        """Return the best score; 0 when there is none."""
        return float(self.scores.max(initial=0.0))

    def at(self, places: Ints | slice) -> "Order":
        """Return those at some places, in the order of these."""
        return Order(self.index, self.numbers[places], self.scores[places], self.forms[places], self.found)

    def marked(self, marks: Marks) -> "Order":
        """Return those that are marked, by number."""
        return self.at(np.flatnonzero(marks[self.numbers]))

    def led_by(self, marks: Marks) -> "Order":
        """Return all of them, those that are marked, by number, first."""
        return self.at((~marks[self.numbers]).argsort(kind="stable"))

    def matches(self, top: int | None = None) -> list[Match]:
        """Return the first of them, or all."""
        return [self._match(place) for place in range(len(self.numbers[:top]))]

    def place_of(self, document_id: str) -> int | None:
        """Return where a programme stands, counted from 1; None for one that does not."""
        places = np.flatnonzero(np.isin(self.numbers, self.index.numbering.of([document_id])))
        return int(places[0]) + 1 if len(places) else None

    def _match(self, place: int) -> Match:
        number, score = int(self.numbers[place]), float(self.scores[place])
        if not self.found:
            return Match(self.index.numbering.id(number), score, Told(NOTHING))
        return self.found[int(self.forms[place])].match(number, score)


def order_of(
    index: Segmented, queries: Sequence[Query], pool: int, filters: Filters | None = None, kept: Marks | None = None
) -> Order:
    """Return what fits a question best by its best score over the forms, those of the past last.

    Equal scores stand by identifier; what is too weak is left out. pool: how many are looked for by each form. kept:
    programmes, by number, that stay however little they share with the question.
    """
    found = tuple(index.find(query, pool, filters) for query in queries)
    scores, forms = np.zeros(len(index.numbering)), np.zeros(len(index.numbering), np.int8)
    for form, matches in enumerate(found):
        better = matches.scores > scores[matches.numbers]
        scores[matches.numbers[better]] = matches.scores[better]
        forms[matches.numbers[better]] = form
    numbers = np.flatnonzero(scores)
    least = max(NEGLIGIBLE, WEAKEST * float(scores[numbers].max(initial=0.0)))
    strong = scores[numbers] >= least
    numbers = numbers[strong if kept is None else strong | kept[numbers]]
    past = index.passes(numbers, PAST)
    numbers = numbers[np.lexsort((index.numbering.order(numbers), -scores[numbers], past))]
    return Order(index, numbers, scores[numbers], forms[numbers], found)


def everything(index: Segmented, first: Filters) -> Order:
    """Return every programme: those that pass filters, then the rest, then those of the past; each by identifier."""
    numbers = np.flatnonzero(index.numbering.present)
    past, rest = index.passes(numbers, PAST), ~index.passes(numbers, first)
    numbers = numbers[np.lexsort((index.numbering.order(numbers), rest, past))]
    return Order(index, numbers, np.zeros(len(numbers)), np.zeros(len(numbers), np.int8))
