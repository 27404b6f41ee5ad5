"""The page of a programme."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from talentmatch.catalogue.duplicates.merged import survivor_of
from talentmatch.catalogue.links.queries import dead_since
from talentmatch.catalogue.queries import ProgrammeCard, find_places, get_card, list_course_instances
from talentmatch.errors import NotFound
from talentmatch.i18n import LocalText
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.similar import substitutes
from talentmatch.needs.queries import ProfileCard, load_profiles, profiles_sharing
from talentmatch.web.cards import card_view
from talentmatch.web.context import current_runtime
from talentmatch.web.facts import programme_facts
from talentmatch.web.shown import company_name, profile_title, programme_title

blueprint = Blueprint("programmes", __name__)
MOST_JOBS = 8


@dataclass(frozen=True)
class JobNeeding:
    """A job profile that needs skills which the programme teaches."""

    card: ProfileCard
    title: LocalText
    company: str | None
    shared: int
    essential: int


@blueprint.get("/programmes/<slug:programme_id>")
def programme(programme_id: str) -> str | Response:
    """Show a programme, the facts first; one that was merged into another leads there for good."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        try:
            card = get_card(session, programme_id)
        except NotFound:
            into = survivor_of(session, "programme", programme_id)
            if into is None:
                raise
            return redirect(url_for("programmes.programme", programme_id=get_card(session, into).programme.id), 301)
        values = programme_values(session, runtime.live.current(session), card)
    return render_template("seeker/programme.html", **values)


def programme_values(session: Session, loaded: Loaded, card: ProgrammeCard) -> dict[str, Any]:
    """Return what the page of a programme shows."""
    runs = list_course_instances(session, card.programme.id)
    places = find_places(session, {place for run in runs for place in run.place_ids})
    centre_places = find_places(session, card.provider.place_ids)
    similar = substitutes(session, loaded, card)
    urls = {card.programme.source_url, *card.programme.extra_source_urls, card.provider.website}
    return {
        "view": card_view(card, runs),
        "programme": card.programme,
        "facts": programme_facts(card, runs),
        "runs": runs,
        "dead": dead_since(session, urls),
        "places": places,
        "centre_places": list(centre_places.values()),
        "jobs": jobs_needing(session, card),
        "similar": [(item, programme_title(item.card)) for item in similar],
    }


def jobs_needing(session: Session, card: ProgrammeCard) -> list[JobNeeding]:
    """Return the job profiles that need most of what the programme teaches."""
    shared = profiles_sharing(session, card.skill_ids, MOST_JOBS)
    profiles = load_profiles(session, shared) if shared else {}
    return [
        JobNeeding(
            profiles[profile_id],
            profile_title(profiles[profile_id].profile),
            company_name(profiles[profile_id]),
            number,
            len(profiles[profile_id].essential),
        )
        for profile_id, number in shared.items()
        if profile_id in profiles
    ]
