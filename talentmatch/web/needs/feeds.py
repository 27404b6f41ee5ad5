"""Feeds: the needs of a list, and the programmes that teach what a need asks for, or one skill."""

from collections.abc import Collection

from flask import Blueprint, Response, url_for
from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.employers.covering import programmes_covering, telling_skills
from talentmatch.employers.public_list import ListedNeed, newest_needs
from talentmatch.employers.shown import get_shown_need
from talentmatch.i18n import gettext as _
from talentmatch.skills.queries import get_skill
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_list
from talentmatch.web.needs.feed import MOST_ENTRIES, Entry, Feed, atom
from talentmatch.web.needs.list_view import NeedLinks
from talentmatch.web.needs.listing import read_filters
from talentmatch.web.needs.words import need_facts
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.shown import programme_title, skill_name

blueprint = Blueprint("need_feeds", __name__)


@blueprint.get("/needs/feed.atom")
@permit("public.read")
def of_list() -> Response:
    """Tell of the needs that were published last, of all or of those that pass the filters in the address."""
    asked = read_filters()
    with current_runtime().database.reading() as session:
        needs = newest_needs(session, asked, MOST_ENTRIES)
    entries = [_need_entry(item) for item in needs]
    links = NeedLinks(asked)
    return atom(Feed(("needs", *map("=".join, links.pairs())), _("New skill needs"), links.page(1), entries))


@blueprint.get("/needs/<slug:need_id>/feed.atom")
@permit("public.read")
def of_need(need_id: str) -> Response:
    """Tell of the programmes that teach what a need asks for; of what else the need says nothing."""
    with current_runtime().database.reading() as session:
        card = get_shown_need(session, current_actor(), need_id).card
        wanted = telling_skills([(item.skill, item.importance) for item in card.skills])
        entries = _programme_entries(session, wanted)
    title = _("New programmes for: %(title)s", title=card.title)
    return atom(Feed(("need", need_id), title, url_for("needs.need", need_id=need_id), entries))


@blueprint.get("/skills/<slug:skill_id>/feed.atom")
@permit("public.read")
def of_skill(skill_id: str) -> Response:
    """Tell of the programmes that teach a skill."""
    with current_runtime().database.reading() as session:
        skill = get_skill(session, skill_id)
        entries = _programme_entries(session, {skill_id})
    title = _("New programmes for: %(title)s", title=skill_name(skill))
    return atom(Feed(("skill", skill_id), title, url_for("skills.skill", skill_id=skill_id), entries))


def _need_entry(item: ListedNeed) -> Entry:
    card = item.card
    return Entry(
        subject=("need", card.id),
        title=card.title,
        lang=card.title_lang,
        address=url_for("needs.need", need_id=card.id),
        day=item.published,
        summary=" · ".join([*need_facts(card), local_list(skill_name(asked.skill) for asked in card.skills)]),
    )


def _programme_entries(session: Session, skill_ids: Collection[str]) -> list[Entry]:
    cards = load_cards(session, programmes_covering(session, skill_ids, MOST_ENTRIES))
    return [_programme_entry(card, skill_ids) for card in cards.values()]


def _programme_entry(card: ProgrammeCard, skill_ids: Collection[str]) -> Entry:
    title = programme_title(card).main
    taught = local_list(skill_name(item.skill) for item in card.taught if item.skill.id in skill_ids)
    return Entry(
        subject=("programme", card.programme.id),
        title=title.text,
        lang=title.lang,
        address=url_for("programmes.programme", programme_id=card.programme.id),
        day=card.confirmed,
        summary=_("%(provider)s teaches: %(skills)s", provider=card.provider.name, skills=taught),
    )
