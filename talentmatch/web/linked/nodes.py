"""The linked data of a record, as its page holds it and as it is sent by itself; a constant number of queries each."""

from sqlmodel import Session

from talentmatch.accounts.actor import ANYBODY
from talentmatch.catalogue.queries import ProgrammeCard, find_places, list_course_instances
from talentmatch.employers.public_list import find_published_day
from talentmatch.employers.shown import get_shown_need
from talentmatch.exchange.linked.course import course_node
from talentmatch.exchange.linked.job import posting_node
from talentmatch.exchange.linked.provider import provider_node
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.values import Node
from talentmatch.i18n import current_language
from talentmatch.models import Provider
from talentmatch.web.context import current_runtime


def current_site() -> Site:
    """Return the addresses of this installation, and the language of the page."""
    return Site(current_runtime().settings.base_url, current_language())


def programme_data(session: Session, card: ProgrammeCard) -> Node:
    """Return a programme with its dated runs."""
    runs = list_course_instances(session, card.programme.id)
    places = find_places(session, {place for run in runs for place in run.place_ids})
    return course_node(current_site(), card, runs, places)


def provider_data(session: Session, provider: Provider) -> Node:
    """Return a provider with its towns."""
    return provider_node(current_site(), provider, find_places(session, provider.place_ids).values())


def need_data(session: Session, need_id: str) -> Node:
    """Return a need as anybody sees it, whoever asks; raise NotFound for one that is not public."""
    card = get_shown_need(session, ANYBODY, need_id).card
    return posting_node(current_site(), card, find_published_day(session, need_id))
