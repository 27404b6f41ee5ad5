"""What is still offered of the skills that are missing, and which of it somebody's wishes allow.

Of each programme only that is read by which a way is chosen: many teach what is missing, few are steps of a way.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session, col, select

from talentmatch.catalogue.queries import ProgrammeCard, list_places
from talentmatch.engine import Filters
from talentmatch.engine.filters import FacetIndex
from talentmatch.engine.pathway import Candidate
from talentmatch.matching.documents import FACET_COLUMNS, programme_facets
from talentmatch.matching.pathway.wishes import BUDGETS, Wishes
from talentmatch.matching.places import distance_km
from talentmatch.matching.search import EVERYWHERE
from talentmatch.matching.starts import last_start
from talentmatch.models import CourseInstance, Place, Programme, ProgrammeSkill
from talentmatch.models.editing import listed_programme, live_run, live_skills

LEVEL_RANKS = {
    "introductory": 0, "operator": 1, "secondary": 1, "technician": 2, "bachelor": 3, "continuing": 4, "master": 4,
    "advanced_master": 5, "management": 5,
}  # fmt: skip
COLUMNS = [col(getattr(Programme, name)) for name in ("id", *FACET_COLUMNS, "hours", "cost_eur", "level")]
DEARER = "dearer"
HOME = 0.0  # km to what is given online


@dataclass(frozen=True)
class Offer:
    """A programme that is still offered, as far as a way needs it; latest: the last day on which a run can start.

    latest: None when nothing is known of the runs. facets: with its level and the limits that its price keeps to.
    """

    candidate: Candidate
    facets: Mapping[str, set[str]]
    latest: date | None

    def starts_from(self, day: date) -> bool:
        """Return whether a run may start on this day or later; so it may when nothing is known of the runs."""
        return self.latest is None or self.latest >= day


@dataclass(frozen=True)
class Offered:
    """What is still offered, by identifier, and the skills that programmes of the past taught."""

    offers: Mapping[str, Offer]
    past: frozenset[str]

    @property
    def skills(self) -> frozenset[str]:
        """Return the skills that something still offered teaches."""
        return frozenset(skill for offer in self.offers.values() for skill in offer.candidate.skills)


@dataclass(frozen=True)
class Read:
    """What was read of the programmes that teach any of some skills: rows of COLUMNS, skills and runs by programme."""

    rows: Mapping[str, Row[Any]]
    skills: Mapping[str, frozenset[str]]
    runs: Mapping[str, list[CourseInstance]]


def load_offers(session: Session, skills: Set[str], *, town: Place | None, day: date) -> dict[str, Offer]:
    """Return what is still offered of the programmes that teach any of these skills, by identifier."""
    return dict(load_offered(session, skills, town=town, day=day).offers)


def load_offered(session: Session, skills: Set[str], *, town: Place | None, day: date) -> Offered:
    """Return what is still offered of the programmes that teach any of these skills, apart from those of the past."""
    read = _read(session, skills)
    away = {place.id: distance_km(town, place) for place in list_places(session)} if town else {}
    offers = {name: _offer(read, name, away, day) for name, row in read.rows.items() if row.status != "historic"}
    past = (read.skills[name] for name in read.rows if name not in offers)
    return Offered(offers, frozenset().union(*past))


def _read(session: Session, skills: Set[str]) -> Read:
    live = select(Programme.id).where(listed_programme(session))
    teaching = select(ProgrammeSkill.programme_id).where(
        col(ProgrammeSkill.skill_id).in_(skills), col(ProgrammeSkill.skill_id).in_(live_skills())
    )
    found = live.where(col(Programme.id).in_(teaching))
    rows = session.execute(select(*COLUMNS).where(col(Programme.id).in_(found)).order_by(Programme.id)).all()
    links = select(ProgrammeSkill.programme_id, ProgrammeSkill.skill_id)
    links = links.where(col(ProgrammeSkill.programme_id).in_(found), col(ProgrammeSkill.skill_id).in_(live_skills()))
    taught: dict[str, set[str]] = {row.id: set() for row in rows}
    for programme_id, skill_id in session.execute(links):
        taught.setdefault(programme_id, set()).add(skill_id)
    runs: dict[str, list[CourseInstance]] = {}
    for run in session.exec(select(CourseInstance).where(col(CourseInstance.programme_id).in_(found), live_run())):
        runs.setdefault(run.programme_id, []).append(run)
    return Read({row.id: row for row in rows}, {name: frozenset(found) for name, found in taught.items()}, runs)


def _offer(read: Read, name: str, away: Mapping[str, float], day: date) -> Offer:
    row, runs = read.rows[name], read.runs.get(name, [])
    amounts = {"hours": row.hours, "euros": row.cost_eur, "km": _way_to(row, away) if away else None}
    candidate = Candidate(
        name,
        read.skills[name],
        {kind: amount for kind, amount in amounts.items() if amount is not None},
        LEVEL_RANKS.get(row.level or ""),
        min((run.starts_on for run in runs if run.starts_on and run.starts_on >= day), default=None),
        doubtful=row.status == "announced" or row.record_type == "training_line",
    )
    return Offer(candidate, _facets(row), max(filter(None, map(last_start, runs)), default=None))


def _way_to(row: Row[Any], away: Mapping[str, float]) -> float | None:
    known = [away[place] for place in row.place_ids if isfinite(away.get(place, float("inf")))]
    return HOME if row.region == "online" else min(known, default=None)


def way_to(card: ProgrammeCard, town: Place) -> float | None:
    """Return the kilometres to the nearest place of a programme; None when no place is known."""
    if card.programme.region == "online":
        return HOME
    known = [km for place in card.places if isfinite(km := distance_km(town, place))]
    return min(known, default=None)


def passing(offers: Mapping[str, Offer], wishes: Wishes) -> set[str]:
    """Return the offers that the wishes allow; what is online or for the whole country stays in every region."""
    allowed = {name: values for name, values in wishes.chosen.items() if values}
    if "region" in allowed:
        allowed["region"] |= frozenset(EVERYWHERE)
    facets = FacetIndex([offer.facets for offer in offers.values()])
    passed = zip(offers.items(), facets.passing(Filters(allowed)), strict=True)
    day = wishes.starting
    return {name for (name, offer), passes in passed if passes and (day is None or offer.starts_from(day))}


def _facets(row: Row[Any]) -> Mapping[str, set[str]]:
    return {**programme_facets(row), "level": {row.level} if row.level else set(), "budget": _budgets(row.cost_eur)}


def _budgets(euros: float | None) -> set[str]:
    """Return the limits that a price keeps to, or a mark of its own when it is above all; empty when not known."""
    if euros is None:
        return set()
    return {name for name, most in BUDGETS.items() if euros <= most} or {DEARER}
