"""What is still offered of the skills that are missing, and which of it somebody's wishes allow."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from math import isfinite

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, list_runs, load_cards
from talentmatch.engine import Filters
from talentmatch.engine.filters import FacetIndex
from talentmatch.engine.pathway import Candidate
from talentmatch.matching.documents import programme_facets
from talentmatch.matching.pathway.wishes import BUDGETS, Wishes
from talentmatch.matching.places import distance_km
from talentmatch.matching.search import EVERYWHERE
from talentmatch.matching.starts import last_start
from talentmatch.models import CourseInstance, Place
from talentmatch.skills.queries import programmes_teaching

LEVEL_RANKS = {
    "introductory": 0, "operator": 1, "secondary": 1, "technician": 2, "bachelor": 3, "continuing": 4, "master": 4,
    "advanced_master": 5, "management": 5,
}  # fmt: skip
DEARER = "dearer"
HOME = 0.0  # km to what is given online


@dataclass(frozen=True)
class Offer:
    """A programme that is still offered, with its runs and what is known of it for a way."""

    card: ProgrammeCard
    runs: tuple[CourseInstance, ...]
    candidate: Candidate

    def starts_from(self, day: date) -> bool:
        """Return whether a run may start on this day or later; so it may when nothing is known of the runs."""
        days = [last_start(run) for run in self.runs]
        known = [start for start in days if start is not None]
        return not known or max(known) >= day


@dataclass(frozen=True)
class Offered:
    """What is still offered, by identifier, and the skills that programmes of the past taught."""

    offers: Mapping[str, Offer]
    past: frozenset[str]

    @property
    def skills(self) -> frozenset[str]:
        """Return the skills that something still offered teaches."""
        return frozenset(skill for offer in self.offers.values() for skill in offer.candidate.skills)


def load_offers(session: Session, skills: Set[str], *, town: Place | None, day: date) -> dict[str, Offer]:
    """Return what is still offered of the programmes that teach any of these skills, by identifier."""
    return dict(load_offered(session, skills, town=town, day=day).offers)


def load_offered(session: Session, skills: Set[str], *, town: Place | None, day: date) -> Offered:
    """Return what is still offered of the programmes that teach any of these skills, apart from those of the past."""
    ids = sorted(set().union(*programmes_teaching(session, skills).values()))
    found = load_cards(session, ids)
    cards = {name: card for name, card in found.items() if card.programme.status != "historic"}
    runs = list_runs(session, cards)
    offers = {
        name: Offer(card, tuple(runs[name]), _candidate(card, runs[name], town, day)) for name, card in cards.items()
    }
    past = (card.skill_ids for name, card in found.items() if name not in cards)
    return Offered(offers, frozenset().union(*past))


def _candidate(card: ProgrammeCard, runs: Sequence[CourseInstance], town: Place | None, day: date) -> Candidate:
    programme = card.programme
    amounts = {"hours": programme.hours, "euros": programme.cost_eur, "km": way_to(card, town) if town else None}
    return Candidate(
        programme.id,
        card.skill_ids,
        {name: amount for name, amount in amounts.items() if amount is not None},
        LEVEL_RANKS.get(programme.level or ""),
        min((run.starts_on for run in runs if run.starts_on and run.starts_on >= day), default=None),
        doubtful=programme.status == "announced" or programme.record_type == "training_line",
    )


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
    facets = FacetIndex([offer_facets(offer.card) for offer in offers.values()])
    passed = zip(offers.items(), facets.passing(Filters(allowed)), strict=True)
    day = wishes.starting
    return {name for (name, offer), passes in passed if passes and (day is None or offer.starts_from(day))}


def offer_facets(card: ProgrammeCard) -> Mapping[str, set[str]]:
    """Return the facets of a programme with its level and the limits that its price keeps to."""
    level, euros = card.programme.level, card.programme.cost_eur
    return {**programme_facets(card), "level": {level} if level else set(), "budget": _budgets(euros)}


def _budgets(euros: float | None) -> set[str]:
    """Return the limits that a price keeps to, or a mark of its own when it is above all; empty when not known."""
    if euros is None:
        return set()
    return {name for name, most in BUDGETS.items() if euros <= most} or {DEARER}
