"""Choose the weights on test collections: once where query and document share a language, once where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from talentmatch.evaluation.collection import read_collection
from talentmatch.evaluation.fieldwise import Weights, build_fieldwise, present_weights
from talentmatch.evaluation.pool import Pool, Relation, build_pools
from talentmatch.evaluation.side_by_side import side_by_side
from talentmatch.evaluation.system import Workshop
from talentmatch.evaluation.tuned import Tuned
from talentmatch.evaluation.tuning import tune

RELATIONS: dict[Relation, str] = {
    "same": "query and documents in one language",
    "across": "query and documents in different languages",
}


@dataclass(frozen=True)
class Gathered:
    """Hold the present weights, and the pools of one collection."""

    weights: Weights
    pools: dict[Relation, Pool]


def tune_sets(directories: Sequence[Path], *, folds: int, jobs: int = 1) -> dict[Relation, Tuned]:
    """Choose the weights on test collections, for each relation of languages that they have."""
    sets = list(side_by_side(gather, directories, jobs=jobs))
    pools = {relation: [of.pools[relation] for of in sets if relation in of.pools] for relation in RELATIONS}
    return {
        relation: tune(found, [*sets[0].weights], present=_present(sets[0].weights, relation), folds=folds)
        for relation, found in pools.items()
        if found
    }


def gather(directory: Path, workshop: Workshop) -> Gathered:
    """Gather the pools of one collection."""
    collection = read_collection(directory)
    fieldwise = workshop.make("fields", build_fieldwise, documents=collection.documents).product
    return Gathered(present_weights(fieldwise.index), build_pools(collection, fieldwise))


def _present(weights: Weights, relation: Relation) -> list[float]:
    return [pair.same if relation == "same" else pair.across for pair in weights.values()]
