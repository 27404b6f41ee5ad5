"""Read what somebody did as skills: those that the occupation brings, and those that the words name."""

from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.experience.finder import find_occupations
from talentmatch.matching.experience.occupations import Occupation
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.search import LONGEST_QUERY
from talentmatch.matching.service import UnderstoodSkill, understood_skills
from talentmatch.models import Skill
from talentmatch.skills.queries import find_skills


@dataclass(frozen=True)
class Proposed:
    """A skill that an occupation brings, with its record; usual: ticked beforehand."""

    skill: Skill
    usual: bool
    reason: str


@dataclass(frozen=True)
class Experience:
    """What was read in the words: an occupation with what it brings, others that may be meant, skills named."""

    occupation: Occupation | None
    others: tuple[Occupation, ...]
    proposed: tuple[Proposed, ...]
    understood: tuple[UnderstoodSkill, ...]


def read_experience(session: Session, loaded: Loaded, text: str, lang: str) -> Experience:
    """Return what was read in the words about former work; raise InvalidData for more than LONGEST_QUERY characters.

    Skills that are not live are left out. Constant number of queries.
    """
    if len(text) > LONGEST_QUERY:
        raise InvalidData(N_("The search text is too long; the limit is %(limit)s characters."), limit=LONGEST_QUERY)
    found = find_occupations(text, lang)
    occupation = found[0] if found else None
    brings = occupation.brings if occupation else ()
    skills = find_skills(session, [item.skill_id for item in brings])
    named = understood_skills(session, loaded, text, lang)
    return Experience(
        occupation,
        tuple(found[1:]),
        tuple(Proposed(skills[b.skill_id], b.usual, b.reason) for b in brings if b.skill_id in skills),
        tuple(item for item in named if item.skill.id not in skills),
    )
