"""Write job profiles and companies as the interface shows them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from talentmatch.catalogue.queries import find_places
from talentmatch.interface import schemas
from talentmatch.models import Company, JobProfile
from talentmatch.needs.listing import UNNAMED_COMPANY, asked_ids, find_companies
from talentmatch.skills.queries import Wanted, wanted_by
from talentmatch.web.api.writing import (
    NO_LINKS,
    Linked,
    english,
    page_url,
    shown_links,
    source_of,
    words,
)
from talentmatch.web.shown import local_text, profile_title

AS_STORED = (
    "kind", "family", "region", "place_ids", "languages_required", "languages_wanted", "openings", "source_type",
    "detail_level",
)  # fmt: skip


@dataclass(frozen=True)
class Beside:
    """What stands beside job profiles, by profile; what was not asked for is missing."""

    asked: Mapping[str, Sequence[tuple[str, str]]]
    extras: Mapping[str, dict[str, Any]]

    def ids(self, profile_id: str, importance: str) -> list[str]:
        """Return the skills of one importance that a job profile asks for."""
        return [skill for known, skill in self.asked[profile_id] if known == importance]


def shown_profiles(session: Session, rows: Sequence[JobProfile], include: Collection[str]) -> list[schemas.JobProfile]:
    """Return job profiles; a constant number of queries, however many there are."""
    ids = [row.id for row in rows]
    wanted = wanted_by(session, ids) if "skills" in include else {}
    beside = Beside(named(wanted) if wanted else asked_ids(session, ids), {name: {} for name in ids})
    if "company" in include:
        companies = find_companies(session, {row.company_id for row in rows if row.company_id})
        for row in rows:
            company = companies.get(row.company_id or "")
            beside.extras[row.id]["company"] = shown_company(company) if company else None
    if "places" in include:
        linked = Linked(find_places(session, {place for row in rows for place in row.place_ids}))
        for row in rows:
            beside.extras[row.id].update(linked.of(row.place_ids))
    for name, links in wanted.items():
        beside.extras[name]["skills"] = shown_links(links)
    return [_shown(row, beside) for row in rows]


def named(wanted: Mapping[str, Sequence[Wanted]]) -> dict[str, list[tuple[str, str]]]:
    """Return importance and identifier of skills that were read already, as asked_ids does."""
    return {name: sorted((one.link.importance, one.skill.id) for one in links) for name, links in wanted.items()}


def _shown(row: JobProfile, beside: Beside) -> schemas.JobProfile:
    title = profile_title(row)
    return schemas.JobProfile(
        id=row.id,
        title=schemas.Words(text=title.text, lang=title.lang),
        title_published=schemas.Words(text=row.title_published, lang=row.title_lang),
        description=words(local_text(row, "description")),
        company_id=None if row.company_id == UNNAMED_COMPANY else row.company_id,
        essential_skill_ids=beside.ids(row.id, "essential"),
        optional_skill_ids=beside.ids(row.id, "optional"),
        seen_on=row.seen_on or None,
        url=page_url(f"profiles/{row.id}"),
        **{name: getattr(row, name) for name in AS_STORED},
        **source_of(row),
        **beside.extras[row.id],
    )


def shown_company(company: Company, linked: Linked = NO_LINKS) -> schemas.Company:
    """Return a company."""
    return schemas.Company(
        id=company.id,
        name=company.name,
        aliases=company.aliases,
        description=english(company.description_en),
        place_ids=company.place_ids,
        source_urls=company.source_urls,
        checked_on=company.checked_on,
        **linked.of(company.place_ids),
    )
