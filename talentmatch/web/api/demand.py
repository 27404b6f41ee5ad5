"""What jobs ask for, as lists and single records: job profiles and companies."""

from typing import Annotated

from flask import Blueprint
from pydantic import Field

from talentmatch.i18n import N_
from talentmatch.interface import schemas
from talentmatch.models import codes
from talentmatch.models.input_types import each_of
from talentmatch.needs.listing import get_company, page_companies, page_profiles
from talentmatch.needs.queries import get_profile
from talentmatch.web.api.lists import linked_places, next_cursor
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.profile_writing import shown_company, shown_profiles
from talentmatch.web.api.queries import ListQuery, RecordQuery, Slugs, listed

blueprint = Blueprint("api_demand", __name__)
TAG = "demand"


class ProfileQuery(ListQuery):
    """The filters of job profiles."""

    family: Annotated[list[str], each_of(codes.FAMILIES)] = listed(codes.FAMILIES)
    region: Annotated[list[str], each_of(codes.REGIONS)] = listed(codes.REGIONS)
    kind: Annotated[list[str], each_of(codes.PROFILE_KINDS)] = listed(codes.PROFILE_KINDS)
    company: Slugs = Field([], description=N_("Who employs."))
    skill: Slugs = Field([], description=N_("What is asked for."))


@serve(
    blueprint,
    "/job-profiles",
    Operation(
        N_("List the job profiles"),
        TAG,
        schemas.JobProfileList,
        query=ProfileQuery,
        record=schemas.JobProfile,
    ),
)
def profiles(call: Call[ProfileQuery, None]) -> schemas.JobProfileList:
    """List the job profiles by identifier."""
    page = page_profiles(call.session, call.query.model_dump(), call.query.part)
    items = shown_profiles(call.session, page.rows, frozenset(call.query.include))
    return schemas.JobProfileList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/job-profiles/<slug:profile_id>",
    Operation(N_("Show a job profile"), TAG, schemas.JobProfile, query=RecordQuery, record=schemas.JobProfile),
)
def profile(call: Call[RecordQuery, None], profile_id: str) -> schemas.JobProfile:
    """Show a job profile."""
    card = get_profile(call.session, profile_id)
    return shown_profiles(call.session, [card.profile], frozenset(call.query.include))[0]


@serve(
    blueprint,
    "/companies",
    Operation(N_("List the companies"), TAG, schemas.CompanyList, query=ListQuery, record=schemas.Company),
)
def companies(call: Call[ListQuery, None]) -> schemas.CompanyList:
    """List the companies by identifier."""
    page = page_companies(call.session, call.query.part)
    linked = linked_places(call, [place for row in page.rows for place in row.place_ids])
    items = [shown_company(row, linked) for row in page.rows]
    return schemas.CompanyList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/companies/<slug:company_id>",
    Operation(N_("Show a company"), TAG, schemas.Company, query=RecordQuery, record=schemas.Company),
)
def company(call: Call[RecordQuery, None], company_id: str) -> schemas.Company:
    """Show a company."""
    found = get_company(call.session, company_id)
    return shown_company(found, linked_places(call, found.place_ids))
