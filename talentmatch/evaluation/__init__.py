"""How well the engine finds what people judged relevant: collections, measures, experiments, peers."""

from talentmatch.evaluation.collection import Collection, Judgements, Text, find_collections, read_collection
from talentmatch.evaluation.experiment import Plan, evaluate, examine, save_run
from talentmatch.evaluation.measures import MEASURES, Run, measure
from talentmatch.evaluation.page import evaluation_page
from talentmatch.evaluation.peer import PEERS
from talentmatch.evaluation.pool import Relation
from talentmatch.evaluation.report import Report, SystemResult
from talentmatch.evaluation.side_by_side import examine_all
from talentmatch.evaluation.significance import Comparison, Interval, compare, interval
from talentmatch.evaluation.summary import Outcome, report_sets
from talentmatch.evaluation.system import Workshop
from talentmatch.evaluation.tune_sets import RELATIONS, tune_sets
from talentmatch.evaluation.tuned import Tuned
from talentmatch.evaluation.tuning import tune

__all__ = [
    "MEASURES",
    "PEERS",
    "RELATIONS",
    "Collection",
    "Comparison",
    "Interval",
    "Judgements",
    "Outcome",
    "Plan",
    "Relation",
    "Report",
    "Run",
    "SystemResult",
    "Text",
    "Tuned",
    "Workshop",
    "compare",
    "evaluate",
    "evaluation_page",
    "examine",
    "examine_all",
    "find_collections",
    "interval",
    "measure",
    "read_collection",
    "report_sets",
    "save_run",
    "tune",
    "tune_sets",
]
