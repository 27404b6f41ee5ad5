"""List the records that the owner of a token may write, in whatever state, so that a program knows what is there."""

from typing import Annotated

from flask import Blueprint
from pydantic import BaseModel

from talentmatch.catalogue.own_records import page_records
from talentmatch.i18n import N_
from talentmatch.models import codes
from talentmatch.models.input_types import each_of
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import ListQuery, cursor_of, listed
from talentmatch.web.api.writes.catalogue import SCOPE, TAG
from talentmatch.web.api.writes.kinds import WRITTEN_KINDS, WrittenKind, shown_records
from talentmatch.web.api.writes.models import list_of

blueprint = Blueprint("api_own_records", __name__)


class StateQuery(ListQuery):
    """The filters of records as they are stored."""

    state: Annotated[list[str], each_of(codes.RECORD_STATES)] = listed(codes.RECORD_STATES)


def _offer(written: WrittenKind) -> None:
    """Serve the list of a kind of record."""
    answer = list_of(written.record)
    summary = N_("List the records of one's own as they are stored")

    def own_records(call: Call[StateQuery, None]) -> BaseModel:
        page = page_records(call.session, call.actor, written.kind, states=call.query.state, part=call.query.part)
        following = cursor_of(page.rows[-1].id) if page.more else None
        return answer(items=shown_records(call.session, written, page.rows), total=page.total, next=following)

    own_records.__name__ = f"own_{written.name}"
    operation = Operation(summary, TAG, answer, query=StateQuery, record=written.record, scope=SCOPE)
    serve(blueprint, f"/records/{written.path}", operation)(own_records)


for _kind in WRITTEN_KINDS:
    _offer(_kind)
