"""How the ranking works, and where the data come from."""

from flask import Blueprint, render_template

from talentmatch.catalogue.queries import list_programmes, list_providers
from talentmatch.engine import FIELDS
from talentmatch.engine.meaning import LONGEST
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, OPTIONAL_WEIGHT, TRANSVERSAL_SHARE
from talentmatch.matching.ordering import WEAKEST
from talentmatch.matching.places import NEAR_KM
from talentmatch.matching.quality import recorded_quality
from talentmatch.needs.queries import list_sector_figures, load_profiles
from talentmatch.skills.queries import list_skills
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
        programmes = list_programmes(session)
        values = {
            "programmes": programmes,
            "training_lines": sum(row.record_type == "training_line" for row in programmes),
            "unnamed": sum(row.title_status == "descriptive" for row in programmes),
            "inferred": sum(row.language_basis == "inferred" for row in programmes),
            "without_cost": sum(row.cost_eur is None for row in programmes),
            "historic": sum(row.status == "historic" for row in programmes),
            "provider_count": len(list_providers(session)),
            "profile_count": len(load_profiles(session)),
            "skill_count": len(list_skills(session)),
            "checked": sorted({row.checked_on for row in programmes}),
            "figures": list_sector_figures(session),
            "days_shown": DAYS_SHOWN,
            "kept_days": KEPT_DAYS,
        }
    return render_template("seeker/about_the_data.html", **values)
