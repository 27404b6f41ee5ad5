"""Suggest the skills that a text asks for, each with the words that carry it."""

from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import understood_skills
from talentmatch.models import Skill

Reason = Literal["named", "duty", "usual"]


@dataclass(frozen=True)
class Suggested:
    """A skill that a text asks for; ``confidence`` is from 0 to 1, ``reason`` says what speaks for it.

    named: the words are a name of it; duty: they describe it; usual: such a job asks for it, and the text is silent.
    """

    skill: Skill
    words: tuple[str, ...]
    confidence: float
    reason: Reason


def suggest_for_text(session: Session, loaded: Loaded, text: str, lang: str) -> list[Suggested]:
    """Return the skills of a text without persons, in the order of their first mention."""
    found = understood_skills(session, loaded, text, lang)
    return [Suggested(item.skill, item.words, 1.0, "named") for item in found]
