"""The plan for a job on one sheet of paper: as a page to print and as a PDF, from its address alone."""

from dataclasses import replace

from flask import Blueprint, Response, render_template, request, url_for

from talentmatch.i18n import current_language
from talentmatch.needs.queries import get_profile
from talentmatch.web.context import current_runtime
from talentmatch.web.keep.paper_view import Paper, full_address, make_paper
from talentmatch.web.keep.pdf import pdf_response
from talentmatch.web.keep.qr import qr_picture
from talentmatch.web.keep.words import plan_words
from talentmatch.web.languages import address
from talentmatch.web.permissions import permit
from talentmatch.web.wishes import day_argument, read_wishes

blueprint = Blueprint("paper", __name__)


@blueprint.get("/profiles/<slug:profile_id>/plan")
@permit("public.read")
def sheet(profile_id: str) -> str:
    """Show the plan as it prints; nothing of it is stored."""
    paper = read_paper(profile_id)
    return render_template(
        "keep/plan.html",
        paper=paper,
        picture=qr_picture(paper.address),
        **plan_words(paper),
        pdf=address(url_for("paper.pdf", profile_id=profile_id)),
        back=address(url_for("pathway.pathway", profile_id=profile_id)),
        share=plan_form(profile_id),
        end="",
    )


@blueprint.get("/profiles/<slug:profile_id>/plan.pdf")
@permit("public.read")
def pdf(profile_id: str) -> Response:
    """Send the plan as a PDF."""
    return pdf_response(read_paper(profile_id), f"plan-{profile_id}-{current_language()}")


def read_paper(profile_id: str) -> Paper:
    """Return the plan that the address asks for; raise NotFound without such a job, InvalidData for its wishes."""
    runtime = current_runtime()
    wishes = replace(read_wishes(request.args), starting=day_argument(request.args))
    back = full_address(address(url_for("pathway.pathway", profile_id=profile_id)))
    with runtime.database.reading() as session:
        card = get_profile(session, profile_id)
        return make_paper(session, runtime.live.current(session), card, wishes, address=back)


def plan_form(profile_id: str) -> str:
    """Return the address of the form that shares the plan of this page."""
    here = address(url_for("sharing.new"))
    return f"{here}{'&' if '?' in here else '?'}profile={profile_id}"
