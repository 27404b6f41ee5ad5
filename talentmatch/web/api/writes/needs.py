"""Write the needs of one's own company: list, add, change, copy, and take through their states."""

from typing import Annotated, Any

from flask import Blueprint, Response
from pydantic import Field
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.employers.listing import page_needs, skills_of_needs
from talentmatch.employers.needs import change_need_state, copy_need, create_need, edit_need, get_need, skills_of
from talentmatch.employers.posting import renew_need
from talentmatch.i18n import N_, gettext
from talentmatch.models import SkillNeed, codes
from talentmatch.models.input_types import Input, Slug, each_of, one_of
from talentmatch.web.api.faults import RefusedRequest
from talentmatch.web.api.lists import next_cursor
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.problems import Fault
from talentmatch.web.api.queries import ListQuery, OwnQuery, enum, listed
from talentmatch.web.api.writes.answers import created, read_version, versioned
from talentmatch.web.api.writes.binding import Write
from talentmatch.web.api.writes.conditions import require_version
from talentmatch.web.api.writes.need_models import (
    NEED_CHANGE,
    NEW_NEED,
    NeedRecord,
    NeedRecordList,
    changed_draft,
    draft_of,
    shown_need,
)
from talentmatch.web.api.writes.refused import named_by_field

blueprint = Blueprint("api_needs", __name__)
TAG = "needs"
READ, WRITE = "needs:read", "needs:write"
ALL = "/company/needs"
ONE = f"{ALL}/<slug:need_id>"
STEPS = ("publish", "withdraw", "close", "reopen", "renew")
WHOSE = N_("The company; one's own without it.")


class CompanyQuery(OwnQuery):
    """Whose need a new one is."""

    company: Slug | None = Field(None, description=WHOSE)


class NeedQuery(ListQuery):
    """The filters of the needs of a company."""

    company: Slug | None = Field(None, description=WHOSE)
    state: Annotated[list[str], each_of(codes.NEED_STATES)] = listed(codes.NEED_STATES)


class NeedStep(Input):
    """What to do with a need. withdraw: make it a draft again. renew: let it stand for another year."""

    action: Annotated[str, one_of(STEPS), enum(STEPS)]


@serve(
    blueprint,
    ALL,
    Operation(N_("List the needs of a company"), TAG, NeedRecordList, query=NeedQuery, record=NeedRecord, scope=READ),
)
def own_needs(call: Call[NeedQuery, None]) -> NeedRecordList:
    """List the needs of a company in every state by identifier."""
    company_id = company_of(call.actor, call.query.company)
    page = page_needs(call.session, call.actor, company_id, states=call.query.state, part=call.query.part)
    skills = skills_of_needs(call.session, [row.id for row in page.rows])
    items = [shown_need(row, skills[row.id]) for row in page.rows]
    return NeedRecordList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    ALL,
    Operation(
        N_("Add a need as a draft"), TAG, NeedRecord, query=CompanyQuery, body=NEW_NEED, success=201, scope=WRITE
    ),
)
def create_own_need(call: Call[CompanyQuery, Any]) -> Response:
    """Add a need as a draft."""
    company_id = company_of(call.actor, call.query.company)
    with named_by_field():
        draft = draft_of(call.body.model_dump(exclude_none=True), {})
        origin = "profile" if draft.fields.profile_id else "blank"
        row = create_need(call.session, call.actor, company_id, draft, origin=origin, now=call.now)
    return _created(call.session, row)


@serve(blueprint, ONE, Operation(N_("Show a need as it is stored"), TAG, NeedRecord, scope=READ))
def own_need(call: Write, need_id: str) -> Response:
    """Show a need of one's own, in whatever state."""
    row = get_need(call.session, call.actor, need_id)
    return read_version(_shown(call.session, row), row)


@serve(
    blueprint,
    ONE,
    Operation(N_("Change a need"), TAG, NeedRecord, method="PATCH", body=NEED_CHANGE, versioned=True, scope=WRITE),
)
def change_own_need(call: Write, need_id: str) -> Response:
    """Change fields of a need, or its skills as a whole."""
    row = _locked(call, need_id)
    with named_by_field():
        draft = changed_draft(row, skills_of(call.session, need_id), call.body)
        edit_need(call.session, call.actor, need_id, version=row.version, draft=draft, now=call.now)
    return versioned(_shown(call.session, row), row)


@serve(
    blueprint,
    f"{ONE}/state",
    Operation(
        N_("Publish, withdraw, close, reopen or renew a need"),
        TAG,
        NeedRecord,
        body=NeedStep,
        versioned=True,
        scope=WRITE,
    ),
)
def step_own_need(call: Write, need_id: str) -> Response:
    """Do one of the things that can be done with a need as a whole."""
    row, action = _locked(call, need_id), call.body.action
    with named_by_field():
        if action == "renew":
            renew_need(call.session, call.actor, need_id, now=call.now)
        else:
            change_need_state(call.session, call.actor, need_id, action=action, now=call.now)
    return versioned(_shown(call.session, row), row)


@serve(
    blueprint,
    f"{ONE}/copies",
    Operation(N_("Copy a need to a new draft"), TAG, NeedRecord, method="POST", success=201, scope=WRITE),
)
def copy_own_need(call: Write, need_id: str) -> Response:
    """Add a draft with all that a need says, for a year from now."""
    return _created(call.session, copy_need(call.session, call.actor, need_id, now=call.now))


def company_of(actor: Actor, named: str | None) -> str:
    """Return the company that is meant: the one named, else the actor's own; raise RefusedRequest without any."""
    company_id = named or actor.company_id
    if company_id is None:
        raise RefusedRequest([Fault(gettext(N_("is missing")), parameter="company")])
    return company_id


def _locked(call: Write, need_id: str) -> SkillNeed:
    row = get_need(call.session, call.actor, need_id, lock=True)
    require_version(row)
    return row


def _created(session: Session, row: SkillNeed) -> Response:
    return created(_shown(session, row), row, f"company/needs/{row.id}")


def _shown(session: Session, row: SkillNeed) -> NeedRecord:
    return shown_need(row, skills_of(session, row.id))
