"""Turn rows of the catalogue into what the engine reads. The only place where rows meet the engine."""

from collections.abc import Iterable, Mapping

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.engine import Document, Passage, Query
from talentmatch.i18n import LANGUAGES
from talentmatch.models import Programme, Skill
from talentmatch.needs.queries import ProfileCard
from talentmatch.skills.queries import Wanted

ESSENTIAL_WEIGHT = 1.0
OPTIONAL_WEIGHT = 0.5
TRANSVERSAL_SHARE = 0.5  # team work and the like fit any job, so they say less about which programme fits this one
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
        facets=programme_facets(card),
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


def programme_facets(card: ProgrammeCard) -> Mapping[str, set[str]]:
    """Return the values by which a programme is filtered; an empty set means not known."""
    programme: Programme = card.programme
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


def profile_query(card: ProfileCard, lang: str) -> Query:
    """Return a job profile as a query: its title, description and skills in the reader's language, then the others."""
    first, *others = [_profile_passage(card, code) for code in (lang, *(other for other in LANGUAGES if other != lang))]
    skills = {wanted.skill.id: _query_weight(wanted) for wanted in card.wanted}
    return Query(first.title, first.text, first.lang, tuple(others), skills)


def wanted_skills(card: ProfileCard) -> dict[str, float]:
    """Return the weight of each skill that a job profile asks for: essential 1, optional less."""
    return {wanted.skill.id: WEIGHTS[wanted.link.importance] for wanted in card.wanted}


def _query_weight(wanted: Wanted) -> float:
    share = TRANSVERSAL_SHARE if wanted.skill.kind == "transversal" else 1.0
    return share * WEIGHTS[wanted.link.importance]


def _profile_passage(card: ProfileCard, lang: str) -> Passage:
    labels = (getattr(wanted.skill, f"label_{lang}") for wanted in card.wanted)
    return Passage(
        lang, getattr(card.profile, f"title_{lang}"), _join(getattr(card.profile, f"description_{lang}"), *labels)
    )


def text_query(text: str, lang: str, skills: Iterable[Skill]) -> Query:
    """Return a free text in one language as a query, with the skills that were understood."""
    title, _, rest = text.strip().partition("\n")
    return Query(title, rest, lang, skills={skill.id: ESSENTIAL_WEIGHT for skill in skills})


def _join(*parts: str) -> str:
    return ". ".join(part for part in parts if part)
