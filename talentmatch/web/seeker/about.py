"""How the ranking works, and where the data come from."""

from flask import Blueprint, render_template

from talentmatch.catalogue.counts import count_catalogue, count_providers
from talentmatch.engine import FIELDS
from talentmatch.engine.meaning import LONGEST
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, OPTIONAL_WEIGHT, TRANSVERSAL_SHARE
from talentmatch.matching.ordering import WEAKEST
from talentmatch.matching.places import NEAR_KM
from talentmatch.matching.quality import recorded_quality
from talentmatch.needs.queries import count_families, list_sector_figures
from talentmatch.skills.queries import count_areas
from talentmatch.skills.terms import DAYS_SHOWN, KEPT_DAYS
from talentmatch.web.context import current_runtime

blueprint = Blueprint("about", __name__)


@blueprint.get("/how-it-works")
def how_it_works() -> str:
    """Explain the ranking with the weights that the engine declares."""
    return render_template(
        "seeker/how_it_works.html",
        fields=FIELDS,
        optional_share=OPTIONAL_WEIGHT / ESSENTIAL_WEIGHT,
        transversal_share=TRANSVERSAL_SHARE,
        weakest_share=WEAKEST,
        near_km=NEAR_KM,
        quality=recorded_quality(),
        passage_words=LONGEST,
    )


@blueprint.get("/about-the-data")
def about_the_data() -> str:
    """Say what the catalogue holds, from which sources, and how far it can be trusted."""
    with current_runtime().database.reading() as session:
        values = {
            "counts": count_catalogue(session),
            "provider_count": count_providers(session),
            "profile_count": sum(count_families(session).values()),
            "skill_count": sum(count_areas(session).values()),
            "figures": list_sector_figures(session),
            "days_shown": DAYS_SHOWN,
            "kept_days": KEPT_DAYS,
        }
    return render_template("seeker/about_the_data.html", **values)
