"""Read in what somebody tells of themselves which skills they have, each sentence in its own language."""

from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import UnderstoodSkill, understood_skills, without_person
from talentmatch.matching.spoken_parts import parts_by_language
from talentmatch.models import Skill


@dataclass(frozen=True)
class ToldSkills:
    """The languages of a text, that of most words first, and the skills it names with the words that carry them."""

    languages: tuple[str, ...]
    skills: tuple[UnderstoodSkill, ...]


def skills_told(session: Session, loaded: Loaded, text: str, *, lang: str) -> ToldSkills:
    """Return the skills named in a text; what identifies a person is left out before anything is read.

    lang: of the page, for a text too short to tell. One query for each language of the text.
    """
    parts = parts_by_language(text, lang)
    skills: dict[str, Skill] = {}
    carried: dict[str, dict[str, None]] = {}
    for spoken, part in parts.items():
        for item in understood_skills(session, loaded, without_person(loaded, part, spoken), spoken):
            skills[item.skill.id] = item.skill
            carried.setdefault(item.skill.id, {}).update(dict.fromkeys(item.words))
    return ToldSkills(
        tuple(parts), tuple(UnderstoodSkill(skills[name], tuple(words)) for name, words in carried.items())
    )
