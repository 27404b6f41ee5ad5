"""How well the engine finds what people judged relevant: collections, measures, experiments, peers."""

from talentmatch.evaluation.collection import Collection, Judgements, Text, read_collection
from talentmatch.evaluation.experiment import evaluate
from talentmatch.evaluation.measures import MEASURES, Run, measure
from talentmatch.evaluation.peer import PEERS
from talentmatch.evaluation.report import Report, SystemResult
from talentmatch.evaluation.significance import Comparison, compare

__all__ = [
    "MEASURES",
    "PEERS",
    "Collection",
    "Comparison",
    "Judgements",
    "Report",
    "Run",
    "SystemResult",
    "Text",
    "compare",
    "evaluate",
    "measure",
    "read_collection",
]
