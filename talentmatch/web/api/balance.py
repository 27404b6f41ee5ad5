"""Supply and demand in figures, skill by skill; what fewer than three companies stand behind is hidden."""

from typing import Annotated, cast

from flask import Blueprint
from pydantic import Field

from talentmatch.i18n import LANGUAGES, N_
from talentmatch.interface import figures
from talentmatch.models.codes import FAMILIES, SKILL_AREAS
from talentmatch.models.input_types import one_of
from talentmatch.observatory.board import SOURCES, Choice, Line, Source, load_board
from talentmatch.observatory.regions import HOME_REGIONS
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import OwnQuery, enum
from talentmatch.web.api.writing import named_skill
from talentmatch.web.observatory.pages import kept_supply

blueprint = Blueprint("api_balance", __name__)


class BalanceQuery(OwnQuery):
    """Who asks, and of which region, area of skills and job family."""

    source: Annotated[str, one_of(SOURCES), enum(SOURCES)] = Field(
        "profiles", description=N_("Who asks: job profiles, or the public needs of companies.")
    )
    region: Annotated[str, one_of(HOME_REGIONS), enum(HOME_REGIONS)] | None = None
    area: Annotated[str, one_of(SKILL_AREAS), enum(SKILL_AREAS)] | None = None
    family: Annotated[str, one_of(FAMILIES), enum(FAMILIES)] | None = None


@serve(
    blueprint,
    "/balance",
    Operation(N_("Compare what is asked with what is taught"), "demand", figures.Balance, query=BalanceQuery),
)
def balance(call: Call[BalanceQuery, None]) -> figures.Balance:
    """Return every skill of the chosen area with what is asked and what is taught of it, the most asked first."""
    asked = call.query
    choice = Choice(cast(Source, asked.source), asked.region, asked.area, asked.family)
    board = load_board(call.session, choice, kept_supply().load(call.session))
    return figures.Balance(
        source=asked.source,
        profiles=figures.Stock(records=board.profiles.records, companies=board.profiles.companies),
        needs=figures.Stock(records=board.needs.records, companies=board.needs.companies),
        items=[_balanced(line) for line in board.lines],
    )


def _balanced(line: Line) -> figures.SkillBalance:
    offer = line.offer
    return figures.SkillBalance(
        skill=named_skill(line.skill),
        area=line.skill.area,
        asked=figures.Figures(
            total=line.number, by_region=dict(line.asked.by_region), by_year=dict(sorted(line.asked.by_year.items()))
        ),
        offered=figures.Offered(
            programmes=offer.programmes,
            by_language={lang: getattr(offer, lang) for lang in LANGUAGES},
            runs=offer.runs,
            seats=offer.known_seats,
            people_interested=offer.people,
        ),
    )
