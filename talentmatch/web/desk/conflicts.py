"""Two versions of a record side by side, and the merge of both."""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from talentmatch.accounts.audit import plain
from talentmatch.catalogue.editing import EditConflict
from talentmatch.catalogue.history import list_versions
from talentmatch.catalogue.records import values_of
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.kinds import DeskKind
from talentmatch.web.desk.options import load_options
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.forms.differences import chosen_between, list_differences
from talentmatch.web.forms.typed import Typed, typed_of
from talentmatch.web.permissions import current_actor


def merged(desk: DeskKind, row: Any, typed: Typed, form: MultiDict[str, str]) -> Typed:
    """Return what was typed, with the stored value where the reader chose that, ticks in the stored order."""
    return chosen_between(typed_of(desk.groups, values_of(desk.kind, row)), typed, form)


def conflict_page(desk: DeskKind, record_id: str, conflict: EditConflict, *, base: int, change_id: str) -> str:
    """Return the page that shows both versions, field by field; ``base``: the version from which yours began."""
    with current_runtime().database.reading() as session:
        versions = list_versions(session, current_actor(), desk.kind, record_id)
        options = load_options(session, desk.groups)
    began: Mapping[str, Any] = next((found.values for found in versions if found.number == base), {})
    mine = [name for name, value in conflict.yours.items() if plain(value) != began.get(name)]
    theirs, yours = typed_of(desk.groups, conflict.theirs), typed_of(desk.groups, conflict.yours)
    return render_desk(
        "admin/conflict.html",
        desk=desk,
        record_id=record_id,
        message=conflict.text(),
        version=conflict.version,
        newest=versions[0],
        differences=list_differences(desk.groups, theirs, yours, options=options, mine=mine),
        typed=yours,
        change_id=change_id,
    )
