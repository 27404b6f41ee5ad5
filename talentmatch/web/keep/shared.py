"""A plan that was shared: open it by its code, print it, and end it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, request, url_for
from sqlmodel import Session

from talentmatch.accounts.limits import PLAN_END, take_places
from talentmatch.catalogue.queries import find_places, load_cards
from talentmatch.errors import InvalidData
from talentmatch.needs.queries import get_profile
from talentmatch.plans.codes import grouped, read_code
from talentmatch.plans.service import end_plan, open_plan
from talentmatch.web.account.pages import page
from talentmatch.web.cards import card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.keep.paper_view import Paper, full_address, make_paper, shared_wishes
from talentmatch.web.keep.pdf import pdf_response
from talentmatch.web.keep.qr import qr_picture
from talentmatch.web.keep.words import plan_words
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.sessions import current_browser

blueprint = Blueprint("shared", __name__)
LONGEST_CODE = 100


@blueprint.get("/plans/<code>")
@permit("public.read")
def plan(code: str) -> Response:
    """Show a shared plan as it prints."""
    with current_runtime().database.reading() as session:
        paper = shared_paper(session, code)
    return page(
        "keep/plan.html",
        paper=paper,
        picture=qr_picture(paper.address),
        **plan_words(paper),
        pdf=url_for("shared.pdf", code=code),
        back=pathway_address(paper),
        share="",
        end=url_for("shared.ask_end", code=code),
    )


@blueprint.get("/plans/<code>.pdf")
@permit("public.read")
def pdf(code: str) -> Response:
    """Send a shared plan as a PDF."""
    with current_runtime().database.reading() as session:
        paper = shared_paper(session, code)
    return pdf_response(paper, "plan")


@blueprint.get("/plans/<code>/end")
@permit("public.read")
def ask_end(code: str) -> Response:
    """Ask for the code that ends a plan."""
    with current_runtime().database.reading() as session:
        open_plan(session, code, now=datetime.now(UTC))
    return page("keep/end.html", code=code, fault="", done=False)


@blueprint.post("/plans/<code>/end")
@permit("public.read")
def end(code: str) -> Response:
    """End a plan at once."""
    now, database = datetime.now(UTC), current_runtime().database
    with database.writing() as session:
        take_places(session, {PLAN_END: current_browser().address}, now)
    typed = request.form.get("end_code", "")[:LONGEST_CODE]
    try:
        with database.writing() as session:
            end_plan(session, current_actor(), (code, typed), now=now)
    except InvalidData as error:
        return page("keep/end.html", 422, code=code, fault=error.text(), done=False)
    return page("keep/end.html", code=code, fault="", done=True)


def shared_paper(session: Session, typed: str) -> Paper:
    """Return the plan of a code as it is printed; raise what ``open_plan`` raises, NotFound when its job is gone."""
    runtime, row = current_runtime(), open_plan(session, typed, now=datetime.now(UTC))
    places = find_places(session, [row.place_id] if row.place_id else [])
    code = read_code(typed)
    paper = make_paper(
        session,
        runtime.live.current(session),
        get_profile(session, row.profile_id),
        shared_wishes(session, row, places),
        address=full_address(url_for("shared.plan", code=code)),
    )
    shortlist = card_views(session, load_cards(session, row.programme_ids).values())
    return replace(paper, shortlist=tuple(shortlist), code=grouped(code), until=row.expires_at)


def pathway_address(paper: Paper) -> str:
    """Return the address where the plan can be changed; the skills held stand in it, as on every such page."""
    wishes = paper.way.wishes
    values: dict[str, Any] = {
        "held": sorted(wishes.held),
        "objective": wishes.objective,
        "optional": "1" if wishes.with_optional else None,
        "near": wishes.near or None,
        "from": wishes.starting.isoformat() if wishes.starting else None,
        **{name: sorted(allowed) for name, allowed in wishes.chosen.items()},
    }
    return url_for("pathway.pathway", profile_id=paper.view.card.profile.id, **values)
