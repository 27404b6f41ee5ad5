"""Count what is taught: live programmes by region and language, planned runs with their seats, pooled interest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, func, select
from sqlmodel import Session, col

from talentmatch.employers.public import LEAST_COMPANIES
from talentmatch.i18n import LANGUAGES
from talentmatch.models import CourseInstance, Programme, ProgrammeInterest, ProgrammeSkill
from talentmatch.models.editing import TODAY, listed_programme, live_run
from talentmatch.observatory.rows import rows_of


@dataclass(frozen=True)
class Offer:
    """What is taught of a skill in a place.

    nl, fr, en: programmes in that language, unstated: those whose language is not known. seats: of those planned
    runs that say how many they have (counted); people: whom companies would send, three companies or more each time.
    """

    programmes: int = 0
    nl: int = 0
    fr: int = 0
    en: int = 0
    unstated: int = 0
    runs: int = 0
    counted: int = 0
    seats: int = 0
    people: int = 0

    @property
    def known_seats(self) -> int | None:
        """Return the seats; None when there are planned runs and none says how many it has."""
        return None if self.runs and not self.counted else self.seats


NAMES = tuple(found.name for found in fields(Offer))
Supply = Mapping[str, Mapping[str, Offer]]  # skill -> region as programmes carry it, "" for not known


def total(offers: Iterable[Offer]) -> Offer:
    """Return several offers as one."""
    offers = tuple(offers)
    return Offer(**{name: sum(getattr(offer, name) for offer in offers) for name in NAMES})


def load_supply(session: Session, taught: Supply | None = None) -> Supply:
    """Return what is taught of each skill by region with the pooled interest; ``taught``: where it is known already."""
    found = dict(load_taught(session) if taught is None else taught)
    for skill_id, region, values in _interest(session):
        offers = found.get(skill_id, {})
        if known := offers.get(region or ""):  # a programme that came between two queries counts the next time
            found[skill_id] = {**offers, region or "": replace(known, **values)}
    return found


def load_taught(session: Session) -> Supply:
    """Return programmes and planned runs; this changes with the catalogue and the day alone."""
    counted: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for skill_id, region, values in (*_programmes(session), *_runs(session)):
        counted[skill_id, region or ""] |= values
    found: dict[str, dict[str, Offer]] = defaultdict(dict)
    for (skill_id, region), values in counted.items():
        found[skill_id][region] = Offer(**values)
    return found


def offered(session: Session) -> ColumnElement[bool]:
    """Hold for the programmes that count as supply: those that the public finds and that are not of the past."""
    return and_(listed_programme(session), col(Programme.status) != "historic")


TAUGHT = (col(ProgrammeSkill.skill_id), col(Programme.region))
Counted = Iterator[tuple[str, str | None, dict[str, int]]]


def _programmes(session: Session) -> Counted:
    languages = cast(col(Programme.languages), String)
    spoken = [func.count().filter(languages.like(f'%"{lang}"%')) for lang in LANGUAGES]
    names = ("programmes", *LANGUAGES, "unstated")
    statement = (
        select(*TAUGHT, func.count(), *spoken, _none(languages))
        .join(Programme, col(Programme.id) == col(ProgrammeSkill.programme_id))
        .where(offered(session))
        .group_by(*TAUGHT)
    )
    return _named(session, statement, names)


def _none(languages: Any) -> Any:
    return func.count().filter(languages == "[]")


def _runs(session: Session) -> Counted:
    seats = col(CourseInstance.seats)
    statement = (
        select(*TAUGHT, func.count(), func.count(seats), func.coalesce(func.sum(seats), 0))
        .join(Programme, col(Programme.id) == col(ProgrammeSkill.programme_id))
        .join(CourseInstance, col(CourseInstance.programme_id) == col(Programme.id))
        .where(offered(session), live_run(), col(CourseInstance.status) == "planned")
        .group_by(*TAUGHT)
    )
    return _named(session, statement, ("runs", "counted", "seats"))


def _interest(session: Session) -> Counted:
    """Count the people of those programmes alone to which three companies would send somebody."""
    pooled = (
        select(col(ProgrammeInterest.programme_id), func.sum(ProgrammeInterest.people).label("people"))
        .where(col(ProgrammeInterest.ends_on) >= TODAY)
        .group_by(col(ProgrammeInterest.programme_id))
        .having(func.count(col(ProgrammeInterest.company_id).distinct()) >= LEAST_COMPANIES)
        .subquery()
    )
    statement = (
        select(*TAUGHT, func.sum(pooled.c.people))
        .join(Programme, col(Programme.id) == col(ProgrammeSkill.programme_id))
        .join(pooled, pooled.c.programme_id == col(Programme.id))
        .where(offered(session))
        .group_by(*TAUGHT)
    )
    return _named(session, statement, ("people",))


def _named(session: Session, statement: Any, names: tuple[str, ...]) -> Counted:
    for row in rows_of(session, statement):
        yield row[0], row[1], dict(zip(names, row[2:], strict=True))
