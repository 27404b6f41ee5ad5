"""The records of the catalogue: each by its identifier, and lists that fetch their pages as they are read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Unpack
from urllib.parse import quote

from talentmatch.client.filters import (
    InstanceFilters,
    PageFilters,
    ProfileFilters,
    ProgrammeFilters,
    ProviderFilters,
    SkillFilters,
)
from talentmatch.client.transport import Transport
from talentmatch.interface import schemas
from talentmatch.interface.schemas import Item, Listed


class Records:
    """Read records; ``include`` names linked records to show inside each."""

    _transport: Transport

    def providers(self, **filters: Unpack[ProviderFilters]) -> Iterator[schemas.Provider]:
        """Yield the providers by identifier."""
        return self._pages(schemas.ProviderList, "/providers", filters)

    def provider(self, provider_id: str, include: Sequence[str] = ()) -> schemas.Provider:
        """Return a provider."""
        return self._transport.get(schemas.Provider, _one("providers", provider_id), _including(include))

    def programmes(self, **filters: Unpack[ProgrammeFilters]) -> Iterator[schemas.Programme]:
        """Yield the programmes by identifier."""
        return self._pages(schemas.ProgrammeList, "/programmes", filters)

    def programme(self, programme_id: str, include: Sequence[str] = ()) -> schemas.Programme:
        """Return a programme; raise Problem with status 410 for one that is no longer public."""
        return self._transport.get(schemas.Programme, _one("programmes", programme_id), _including(include))

    def course_instances(self, **filters: Unpack[InstanceFilters]) -> Iterator[schemas.CourseInstance]:
        """Yield the dated runs of programmes by identifier."""
        return self._pages(schemas.CourseInstanceList, "/course-instances", filters)

    def course_instance(self, run_id: str, include: Sequence[str] = ()) -> schemas.CourseInstance:
        """Return a dated run."""
        return self._transport.get(schemas.CourseInstance, _one("course-instances", run_id), _including(include))

    def skills(self, **filters: Unpack[SkillFilters]) -> Iterator[schemas.Skill]:
        """Yield the skills by identifier."""
        return self._pages(schemas.SkillList, "/skills", filters)

    def skill(self, skill_id: str, include: Sequence[str] = ()) -> schemas.Skill:
        """Return a skill."""
        return self._transport.get(schemas.Skill, _one("skills", skill_id), _including(include))

    def occupations(self, **filters: Unpack[PageFilters]) -> Iterator[schemas.Occupation]:
        """Yield the occupations of ESCO by code; none where no release is stored."""
        return self._pages(schemas.OccupationList, "/occupations", filters)

    def occupation(self, code: str) -> schemas.Occupation:
        """Return an occupation of ESCO."""
        return self._transport.get(schemas.Occupation, _one("occupations", code), {})

    def job_profiles(self, **filters: Unpack[ProfileFilters]) -> Iterator[schemas.JobProfile]:
        """Yield the job profiles by identifier."""
        return self._pages(schemas.JobProfileList, "/job-profiles", filters)

    def job_profile(self, profile_id: str, include: Sequence[str] = ()) -> schemas.JobProfile:
        """Return a job profile."""
        return self._transport.get(schemas.JobProfile, _one("job-profiles", profile_id), _including(include))

    def companies(self, **filters: Unpack[PageFilters]) -> Iterator[schemas.Company]:
        """Yield the companies by identifier."""
        return self._pages(schemas.CompanyList, "/companies", filters)

    def company(self, company_id: str, include: Sequence[str] = ()) -> schemas.Company:
        """Return a company."""
        return self._transport.get(schemas.Company, _one("companies", company_id), _including(include))

    def _pages(self, model: type[Listed[Item]], path: str, filters: Mapping[str, Any]) -> Iterator[Item]:
        """Yield the items of every page; a page begins after the last record of the one before."""
        cursor: str | None = None
        while True:
            page = self._transport.get(model, path, {**filters, "cursor": cursor})
            yield from page.items
            if page.next is None:
                return
            cursor = page.next


def _one(kind: str, identifier: str) -> str:
    return f"/{kind}/{quote(identifier, safe='')}"


def _including(include: Sequence[str]) -> dict[str, Sequence[str] | None]:
    return {"include": include or None}
