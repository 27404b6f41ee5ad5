"""The design system shown live: colours with their contrast, sizes, and every shared component with its macro."""

from flask import Blueprint, abort, render_template
from sqlmodel import Session

from talentmatch.catalogue.queries import list_providers
from talentmatch.i18n import current_language
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import match_profile
from talentmatch.web import tokens
from talentmatch.web.cards import ranked_views
from talentmatch.web.context import current_runtime
from talentmatch.web.seeker.example import PROFILES, SHOWN

blueprint = Blueprint("design", __name__)
SIZES = ("huge", "big", "text", "small")
SPACES = ("space", "band", "radius", "radius-small")


@blueprint.get("/design")
def design() -> str:
    """Show the design system; there is no such page unless the settings show it."""
    runtime = current_runtime()
    if not runtime.settings.design_page:
        abort(404)
    with runtime.database.reading() as session:
        samples = sample_values(session, runtime.live.current(session))
    return render_template(
        "seeker/design.html",
        swatches={scheme: tokens.swatches(scheme) for scheme in tokens.SCHEMES},
        sizes=SIZES,
        spaces=SPACES,
        **samples,
    )


def sample_values(session: Session, loaded: Loaded) -> dict[str, object]:
    """Return real records for the components that show one; raise NotFound without the example profile."""
    match = match_profile(session, loaded, PROFILES[0], lang=current_language(), top=SHOWN)
    return {
        "essential": [wanted.skill for wanted in match.card.essential],
        "ranked": ranked_views(session, match.ranked, match.coverage.untaught),
        "providers": list_providers(session)[:2],
    }
