"""Two versions of a record side by side, and the merge of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from talentmatch.accounts.audit import plain
from talentmatch.catalogue.editing import EditConflict
from talentmatch.catalogue.history import list_versions
from talentmatch.catalogue.records import values_of
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.fields import fields_of
from talentmatch.web.desk.forms import Typed, full_label, load_options, shown_value, typed_of
from talentmatch.web.desk.kinds import DeskKind
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor

CHOICE = "choose-"  # before the name of a field: whose value is taken


@dataclass(frozen=True)
class Difference:
    """A field in which two versions differ; ``mine``: whether your side changed it, so that yours is ticked first."""

    name: str
    label: str
    theirs: str
    yours: str
    mine: bool


def merged(desk: DeskKind, row: Any, typed: Typed, form: MultiDict[str, str]) -> Typed:
    """Return what was typed, with the stored value where the reader chose that, ticks in the stored order."""
    stored = typed_of(desk.groups, values_of(desk.kind, row))
    return {
        name: stored[name] if form.get(CHOICE + name) == "theirs" else in_order_of(stored[name], text)
        for name, text in typed.items()
    }


def in_order_of(stored: tuple[str, ...], typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return ticked values in the order in which they are stored, new ones last: a form knows no order."""
    return tuple(sorted(typed, key=lambda text: stored.index(text) if text in stored else len(stored)))


def conflict_page(desk: DeskKind, record_id: str, conflict: EditConflict, *, base: int, change_id: str) -> str:
    """Return the page that shows both versions, field by field; ``base``: the version from which yours began."""
    with current_runtime().database.reading() as session:
        versions = list_versions(session, current_actor(), desk.kind, record_id)
        options = load_options(session, desk.groups)
    began: Mapping[str, Any] = next((found.values for found in versions if found.number == base), {})
    theirs, yours = typed_of(desk.groups, conflict.theirs), typed_of(desk.groups, conflict.yours)
    differences = [
        Difference(
            field.name,
            full_label(group, field),
            shown_value(field, theirs[field.name], options),
            shown_value(field, yours[field.name], options),
            plain(conflict.yours[field.name]) != began.get(field.name),
        )
        for group, field in fields_of(desk.groups)
        if field.name in conflict.differing
    ]
    return render_desk(
        "admin/conflict.html",
        desk=desk,
        record_id=record_id,
        message=conflict.text(),
        version=conflict.version,
        newest=versions[0],
        differences=differences,
        typed=yours,
        change_id=change_id,
    )
