"""Which programmes, and how many seats in each, teach a team what it lacks: the smallest such plan, proven."""

from talentmatch.engine.team.plan import Course, Seats, TrainingPlan, find_plan
from talentmatch.engine.team.shortage import SkillGap, team_gap

__all__ = ["Course", "Seats", "SkillGap", "TrainingPlan", "find_plan", "team_gap"]
