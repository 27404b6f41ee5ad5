"""The records from which one chooses in a form of the desk."""

from sqlmodel import Session

from talentmatch.catalogue.desk_queries import list_all_providers
from talentmatch.catalogue.queries import list_places
from talentmatch.web.forms.typed import Groups, Options, labels_of
from talentmatch.web.shown import place_name

SHOWN_ONLY = ("id", "publish_on", "expires_on", "locked_fields")  # no import brings them


def load_options(session: Session, groups: Groups) -> Options:
    """Return the records from which one chooses; two queries."""
    labels = labels_of(groups)
    return {
        "places": {place.id: place_name(place) for place in list_places(session)},
        "providers": {provider.id: provider.name for provider in list_all_providers(session)},
        "fields": {name: label for name, label in labels.items() if name not in SHOWN_ONLY},
    }
