"""The words for what stands packed in the form of a need: skills, languages, towns, occupation, sector profile."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from talentmatch.catalogue.queries import list_places
from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.models import JobProfile, Skill
from talentmatch.skills.occupation_search import occupation_names
from talentmatch.skills.queries import find_skills
from talentmatch.web.company.words import SKILL_LEVEL
from talentmatch.web.forms.typed import Options, Typed
from talentmatch.web.names import IMPORTANCE, name_of
from talentmatch.web.shown import place_name, profile_title, skill_name


def need_options(session: Session, shown: Collection[Typed]) -> Options:
    """Return the words for all that stands in these forms; a constant number of queries."""
    skills = find_skills(session, {packed.partition(":")[0] for packed in _all(shown, "skills")})
    profiles = find_profiles(session, _all(shown, "profile_id"))
    languages = {*_all(shown, "languages_required"), *_all(shown, "languages_wanted")}
    return {
        "places": {place.id: place_name(place) for place in list_places(session)},
        "skills": {packed: skill_words(packed, skills) for packed in _all(shown, "skills")},
        "languages": {packed: language_words(packed) for packed in languages},
        "occupations": occupation_names(session, _all(shown, "occupation_uri"), current_language()),
        "profiles": {profile.id: profile_title(profile).text for profile in profiles},
    }


def _all(shown: Collection[Typed], name: str) -> set[str]:
    return {text for typed in shown for text in typed[name] if text}


def find_profiles(session: Session, ids: Collection[str]) -> Sequence[JobProfile]:
    """Return the job profiles of these identifiers."""
    return session.exec(select(JobProfile).where(col(JobProfile.id).in_(ids))).all() if ids else ()


def skill_words(packed: str, skills: dict[str, Skill]) -> str:
    """Return a packed skill in words."""
    skill_id, importance, level = (*packed.split(":", 2), "", "")[:3]
    name = skill_name(skills[skill_id]) if skill_id in skills else skill_id
    told = [_(IMPORTANCE.get(importance, importance)), _(SKILL_LEVEL.get(level, level)) if level else ""]
    return ", ".join([name, *filter(None, told)])


def language_words(packed: str) -> str:
    """Return a packed language and its level in words."""
    lang, _colon, level = packed.partition(":")
    return f"{name_of('language', lang)} {level}".strip()
