"""Which programmes a list of the desk holds on all its pages, to take the whole list away as a file."""

from sqlalchemy import select as columns
from sqlmodel import Session, col

from talentmatch.catalogue.desk_filters import FILTERS
from talentmatch.catalogue.desk_queries import DeskRequest, fold
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import Programme, Provider


def ids_in_list(session: Session, request: DeskRequest) -> list[str]:
    """Return the identifiers of every programme in a list, whatever its page and order; one query.

    Raises InvalidData for a filter that there is not.
    """
    if request.show and request.show not in FILTERS:
        message = N_("The filter %(facet)s does not know the value %(value)s.")
        raise InvalidData(message, facet="show", value=request.show)
    statement = columns(col(Programme.id), col(Programme.title), col(Provider.name)).join(
        Provider, col(Provider.id) == Programme.provider_id
    )
    if request.show:
        statement = statement.where(FILTERS[request.show].condition(session))
    for provider in filter(None, (request.provider, request.only)):
        statement = statement.where(col(Programme.provider_id) == provider)
    asked = fold(request.what).split()
    rows = session.execute(statement.order_by(col(Programme.id))).all()
    return [found for found, *texts in rows if all(word in fold(" ".join((found, *texts))) for word in asked)]
