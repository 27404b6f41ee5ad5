"""The pages of those who teach."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, render_template
from sqlmodel import Session

from talentmatch.catalogue.links.queries import dead_since
from talentmatch.catalogue.queries import (
    ProviderEntry,
    find_places,
    get_provider,
    list_providers,
    load_cards,
    provider_programmes,
)
from talentmatch.exchange.linked.provider import provider_node
from talentmatch.i18n import N_
from talentmatch.models import Provider
from talentmatch.models.codes import LANGUAGE_CODES, REGIONS
from talentmatch.web.cards import CardView, card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.linked.nodes import current_site
from talentmatch.web.maps.place_map import place_map

blueprint = Blueprint("providers", __name__)
PAST, PAST_TITLE = "historic", N_("No longer offered")
KINDS = {
    "course": N_("Courses"),
    "programme": N_("Longer programmes"),
    "training_line": N_("Training by theme or audience"),
    "study_programme": N_("Degrees"),
    "study_option": N_("Options in secondary school"),
    "outreach": N_("First look, for schools and the public"),
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
    """Show a provider with its programmes."""
    with current_runtime().database.reading() as session:
        values = provider_values(session, get_provider(session, provider_id))
    return render_template("seeker/provider.html", **values)


def provider_values(session: Session, found: Provider) -> dict[str, Any]:
    """Return what the page of a provider shows."""
    places = list(find_places(session, found.place_ids).values())
    own, shared = provider_programmes(session, found.id)
    views = card_views(session, list(load_cards(session, [*own, *shared]).values()))
    of_its_own = [view for view in views if view.card.programme.id in own]
    return {
        "provider": found,
        "dead": dead_since(session, {found.website, found.source_url}),
        "places": places,
        "map": place_map([ProviderEntry(found, tuple(places), len(own))]),
        "count": len(of_its_own),
        "groups": grouped(of_its_own),
        "languages_taught": languages_of(of_its_own),
        "shared": [view for view in views if view.card.programme.id in shared],
        "linked": provider_node(current_site(), found, places),
    }


def grouped(views: Sequence[CardView]) -> list[tuple[str, list[CardView]]]:
    """Return programmes by kind, under the msgid of each heading; those of the past last."""
    offered = [view for view in views if view.card.programme.status != PAST]
    of_kind = [(KINDS[kind], [v for v in offered if v.card.programme.record_type == kind]) for kind in KINDS]
    past = [view for view in views if view.card.programme.status == PAST]
    return [(title, found) for title, found in [*of_kind, (PAST_TITLE, past)] if found]


def languages_of(views: Sequence[CardView]) -> list[str]:
    """Return the languages in which any of these programmes is given."""
    given = {code for view in views for code in view.card.programme.languages}
    return [code for code in LANGUAGE_CODES if code in given]
