"""The queue of suggested skills: the words that carry each, and one key or button to accept or reject it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, redirect, request, url_for
from sqlmodel import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, LocalText
from talentmatch.skills.decisions import accept_suggestion, last_decided, reject_suggestion, undo_last
from talentmatch.skills.passages import Piece, sentences_with
from talentmatch.skills.suggestion_queries import Suggested, SuggestionRequest, page_of_suggestions, suggested_skills
from talentmatch.web.arguments import page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import MOST_DIGITS, now, number_in, own_form
from talentmatch.web.desk.link_fields import DESK_SIDES, DeskSide
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_suggestions", __name__)
NAMES = ("q", "skill", "least")
LEAST = ("0.85", "0.9", "0.95")
SURE = 0.95  # above this a whole page may be accepted at once


@dataclass(frozen=True)
class SuggestionShown:
    """A suggestion as the page shows it: where its record stands, and the sentences that carry it."""

    item: Suggested
    side: DeskSide
    title: LocalText
    sentences: tuple[tuple[Piece, ...], ...]


class QueueLinks:
    """The addresses of the queue with the filters of this request."""

    def page(self, number: int) -> str:
        """Return the address of a page."""
        return f"?{urlencode([*kept_arguments(), ('page', number)])}"


def kept_arguments() -> list[tuple[str, str]]:
    """Return the filters of this request, to be kept."""
    return [(name, value) for name in NAMES if (value := request.args.get(name))]


@blueprint.get("/suggestions")
@permit("catalogue.publish")
def queue() -> str:
    """Show one page of what waits, the surest first."""
    with current_runtime().database.reading() as session:
        page = page_of_suggestions(session, read_request())
        skills = suggested_skills(session)
        undo = len(last_decided(session, current_actor()))
    sure = [item.row.id for item in page.items if item.row.confidence > SURE]
    shown = [shown_suggestion(item) for item in page.items]
    values = {"page": page, "shown": shown, "skills": skills, "sure": sure, "undo": undo, "least": LEAST}
    return render_desk("admin/suggestions.html", links=QueueLinks(), **values)


def read_request() -> SuggestionRequest:
    """Read from the address which suggestions are asked for."""
    least = text_argument(request.args, "least")
    if least and least not in LEAST:
        raise InvalidData(N_("The confidence in the address is none of those that the page offers."))
    what, skill = text_argument(request.args, "q"), text_argument(request.args, "skill")
    return SuggestionRequest(what, skill, float(least or 0), page_argument(request.args))


def shown_suggestion(item: Suggested) -> SuggestionShown:
    """Return a suggestion with the sentences in which its words stand."""
    side = DESK_SIDES["programmes" if item.row.programme_id is not None else "profiles"]
    return SuggestionShown(item, side, side.title(item.subject), tuple(sentences_with(item.subject, item.row)))


@blueprint.post("/suggestions")
@permit("catalogue.publish")
def decide() -> Response:
    """Accept or reject one suggestion, accept the sure ones of the page, or take the last decision back."""
    form = own_form()
    with current_runtime().database.writing() as session:
        done = act_on(session, form)
    kept: dict[str, Any] = {**dict(kept_arguments()), "page": page_argument(request.args), "done": done}
    return redirect(url_for("desk_suggestions.queue", **kept, _anchor="suggestions"), 303)


def act_on(session: Session, form: MultiDict[str, str]) -> str:
    """Do what a button asks and return the name of what was done; raise InvalidData for no button of the page."""
    actor, at = current_actor(), now()
    if form.get("action") == "undo":
        undo_last(session, actor, now=at)
        return "undone"
    if form.get("action") == "accept-sure":
        for number in sorted(numbers_in(form)):
            accept_suggestion(session, actor, number, now=at, importance=form.get(f"importance-{number}", "optional"))
        return "accepted"
    if "accept" in form:
        number = number_in(form, "accept")
        accept_suggestion(session, actor, number, now=at, importance=form.get(f"importance-{number}", "optional"))
        return "accepted"
    reject_suggestion(session, actor, number_in(form, "reject"), now=at)
    return "turned-down"


def numbers_in(form: MultiDict[str, str]) -> set[int]:
    """Return the suggestions that the page showed as sure; raise InvalidData for anything but numbers."""
    found = form.getlist("sure")
    if not found or not all(text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS for text in found):
        raise InvalidData(N_("No suggestion of this page is sure enough to be accepted unseen."))
    return set(map(int, found))
