"""The way to a job: which programmes together teach what somebody still lacks, in which order, at what price."""

from talentmatch.matching.pathway.compare import SameWay, Ways, plan_ways
from talentmatch.matching.pathway.languages import Barrier, LanguageStep, barrier_to
from talentmatch.matching.pathway.plan import PathwayPlan, PathwayStep, Way, plan_pathway, plan_way
from talentmatch.matching.pathway.wishes import NARROWING, STATUSES, WAYS, Wishes, check_held

__all__ = [
    "NARROWING",
    "STATUSES",
    "WAYS",
    "Barrier",
    "LanguageStep",
    "PathwayPlan",
    "PathwayStep",
    "SameWay",
    "Way",
    "Ways",
    "Wishes",
    "barrier_to",
    "check_held",
    "plan_pathway",
    "plan_way",
    "plan_ways",
]
