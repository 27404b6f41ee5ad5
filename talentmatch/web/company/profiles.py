"""Choose the sector profile that a need starts from."""

from typing import Any

from flask import Blueprint, Response, request
from sqlmodel import Session

from talentmatch.engine.text import fold
from talentmatch.i18n import current_language
from talentmatch.models.codes import FAMILIES
from talentmatch.needs.queries import ProfileCard, get_profile, load_profiles
from talentmatch.web.arguments import known_values, text_argument
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.profiles import profile_view
from talentmatch.web.shown import profile_title

blueprint = Blueprint("company_profiles", __name__)


@blueprint.get("/company/needs/profiles")
@permit("needs.edit")
def choose() -> Response:
    """List the sector profiles by search and family."""
    what = text_argument(request.args, "q")
    families = known_values(request.args, {"family": FAMILIES}).get("family", frozenset(FAMILIES))
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        cards = load_profiles(session).values()
    found = [card for card in cards if card.profile.family in families and _holds(card, what)]
    return company_page(
        "company/profiles.html",
        company=company,
        views=[profile_view(card) for card in found],
        what=what,
        family=next(iter(families)) if len(families) == 1 else "",
        families=[name for name in FAMILIES if any(card.profile.family == name for card in cards)],
    )


def _holds(card: ProfileCard, what: str) -> bool:
    profile = card.profile
    names = fold(" ".join((profile.title_published, profile.title_nl, profile.title_fr, profile.title_en)))
    return all(word in names for word in fold(what).split())


def values_of_profile(session: Session, profile_id: str) -> dict[str, Any]:
    """Return what a need starts with that starts from a profile; raise NotFound when there is none.

    What belongs to the company of an example of demand, its places and its region, is not taken over.
    """
    card = get_profile(session, profile_id)
    return {
        "profile_id": profile_id,
        "title": profile_title(card.profile).text,
        "title_lang": profile_title(card.profile).lang or current_language(),
        "languages_required": card.profile.languages_required,
        "languages_wanted": card.profile.languages_wanted,
        "skills": [f"{item.skill.id}:{item.link.importance}:" for item in card.wanted],
    }
