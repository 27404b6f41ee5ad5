"""Feeds: the programmes of a search, and those that fit a job, what was confirmed last first."""

from collections.abc import Iterable
from dataclasses import replace

from flask import Blueprint, Response, url_for

from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.ranking import RankedProgramme
from talentmatch.matching.search import PAGE_SIZE, SearchRequest
from talentmatch.matching.search import search as search_catalogue
from talentmatch.matching.service import match_card
from talentmatch.needs.queries import get_profile
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_list
from talentmatch.web.needs.feed import MOST_ENTRIES, Entry, Feed, atom
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.search import read_request
from talentmatch.web.seeker.search_links import SearchLinks
from talentmatch.web.shown import profile_title, programme_title, skill_name
from talentmatch.web.turns import in_turn

blueprint = Blueprint("feeds", __name__)


@blueprint.get("/search.atom")
@permit("public.read")
@in_turn
def of_search() -> Response:
    """Tell of the programmes that fit a search best; raise InvalidData for what cannot be searched."""
    asked = replace(read_request(), page=1)
    links = SearchLinks(asked)
    words = " · ".join(text for text in (asked.what, asked.where) if text)
    title = _("Training: %(what)s", what=words) if words else _("All training")
    return atom(Feed(("search", *map("=".join, links.pairs())), title, links.page(1), entries_of(found(asked))))


@blueprint.get("/profiles/<slug:profile_id>/feed.atom")
@permit("public.read")
@in_turn
def of_profile(profile_id: str) -> Response:
    """Tell of the programmes that fit a job best."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        card, loaded = get_profile(session, profile_id), runtime.live.current(session)
        ranked = match_card(session, loaded, card, lang=current_language(), top=MOST_ENTRIES).ranked
    title = _("New programmes for: %(title)s", title=profile_title(card.profile).text)
    page = url_for("profiles.profile", profile_id=profile_id)
    return atom(Feed(("profile", profile_id), title, page, entries_of(ranked)))


def found(asked: SearchRequest) -> list[RankedProgramme]:
    """Return the best results of a search, as many as a feed holds."""
    runtime = current_runtime()
    results: list[RankedProgramme] = []
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        for number in range(1, MOST_ENTRIES // PAGE_SIZE + 1):
            page = search_catalogue(session, loaded, replace(asked, page=number), current_language())
            results += page.results
            if number >= page.pages:
                break
    return results


def entries_of(ranked: Iterable[RankedProgramme]) -> list[Entry]:
    """Return programmes as entries, what was confirmed last first."""
    return sorted(map(_entry, ranked), key=lambda entry: (-entry.day.toordinal(), entry.subject))


def _entry(item: RankedProgramme) -> Entry:
    card, title = item.card, programme_title(item.card).main
    taught = local_list(skill_name(taught.skill) for taught in card.taught)
    teaches = _("%(provider)s teaches: %(skills)s", provider=card.provider.name, skills=taught)
    return Entry(
        subject=("programme", card.programme.id),
        title=title.text,
        lang=title.lang,
        address=url_for("programmes.programme", programme_id=card.programme.id),
        day=card.confirmed,
        summary=teaches if taught else card.provider.name,
    )
