"""A provider as an EducationalOrganization of schema.org (https://schema.org/EducationalOrganization)."""

from collections.abc import Iterable

from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.values import CONTEXT, Node, address, filled, local, own_identifier
from talentmatch.models import Place, Provider


def provider_reference(site: Site, provider: Provider) -> Node:
    """Return what names a provider within another record."""
    return filled({
        "@type": "EducationalOrganization",
        "@id": site.record("providers", provider.id),
        "name": provider.name,
        "url": provider.website,
    })  # fmt: skip


def provider_node(site: Site, provider: Provider, places: Iterable[Place]) -> Node:
    """Return a provider with its names and towns."""
    confirmed = provider.confirmed_on or provider.checked_on
    return {"@context": CONTEXT} | provider_reference(site, provider) | filled({
        "identifier": own_identifier(provider.id),
        "alternateName": [*provider.former_names, *provider.aliases],
        "description": local(provider, "description", site.lang),
        "address": [address(place, site.lang) for place in places],
        "subjectOf": filled({
            "@type": "WebPage",
            "url": site.page("providers", provider.id),
            "isBasedOn": provider.source_url,
            "dateModified": confirmed.isoformat(),
        }),
    })  # fmt: skip
