"""Take the typed name of a town into the form of a need."""

from dataclasses import replace

from talentmatch.catalogue.faults import FaultyFields
from talentmatch.catalogue.queries import list_places
from talentmatch.i18n import N_
from talentmatch.matching.places import PlaceFinder
from talentmatch.models.refusals import Refusal
from talentmatch.web.company.reading import Entered
from talentmatch.web.context import current_runtime


def with_town(entered: Entered) -> Entered:
    """Return the form with the typed town among its places; raise FaultyFields for a name that is none."""
    if not entered.place:
        return entered
    with current_runtime().database.reading() as session:
        places = PlaceFinder(list_places(session))
    place = places.find_known(entered.place)
    if place is None:
        near = places.find(entered.place).suggestion
        raise FaultyFields([_no_such_place(entered.place, near if near and places.find_known(near) else None)])
    chosen = tuple(dict.fromkeys((*entered.typed["place_ids"], place.id)))
    return replace(entered, typed={**entered.typed, "place_ids": chosen}, place="")


def _no_such_place(name: str, suggestion: str | None) -> Refusal:
    if suggestion:
        return Refusal(
            "place_ids", N_("does not know %(name)s; did you mean %(near)s?"), {"name": name, "near": suggestion}
        )
    return Refusal("place_ids", N_("does not know %(name)s; choose the nearest town of the list"), {"name": name})
