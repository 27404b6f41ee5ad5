"""Turn rows of the catalogue into what the engine reads. The only place where rows meet the engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.engine import Document, Passage, Query
from talentmatch.i18n import LANGUAGES
from talentmatch.models import Programme, Skill
from talentmatch.needs.queries import ProfileCard

ESSENTIAL_WEIGHT = 1.0
OPTIONAL_WEIGHT = 0.5
TRANSVERSAL_SHARE = 0.5  # team work and the like fit any job, so they say less about which programme fits this one
FACET_COLUMNS = (
    "region", "languages", "audiences", "modes", "record_type", "status", "provider_id", "partner_ids", "place_ids",
)  # fmt: skip
WEIGHTS = {"essential": ESSENTIAL_WEIGHT, "optional": OPTIONAL_WEIGHT}


def programme_document(card: ProgrammeCard) -> Document:
    """Return a programme as a document: one passage for each language, the skills taught, the facets for filters."""
    first, *others = [_programme_passage(card, lang) for lang in LANGUAGES]
    return Document(
        id=card.programme.id,
        title=first.title,
        text=first.text,
        lang=first.lang,
        alternates=tuple(others),
        skills=card.skill_ids,
        facets=programme_facets(card.programme),
    )


def _programme_passage(card: ProgrammeCard, lang: str) -> Passage:
    programme = card.programme
    named = programme.title if programme.title_status != "descriptive" and programme.title_lang == lang else ""
    gloss = getattr(programme, f"gloss_{lang}")
    provider = card.provider
    return Passage(
        lang,
        title=named or gloss or programme.title,
        text=_join(
            gloss if named else programme.title,
            getattr(programme, f"description_{lang}"),
            *(getattr(taught.skill, f"label_{lang}") for taught in card.taught),
            *(programme.topics + programme.roles if lang == "en" else ()),
            provider.name,
            *provider.former_names,
            *provider.aliases,
        ),
    )


def programme_facets(programme: Programme | Row[Any]) -> Mapping[str, set[str]]:
    """Return the values by which a programme, or a row of FACET_COLUMNS, is filtered; an empty set means not known."""
    return {
        "region": {programme.region} if programme.region else set(),
        "area": {programme.region} if programme.region else set(),
        "language": set(programme.languages),
        "audience": set(programme.audiences),
        "mode": set(programme.modes),
        "kind": {programme.record_type},
        "status": {programme.status},
        "provider": {programme.provider_id, *programme.partner_ids},
        "place": set(programme.place_ids) if programme.region not in ("national", "online") else set(),
    }


@dataclass(frozen=True)
class AskedSkill:
    """A skill that a job or a need asks for; ``importance``: essential or optional."""

    skill: Skill
    importance: str

    @property
    def essential(self) -> bool:
        """Return whether nothing stands in for the skill."""
        return self.importance == "essential"


@dataclass(frozen=True)
class Question:
    """What a job profile or a skill need says: titles and descriptions by language, and the skills it asks for."""

    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    asked: tuple[AskedSkill, ...]


def profile_question(card: ProfileCard) -> Question:
    """Return what a job profile says."""
    return Question(
        {lang: getattr(card.profile, f"title_{lang}") for lang in LANGUAGES},
        {lang: getattr(card.profile, f"description_{lang}") for lang in LANGUAGES},
        profile_skills(card),
    )


def profile_skills(card: ProfileCard) -> tuple[AskedSkill, ...]:
    """Return the skills that a job profile asks for."""
    return tuple(AskedSkill(item.skill, item.link.importance) for item in card.wanted)


def profile_query(card: ProfileCard, lang: str) -> Query:
    """Return a job profile as a query: its title, description and skills in the reader's language, then the others."""
    return question_query(profile_question(card), lang)


def question_query(question: Question, lang: str) -> Query:
    """Return a question as a query in every language, first in ``lang``."""
    first, *others = [_question_passage(question, code) for code in dict.fromkeys((lang, *LANGUAGES))]
    skills = {item.skill.id: _query_weight(item) for item in question.asked}
    return Query(first.title, first.text, first.lang, tuple(others), skills)


def asked_weights(asked: Iterable[AskedSkill]) -> dict[str, float]:
    """Return the weight of each skill that is asked for: essential 1, optional less."""
    return {item.skill.id: WEIGHTS[item.importance] for item in asked}


def wanted_skills(card: ProfileCard) -> dict[str, float]:
    """Return the weight of each skill that a job profile asks for: essential 1, optional less."""
    return asked_weights(profile_skills(card))


def _query_weight(item: AskedSkill) -> float:
    share = TRANSVERSAL_SHARE if item.skill.kind == "transversal" else 1.0
    return share * WEIGHTS[item.importance]


def _question_passage(question: Question, lang: str) -> Passage:
    labels = (getattr(item.skill, f"label_{lang}", "") for item in question.asked)
    return Passage(lang, question.titles.get(lang, ""), _join(question.descriptions.get(lang, ""), *labels))


def text_query(text: str, lang: str, skills: Iterable[Skill]) -> Query:
    """Return a free text in one language as a query, with the skills that were understood."""
    title, _, rest = text.strip().partition("\n")
    return Query(title, rest, lang, skills={skill.id: ESSENTIAL_WEIGHT for skill in skills})


def _join(*parts: str) -> str:
    return ". ".join(part for part in parts if part)
