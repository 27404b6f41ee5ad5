"""What the page of a CV shows: each skill with the words that carry it, to be ticked, and those found by their name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session
from werkzeug.datastructures import MultiDict

from talentmatch.engine.languages import LANGUAGES
from talentmatch.i18n import LocalText, current_language
from talentmatch.matching.told_skills import ToldSkill
from talentmatch.models import Skill
from talentmatch.models.input_types import SLUG
from talentmatch.skills.finding import narrow_skills
from talentmatch.skills.queries import find_skills
from talentmatch.web.arguments import MOST_VALUES
from talentmatch.web.pasted import readable

MOST_WORDS, LONGEST_WORDS = 3, 200
LONGEST_NAME = 100
MOST_FOUND = 8


@dataclass(frozen=True)
class HeldRow:
    """A skill that somebody may hold; ``words``: those of the CV that carry it, none for one that was added."""

    skill: Skill
    words: tuple[LocalText, ...]
    ticked: bool


@dataclass(frozen=True)
class Choice:
    """The skills of a page: those that stand on it, and those that were found for the name that was typed."""

    rows: tuple[HeldRow, ...]
    typed: str = ""
    found: tuple[Skill, ...] = ()

    @property
    def held(self) -> list[str]:
        """Return the identifiers of the skills that are ticked."""
        return [row.skill.id for row in self.rows if row.ticked]


def rows_of(told: Sequence[ToldSkill]) -> tuple[HeldRow, ...]:
    """Return the skills that were read in a CV, all of them ticked."""
    return tuple(
        HeldRow(
            item.skill,
            tuple(LocalText(words.text[:LONGEST_WORDS], words.lang) for words in item.words[:MOST_WORDS]),
            ticked=True,
        )
        for item in told[:MOST_VALUES]
    )


def read_choice(session: Session, form: MultiDict[str, str]) -> Choice:
    """Return what was ticked and typed on the page; skills that nobody knows are left out. Two queries."""
    held = set(form.getlist("held"))
    named = [*form.getlist("shown"), *form.getlist("held")]
    names = [name for name in dict.fromkeys(named) if SLUG.match(name)][:MOST_VALUES]
    skills = find_skills(session, names)
    typed = readable(form.get("find", "")[:LONGEST_NAME]).strip()
    found = narrow_skills(session, typed, without=skills, most=MOST_FOUND)
    return Choice(tuple(_rows(names, skills, held, form)), typed, tuple(found))


def _rows(
    names: Iterable[str], skills: Mapping[str, Skill], held: set[str], form: MultiDict[str, str]
) -> Iterator[HeldRow]:
    for name in names:
        if name in skills:
            words = tuple(words_from(value) for value in form.getlist(f"words-{name}")[:MOST_WORDS])
            yield HeldRow(skills[name], words, ticked=name in held)


def words_from(value: str) -> LocalText:
    """Return words that the page carried on, with their language before a blank."""
    lang, _, text = readable(value[: LONGEST_WORDS + 3]).partition(" ")
    return LocalText(text, lang if lang in LANGUAGES else current_language())
