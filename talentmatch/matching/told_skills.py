"""Read in what somebody tells of themselves which skills they have, each sentence in its own language."""

from sqlmodel import Session

from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import UnderstoodSkill, understood_skills, without_person
from talentmatch.matching.spoken_parts import parts_by_language
from talentmatch.models import Skill


def skills_told(session: Session, loaded: Loaded, text: str, *, lang: str) -> list[UnderstoodSkill]:
    """Return the skills named in a text with the words that carry them, without what identifies a person.

    lang: of the page, for a text too short to tell. One query for each language of the text.
    """
    skills: dict[str, Skill] = {}
    carried: dict[str, dict[str, None]] = {}
    for spoken, part in parts_by_language(text, lang).items():
        for item in understood_skills(session, loaded, without_person(loaded, part, spoken), spoken):
            skills[item.skill.id] = item.skill
            carried.setdefault(item.skill.id, {}).update(dict.fromkeys(item.words))
    return [UnderstoodSkill(skills[name], tuple(words)) for name, words in carried.items()]
