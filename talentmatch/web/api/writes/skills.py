"""Write which skills a programme teaches and a job profile asks for: each change is a new version of that record."""

from datetime import date
from typing import Any

from flask import Blueprint, Response
from sqlmodel import Session, select

from talentmatch.catalogue.faults import read_input
from talentmatch.i18n import N_
from talentmatch.interface.schemas import Shown
from talentmatch.models.input_types import Input
from talentmatch.skills.links import ASKED, TAUGHT, Side, add_link, edit_link, get_link, get_linked, remove_link
from talentmatch.web.api.operations import Operation, serve
from talentmatch.web.api.writes.answers import read_version, versioned
from talentmatch.web.api.writes.binding import Handler, Write, bound
from talentmatch.web.api.writes.conditions import require_version
from talentmatch.web.api.writes.models import whole_of
from talentmatch.web.api.writes.refused import named_by_field

blueprint = Blueprint("api_skill_writes", __name__)
TAG = "writing"
SCOPE = "catalogue:write"


class LinkedSkill(Shown):
    """A skill of a record with its evidence; importance: where it is asked for."""

    skill_id: str
    importance: str | None
    evidence_kind: str
    evidence_text: str
    evidence_lang: str | None
    evidence_url: str
    checked_on: date


class LinkedSkills(Shown):
    """The skills of a record; version: of the record, which the next change has to name."""

    id: str
    version: int
    skills: list[LinkedSkill]


def read_skills(call: Write, side: Side, record_id: str) -> Response:
    """Show the skills of a record with their evidence."""
    row = get_linked(call.session, call.actor, side, record_id, lock=False)
    return read_version(_shown(call.session, side, row), row)


def put_skill(call: Write, side: Side, record_id: str, skill_id: str) -> Response:
    """Add a skill to a record, or change its evidence."""
    row = _locked(call, side, record_id)
    with named_by_field():
        entered = read_input(side.input, {**call.body.model_dump(), side.key: record_id, "skill_id": skill_id})
        link = call.session.get(side.link, (record_id, skill_id))
        if link is None:
            add_link(call.session, call.actor, side, entered=entered, now=call.now)
        else:
            edit_link(call.session, call.actor, side, version=link.version, entered=entered, now=call.now)
    return versioned(_shown(call.session, side, row), row)


def remove_skill(call: Write, side: Side, record_id: str, skill_id: str) -> Response:
    """Take a skill from a record."""
    row = _locked(call, side, record_id)
    link = get_link(call.session, side, record_id, skill_id)
    remove_link(call.session, call.actor, side, (record_id, skill_id), version=link.version, now=call.now)
    return versioned(_shown(call.session, side, row), row)


def _locked(call: Write, side: Side, record_id: str) -> Any:
    row = get_linked(call.session, call.actor, side, record_id)
    require_version(row)
    return row


def _shown(session: Session, side: Side, row: Any) -> LinkedSkills:
    statement = select(side.link).where(getattr(side.link, side.key) == row.id).order_by(side.link.skill_id)
    skills = [LinkedSkill(**_fields(link)) for link in session.exec(statement)]
    return LinkedSkills(id=row.id, version=row.version, skills=skills)


def _fields(link: Any) -> dict[str, Any]:
    return {name: getattr(link, name, None) for name in LinkedSkill.model_fields}


def _offer(path: str, side: Side, body: type[Input]) -> None:
    """Serve the skills of a kind of record."""
    skills = f"/{path}/<slug:record_id>/record/skills"
    skill = f"{skills}/<slug:skill_id>"
    change, removal = N_("Add a skill, or change its evidence"), N_("Take a skill away")
    offered: tuple[tuple[str, Handler, Operation], ...] = (
        (skills, read_skills, _operation(N_("Show the skills of a record with their evidence"))),
        (skill, put_skill, _operation(change, method="PUT", body=body, versioned=True)),
        (skill, remove_skill, _operation(removal, method="DELETE", versioned=True)),
    )
    for rule, handler, operation in offered:
        serve(blueprint, rule, operation)(bound(handler, side, f"{handler.__name__}_of_{side.name}"))


def _operation(summary: str, **others: Any) -> Operation:
    return Operation(summary, TAG, LinkedSkills, scope=SCOPE, **others)


_offer("programmes", TAUGHT, whole_of(TAUGHT.input, "TaughtSkillLink", without=(TAUGHT.key, "skill_id")))
_offer("job-profiles", ASKED, whole_of(ASKED.input, "AskedSkillLink", without=(ASKED.key, "skill_id")))
