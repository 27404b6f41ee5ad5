"""Run the engine, and its peers if asked, over a test collection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from talentmatch.errors import InvalidData
from talentmatch.evaluation.collection import Collection, read_collection
from talentmatch.evaluation.measures import MEASURES, Run, mean, measure
from talentmatch.evaluation.peer import PEERS
from talentmatch.evaluation.report import Report, SystemResult
from talentmatch.evaluation.significance import compare
from talentmatch.evaluation.system import System, build_ours
from talentmatch.evaluation.trec import write_run
from talentmatch.i18n import N_

DEPTH = 100
OURS = "talentmatch"
MAIN_MEASURE = next(iter(MEASURES))
Clock = Callable[[], float]


@dataclass(frozen=True)
class Trial:
    """Hold what one system answered, what that was worth per query, and how long it took."""

    name: str
    run: Run
    values: dict[str, dict[str, float]]
    build_seconds: float
    query_seconds: tuple[float, ...]


def evaluate(
    directory: Path, *, run_file: Path | None = None, peers: Sequence[str] = (), clock: Clock = perf_counter
) -> Report:
    """Test the engine on the collection in a directory; write its rankings if a file is named.

    peers: names from PEERS, run on the same queries. Raise InvalidData for a faulty file or an unknown peer.
    """
    systems = _peers(peers)
    collection = read_collection(directory)
    ours = run_trial(OURS, build_ours, collection=collection, clock=clock)
    if run_file is not None:
        write_run(ours.run, run_file, tag=OURS)
    others = [run_trial(name, system, collection=collection, clock=clock) for name, system in systems.items()]
    results = (_result(ours), *(_result(other, against=ours) for other in others))
    return Report(collection.name, len(collection.documents), len(collection.queries), results)


def run_trial(name: str, system: System, *, collection: Collection, clock: Clock) -> Trial:
    """Let a system index the documents and answer every query, and measure it."""
    begin = clock()
    search = system(collection.documents)
    built = clock() - begin
    run: Run = {}
    times = []
    for query in collection.queries:
        begin = clock()
        run[query.id] = search(query, DEPTH)
        times.append(clock() - begin)
    return Trial(name, run, measure(run, collection.judgements), built, tuple(times))


def _peers(names: Sequence[str]) -> Mapping[str, System]:
    for name in names:
        if name not in PEERS:
            raise InvalidData(N_("The peer %(name)s is not one of %(known)s."), name=name, known=", ".join(PEERS))
    return {title: system for name in names for title, system in PEERS[name].items()}


def _result(trial: Trial, against: Trial | None = None) -> SystemResult:
    p50, p99 = np.percentile([1000 * seconds for seconds in trial.query_seconds] or [0.0], (50, 99))
    return SystemResult(
        trial.name,
        {name: mean(values) for name, values in trial.values.items()},
        trial.build_seconds,
        float(p50),
        float(p99),
        compare(against.values[MAIN_MEASURE], trial.values[MAIN_MEASURE]) if against else None,
    )
