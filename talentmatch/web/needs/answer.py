"""What the answer to a need shows: each programme as a card, with what decides whether it is of use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session

from talentmatch.employers.shown import ShownNeed
from talentmatch.i18n import gettext as _
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.needs import NeedAnswer, NeedMatch, match_need
from talentmatch.models import Place, Skill
from talentmatch.web.cards import RankedView, ranked_view
from talentmatch.web.formats import local_date, local_list
from talentmatch.web.names import name_of
from talentmatch.web.needs.words import language_words
from talentmatch.web.pathway.steps import kilometres


@dataclass(frozen=True)
class AnswerView:
    """A programme in the answer; ``warning``: that its language does not fit; ``notes``: next start and distance."""

    item: RankedView
    warning: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SkillAnswer:
    """A skill of the need with the number of programmes that teach it."""

    skill: Skill
    essential: bool
    level: str | None
    programmes: int


def answer_to(session: Session, loaded: Loaded, shown: ShownNeed, *, top: int) -> NeedMatch:
    """Return the programmes for a need as of today."""
    return match_need(session, loaded, shown.card, profile=shown.profile, today=local_today(), top=top)


def local_today() -> date:
    """Return the day on the clocks here."""
    return datetime.now(UTC).astimezone().date()


def answer_views(match: NeedMatch) -> list[AnswerView]:
    """Return what the cards of the answer show; the rows were loaded before."""
    nobody = {skill.id for skill in match.coverage.untaught}
    return [
        AnswerView(
            ranked_view(item.ranked, item.runs, nobody), language_warning(item), tuple(_notes(item, match.card.places))
        )
        for item in match.answers
    ]


def language_warning(item: NeedAnswer) -> str:
    """Return that the lessons are in no language that the job needs; empty where they are, or nobody knows."""
    if not item.unfit:
        return ""
    given = local_list(name_of("given_in", code) for code in item.ranked.card.programme.languages)
    return _("Given %(given)s; the job needs %(needed)s.", given=given, needed=language_words(item.unfit))


def _notes(item: NeedAnswer, places: Sequence[Place]) -> list[str]:
    starts = _("Next start: %(day)s.", day=local_date(item.starts)) if item.starts else _("Next start: not known.")
    if not places:
        return [starts]
    away = _("%(distance)s away.", distance=kilometres(item.km)) if item.km is not None else _("Distance: not known.")
    return [starts, away]


def skill_answers(match: NeedMatch) -> list[SkillAnswer]:
    """Return each skill of the need with how many programmes teach it, the essential ones first."""
    teachers = match.coverage.teachers
    return [
        SkillAnswer(item.skill, item.importance == "essential", item.level, teachers[item.skill.id])
        for item in match.card.skills
    ]
