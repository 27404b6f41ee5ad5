"""Run the engine over test collections, and beside it its peers and other settings of itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from talentmatch.errors import ConfigurationError
from talentmatch.evaluation.collection import read_collection
from talentmatch.evaluation.fieldwise import (
    WHOLE,
    Fieldwise,
    Weights,
    build_fieldwise,
    present_weights,
    setting_weights,
)
from talentmatch.evaluation.measures import Run, ranking
from talentmatch.evaluation.peer import find_peers
from talentmatch.evaluation.report import Report
from talentmatch.evaluation.summary import Outcome, report_sets
from talentmatch.evaluation.system import Clock, System, Widen, Workshop, whole_search
from talentmatch.evaluation.trec import write_run
from talentmatch.evaluation.trial import DEPTH, Exam, Trial, run_search, run_settings

OURS = "talentmatch"
WITH_ESCO = "talentmatch with ESCO"


@dataclass(frozen=True)
class Plan:
    """Say what is to be run; ours comes first, everything else is compared with it.

    setting: ours, and against: another; whole, only:FIELD or without:FIELD. fields: every field alone, and each left
    out. peers: names from PEERS. model: the folder that holds the model of the peer minilm. widen: what adds the names
    of its ESCO occupation to a query; the whole is then run a second time on queries widened so.
    """

    setting: str = WHOLE
    against: str | None = None
    fields: bool = False
    peers: Sequence[str] = ()
    model: Path | None = None
    widen: Widen | None = None


def evaluate(
    directory: Path, *, run_file: Path | None = None, peers: Sequence[str] = (), clock: Clock = perf_counter
) -> Report:
    """Test the engine on the collection in a directory; write its rankings if a file is named.

    peers: names from PEERS, run on the same queries. Raise InvalidData for a faulty file or an unknown peer.
    """
    outcome = examine(directory, Plan(peers=peers), workshop=Workshop(clock))
    if run_file is not None:
        save_run(outcome, run_file)
    return report_sets([outcome])


def examine(directory: Path, plan: Plan, *, workshop: Workshop) -> Outcome:
    """Run a plan on one collection; raise InvalidData for a faulty file, an unknown peer or an unknown setting."""
    systems = find_peers(plan.peers, model=plan.model)
    exam = Exam(read_collection(directory))
    made = workshop.make(OURS, build_fieldwise, documents=exam.collection.documents)
    ours, *others = _ours(plan, made.product, exam, clock=workshop.clock)
    peers, not_run = [], {}
    for title, system in systems.items():
        try:
            peers.append(_peer(title, system, exam=exam, workshop=workshop))
        except ConfigurationError as error:
            not_run[title] = error.text()
    widened = _widened(plan.widen, made.product, exam, clock=workshop.clock)
    beside = [
        replace(trial, run={}) for trial in (*widened, *peers, *others)
    ]  # runs are large, and only ours is written
    return Outcome(exam, (replace(ours, build_seconds=made.seconds), *beside), not_run)


def save_run(outcome: Outcome, path: Path) -> None:
    """Write the rankings of ours, DEPTH documents for each query."""
    ours = outcome.trials[0]
    cut: Run = {query: {d: scores[d] for d in ranking(scores)[:DEPTH]} for query, scores in ours.run.items()}
    write_run(cut, path, tag=ours.name)


def _ours(plan: Plan, fieldwise: Fieldwise, exam: Exam, *, clock: Clock) -> list[Trial]:
    """Run our setting and the others; the whole goes the way of the product, and is timed."""
    settings = _settings(plan, fieldwise)
    trials = {}
    if WHOLE in (plan.setting, plan.against):  # first, so that no query was seen before
        trials[WHOLE] = run_search(OURS, whole_search(fieldwise), exam, clock=clock)
    trials.update((trial.name, trial) for trial in run_settings(settings, fieldwise, exam))
    return [trials.pop(plan.setting), *trials.values()]


def _widened(widen: Widen | None, fieldwise: Fieldwise, exam: Exam, *, clock: Clock) -> list[Trial]:
    return [run_search(WITH_ESCO, whole_search(fieldwise, widen), exam, clock=clock)] if widen else []


def _settings(plan: Plan, fieldwise: Fieldwise) -> dict[str, Weights]:
    """Return the weights of every setting of the plan but the whole."""
    present = present_weights(fieldwise.index)
    names = [plan.setting, *([plan.against] if plan.against else [])]
    if plan.fields:
        names += [f"{kind}:{field}" for kind in ("only", "without") for field in present]
    weights = {name: setting_weights(name, present) for name in names}
    return {name: weights[name] for name in weights if name != WHOLE}


def _peer(title: str, system: System, *, exam: Exam, workshop: Workshop) -> Trial:
    made = workshop.make(title, system, documents=exam.collection.documents)
    trial = run_search(title, made.product, exam, clock=workshop.clock)
    return replace(trial, build_seconds=made.seconds)
