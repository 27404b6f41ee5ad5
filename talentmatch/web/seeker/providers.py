"""The pages of those who teach."""

from flask import Blueprint, render_template

from talentmatch.catalogue.links.queries import dead_since
from talentmatch.catalogue.queries import find_places, get_provider, list_providers, load_cards, provider_programmes
from talentmatch.models.codes import REGIONS
from talentmatch.web.cards import card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.maps.place_map import place_map

blueprint = Blueprint("providers", __name__)


@blueprint.get("/providers")
def providers() -> str:
    """List the providers by region."""
    with current_runtime().database.reading() as session:
        entries = list_providers(session)
    groups = {region: [entry for entry in entries if entry.provider.region == region] for region in (*REGIONS, None)}
    return render_template("seeker/providers.html", count=len(entries), groups=groups, map=place_map(entries))


@blueprint.get("/providers/<slug:provider_id>")
def provider(provider_id: str) -> str:
    """Show a provider with its programmes."""
    with current_runtime().database.reading() as session:
        found = get_provider(session, provider_id)
        places = find_places(session, found.place_ids)
        own, shared = provider_programmes(session, provider_id)
        cards = load_cards(session, [*own, *shared])
        views = card_views(session, list(cards.values()))
        dead = dead_since(session, {found.website, found.source_url})
    return render_template(
        "seeker/provider.html",
        provider=found,
        dead=dead,
        places=list(places.values()),
        own=[view for view in views if view.card.programme.id in own],
        shared=[view for view in views if view.card.programme.id in shared],
    )
