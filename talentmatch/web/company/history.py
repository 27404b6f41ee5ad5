"""The versions of a need, and how to return to one."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, url_for

from talentmatch.catalogue.history import Version
from talentmatch.employers.history import list_need_versions, restore_need
from talentmatch.employers.needs import NeedConflict, get_need
from talentmatch.i18n import gettext as _
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.conflicts import conflict_page, same_values
from talentmatch.web.company.fields import NEED_FIELDS, typed_of_need
from talentmatch.web.company.options import need_options
from talentmatch.web.company.pages import company_page
from talentmatch.web.company.words import NEED_STATE
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, number_in, own_form
from talentmatch.web.forms.fields import FormField, fields_of
from talentmatch.web.forms.typed import Options, Typed, shown_value
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_history", __name__)


@dataclass(frozen=True)
class Step:
    """A version as the page shows it: what made it, field by field from what to what.

    ``differs``: whether it says anything else than the need says now, so that one can return to it.
    """

    version: Version
    changes: tuple[tuple[str, str, str], ...]
    differs: bool


@blueprint.get("/company/needs/<slug:need_id>/history")
@permit("needs.edit")
def history(need_id: str) -> Response:
    """Show the versions of a need, newest first."""
    with current_runtime().database.reading() as session:
        row = get_need(session, current_actor(), need_id)
        versions = list_need_versions(session, current_actor(), need_id)
        typed = [typed_of_need(version.values) for version in versions]
        options = need_options(session, typed)
    return company_page("company/history.html", row=row, steps=steps_of(versions, typed, options))


def steps_of(versions: Sequence[Version], typed: Sequence[Typed], options: Options) -> list[Step]:
    """Return versions with their changes from the one before; the first has none."""
    before = [*typed[1:], None]
    return [
        Step(version, tuple(_changes(version, former, shown, options)) if former else (), _differ(shown, typed[0]))
        for version, shown, former in zip(versions, typed, before, strict=True)
    ]


def _differ(one: Typed, other: Typed) -> bool:
    return any(not same_values(value, other[name]) for name, value in one.items())


def _changes(version: Version, before: Typed, after: Typed, options: Options) -> list[tuple[str, str, str]]:
    def told(field: FormField, typed: Typed) -> str:
        return shown_value(field, typed[field.name], options)

    changes = [
        (_(field.label), told(field, before), told(field, after))
        for _group, field in fields_of(NEED_FIELDS)
        if not same_values(before[field.name], after[field.name])
    ]
    if "state" in version.changes:
        was, to = (_(NEED_STATE.get(code, "")) for code in version.changes["state"])
        changes.append((_("State"), was, to))
    return changes


@blueprint.post("/company/needs/<slug:need_id>/history")
@permit("needs.edit")
def restore(need_id: str) -> Response:
    """Return a need to a version, which is an edit like any other."""
    form, actor = own_form(), current_actor()
    number, version = number_in(form, "number"), number_in(form, "version")
    try:
        with current_runtime().database.writing() as session:
            restore_need(session, actor, need_id, number=number, version=version, now=now())
    except NeedConflict as conflict:
        with current_runtime().database.reading() as session:
            versions = list_need_versions(session, actor, need_id)
        wanted = next(found.values for found in versions if found.number == number)
        return conflict_page(need_id, typed_of_need(wanted), conflict, base=version)
    return go_to(url_for("company_needs.edit", need_id=need_id, done="restored"))
