"""Add one skill to many ticked programmes."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from talentmatch.catalogue.bulk_skills import add_skill_to
from talentmatch.catalogue.records import PROGRAMME, get_record
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.models.input_types import SLUG
from talentmatch.skills.finding import narrow_skills
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form, ticked
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_bulk_skill", __name__)


@blueprint.get("/programmes/add-skill")
@permit("catalogue.edit")
def form() -> str:
    """Show the ticked programmes, and the skills that fit what is looked for."""
    ids, what = ticked(request.args), text_argument(request.args, "find")
    with current_runtime().database.reading() as session:
        rows = [get_record(session, current_actor(), PROGRAMME, name, lock=False) for name in ids]
        offered = narrow_skills(session, what)
    kept = [("id", row.id) for row in rows]
    return render_desk("admin/bulk_skill.html", rows=rows, offered=offered, what=what, kept=kept)


@blueprint.post("/programmes/add-skill")
@permit("catalogue.edit")
def add() -> Response:
    """Add the chosen skill to every ticked programme that does not have it, all or none; without one ask for it."""
    sent = own_form()
    ids, skill_id, words = ticked(sent), sent.get("skill", ""), sent.get("words", "").strip()
    if "skill" not in sent:
        return redirect(url_for("desk_bulk_skill.form", id=ids), 303)
    if not SLUG.match(skill_id) or not words:
        raise InvalidData(N_("Choose a skill, and say in which words the programmes teach it."))
    said = (words, current_language())
    with current_runtime().database.writing() as session:
        added = add_skill_to(session, current_actor(), ids, skill_id=skill_id, said=said, now=now())
    return redirect(url_for("desk_lists.programmes", done="linked" if added else "nothing"), 303)
