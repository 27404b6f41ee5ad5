"""The page of a programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from sqlmodel import Session
from werkzeug.wrappers import Response

from talentmatch.catalogue.duplicates.merged import survivor_of
from talentmatch.catalogue.gone import find_gone
from talentmatch.catalogue.links.queries import dead_since
from talentmatch.catalogue.queries import (
    ProgrammeCard,
    find_places,
    find_providers,
    list_course_instances,
    load_cards,
)
from talentmatch.employers.pooled import load_pooled
from talentmatch.errors import NotFound
from talentmatch.exchange.linked.course import course_node
from talentmatch.i18n import N_, LocalText
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.similar import substitutes
from talentmatch.models import CourseInstance
from talentmatch.needs.queries import ProfileCard, count_asking, load_profiles, profiles_sharing
from talentmatch.web.cards import card_view
from talentmatch.web.context import current_runtime
from talentmatch.web.facts import programme_facts
from talentmatch.web.formats import local_list
from talentmatch.web.linked.nodes import current_site
from talentmatch.web.names import name_of
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


@dataclass(frozen=True)
class RunsShown:
    """The dated runs of a programme: those planned, the next first, and those of the past, the latest first."""

    planned: tuple[CourseInstance, ...]
    past: tuple[CourseInstance, ...]

    @classmethod
    def of(cls, runs: Sequence[CourseInstance]) -> "RunsShown":
        """Return runs, the latest first, as the page shows them."""
        planned = tuple(run for run in reversed(runs) if run.status == "planned")
        return cls(planned, tuple(run for run in runs if run.status != "planned"))


@blueprint.get("/programmes/<slug:programme_id>")
def programme(programme_id: str) -> str | Response | tuple[str, int]:
    """Show a programme, the facts first.

    One that was merged into another leads there for good; one that is gone (410) leads to what could stand in for it.
    """
    runtime = current_runtime()
    with runtime.database.reading() as session:
        card = load_cards(session, [programme_id]).get(programme_id)
        if card is None:
            return _elsewhere(session, runtime.live.current(session), programme_id)
        values = programme_values(session, runtime.live.current(session), card)
    return render_template("seeker/programme.html", **values)


def _elsewhere(session: Session, loaded: Loaded, programme_id: str) -> Response | tuple[str, int]:
    into = survivor_of(session, "programme", programme_id)
    if into is not None and load_cards(session, [into]):
        return redirect(url_for("programmes.programme", programme_id=into), 301)
    gone = find_gone(session, into or programme_id)
    if gone is None:
        raise NotFound(N_("There is no programme %(id)s in the catalogue."), id=programme_id)
    return render_template("seeker/programme_gone.html", **gone_values(session, loaded, gone)), 410


def gone_values(session: Session, loaded: Loaded, card: ProgrammeCard) -> dict[str, Any]:
    """Return what the page of a programme that is gone shows: its name, and what could stand in for it."""
    return {
        "title": programme_title(card),
        "provider": find_providers(session, [card.provider.id]).get(card.provider.id),
        "skills": [item.skill for item in card.taught],
        "similar": [(item, programme_title(item.card)) for item in substitutes(session, loaded, card)],
    }


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
        "runs": RunsShown.of(runs),
        "audiences": local_list(name_of("audience", code) for code in card.programme.audiences),
        "asking": count_asking(session, card.skill_ids),
        "dead": dead_since(session, urls),
        "places": places,
        "centre_places": list(centre_places.values()),
        "jobs": jobs_needing(session, card),
        "pooled": load_pooled(session, [card.programme.id], datetime.now(UTC).date())[card.programme.id],
        "similar": [(item, programme_title(item.card)) for item in similar],
        "linked": course_node(current_site(), card, runs, places),
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
