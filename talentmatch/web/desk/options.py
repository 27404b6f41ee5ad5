"""The records from which one chooses in a form of the desk."""

from collections.abc import Callable, Mapping

from sqlmodel import Session

from talentmatch.catalogue.desk_queries import list_labels, list_names
from talentmatch.catalogue.queries import list_places
from talentmatch.i18n import current_language
from talentmatch.models import Company, Provider
from talentmatch.web.forms.fields import fields_of
from talentmatch.web.forms.typed import Groups, Options, labels_of
from talentmatch.web.shown import place_name

SHOWN_ONLY = ("id", "publish_on", "expires_on", "locked_fields")  # no import brings them


def load_options(session: Session, groups: Groups) -> Options:
    """Return the records from which one chooses; one query for each kind that the form offers."""
    wanted = {field.listed for _group, field in fields_of(groups)}
    offers: dict[str, Callable[[], Mapping[str, str]]] = {
        "places": lambda: {place.id: place_name(place) for place in list_places(session)},
        "providers": lambda: list_names(session, Provider),
        "companies": lambda: list_names(session, Company),
        "skills": lambda: list_labels(session, current_language()),
        "fields": lambda: {name: label for name, label in labels_of(groups).items() if name not in SHOWN_ONLY},
    }
    return {name: offer() for name, offer in offers.items() if name in wanted}
