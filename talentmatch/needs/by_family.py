"""The public list of job profiles by family: filtered, counted, ordered and paged in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from sqlalchemy import ColumnElement, case, func, or_
from sqlmodel import Session, col, select

from talentmatch.models import Company, JobProfile
from talentmatch.models.codes import FAMILIES, REGIONS
from talentmatch.models.editing import live_profile
from talentmatch.models.folded import holds_words
from talentmatch.models.paging import check_page
from talentmatch.needs.queries import ProfileCard, load_profiles

PAGE_SIZE = 100
IN_ORDER = case({family: place for place, family in enumerate(FAMILIES)}, value=col(JobProfile.family))


@dataclass(frozen=True)
class ProfileOptions:
    """What there is to choose from: how many live job profiles, and the families, regions and companies that have any.

    ``companies``: names by identifier.
    """

    total: int
    families: tuple[str, ...]
    regions: tuple[str, ...]
    companies: Mapping[str, str]


@dataclass(frozen=True)
class FamilyRequest:
    """What somebody asks for: the chosen values of ``family``, ``region`` and ``company``, and a page from 1.

    ``words``: all of them stand in one of the titles, whatever their case and accents.
    """

    chosen: Mapping[str, Collection[str]] = field(default_factory=dict)
    page: int = 1
    words: str = ""


@dataclass(frozen=True)
class FamilyPage:
    """One page of the list. ``families``: how many profiles all pages together hold of each family, in order."""

    request: FamilyRequest
    families: Mapping[str, int]
    cards: tuple[ProfileCard, ...]

    @property
    def total(self) -> int:
        """Return the number of job profiles on all pages."""
        return sum(self.families.values())

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(self.total / PAGE_SIZE))

    @property
    def groups(self) -> dict[str, list[ProfileCard]]:
        """Return the job profiles of this page by family, without the families that stand on other pages."""
        groups: dict[str, list[ProfileCard]] = {}
        for card in self.cards:
            groups.setdefault(card.profile.family, []).append(card)
        return groups


def load_options(session: Session) -> ProfileOptions:
    """Return what the list can be filtered by; two queries."""
    kinds = select(JobProfile.family, JobProfile.region, func.count()).where(live_profile())
    counted = session.exec(kinds.group_by(JobProfile.family, col(JobProfile.region))).all()
    employing = select(JobProfile.company_id).where(live_profile())
    companies = session.exec(select(Company.id, Company.name).where(col(Company.id).in_(employing))).all()
    families, regions = {family for family, _, _ in counted}, {region for _, region, _ in counted}
    return ProfileOptions(
        sum(number for _, _, number in counted),
        tuple(family for family in FAMILIES if family in families),
        tuple(region for region in REGIONS if region in regions),
        dict(companies),
    )


def page_families(session: Session, request: FamilyRequest) -> FamilyPage:
    """Return a page of the live job profiles by family and title; raise InvalidData for a page that there is not.

    Constant number of queries.
    """
    conditions = _conditions(request.chosen) + holds_words(JobProfile, request.words)
    counted = select(JobProfile.family, func.count()).where(*conditions).group_by(JobProfile.family)
    numbers = dict(session.exec(counted).all())
    page = FamilyPage(request, {family: numbers[family] for family in FAMILIES if family in numbers}, ())
    check_page(request.page, page.pages)
    ordered = select(JobProfile.id).where(*conditions).order_by(IN_ORDER, JobProfile.title_en, JobProfile.id)
    ids = session.exec(ordered.offset((request.page - 1) * PAGE_SIZE).limit(PAGE_SIZE)).all()
    cards = load_profiles(session, ids)
    return replace(page, cards=tuple(cards[name] for name in ids if name in cards))


def _conditions(chosen: Mapping[str, Collection[str]]) -> list[ColumnElement[bool]]:
    columns = {"family": col(JobProfile.family), "company": col(JobProfile.company_id)}
    conditions = [live_profile(), *(column.in_(chosen[name]) for name, column in columns.items() if chosen.get(name))]
    if regions := chosen.get("region"):  # what says nothing about its region stays in every one
        conditions.append(or_(col(JobProfile.region).is_(None), col(JobProfile.region).in_(regions)))
    return conditions
