"""Records that may be one: the list of pairs, one pair side by side, and what becomes of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from talentmatch.catalogue.duplicates.merged import keep_apart
from talentmatch.catalogue.duplicates.merging import Wish, filled_from_other, get_pair, merge_records
from talentmatch.catalogue.duplicates.pairs import REASONS
from talentmatch.catalogue.duplicates.unmerging import unmerge_record
from talentmatch.catalogue.faults import FaultyFields
from talentmatch.errors import Conflict, InvalidData
from talentmatch.i18n import N_
from talentmatch.models.refusals import Refusal
from talentmatch.web.arguments import page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.desk.duplicates_view import CHOICE, PairPage, PairsRequest, pair_view
from talentmatch.web.desk.kept_pairs import current_pairs
from talentmatch.web.desk.kinds import DESK_KINDS, OF_TABLE
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.forms.typed import labels_of
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_duplicates", __name__)
MERGEABLE = "<any(programmes, runs):kind>"
FAULTY, CHANGED = 422, 409


@dataclass(frozen=True)
class Refused:
    """A merge that was not stored: the fields ticked for the other, and why."""

    chosen: Collection[str]
    message: str = ""
    faults: Sequence[Refusal] = ()


@blueprint.get("/duplicates")
@permit("catalogue.publish")
def duplicates() -> str:
    """List the pairs that nobody has decided on."""
    why = text_argument(request.args, "why")
    if why and why not in REASONS:
        message = N_("The filter %(facet)s does not know the value %(value)s.")
        raise InvalidData(message, facet="why", value=why)
    with current_runtime().database.reading() as session:
        pairs = [pair for pair in current_pairs().waiting(session) if not why or why in pair.reasons]
    page = PairPage(PairsRequest(why, page_argument(request.args)), tuple(pairs))
    return render_desk(
        "admin/duplicates.html", page=page, rows=page.rows(), reasons=REASONS, kinds=OF_TABLE, links=page
    )


@blueprint.post("/duplicates")
@permit("catalogue.publish")
def distinguish() -> Response:
    """Note that the two records of a pair are two."""
    form = own_form()
    desk = DESK_KINDS.get(form.get("kind", ""))
    if desk is None:
        raise InvalidData(N_("A pair needs two records. Open it from the list of duplicates."))
    with current_runtime().database.writing() as session:
        ids = form.get("first", ""), form.get("second", "")
        keep_apart(session, current_actor(), desk.kind.name, ids, now=now())
    return redirect(url_for("desk_duplicates.duplicates", done="apart"), 303)


@blueprint.get(f"/duplicates/{MERGEABLE}/<slug:keep_id>/<slug:other_id>")
@permit("catalogue.publish")
def compare(kind: str, keep_id: str, other_id: str) -> str:
    """Show two records side by side, with the values that would stay."""
    return pair_page(kind, keep_id, other_id)


@blueprint.post(f"/duplicates/{MERGEABLE}/<slug:keep_id>/<slug:other_id>")
@permit("catalogue.publish")
def merge(kind: str, keep_id: str, other_id: str) -> Response | tuple[str, int]:
    """Merge two records; show both again when one of them changed (409) or the choice does not fit together (422)."""
    form = own_form()
    chosen = chosen_in(form)
    versions = number_in(form, "keep_version"), number_in(form, "other_version")
    wish = Wish(keep_id, other_id, *versions, chosen)
    try:
        with current_runtime().database.writing() as session:
            merge_records(session, current_actor(), DESK_KINDS[kind].kind, wish, now=now())
    except FaultyFields as error:
        return pair_page(kind, keep_id, other_id, Refused(chosen, faults=error.faults)), FAULTY
    except Conflict as error:
        return pair_page(kind, keep_id, other_id, Refused(chosen, error.text())), CHANGED
    return redirect(url_for("desk_records.edit", kind=kind, record_id=keep_id, done="merged"), 303)


def chosen_in(form: MultiDict[str, str]) -> frozenset[str]:
    """Return the fields of which the other's value was chosen."""
    return frozenset(
        name.removeprefix(CHOICE) for name, value in form.items() if name.startswith(CHOICE) and value == "other"
    )


def pair_page(kind: str, keep_id: str, other_id: str, refused: Refused | None = None) -> str:
    """Return the page of a pair, with what was refused; without, the fields that are empty in the first are ticked."""
    desk = DESK_KINDS[kind]
    with current_runtime().database.reading() as session:
        keep, other = get_pair(session, current_actor(), desk.kind, keep_id, other_id)
        ticked = refused.chosen if refused else filled_from_other(desk.kind, keep, other)
        view = pair_view(session, desk, keep, other, ticked)
    return render_desk(
        "admin/merge.html",
        desk=desk,
        keep=keep,
        other=other,
        view=view,
        faults=refused.faults if refused else (),
        message=refused.message if refused else "",
        labels=labels_of(desk.groups),
    )


@blueprint.post(f"/duplicates/apart/{MERGEABLE}/<slug:record_id>")
@permit("catalogue.publish")
def take_apart(kind: str, record_id: str) -> Response:
    """Take a merged record out of the one that took it over."""
    own_form()
    with current_runtime().database.writing() as session:
        unmerge_record(session, current_actor(), DESK_KINDS[kind].kind, record_id, now=now())
    return redirect(url_for("desk_records.edit", kind=kind, record_id=record_id, done="unmerged"), 303)
