"""The job profiles, and the programmes ranked for one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request
from sqlmodel import Session

from talentmatch.engine import Filters
from talentmatch.exchange.linked.job import occupation_node
from talentmatch.i18n import LocalText, current_language
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.search import EVERYWHERE
from talentmatch.matching.service import match_card
from talentmatch.matching.similar import near_profiles
from talentmatch.models import codes
from talentmatch.needs.by_family import FamilyRequest, load_options, page_families
from talentmatch.needs.queries import ProfileCard, get_profile
from talentmatch.web.arguments import known_values, page_argument
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.linked.nodes import current_site
from talentmatch.web.page_links import PageLinks
from talentmatch.web.seeker.market import load_market
from talentmatch.web.shown import company_name, company_words, profile_title, published_title
from talentmatch.web.turns import in_turn

blueprint = Blueprint("profiles", __name__)
TOP = 10
NARROWING = {"region": ("flanders", "wallonia", "brussels"), "language": codes.LANGUAGE_CODES}


@dataclass(frozen=True)
class ProfileView:
    """A job profile as a list or page shows it."""

    card: ProfileCard
    title: LocalText
    published: LocalText | None
    company: str | None


def profile_view(card: ProfileCard) -> ProfileView:
    """Return what is shown of a job profile."""
    return ProfileView(card, profile_title(card.profile), published_title(card.profile), company_name(card))


@blueprint.get("/profiles")
def profiles() -> str:
    """List the job profiles by family, a page at a time."""
    with current_runtime().database.reading() as session:
        options = load_options(session)
        known = {"family": codes.FAMILIES, "region": codes.REGIONS, "company": options.companies}
        chosen = known_values(request.args, known)
        page = page_families(session, FamilyRequest(chosen, page_argument(request.args)))
    companies = {name: company_words(name, called) for name, called in options.companies.items()}
    return render_template(
        "seeker/profiles.html",
        page=page,
        groups={family: [profile_view(card) for card in cards] for family, cards in page.groups.items()},
        links=PageLinks("profiles.profiles", {name: sorted(values) for name, values in chosen.items()}),
        chosen=chosen,
        options=options,
        companies=dict(sorted(companies.items(), key=lambda item: item[1].casefold())),
    )


@blueprint.get("/profiles/<slug:profile_id>")
@in_turn
def profile(profile_id: str) -> str:
    """Show a job profile with the programmes ranked for it."""
    chosen = known_values(request.args, NARROWING)
    runtime = current_runtime()
    with runtime.database.reading() as session:
        values = profile_values(session, runtime.live.current(session), get_profile(session, profile_id), chosen)
    return render_template("seeker/profile.html", **values)


def profile_values(
    session: Session, loaded: Loaded, card: ProfileCard, chosen: Mapping[str, frozenset[str]]
) -> dict[str, Any]:
    """Return what the page of a job profile shows."""
    match = match_card(session, loaded, card, lang=current_language(), filters=narrowed(chosen), top=TOP)
    near = near_profiles(session, loaded.figures.get(session).demand, card.profile.id)
    return {
        "view": profile_view(card),
        "card": card,
        "profile": card.profile,
        "ranked": ranked_views(session, match.ranked, match.coverage.untaught),
        "coverage": match.coverage,
        "occupation": match.occupation,
        "untaught": {skill.id for skill in match.coverage.untaught},
        "chosen": chosen,
        "narrowing": NARROWING,
        "asked": {name: sorted(values) for name, values in chosen.items()},
        "market": load_market(session, card),
        "near": [(item, profile_view(item.card)) for item in near],
        "linked": occupation_node(current_site(), card),
    }


def narrowed(chosen: Mapping[str, frozenset[str]]) -> Filters | None:
    """Return the filters; what is online or for the whole country stays in every region."""
    allowed = dict(chosen)
    if "region" in allowed:
        allowed["region"] |= frozenset(EVERYWHERE)
    return Filters(allowed) if allowed else None
