"""The tables behind the charts, as files: every skill, figures alone, what is hidden said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from talentmatch.i18n import LANGUAGES
from talentmatch.models import SectorFigure, ShortageOccupation
from talentmatch.observatory.board import Board, Line
from talentmatch.observatory.group_size import at_least
from talentmatch.observatory.languages import language_coverage
from talentmatch.observatory.supply import Offer
from talentmatch.observatory.trend import profile_changes, profile_trend
from talentmatch.web.names import name_of
from talentmatch.web.shown import skill_name

HIDDEN = "hidden"
Rows = list[list[Any]]


@dataclass(frozen=True)
class Told:
    """What the page tells: the board, the day, the shortage occupations, and what others published on the sector."""

    board: Board
    day: date
    shortages: Sequence[ShortageOccupation]
    figures: Sequence[SectorFigure]


@dataclass(frozen=True)
class TableFile:
    """A table: its columns, and how its rows come from what the page tells."""

    columns: Sequence[str]
    rows: Callable[[Told], Rows]


def figure(number: int | None) -> int | str:
    """Return a figure as a cell has it; the word for what is hidden because too few companies stand behind it."""
    return HIDDEN if number is None else number


def _skills(told: Told) -> Rows:
    return [row for line in told.board.lines for row in _of_skill(line)]


def _of_skill(line: Line) -> Rows:
    rows = [
        [*_about(line), column, figure(line.asked.by_region[column]), *_taught(line.offer_in(column))]
        for column in line.choice.columns
    ]
    return [*rows, [*_about(line), "total", figure(line.number), *_taught(line.offer)]]


def _about(line: Line) -> list[str]:
    return [line.skill.id, skill_name(line.skill), name_of("skill_area", line.skill.area)]


def _taught(offer: Offer) -> list[Any]:
    return [offer.programmes, offer.runs, offer.known_seats, at_least(offer.people) or 0]


def _untaught(told: Told) -> Rows:
    return [[*_about(line), line.number] for line in told.board.untaught]


def _languages(told: Told) -> Rows:
    found = language_coverage(told.board)
    return [[lang, found.asked, found.taught[lang]] for lang in LANGUAGES] + [["any", found.asked, found.any]]


def _changes(told: Told) -> Rows:
    trend = profile_trend(told.board, told.day.year)
    return [
        [
            change.skill.id,
            skill_name(change.skill),
            change.earlier,
            trend.earlier,
            change.recent,
            trend.recent,
            trend.since,
        ]
        for change in profile_changes(told.board, trend)
    ]


def _years(told: Told) -> Rows:
    return [
        [line.skill.id, skill_name(line.skill), year, figure(number)]
        for line in told.board.asked
        for year, number in sorted(line.asked.by_year.items())
    ]


def _shortages(told: Told) -> Rows:
    return [[getattr(row, name) for name in SHORTAGE] for row in told.shortages]


def _figures(told: Told) -> Rows:
    return [[getattr(row, name) for name in FIGURE] for row in told.figures]


FIGURE = ("year", "topic", "figure_nl", "figure_fr", "figure_en", "source_urls")
SHORTAGE = ("year", "region", "agency", "label_published", "title_nl", "title_fr", "title_en", "status", "source_url")
SKILL = ("skill_id", "skill", "area")
TABLES: Mapping[str, TableFile] = {
    "skills": TableFile(
        (*SKILL, "region", "asked", "programmes", "planned_runs", "seats", "people_interested_at_least"), _skills
    ),
    "untaught": TableFile((*SKILL, "asked"), _untaught),
    "languages": TableFile(("language", "skills_asked", "skills_taught"), _languages),
    "trend": TableFile(
        ("skill_id", "skill", "earlier", "of_earlier", "recent", "of_recent", "recent_since"), _changes
    ),
    "years": TableFile(("skill_id", "skill", "year", "asked"), _years),
    "shortages": TableFile(SHORTAGE, _shortages),
    "figures": TableFile(FIGURE, _figures),
}  # fmt: skip
