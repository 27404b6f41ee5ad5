"""Answer the questions of the product: which programmes fit this job or this text, why, and what is missing."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.engine import Filters, Match, Query, detect_language
from talentmatch.engine.impersonal import impersonal
from talentmatch.engine.segmented import Marks
from talentmatch.engine.text import words
from talentmatch.errors import InvalidData
from talentmatch.i18n import LANGUAGES, N_
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, profile_query, text_query, wanted_skills
from talentmatch.matching.known_words import words_known_to
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import order_of
from talentmatch.matching.ranking import Coverage, RankedProgramme, coverage, rank
from talentmatch.models import Skill
from talentmatch.needs.queries import ProfileCard, get_profile
from talentmatch.skills.linking import FoundSkill
from talentmatch.skills.occupations import OccupationNames
from talentmatch.skills.queries import find_skills

LONGEST_TEXT = 20_000
SHORT_TEXT_WORDS = 6
DEFAULT_TOP = 20
POOL = 200
Allowed = Marks | None  # whether each programme, by number, will do; None: all do


@dataclass(frozen=True)
class ProfileMatch:
    """The programmes ranked for a job profile; occupation: that of ESCO whose names were compared too."""

    card: ProfileCard
    ranked: tuple[RankedProgramme, ...]
    coverage: Coverage
    occupation: OccupationNames | None = None


@dataclass(frozen=True)
class UnderstoodSkill:
    """A skill found in a text, with the words that carry it."""

    skill: Skill
    words: tuple[str, ...]


@dataclass(frozen=True)
class TextMatch:
    """The programmes ranked for a free text, and the skills that were understood in it.

    occupation: that of ESCO as which the title was read, so that its other names were compared too.
    """

    text: str
    lang: str
    understood: tuple[UnderstoodSkill, ...]
    removed: tuple[Skill, ...]
    ranked: tuple[RankedProgramme, ...]
    coverage: Coverage
    occupation: OccupationNames | None = None


def match_profile(
    session: Session,
    loaded: Loaded,
    profile_id: str,
    *,
    lang: str,
    filters: Filters | None = None,
    top: int = DEFAULT_TOP,
    allowed: Allowed = None,
) -> ProfileMatch:
    """Rank the programmes for a job profile; raise NotFound when there is no such profile."""
    card = get_profile(session, profile_id)
    return match_card(session, loaded, card, lang=lang, filters=filters, top=top, allowed=allowed)


def match_card(
    session: Session,
    loaded: Loaded,
    card: ProfileCard,
    *,
    lang: str,
    filters: Filters | None = None,
    top: int,
    allowed: Allowed = None,
) -> ProfileMatch:
    """Rank the programmes for a job profile that was loaded, whatever its state."""
    queries = [profile_query(card, lang)]
    matches = match_each(loaded, loaded.bridge.widen_each(queries), top, filters, allowed=allowed)
    skills = {wanted.skill.id: wanted.skill for wanted in card.wanted}
    ranked = rank(session, matches, wanted_skills(card), skills)
    occupation = loaded.bridge.names(queries, lang)
    return ProfileMatch(card, tuple(ranked), coverage(session, list(skills.values())), occupation)


def match_text(
    session: Session,
    loaded: Loaded,
    text: str,
    *,
    lang: str,
    removed: Collection[str] = (),
    top: int = DEFAULT_TOP,
    allowed: Allowed = None,
) -> TextMatch:
    """Rank the programmes for a free text, without the understood skills that the reader removed."""
    check_text(text)
    spoken = language_of(text, lang)
    plain = without_person(loaded, text, spoken)
    found = understood_skills(session, loaded, plain, spoken)
    kept = [item for item in found if item.skill.id not in removed]
    skills = {item.skill.id: item.skill for item in kept}
    wanted = dict.fromkeys(skills, ESSENTIAL_WEIGHT)
    queries = readings_of(plain, spoken, skills.values())
    matches = match_each(loaded, loaded.bridge.widen_each(queries), top, allowed=allowed)
    dropped = tuple(item.skill for item in found if item.skill.id in removed)
    ranked = rank(session, matches, wanted, skills)
    return TextMatch(
        text,
        spoken,
        tuple(kept),
        dropped,
        tuple(ranked),
        coverage(session, list(skills.values())),
        loaded.bridge.names(queries, lang),
    )


def check_text(text: str) -> None:
    """Raise InvalidData for a text that is empty or longer than LONGEST_TEXT characters."""
    if not words(text):
        raise InvalidData(N_("The text is empty. Describe the job or yourself in a few words."))
    if len(text) > LONGEST_TEXT:
        message = N_("The text has %(length)s characters; the limit is %(limit)s. Shorten it.")
        raise InvalidData(message, length=len(text), limit=LONGEST_TEXT)


def language_of(text: str, fallback: str) -> str:
    """Return the language of a text; a text of a few words is taken to be in the reader's language."""
    return fallback if len(words(text)) < SHORT_TEXT_WORDS else detect_language(text)


def without_person(loaded: Loaded, text: str, lang: str) -> str:
    """Return a text without what identifies a person: that shall reach neither the linker nor the ranking."""
    return impersonal(text, lang, words_known_to(loaded.index.space, loaded.places, lang))


def understood_skills(session: Session, loaded: Loaded, text: str, lang: str) -> list[UnderstoodSkill]:
    """Return the skills named in a text, in the order of their first mention."""
    mentions: dict[str, list[FoundSkill]] = {}
    for found in loaded.linker.find(text, lang):
        mentions.setdefault(found.skill_id, []).append(found)
    skills = find_skills(session, mentions)
    return [
        UnderstoodSkill(skills[skill_id], tuple(dict.fromkeys(found.words for found in carried)))
        for skill_id, carried in mentions.items()
        if skill_id in skills
    ]


def readings_of(text: str, lang: str, skills: Iterable[Skill]) -> list[Query]:
    """Return a text as queries: a short one, whose language nobody can tell, in every language, this one first."""
    skills = tuple(skills)
    short = len(words(text)) < SHORT_TEXT_WORDS
    return [text_query(text, code, skills) for code in (dict.fromkeys((lang, *LANGUAGES)) if short else (lang,))]


def match_each(
    loaded: Loaded, queries: Sequence[Query], top: int, filters: Filters | None = None, *, allowed: Allowed = None
) -> list[Match]:
    """Return the best match of each programme over several forms of a question, in the order in which it is shown.

    allowed: those that will do; the others are left out of the ranking, which stays as it is.
    """
    pool = max(top, POOL) if allowed is None else max(1, len(loaded.index))
    order = order_of(loaded.index, queries, pool, filters)
    return (order if allowed is None else order.marked(allowed)).matches(top)
