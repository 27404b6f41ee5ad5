"""The way to a job: which programmes together teach what somebody still lacks, in which order, at what price."""

from talentmatch.matching.pathway.plan import PathwayPlan, PathwayStep, plan_pathway
from talentmatch.matching.pathway.wishes import NARROWING, WAYS, Wishes, check_held

__all__ = ["NARROWING", "WAYS", "PathwayPlan", "PathwayStep", "Wishes", "check_held", "plan_pathway"]
