"""Write the records of the catalogue: add, read as stored, change, archive, and take through their states."""

from collections.abc import Mapping
from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import BaseModel

from talentmatch.accounts.permissions import require
from talentmatch.catalogue.approvals import get_proposed
from talentmatch.catalogue.editing import create_record, edit_record
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.records import get_record, values_of
from talentmatch.catalogue.states import change_state, confirm_record
from talentmatch.i18n import N_
from talentmatch.models.columns import Editable
from talentmatch.models.input_types import Input, one_of
from talentmatch.web.api.answers import reply
from talentmatch.web.api.operations import Operation, serve
from talentmatch.web.api.queries import enum
from talentmatch.web.api.writes.answers import ACCEPTED, created, located, read_version, versioned
from talentmatch.web.api.writes.binding import Handler, Write, bound
from talentmatch.web.api.writes.conditions import require_version
from talentmatch.web.api.writes.kinds import WRITTEN_KINDS, WrittenKind, shown_record
from talentmatch.web.api.writes.models import merged_values
from talentmatch.web.api.writes.refused import named_by_field
from talentmatch.web.api.writes.waiting import ProposedChange, shown_change

blueprint = Blueprint("api_catalogue_writes", __name__)
TAG = "writing"
SCOPE = "catalogue:write"
ACTIONS: Mapping[str, str] = {"publish": "publish", "archive": "archive", "withdraw": "unarchive", "confirm": "confirm"}
STATE_ACTIONS = tuple(name for name in ACTIONS if name != "confirm")


class StateStep(Input):
    """What to do with a record. withdraw: make it a draft again."""

    action: Annotated[str, one_of(STATE_ACTIONS), enum(STATE_ACTIONS)]


class RecordStep(Input):
    """What to do with a record. withdraw: make it a draft again. confirm: note that it was found right today."""

    action: Annotated[str, one_of(tuple(ACTIONS)), enum(tuple(ACTIONS))]


def add_record(call: Write, written: WrittenKind) -> Response:
    """Add a record as a draft."""
    require(call.actor, written.permission)
    with named_by_field():
        entered = read_input(written.kind.input, call.body.model_dump())
        row = create_record(call.session, call.actor, written.kind, entered=entered, now=call.now)
    return created(shown_record(call.session, written, row), row, f"{written.path}/{row.id}/record")


def read_record(call: Write, written: WrittenKind, record_id: str) -> Response:
    """Show a record as it is stored, in whatever state."""
    row = get_record(call.session, call.actor, written.kind, record_id, lock=False)
    return read_version(shown_record(call.session, written, row), row)


def change_record(call: Write, written: WrittenKind, record_id: str) -> Response:
    """Change a record, or let the change wait where an editor has to approve it."""
    row = _locked(call, written, record_id)
    values = merged_values(written.kind.input, values_of(written.kind, row), call.body.model_dump(exclude_unset=True))
    with named_by_field():
        entered = read_input(written.kind.input, values)
        edited = edit_record(
            call.session, call.actor, written.kind, record_id, version=row.version, entered=entered, now=call.now
        )
    if edited.waiting is not None:
        return located(reply(shown_change(edited.waiting), None), ACCEPTED, f"proposed-changes/{edited.waiting.id}")
    return versioned(shown_record(call.session, written, edited.row), edited.row)


def archive_record(call: Write, written: WrittenKind, record_id: str) -> Response:
    """Archive a record; nothing is removed for good."""
    return _take(call, written, record_id, "archive")


def step_record(call: Write, written: WrittenKind, record_id: str) -> Response:
    """Do one of the things that can be done with a record as a whole."""
    return _take(call, written, record_id, ACTIONS[call.body.action])


def _take(call: Write, written: WrittenKind, record_id: str, action: str) -> Response:
    row = _locked(call, written, record_id)
    with named_by_field():
        if action == "confirm":
            confirm_record(call.session, call.actor, written.kind, record_id, now=call.now)
        else:
            change_state(call.session, call.actor, written.kind, record_id, action=action, now=call.now)
    return versioned(shown_record(call.session, written, row), row)


def _locked(call: Write, written: WrittenKind, record_id: str) -> Any:
    """Return a row that nobody else can change until the answer, at the version that the request names."""
    row = get_record(call.session, call.actor, written.kind, record_id)
    require_version(row)
    return row


def _offer(written: WrittenKind) -> None:
    """Serve every way of writing a kind of record."""
    record, new, change = written.record, written.new, written.change
    step = RecordStep if issubclass(written.kind.table, Editable) else StateStep
    one = f"/{written.path}/<slug:record_id>/record"
    offered: tuple[tuple[str, Handler, Operation], ...] = (
        (f"/{written.path}", add_record, _operation(N_("Add a record as a draft"), record, body=new, success=201)),
        (one, read_record, _operation(N_("Show a record as it is stored"), record)),
        (
            one,
            change_record,
            _operation(
                N_("Change a record"), record, method="PATCH", body=change, versioned=True, accepted=ProposedChange
            ),
        ),
        (one, archive_record, _operation(N_("Archive a record"), record, method="DELETE", versioned=True)),
        (
            f"{one}/state",
            step_record,
            _operation(N_("Publish, withdraw, archive or confirm a record"), record, body=step, versioned=True),
        ),
    )
    for rule, handler, operation in offered:
        name = f"{handler.__name__.removesuffix('_record')}_{written.name}"
        serve(blueprint, rule, operation)(bound(handler, written, name))


def _operation(summary: str, answer: type[BaseModel], **others: Any) -> Operation:
    return Operation(summary, TAG, answer, scope=SCOPE, **others)


for _kind in WRITTEN_KINDS:
    _offer(_kind)


@serve(
    blueprint,
    "/proposed-changes/<int(max=2147483647):change_id>",
    _operation(N_("Show a change that waits for approval"), ProposedChange),
)
def proposed_change(call: Write, change_id: int) -> ProposedChange:
    """Show a change that was proposed, with what was decided."""
    return shown_change(get_proposed(call.session, call.actor, change_id))
