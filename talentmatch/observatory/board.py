"""Put what is asked beside what is taught, skill by skill."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from sqlmodel import Session

from talentmatch.models import Skill
from talentmatch.observatory.demand import Asked, Stock, need_stock, needs_asked, profile_stock, profiles_asked
from talentmatch.observatory.regions import ANYWHERE, COLUMNS, codes_of
from talentmatch.observatory.supply import Offer, Supply, load_supply, total
from talentmatch.skills.queries import list_skills

Source = Literal["profiles", "needs"]
SOURCES: tuple[Source, ...] = get_args(Source)


@dataclass(frozen=True)
class Choice:
    """What a reader wants to see: who asks, and of which region, area of skills and job family; None for all."""

    source: Source = "profiles"
    region: str | None = None
    area: str | None = None
    family: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns by region; none for the needs of one family, which are not counted by region."""
        if self.source == "needs" and self.family:
            return ()
        return (self.region,) if self.region else COLUMNS


@dataclass(frozen=True)
class Line:
    """A skill with what is asked and what is taught of it; offers by region as programmes carry it."""

    skill: Skill
    asked: Asked
    offers: Mapping[str, Offer]
    choice: Choice

    @property
    def number(self) -> int | None:
        """Return how many records ask for it, in the region that was chosen; None when that is hidden."""
        if self.choice.region and self.choice.columns:
            return self.asked.by_region[self.choice.region]
        return self.asked.total

    @property
    def offer(self) -> Offer:
        """Return what is taught within reach: anywhere, or in the chosen region and where that does not matter."""
        region = self.choice.region
        return total(found for code, found in self.offers.items() if not region or code in (region, *ANYWHERE))

    def offer_in(self, column: str) -> Offer:
        """Return what is taught in a column."""
        return total(self.offers[code] for code in codes_of(column) if code in self.offers)

    @property
    def untaught(self) -> bool:
        """Return whether it is asked, as far as may be shown, and nobody teaches it within reach."""
        return bool(self.number) and not self.offer.programmes


@dataclass(frozen=True)
class Board:
    """Every skill of the chosen area, the most asked first, and what stands behind the figures.

    The order comes from what is shown alone, so that it tells nothing of what is hidden.
    """

    choice: Choice
    lines: tuple[Line, ...]
    profiles: Stock
    needs: Stock

    @property
    def asked(self) -> tuple[Line, ...]:
        """Return the skills with a figure that may be shown and is not nought."""
        return tuple(line for line in self.lines if line.number)

    @property
    def untaught(self) -> tuple[Line, ...]:
        """Return the skills that are asked and that nobody teaches."""
        return tuple(line for line in self.lines if line.untaught)


def load_board(session: Session, choice: Choice, supply: Supply | None = None) -> Board:
    """Return the board; ``supply``: what is taught, where it is known already. A constant number of queries."""
    asked = (needs_asked if choice.source == "needs" else profiles_asked)(session, choice.family)
    taught = load_supply(session) if supply is None else supply
    unasked = Asked(0, dict.fromkeys(choice.columns, 0))
    lines = [
        Line(skill, asked.get(skill.id, unasked), taught.get(skill.id, {}), choice)
        for skill in list_skills(session)
        if choice.area in (None, skill.area)
    ]
    lines.sort(key=lambda line: (-(line.number or 0), line.skill.id))
    return Board(choice, tuple(lines), profile_stock(session, choice.family), need_stock(session))
