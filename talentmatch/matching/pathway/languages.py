"""The languages that a way takes for granted, for somebody who says in which ones they follow lessons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.matching.pathway.wishes import Wishes
from talentmatch.models import Programme
from talentmatch.skills.queries import programmes_teaching

LANGUAGE_SKILLS = {"nl": "dutch", "fr": "french", "en": "english", "de": "german"}
DEGREES = ("bachelor", "master", "advanced_master")
MOST_COURSES = 3


@dataclass(frozen=True)
class Barrier:
    """A language of lessons that somebody did not name, with the level that such lessons ask as a rule of thumb."""

    language: str
    level: str


@dataclass(frozen=True)
class LanguageStep:
    """A language to learn first: for how many steps of the way, and the courses of the catalogue that teach it."""

    barrier: Barrier
    steps: int
    courses: tuple[ProgrammeCard, ...]


def barrier_to(programme: Programme, wishes: Wishes) -> Barrier | None:
    """Return what keeps somebody from following the lessons; None where nothing does or nobody said.

    The level is ours, on the scale of the Council of Europe: degrees ask more than courses do.
    """
    if not wishes.speaks or not programme.languages or wishes.speaks & set(programme.languages):
        return None
    return Barrier(programme.languages[0], "B2" if programme.level in DEGREES else "B1")


def language_steps(session: Session, cards: Iterable[ProgrammeCard], wishes: Wishes) -> tuple[LanguageStep, ...]:
    """Return the languages to learn before these programmes; queries only where there are any."""
    barriers = [barrier for card in cards if (barrier := barrier_to(card.programme, wishes))]
    languages = list(dict.fromkeys(barrier.language for barrier in barriers))
    courses = _courses(session, languages) if languages else {}
    return tuple(_step(barriers, language, courses[language]) for language in languages)


def _step(barriers: Sequence[Barrier], language: str, courses: tuple[ProgrammeCard, ...]) -> LanguageStep:
    levels = [barrier.level for barrier in barriers if barrier.language == language]
    return LanguageStep(Barrier(language, max(levels)), len(levels), courses)


def _courses(session: Session, languages: Sequence[str]) -> dict[str, tuple[ProgrammeCard, ...]]:
    """Return the first courses that teach each language and are still offered."""
    teaching = programmes_teaching(session, {LANGUAGE_SKILLS[language] for language in languages})
    cards = load_cards(session, sorted(set().union(*teaching.values())))
    live = {name: card for name, card in cards.items() if card.programme.status != "historic"}
    named = {language: sorted(teaching.get(LANGUAGE_SKILLS[language], ())) for language in languages}
    return {
        language: tuple(live[name] for name in names if name in live)[:MOST_COURSES]
        for language, names in named.items()
    }
