"""Choose the sector profile that a need starts from."""

from typing import Any

from flask import Blueprint, Response, request
from sqlmodel import Session

from talentmatch.i18n import current_language
from talentmatch.models.codes import FAMILIES
from talentmatch.needs.by_family import FamilyRequest, page_families
from talentmatch.needs.queries import count_families, get_profile
from talentmatch.web.arguments import known_values, page_argument, words_argument
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.page_links import PageLinks
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.profiles import profile_view
from talentmatch.web.shown import profile_title

blueprint = Blueprint("company_profiles", __name__)


@blueprint.get("/company/needs/profiles")
@permit("needs.edit")
def choose() -> Response:
    """List the sector profiles by search and family, a page at a time."""
    what, chosen = words_argument(request.args, "q"), known_values(request.args, {"family": FAMILIES})
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        page = page_families(session, FamilyRequest(chosen, page_argument(request.args), what))
        counts = count_families(session)
    families = sorted(chosen.get("family", ()))
    kept = {"q": what or None, "family": families, "company": request.args.get("company")}
    return company_page(
        "company/profiles.html",
        company=company,
        page=page,
        links=PageLinks("company_profiles.choose", kept),
        views=[profile_view(card) for card in page.cards],
        what=what,
        family=families[0] if len(families) == 1 else "",
        families=[name for name in FAMILIES if name in counts],
    )


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
