"""The catalogue as lists and single records: providers, programmes, dated runs."""

from typing import Annotated

from flask import Blueprint, Response
from pydantic import Field

from talentmatch.catalogue.duplicates.merged import survivor_of
from talentmatch.catalogue.gone import find_gone
from talentmatch.catalogue.listing import find_run, page_programmes, page_providers, page_runs
from talentmatch.catalogue.queries import get_provider, load_cards
from talentmatch.errors import Gone, NotFound
from talentmatch.i18n import N_
from talentmatch.interface import schemas
from talentmatch.models import codes
from talentmatch.models.input_types import each_of
from talentmatch.web.api.lists import elsewhere, linked_places, next_cursor
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.programme_writing import shown_programmes
from talentmatch.web.api.queries import ListQuery, RecordQuery, Slugs, listed
from talentmatch.web.api.writing import shown_provider, shown_run

blueprint = Blueprint("api_catalogue", __name__)
TAG = "catalogue"
Regions = Annotated[list[str], each_of(codes.REGIONS)]


class ProviderQuery(ListQuery):
    """The filters of providers."""

    region: Regions = listed(codes.REGIONS)


class ProgrammeQuery(ListQuery):
    """The filters of programmes."""

    provider: Slugs = Field([], description=N_("Who teaches, alone or as a partner."))
    skill: Slugs = Field([], description=N_("What is taught."))
    kind: Annotated[list[str], each_of(codes.RECORD_TYPES)] = listed(codes.RECORD_TYPES)
    status: Annotated[list[str], each_of(codes.PROGRAMME_STATUSES)] = listed(codes.PROGRAMME_STATUSES)
    region: Regions = listed(codes.REGIONS)
    language: Annotated[list[str], each_of(codes.LANGUAGE_CODES)] = listed(codes.LANGUAGE_CODES)
    level: Annotated[list[str], each_of(codes.LEVELS)] = listed(codes.LEVELS)
    audience: Annotated[list[str], each_of(codes.AUDIENCES)] = listed(codes.AUDIENCES)
    mode: Annotated[list[str], each_of(codes.MODES)] = listed(codes.MODES)


class RunQuery(ListQuery):
    """The filters of dated runs."""

    programme: Slugs = Field([], description=N_("Of which programmes."))
    status: Annotated[list[str], each_of(codes.INSTANCE_STATUSES)] = listed(codes.INSTANCE_STATUSES)


@serve(
    blueprint,
    "/providers",
    Operation(N_("List the providers"), TAG, schemas.ProviderList, query=ProviderQuery, record=schemas.Provider),
)
def providers(call: Call[ProviderQuery, None]) -> schemas.ProviderList:
    """List the providers by identifier."""
    page = page_providers(call.session, call.query.region, call.query.part)
    linked = linked_places(call, [place for row in page.rows for place in row.place_ids])
    items = [shown_provider(row, linked) for row in page.rows]
    return schemas.ProviderList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/providers/<slug:provider_id>",
    Operation(N_("Show a provider"), TAG, schemas.Provider, query=RecordQuery, record=schemas.Provider),
)
def provider(call: Call[RecordQuery, None], provider_id: str) -> schemas.Provider | Response:
    """Show a provider; one that was merged into another leads there."""
    if into := survivor_of(call.session, "provider", provider_id):
        return elsewhere(f"providers/{into}")
    found = get_provider(call.session, provider_id)
    return shown_provider(found, linked_places(call, found.place_ids))


@serve(
    blueprint,
    "/programmes",
    Operation(
        N_("List the programmes"),
        TAG,
        schemas.ProgrammeList,
        query=ProgrammeQuery,
        record=schemas.Programme,
    ),
)
def programmes(call: Call[ProgrammeQuery, None]) -> schemas.ProgrammeList:
    """List the programmes by identifier."""
    page = page_programmes(call.session, call.query.model_dump(), call.query.part)
    items = shown_programmes(call.session, page.rows, frozenset(call.query.include))
    return schemas.ProgrammeList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/programmes/<slug:programme_id>",
    Operation(N_("Show a programme"), TAG, schemas.Programme, query=RecordQuery, record=schemas.Programme),
)
def programme(call: Call[RecordQuery, None], programme_id: str) -> schemas.Programme | Response:
    """Show a programme; one that was merged into another leads there, one that is no longer public is gone."""
    card = load_cards(call.session, [programme_id]).get(programme_id)
    if card is None:
        if into := survivor_of(call.session, "programme", programme_id):
            return elsewhere(f"programmes/{into}")
        if find_gone(call.session, programme_id):
            raise Gone(N_("The programme %(id)s is no longer in the catalogue."), id=programme_id)
        raise NotFound(N_("There is no programme %(id)s in the catalogue."), id=programme_id)
    return shown_programmes(call.session, [card.programme], frozenset(call.query.include))[0]


@serve(
    blueprint,
    "/course-instances",
    Operation(
        N_("List the dated runs"),
        TAG,
        schemas.CourseInstanceList,
        query=RunQuery,
        record=schemas.CourseInstance,
    ),
)
def runs(call: Call[RunQuery, None]) -> schemas.CourseInstanceList:
    """List the dated runs of all programmes by identifier."""
    chosen = {"programme": call.query.programme, "status": call.query.status}
    page = page_runs(call.session, chosen, call.query.part)
    linked = linked_places(call, [place for row in page.rows for place in row.place_ids])
    items = [shown_run(row, linked) for row in page.rows]
    return schemas.CourseInstanceList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/course-instances/<slug:run_id>",
    Operation(N_("Show a dated run"), TAG, schemas.CourseInstance, query=RecordQuery, record=schemas.CourseInstance),
)
def run(call: Call[RecordQuery, None], run_id: str) -> schemas.CourseInstance:
    """Show a dated run."""
    found = find_run(call.session, run_id)
    if found is None:
        raise NotFound(N_("There is no dated run %(id)s in the catalogue."), id=run_id)
    return shown_run(found, linked_places(call, found.place_ids))
