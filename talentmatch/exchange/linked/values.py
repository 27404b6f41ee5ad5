"""Values of schema.org that several kinds of record share. What is not known is left out."""

from collections.abc import Iterable, Mapping
from typing import Any

from talentmatch.exchange.linked.site import Site
from talentmatch.i18n import LocalText, choose_text
from talentmatch.models import Place, Skill
from talentmatch.models.columns import texts

Node = dict[str, Any]
CONTEXT = "https://schema.org"
OWN = "talentmatch"  # the propertyID of identifiers of ours, by which an import finds the record again
COUNTRY = "BE"
UNKNOWN: tuple[Any, ...] = (None, "", [], {})


def filled(values: Mapping[str, Any]) -> Node:
    """Return the values that are known; zero is known."""
    return {name: value for name, value in values.items() if value not in UNKNOWN}


def number(value: float | None) -> float | int | None:
    """Return a number without a needless decimal point."""
    return int(value) if value is not None and value == int(value) else value


def tagged(text: LocalText | None) -> Node | None:
    """Return a text with its language."""
    return None if text is None or not text.text else {"@value": text.text, "@language": text.lang}


def local(row: Any, name: str, lang: str) -> Node | None:
    """Return a text of a record in a language or the next best, with the language that it is in."""
    return tagged(choose_text(texts(row, name), lang))


def own_identifier(record_id: str) -> Node:
    """Return the identifier of a record in this catalogue."""
    return {"@type": "PropertyValue", "propertyID": OWN, "value": record_id}


def place_label(place: Place, lang: str) -> str:
    """Return the name of a town in a language."""
    return str(getattr(place, f"name_{lang}") or place.name_en)


def address(place: Place, lang: str) -> Node:
    """Return a town as an address; its country only where we know it."""
    country = COUNTRY if place.region != "abroad" else ""
    named = {"addressLocality": place_label(place, lang), "addressCountry": country}
    return {"@type": "PostalAddress"} | filled(named)


def locations(places: Iterable[Place], lang: str) -> list[Node]:
    """Return towns as places, with the coordinates of their centre where these are known."""
    return [
        filled(
            {"@type": "Place", "name": place_label(place, lang), "address": address(place, lang), "geo": _geo(place)}
        )
        for place in places
    ]


def _geo(place: Place) -> Node | None:
    if place.latitude is None or place.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def skill_term(site: Site, skill: Skill) -> Node:
    """Return a skill as a term of our vocabulary, with the concept of ESCO that means the same."""
    return filled({
        "@type": "DefinedTerm",
        "@id": site.record("skills", skill.id),
        "name": {"@value": getattr(skill, f"label_{site.lang}"), "@language": site.lang},
        "termCode": skill.id,
        "inDefinedTermSet": site.vocabulary,
        "sameAs": skill.esco_uri,
    })  # fmt: skip
