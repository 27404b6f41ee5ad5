"""The way to a job: which programmes together teach what somebody still lacks, in which order, at what price."""

from talentmatch.matching.pathway.plan import PathwayPlan, PathwayStep, Way, plan_pathway, plan_way
from talentmatch.matching.pathway.wishes import NARROWING, WAYS, Wishes, check_held

__all__ = ["NARROWING", "WAYS", "PathwayPlan", "PathwayStep", "Way", "Wishes", "check_held", "plan_pathway", "plan_way"]
