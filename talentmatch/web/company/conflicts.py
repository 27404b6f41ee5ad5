"""Two versions of a need side by side: what a colleague saved meanwhile, and what was typed."""

from flask import Response

from talentmatch.employers.history import list_need_versions
from talentmatch.employers.needs import NeedConflict
from talentmatch.web.company.fields import NEED_FIELDS, typed_of_need
from talentmatch.web.company.options import need_options
from talentmatch.web.company.pages import company_page
from talentmatch.web.context import current_runtime
from talentmatch.web.forms.differences import list_differences
from talentmatch.web.forms.typed import Typed
from talentmatch.web.permissions import current_actor


def conflict_page(need_id: str, yours: Typed, conflict: NeedConflict, *, base: int) -> Response:
    """Return the page that shows both versions (409); ``base``: the version from which yours began."""
    with current_runtime().database.reading() as session:
        versions = list_need_versions(session, current_actor(), need_id)
        theirs = typed_of_need(versions[0].values)
        options = need_options(session, [theirs, yours])
    began = next((typed_of_need(found.values) for found in versions if found.number == base), theirs)
    mine = [name for name, typed in yours.items() if not same_values(typed, began[name])]
    alike = {name: theirs[name] if same_values(typed, theirs[name]) else typed for name, typed in yours.items()}
    return company_page(
        "company/conflict.html",
        409,
        need_id=need_id,
        message=conflict.text(),
        version=conflict.version,
        newest=versions[0],
        differences=list_differences(NEED_FIELDS, theirs, alike, options=options, mine=mine),
        typed=yours,
    )


def same_values(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two fields hold the same; an empty field is one without a value, and lists have no order."""
    return sorted(filter(None, one)) == sorted(filter(None, other))
