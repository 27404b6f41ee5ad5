"""Suggest the skills that a vacancy asks for: those it names, those it words as duties, those usual for such a job."""

from talentmatch.matching.suggesting.suggest import LIKELY, TICKED, Suggested, suggest_for_text

__all__ = ["LIKELY", "TICKED", "Suggested", "suggest_for_text"]
