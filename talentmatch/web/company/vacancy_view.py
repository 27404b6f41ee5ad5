"""A pasted vacancy as its page shows it: the text with its marks, the skills in groups, the fields that were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from talentmatch.catalogue.queries import list_places
from talentmatch.employers.vacancy.facts import VacancyFacts, read_facts
from talentmatch.employers.vacancy.job_title import read_title
from talentmatch.employers.vacancy.sentences import Sentence, sentences_of
from talentmatch.employers.vacancy.wording import importance_of, level_of
from talentmatch.engine import detect_language
from talentmatch.i18n import N_
from talentmatch.matching.places import names_of
from talentmatch.matching.suggesting import TICKED, Suggested
from talentmatch.matching.vacancies import ReadVacancy
from talentmatch.models import Skill
from talentmatch.skills.passages import Piece, mark_words
from talentmatch.skills.queries import taught_among

LEAST_TITLE = 4  # words; the language of a shorter one is that of the text
GROUPS: Mapping[str, tuple[str, str]] = {
    "sure": (N_("In the text"), N_("The text names these skills.")),
    "likely": (N_("Probably meant"), N_("The text names these in passing, or in other words. Look at each.")),
    "usual": (N_("Usual for such a job"), N_("The text says nothing of these. Tick what your job needs.")),
}


@dataclass(frozen=True)
class SuggestedRow:
    """A suggested skill: what carries it, how much of it is asked, whether it is ticked, whether anybody teaches it."""

    skill: Skill
    words: tuple[str, ...]
    importance: str
    level: str
    ticked: bool
    taught: bool


@dataclass(frozen=True)
class SkillGroup:
    """Skills of about the same certainty; title and help are msgids."""

    title: str
    help: str
    rows: tuple[SuggestedRow, ...]


@dataclass(frozen=True)
class VacancyView:
    """What the page shows. ``languages``: those in which the text stands, that of most words first."""

    text: str
    pieces: tuple[Piece, ...]
    languages: tuple[str, ...]
    groups: tuple[SkillGroup, ...]


def view_vacancy(session: Session, found: ReadVacancy, chosen: Mapping[str, tuple[str, str]] | None) -> VacancyView:
    """Return what to show; ``chosen``: importance and level of each ticked skill, None before anybody ticked."""
    sentences = sentences_of(found.text)
    taught = taught_among(session, [item.skill.id for item in found.suggested])
    grouped: dict[str, list[SuggestedRow]] = {name: [] for name in GROUPS}
    for item in found.suggested:
        row = _row(item, sentences, chosen, taught=item.skill.id in taught)
        grouped[group_of(item)].append(row)
    groups = tuple(SkillGroup(*GROUPS[name], tuple(rows)) for name, rows in grouped.items() if rows)
    words = [word for item in found.suggested for word in item.words]
    return VacancyView(found.text, mark_words(found.text, words), found.languages, groups)


def group_of(item: Suggested) -> str:
    """Return the name of the group in which a suggestion stands."""
    if item.reason == "usual":
        return "usual"
    return "sure" if item.reason == "named" and item.confidence >= TICKED else "likely"


def _row(
    item: Suggested, sentences: Sequence[Sentence], chosen: Mapping[str, tuple[str, str]] | None, *, taught: bool
) -> SuggestedRow:
    guess = (importance_of(sentences, item.words), level_of(sentences, item.words) or "")
    importance, level = (chosen or {}).get(item.skill.id, guess)
    first = item.reason != "usual" and item.confidence >= TICKED
    return SuggestedRow(
        item.skill, item.words, importance, level, first if chosen is None else item.skill.id in chosen, taught
    )


def facts_of(session: Session, found: ReadVacancy, text: str, today: date) -> VacancyFacts:
    """Return what a vacancy says plainly, its towns sought among those of the catalogue; one query.

    text: as it was pasted. What may hold any words, the title, is read without the persons; all else are codes.
    """
    towns = {name: place.id for place in list_places(session) for name in names_of(place) if name}
    return replace(read_facts(text, towns, today), title=read_title(found.text))


def values_of_facts(facts: VacancyFacts, languages: Iterable[str], *, description: str) -> dict[str, object]:
    """Return what was read as the values of a need."""
    title_lang = next(iter(languages))
    if len(facts.title.split()) >= LEAST_TITLE:
        title_lang = detect_language(facts.title)
    return {
        "title": facts.title,
        "title_lang": title_lang,
        "people": facts.people or 1,
        "shift_pattern": facts.shift_pattern,
        "languages_required": list(facts.languages.required),
        "languages_wanted": list(facts.languages.wanted),
        "place_ids": list(facts.place_ids),
        "region": facts.region,
        "needed_by": facts.needed_by,
        "description": description,
        "visibility": "named",
    }
