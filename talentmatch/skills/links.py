"""Change which skills a programme teaches and a job profile asks for: each change is one of that record.

The record's version counts it, its history tells it, and a new revision of the catalogue renews every index.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, SQLModel, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.permissions import may, require
from talentmatch.errors import Conflict, Forbidden, NotFound
from talentmatch.i18n import N_
from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill, SkillSuggestion
from talentmatch.models.input_types import Input
from talentmatch.models.store import mark_changed
from talentmatch.skills.inputs import ProfileSkillInput, ProgrammeSkillInput
from talentmatch.skills.queries import get_skill

CHANGE = "skill:"  # before the identifier of a skill, where an audit entry names the link as a field of its record
Link = ProgrammeSkill | ProfileSkill


@dataclass(frozen=True, eq=False)
class Side:
    """One end of a link: the table of the records, that of their links, the input, and how both name the record."""

    record: type[SQLModel]
    link: type[Any]
    input: type[Input]
    key: str

    @property
    def name(self) -> str:
        """Return the name of the table of the records, as the audit log has it."""
        return str(self.record.__tablename__)

    @property
    def told(self) -> tuple[str, ...]:
        """Return the fields of a link that people edit."""
        return tuple(name for name in self.input.model_fields if name not in (self.key, "skill_id"))


TAUGHT = Side(Programme, ProgrammeSkill, ProgrammeSkillInput, "programme_id")
ASKED = Side(JobProfile, ProfileSkill, ProfileSkillInput, "profile_id")


def get_linked(session: Session, actor: Actor, side: Side, record_id: str, *, lock: bool = True) -> Any:
    """Return a record to whose skills an actor has access; raise NotFound when there is none, or none of theirs."""
    row = session.get(side.record, record_id, with_for_update=lock or None, populate_existing=lock)
    if row is None:
        raise NotFound(N_("There is no record %(id)s in the catalogue."), id=record_id)
    require(actor, "catalogue.edit", row)
    return row


def may_link(actor: Actor, row: Any) -> bool:
    """Return whether an actor may change the skills of a record: a published one only with trust, for it is public."""
    public = getattr(row, "state", "published") == "published"
    return actor.trusted or not public or may(actor, "catalogue.publish")


def get_link(session: Session, side: Side, record_id: str, skill_id: str) -> Link:
    """Return a link; raise NotFound when the record does not have this skill."""
    link: Link | None = session.get(side.link, (record_id, skill_id))
    if link is None:
        raise NotFound(N_("%(id)s does not have the skill %(skill)s."), id=record_id, skill=skill_id)
    return link


def add_link(
    session: Session, actor: Actor, side: Side, *, entered: Input, now: datetime, action: str = "add-skill"
) -> Link:
    """Link a skill to a record; raise Conflict when it is linked. A suggestion of the same is thereby accepted."""
    link: Link = side.link(**entered.model_dump())
    row = _open(session, actor, side, getattr(link, side.key))
    get_skill(session, link.skill_id)
    if session.get(side.link, (row.id, link.skill_id)) is not None:
        raise Conflict(N_("%(id)s has the skill %(skill)s already."), id=row.id, skill=link.skill_id)
    session.add(link)
    _accept_suggestion(session, actor, side, link, now)
    _note(session, actor, row, action=action, changes={link.skill_id: (None, told(side, link))}, now=now)
    return link


def edit_link(session: Session, actor: Actor, side: Side, *, version: int, entered: Input, now: datetime) -> bool:
    """Change evidence or importance; return whether anything was different. Raise Conflict over a newer version."""
    values = entered.model_dump()
    row = _open(session, actor, side, values[side.key])
    link = _get_version(session, side, (row.id, values["skill_id"]), version)
    before = told(side, link)
    for name in side.told:
        setattr(link, name, values[name])
    if (after := told(side, link)) == before:
        return False
    _note(session, actor, row, action="change-skill", changes={link.skill_id: (before, after)}, now=now)
    return True


def remove_link(
    session: Session, actor: Actor, side: Side, key: tuple[str, str], *, version: int, now: datetime
) -> None:
    """Take a skill from a record, key: record and skill; raise Conflict over a newer version of the link."""
    row = _open(session, actor, side, key[0])
    link = _get_version(session, side, key, version)
    drop_link(session, actor, side, (row, link), now=now)


def drop_link(
    session: Session, actor: Actor, side: Side, of: tuple[Any, Link], *, now: datetime, action: str = "remove-skill"
) -> None:
    """Take a skill from a record that is locked, of: record and link, and note it."""
    row, link = of
    changes = {link.skill_id: (told(side, link), None)}
    session.delete(link)
    _note(session, actor, row, action=action, changes=changes, now=now)


def told(side: Side, link: Link) -> dict[str, Any]:
    """Return what the audit log says of a link."""
    return {name: getattr(link, name) for name in side.told}


def _open(session: Session, actor: Actor, side: Side, record_id: str) -> Any:
    row = get_linked(session, actor, side, record_id)
    if not may_link(actor, row):
        raise Forbidden(
            N_("The skills of a record on the site are changed by an editor. Ask one to add or remove them.")
        )
    return row


def _get_version(session: Session, side: Side, key: tuple[str, str], version: int) -> Link:
    link = get_link(session, side, *key)
    if link.version != version:
        raise Conflict(N_("Somebody else changed this link in the meantime. Open the page again and look at it."))
    return link


def _accept_suggestion(session: Session, actor: Actor, side: Side, link: Link, now: datetime) -> None:
    of_record = col(getattr(SkillSuggestion, side.key)) == getattr(link, side.key)
    statement = select(SkillSuggestion).where(of_record, SkillSuggestion.skill_id == link.skill_id)
    waiting = session.exec(statement.where(SkillSuggestion.status == "suggested")).first()
    if waiting is not None:  # no decision to be taken back on the page of suggestions, so without its time
        waiting.status, waiting.decided_by, waiting.decided_on = "accepted", actor.name, now.date()


def _note(
    session: Session, actor: Actor, row: Any, *, action: str, changes: Mapping[str, tuple[Any, Any]], now: datetime
) -> None:
    version = row.version
    flag_modified(row, "checked_on")  # no column of the record changes, and yet this is a new version of it
    session.flush()
    entries = {f"{CHANGE}{skill_id}": pair for skill_id, pair in changes.items()}
    subject = (str(row.__tablename__), row.id)
    record_change(session, actor, action, subject, changes={**entries, "version": (version, row.version)}, now=now)
    mark_changed(session)
