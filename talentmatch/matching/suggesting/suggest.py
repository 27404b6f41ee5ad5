"""From the text of a vacancy to the skills that it asks for, each with the words that carry it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from sqlmodel import Session

from talentmatch.matching.duties.wording import shipped_weights
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import check_text, language_of, without_person
from talentmatch.matching.suggesting.features import Read, read_vacancy
from talentmatch.matching.suggesting.pieces import sentences_of
from talentmatch.models import Skill
from talentmatch.skills.queries import find_skills

LIKELY = 0.25  # less sure ones are not told
NAMED = 0.85  # the linker is this sure: told however unlikely it is that the vacancy asks for it
TICKED = 0.4  # seven of ten of these are right, and six of ten that are asked for are among them
MOST_USUAL = 5
USUAL = 0.3  # of the jobs like this one

Reason = Literal["named", "duty", "usual"]


@dataclass(frozen=True)
class Suggested:
    """A skill that a vacancy may ask for.

    words: those that carry it, none where it is only usual for such a job; confidence: from 0 to 1.
    """

    skill: Skill
    words: tuple[str, ...]
    confidence: float
    reason: Reason


def suggest_for_text(session: Session, loaded: Loaded, text: str, lang: str) -> list[Suggested]:
    """Return the skills that a vacancy asks for, the surest first, then those usual for such a job.

    lang: of the page, for a text too short to tell. What identifies a person is left out before anything is read.
    Raises InvalidData for an empty or too long text.
    """
    check_text(text)
    spoken = language_of(text, lang)
    plain = without_person(loaded, text, spoken)
    reader = loaded.duties.get(session)
    sentences = sentences_of(plain, spoken)
    if not sentences:
        return []
    read = read_vacancy(reader, loaded.linker, sentences[0].text, sentences)
    chances = shipped_weights().chances(read.features)
    skills = find_skills(session, reader.skill_ids)
    told = (chances >= LIKELY) | (read.features[:, 0] >= NAMED)
    asked = [int(place) for place in np.argsort(-chances, kind="stable") if told[place]]
    found = [_carried(skills, reader.skill_ids[place], read, place, float(chances[place])) for place in asked]
    usual = [
        Suggested(skills[reader.skill_ids[place]], (), round(float(read.usual[place]), 2), "usual")
        for place in np.argsort(-read.usual, kind="stable")[: MOST_USUAL + len(asked)]
        if read.usual[place] >= USUAL and place not in asked and reader.skill_ids[place] in skills
    ]
    return [item for item in found if item is not None] + usual[:MOST_USUAL]


def _carried(skills: Mapping[str, Skill], skill_id: str, read: Read, place: int, chance: float) -> Suggested | None:
    if skill_id not in skills:
        return None
    words = read.named.get(place)
    return Suggested(skills[skill_id], words or (read.duties[place],), round(chance, 2), "named" if words else "duty")
