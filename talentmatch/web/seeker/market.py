"""What stands around a job: which shortage lists name it, who asked for such jobs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.models import Company, ShortageOccupation
from talentmatch.needs.queries import ProfileCard, companies_asking, list_shortage_occupations
from talentmatch.web.shown import UNNAMED_COMPANY

LEFT = "left"


@dataclass(frozen=True)
class Market:
    """The shortage lists of the family, and the companies, by name."""

    shortages: tuple[ShortageOccupation, ...]
    companies: Sequence[Company]


def load_market(session: Session, card: ProfileCard) -> Market:
    """Return what stands around a job profile; two queries."""
    named = list_shortage_occupations(session, family=card.profile.family)
    companies = companies_asking(session, card.profile.family)
    return Market(
        one_of_each_list(named),
        [company for company in companies if company.id not in (UNNAMED_COMPANY, card.profile.company_id)],
    )


def one_of_each_list(named: Sequence[ShortageOccupation]) -> tuple[ShortageOccupation, ...]:
    """Return one entry for each list and year; what left a list in that year does not count."""
    found = {(row.agency, row.year): row for row in reversed(named) if row.status != LEFT}
    return tuple(sorted(found.values(), key=lambda row: (row.year, row.agency), reverse=True))
