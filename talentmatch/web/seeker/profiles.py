"""The job profiles, and the programmes ranked for one of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from talentmatch.engine import Filters
from talentmatch.i18n import LocalText, current_language
from talentmatch.matching.search import EVERYWHERE
from talentmatch.matching.service import match_profile
from talentmatch.matching.similar import near_profiles
from talentmatch.models import codes
from talentmatch.needs.queries import ProfileCard, load_profiles
from talentmatch.web.arguments import known_values
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.shown import company_name, profile_title, published_title

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
    """List the job profiles by family."""
    with current_runtime().database.reading() as session:
        views = [profile_view(card) for card in load_profiles(session).values()]
    companies = {view.card.company.id: str(view.company) for view in views if view.card.company}
    known = {"family": codes.FAMILIES, "region": codes.REGIONS, "company": tuple(companies)}
    chosen = known_values(request.args, known)
    shown = [view for view in views if _passes(view, chosen)]
    families = {view.card.profile.family for view in shown}
    return render_template(
        "seeker/profiles.html",
        groups={family: _of_family(shown, family) for family in codes.FAMILIES if family in families},
        count=len(shown),
        total=len(views),
        chosen=chosen,
        companies=dict(sorted(companies.items(), key=lambda item: item[1].casefold())),
        families=[family for family in codes.FAMILIES if any(v.card.profile.family == family for v in views)],
        regions=[region for region in codes.REGIONS if any(v.card.profile.region == region for v in views)],
    )


def _passes(view: ProfileView, chosen: Mapping[str, frozenset[str]]) -> bool:
    profile = view.card.profile
    values = {"family": profile.family, "region": profile.region, "company": profile.company_id}
    unknown = {"region"} if profile.region is None else set()  # what says nothing about its region stays in every one
    return all(values[name] in allowed or name in unknown for name, allowed in chosen.items())


def _of_family(views: list[ProfileView], family: str) -> list[ProfileView]:
    return [view for view in views if view.card.profile.family == family]


@blueprint.get("/profiles/<slug:profile_id>")
def profile(profile_id: str) -> str:
    """Show a job profile with the programmes ranked for it."""
    chosen = known_values(request.args, NARROWING)
    runtime = current_runtime()
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        filters = narrowed(chosen)
        match = match_profile(session, loaded, profile_id, lang=current_language(), filters=filters, top=TOP)
        ranked = ranked_views(session, match.ranked, match.coverage.untaught)
        near = [(item, profile_view(item.card)) for item in near_profiles(session, profile_id)]
    return render_template(
        "seeker/profile.html",
        view=profile_view(match.card),
        card=match.card,
        profile=match.card.profile,
        ranked=ranked,
        coverage=match.coverage,
        occupation=match.occupation,
        untaught={skill.id for skill in match.coverage.untaught},
        chosen=chosen,
        narrowing=NARROWING,
        asked={name: sorted(values) for name, values in chosen.items()},
        near=near,
    )


def narrowed(chosen: Mapping[str, frozenset[str]]) -> Filters | None:
    """Return the filters; what is online or for the whole country stays in every region."""
    allowed = dict(chosen)
    if "region" in allowed:
        allowed["region"] |= frozenset(EVERYWHERE)
    return Filters(allowed) if allowed else None
