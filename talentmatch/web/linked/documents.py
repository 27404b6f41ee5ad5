"""Each record as linked data by itself, at the address of its page with ``.jsonld`` after it."""

from flask import Blueprint, Response, current_app, make_response, request

from talentmatch.catalogue.queries import get_card, get_provider
from talentmatch.exchange.linked.job import occupation_node
from talentmatch.exchange.linked.skill import skill_node
from talentmatch.exchange.linked.values import Node
from talentmatch.needs.queries import get_profile
from talentmatch.skills.queries import get_skill
from talentmatch.web.context import current_runtime
from talentmatch.web.linked.nodes import current_site, need_data, programme_data, provider_data
from talentmatch.web.permissions import permit

blueprint = Blueprint("linked", __name__)
MIME_TYPE = "application/ld+json"


def document(node: Node) -> Response:
    """Return linked data, or that it is what the reader has already."""
    response = make_response(current_app.json.dumps(node, ensure_ascii=False, sort_keys=False, indent=1))
    response.mimetype = MIME_TYPE
    response.add_etag()
    if request.if_none_match:
        response.make_conditional(request)
    return response


@blueprint.get("/programmes/<slug:programme_id>.jsonld")
@permit("public.read")
def programme(programme_id: str) -> Response:
    """Send a programme as a Course."""
    with current_runtime().database.reading() as session:
        return document(programme_data(session, get_card(session, programme_id)))


@blueprint.get("/providers/<slug:provider_id>.jsonld")
@permit("public.read")
def provider(provider_id: str) -> Response:
    """Send a provider as an EducationalOrganization."""
    with current_runtime().database.reading() as session:
        return document(provider_data(session, get_provider(session, provider_id)))


@blueprint.get("/profiles/<slug:profile_id>.jsonld")
@permit("public.read")
def profile(profile_id: str) -> Response:
    """Send a job profile as an Occupation."""
    with current_runtime().database.reading() as session:
        return document(occupation_node(current_site(), get_profile(session, profile_id)))


@blueprint.get("/skills/<slug:skill_id>.jsonld")
@permit("public.read")
def skill(skill_id: str) -> Response:
    """Send a skill as a DefinedTerm."""
    with current_runtime().database.reading() as session:
        return document(skill_node(current_site(), get_skill(session, skill_id)))


@blueprint.get("/needs/<slug:need_id>.jsonld")
@permit("public.read")
def need(need_id: str) -> Response:
    """Send a need that is open and public as a JobPosting."""
    with current_runtime().database.reading() as session:
        return document(need_data(session, need_id))
