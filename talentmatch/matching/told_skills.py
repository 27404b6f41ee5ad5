"""Read in what somebody tells of themselves which skills they have, each sentence in its own language."""

from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.i18n import LocalText
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import understood_skills, without_person
from talentmatch.matching.spoken_parts import parts_by_language
from talentmatch.models import Skill


@dataclass(frozen=True)
class ToldSkill:
    """A skill that a text names, with the words that carry it, each in its language."""

    skill: Skill
    words: tuple[LocalText, ...]


def skills_told(session: Session, loaded: Loaded, text: str, *, lang: str) -> list[ToldSkill]:
    """Return the skills named in a text with the words that carry them, without what identifies a person.

    lang: of the page, for a text too short to tell. One query for each language of the text.
    """
    skills: dict[str, Skill] = {}
    carried: dict[str, dict[str, LocalText]] = {}
    for spoken, part in parts_by_language(text, lang).items():
        for item in understood_skills(session, loaded, without_person(loaded, part, spoken), spoken):
            skills[item.skill.id] = item.skill
            words = carried.setdefault(item.skill.id, {})
            words.update({found: LocalText(found, spoken) for found in item.words if found not in words})
    return [ToldSkill(skills[name], tuple(words.values())) for name, words in carried.items()]
