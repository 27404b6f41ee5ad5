"""The way to a job, and why a programme does not stand among the best for it."""

from collections.abc import Iterable

from flask import Blueprint, Response, make_response, render_template, request, url_for

from talentmatch.catalogue.choosing import choose_programmes
from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.engine.text import fold
from talentmatch.i18n import LocalText, current_language
from talentmatch.matching.documents import profile_skills
from talentmatch.matching.pathway import check_held, plan_ways
from talentmatch.matching.similar import opening_skills
from talentmatch.matching.why_not import WhyNot
from talentmatch.matching.why_not import why_not as tell_why_not
from talentmatch.needs.queries import get_profile
from talentmatch.web.arguments import known_values, text_argument, words_argument
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.seeker.pathway_view import way_values
from talentmatch.web.seeker.profiles import NARROWING as RANKING_FILTERS
from talentmatch.web.seeker.profiles import TOP, narrowed, profile_view
from talentmatch.web.shown import profile_title, programme_title
from talentmatch.web.turns import in_turn
from talentmatch.web.wishes import Goal, planned, read_wishes

blueprint = Blueprint("pathway", __name__)
OPENING = 6


@blueprint.get("/profiles/<slug:profile_id>/pathway")
@in_turn
def pathway(profile_id: str) -> Response:
    """Show the best set of programmes from the skills held to a job; a wish that cannot be brings the form back."""
    runtime, wishes = current_runtime(), read_wishes(request.args)
    with runtime.database.reading() as session:
        loaded, card = runtime.live.current(session), get_profile(session, profile_id)
        asked = profile_skills(card)
        check_held(session, wishes.held)
        outcome = planned(wishes, lambda wishes, day: plan_ways(session, loaded, asked, wishes=wishes, today=day))
        opening = opening_skills(session, loaded.figures.get(session), wishes.held, OPENING)
    goal = Goal(profile_title(card.profile), url_for("pathway.pathway", profile_id=profile_id), asked)
    values = way_values(outcome, wishes, loaded, goal)
    page = render_template("seeker/pathway.html", view=profile_view(card), opening=opening, **values)
    return make_response(page, 400 if outcome.fault else 200)


@blueprint.get("/profiles/<slug:profile_id>/why-not")
@in_turn
def why_not(profile_id: str) -> str:
    """Show why the chosen programme does not stand among the best for a job."""
    chosen = known_values(request.args, RANKING_FILTERS)
    runtime, programme_id = current_runtime(), text_argument(request.args, "programme")
    words = words_argument(request.args, "words")
    told: WhyNot | None = None
    with runtime.database.reading() as session:
        choice, cards = choose_programmes(session, words, chosen=programme_id)
        if programme_id:
            loaded, lang = runtime.live.current(session), current_language()
            told = tell_why_not(session, loaded, profile_id, programme_id, lang=lang, filters=narrowed(chosen))
        ranked = ranked_views(session, [told.item], told.coverage.untaught) if told else []
        view = profile_view(told.card if told else get_profile(session, profile_id))
    return render_template(
        "seeker/why_not.html",
        view=view,
        told=told,
        item=ranked[0] if ranked else None,
        asked={name: sorted(values) for name, values in chosen.items()},
        programme_id=programme_id,
        choice=choice,
        words=words,
        offers=by_provider(cards),
        top=TOP,
    )


def by_provider(cards: Iterable[ProgrammeCard]) -> dict[str, list[tuple[str, LocalText]]]:
    """Return identifier and title of every programme by the name of its provider, both in order."""
    named = sorted(
        ((card.provider.name, programme_title(card).main, card.programme.id) for card in cards),
        key=lambda item: (fold(item[0]), fold(item[1].text), item[2]),
    )
    groups: dict[str, list[tuple[str, LocalText]]] = {}
    for provider, title, programme_id in named:
        groups.setdefault(provider, []).append((programme_id, title))
    return groups
