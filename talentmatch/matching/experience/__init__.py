"""From the work that somebody did to the skills that such work usually brings: an estimate that the person corrects."""

from talentmatch.matching.experience.finder import find_occupations
from talentmatch.matching.experience.occupations import REASONS, Brought, Occupation, shipped_occupations
from talentmatch.matching.experience.service import Experience, Proposed, read_experience

__all__ = [
    "REASONS",
    "Brought",
    "Experience",
    "Occupation",
    "Proposed",
    "find_occupations",
    "read_experience",
    "shipped_occupations",
]
