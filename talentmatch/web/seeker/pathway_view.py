"""What every page that plans a way shows of it and of the form beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request

from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway import NARROWING, Way, Ways, Wishes
from talentmatch.models import codes
from talentmatch.web.names import name_of
from talentmatch.web.pathway.languages import LanguageView, language_views
from talentmatch.web.pathway.payers import STATUS_NAMES, Payers, payers_of
from talentmatch.web.pathway.picture import Picture, draw
from talentmatch.web.pathway.steps import StepView, step_views
from talentmatch.web.pathway.table import OBJECTIVE_NAMES, WayTable, way_table
from talentmatch.web.pathway.totals import proof_text, total_texts, unknown_texts
from talentmatch.web.wishes import Goal, Outcome


@dataclass(frozen=True)
class FoundView:
    """A way that was planned, as the pages show it; ``choices``: what rules programmes out, in words."""

    way: Way
    steps: Sequence[StepView]
    languages: Sequence[LanguageView]
    totals: Mapping[str, str]
    unknown: Mapping[str, str]
    proof: str
    choices: Sequence[str]
    picture: Picture | None
    table: WayTable
    payers: Payers


def way_values(outcome: Outcome, wishes: Wishes, loaded: Loaded, goal: Goal) -> dict[str, Any]:
    """Return the values of the templates; ``wishes`` are those of the form, whatever else counts as held."""
    return {
        "goal": goal,
        "wishes": outcome.asked(wishes),
        "outcome": outcome,
        "objectives": OBJECTIVE_NAMES,
        "narrowing": NARROWING,
        "spoken": codes.LANGUAGE_CODES,
        "statuses": STATUS_NAMES,
        "place_names": loaded.places.names(),
        "found": _found(outcome.ways, goal, outcome.today) if outcome.ways else None,
    }


def _found(ways: Ways, goal: Goal, today: date) -> FoundView:
    way = ways.chosen
    return FoundView(
        way=way,
        steps=step_views(way),
        languages=language_views(ways.languages),
        totals=total_texts(way),
        unknown=unknown_texts(way),
        proof=proof_text(way),
        choices=_choices(way),
        picture=draw(ways, goal),
        table=way_table(ways, goal.address, request.args),
        payers=payers_of(way, today),
    )


def _choices(way: Way) -> list[str]:
    """Return the choices that rule programmes out, in words."""
    return [name_of(kind, code) for kind in NARROWING for code in sorted(way.wishes.chosen.get(kind, ()))]
