"""The answer to a skill need: which programmes teach what is asked, in which language, and what nobody teaches."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from talentmatch.catalogue.queries import list_runs
from talentmatch.employers.public import NeedCard
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.documents import AskedSkill, Question, asked_weights, question_query
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway.offers import way_to
from talentmatch.matching.ranking import Coverage, RankedProgramme, coverage, rank
from talentmatch.matching.service import match_each
from talentmatch.models import CourseInstance, JobProfile

TOP = 10


@dataclass(frozen=True)
class NeedAnswer:
    """A programme at its place in the ranking, with what decides whether it is of use.

    starts: the next first day that is known. km: from the nearest place of the need, None where either is not known.
    unfit: the languages that the job requires and the lessons are not given in, as ``code:level``; empty when one of
    them is spoken, and when either side says nothing.
    """

    ranked: RankedProgramme
    runs: tuple[CourseInstance, ...]
    starts: date | None
    km: float | None
    unfit: tuple[str, ...]


@dataclass(frozen=True)
class NeedMatch:
    """The programmes ranked for a need, and how many teach each of its skills."""

    card: NeedCard
    answers: tuple[NeedAnswer, ...]
    coverage: Coverage


def match_need(
    session: Session, loaded: Loaded, card: NeedCard, *, profile: JobProfile | None, today: date, top: int = TOP
) -> NeedMatch:
    """Rank the programmes for a need; ``profile``: the one that it started from. Constant number of queries.

    The ranking is the same in every language of the reader.
    """
    question = need_question(card, profile, loaded.bridge.titles(card.occupation_uri))
    query = question_query(question, card.title_lang)
    if card.occupation_uri:
        queries = [loaded.bridge.widen_as(query, card.occupation_uri)]
    else:
        queries = loaded.bridge.widen_each([query])
    skills = {item.skill.id: item.skill for item in card.skills}
    ranked = rank(session, match_each(loaded, queries, top), asked_weights(need_skills_asked(card)), skills)
    runs = list_runs(session, [item.card.programme.id for item in ranked])
    answers = tuple(_answer(card, item, runs[item.card.programme.id], today=today) for item in ranked)
    return NeedMatch(card, answers, coverage(session, list(skills.values())))


def need_skills_asked(card: NeedCard) -> tuple[AskedSkill, ...]:
    """Return the skills that a need asks for, the essential ones first."""
    return tuple(AskedSkill(item.skill, item.importance) for item in card.skills)


def need_question(card: NeedCard, profile: JobProfile | None, occupation: Mapping[str, str]) -> Question:
    """Return what a need says. It is written in one language; in the others it is called as its job profile is.

    Without one, as its occupation is; without that, its own title stands there too, because many titles of jobs are
    the same everywhere.
    """
    known = {lang: getattr(profile, f"title_{lang}", "") or occupation.get(lang, "") for lang in LANGUAGES}
    titles = {lang: title or card.title for lang, title in known.items()} | {card.title_lang: card.title}
    return Question(titles, {card.title_lang: card.description}, need_skills_asked(card))


def _answer(card: NeedCard, item: RankedProgramme, runs: Collection[CourseInstance], *, today: date) -> NeedAnswer:
    starts = min((run.starts_on for run in runs if run.starts_on and run.starts_on >= today), default=None)
    ways = [km for place in card.places if (km := way_to(item.card, place)) is not None]
    return NeedAnswer(
        ranked=item,
        runs=tuple(runs),
        starts=starts,
        km=min(ways, default=None),
        unfit=unfit_languages(item.card.programme.languages, card.languages_required),
    )


def unfit_languages(given: Collection[str], required: Collection[str]) -> tuple[str, ...]:
    """Return the required languages, as ``code:level``, when the lessons are given in none of them.

    Empty as well when it is not known in which language the lessons are, or which one the job needs.
    """
    asked = {item.partition(":")[0] for item in required}
    return tuple(required) if given and asked and not asked & set(given) else ()
