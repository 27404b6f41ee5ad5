"""The pages of those who teach."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template, request
from sqlmodel import Session

from talentmatch.catalogue.links.queries import dead_since
from talentmatch.catalogue.of_provider import KINDS, PAST, OfferRequest, kind_of, page_offer
from talentmatch.catalogue.queries import (
    ProviderEntry,
    find_places,
    get_provider,
    list_providers,
    load_cards,
)
from talentmatch.exchange.linked.provider import provider_node
from talentmatch.i18n import N_
from talentmatch.models import Provider
from talentmatch.models.codes import REGIONS
from talentmatch.web.arguments import page_argument
from talentmatch.web.cards import CardView, card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.linked.nodes import current_site
from talentmatch.web.maps.place_map import place_map
from talentmatch.web.page_links import PageLinks

blueprint = Blueprint("providers", __name__)
TITLES = {
    "course": N_("Courses"),
    "programme": N_("Longer programmes"),
    "training_line": N_("Training by theme or audience"),
    "study_programme": N_("Degrees"),
    "study_option": N_("Options in secondary school"),
    "outreach": N_("First look, for schools and the public"),
    PAST: N_("No longer offered"),
}


@blueprint.get("/providers")
def providers() -> str:
    """List the providers by region."""
    with current_runtime().database.reading() as session:
        entries = list_providers(session)
    groups = {region: [entry for entry in entries if entry.provider.region == region] for region in (*REGIONS, None)}
    return render_template("seeker/providers.html", count=len(entries), groups=groups, map=place_map(entries))


@blueprint.get("/providers/<slug:provider_id>")
def provider(provider_id: str) -> str:
    """Show a provider with a page of its programmes."""
    number = page_argument(request.args)
    with current_runtime().database.reading() as session:
        values = provider_values(session, get_provider(session, provider_id), number)
    return render_template("seeker/provider.html", **values)


def provider_values(session: Session, found: Provider, number: int) -> dict[str, Any]:
    """Return what the page of a provider shows; ``number``: which page of its programmes."""
    places = list(find_places(session, found.place_ids).values())
    offer = page_offer(session, OfferRequest(found.id, number))
    views = card_views(session, list(load_cards(session, [*offer.own, *offer.shared]).values()))
    return {
        "provider": found,
        "dead": dead_since(session, {found.website, found.source_url}),
        "places": places,
        "map": place_map([ProviderEntry(found, tuple(places), offer.number)]),
        "page": offer,
        "groups": grouped([view for view in views if view.card.programme.id in offer.own]),
        "shared": [view for view in views if view.card.programme.id in offer.shared],
        "links": PageLinks("providers.provider", {"provider_id": found.id}),
        "linked": provider_node(current_site(), found, places),
    }


def grouped(views: Sequence[CardView]) -> list[tuple[str, str, list[CardView]]]:
    """Return programmes by kind, each kind with the msgid of its heading; those of the past last."""
    of_kind = [(kind, [view for view in views if kind_of(view.card.programme) == kind]) for kind in KINDS]
    return [(kind, TITLES[kind], found) for kind, found in of_kind if found]
