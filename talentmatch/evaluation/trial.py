"""Let one system answer every query of a collection, and measure its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from talentmatch.evaluation.collection import Collection
from talentmatch.evaluation.fieldwise import Fieldwise, Weights
from talentmatch.evaluation.hard import HARD, HardPairs, hard_pairs
from talentmatch.evaluation.measures import Run, measure
from talentmatch.evaluation.system import Clock, Search

DEPTH = 100

Values = dict[str, dict[str, float]]  # measure -> query -> value


@dataclass(frozen=True)
class Exam:
    """Hold a collection and what is asked of a system: so many documents that the hard ones can be measured too."""

    collection: Collection

    @cached_property
    def hard(self) -> HardPairs:
        """Return the pairs that keyword search does not find."""
        return hard_pairs(self.collection)

    def depth(self, query: str) -> int:
        """Return how many documents are asked for, so that DEPTH remain when the easy ones are taken out."""
        return DEPTH + len(self.hard.easy.get(query, ()))

    def values(self, run: Run) -> Values:
        """Measure rankings by every measure; hard nDCG@10 only where there are hard pairs."""
        values = measure(run, self.collection.judgements)
        return {**values, HARD: self.hard.values(run)} if self.hard.judgements else values


@dataclass(frozen=True)
class Trial:
    """Hold what one system answered, what that was worth, and how long it took, where that was measured."""

    name: str
    run: Run
    values: Values
    build_seconds: float | None = None
    query_seconds: tuple[float, ...] = ()


def run_search(name: str, search: Search, exam: Exam, *, clock: Clock) -> Trial:
    """Put every query to a search, by the clock."""
    run: Run = {}
    times = []
    for query in exam.collection.queries:
        begin = clock()
        run[query.id] = search(query, exam.depth(query.id))
        times.append(clock() - begin)
    return Trial(name, run, exam.values(run), query_seconds=tuple(times))


def run_settings(settings: Mapping[str, Weights], fieldwise: Fieldwise, exam: Exam) -> Sequence[Trial]:
    """Put every query to the engine under each of these weights; what the fields say is worked out once."""
    runs: dict[str, Run] = {name: {} for name in settings}
    for query in exam.collection.queries if settings else ():
        cosines = fieldwise.cosines(query)
        for name, weights in settings.items():
            scores = fieldwise.scores(cosines, weights, lang=query.language)
            runs[name][query.id] = fieldwise.ranked(scores, exam.depth(query.id))
    return [Trial(name, run, exam.values(run)) for name, run in runs.items()]
