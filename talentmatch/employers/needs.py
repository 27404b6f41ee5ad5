"""Write skill needs: create, edit, publish, close, copy. No edit is lost, and every one stands in the audit log."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session, col, delete, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain, record_change
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.faults import FaultyFields, require_sound
from talentmatch.employers.inputs import NeedInput, NeedSkillInput, a_year_after
from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.i18n import N_
from talentmatch.models import NeedSkill, Skill, SkillNeed
from talentmatch.models.refusals import Refusal

TABLE = "skill_need"
MOST_SKILLS = 100
# action -> the states that it starts from, and the one that it leads to
STEPS: Mapping[str, tuple[frozenset[str], str]] = {
    "publish": (frozenset({"draft", "waiting"}), "published"),
    "withdraw": (frozenset({"published", "waiting"}), "draft"),
    "close": (frozenset({"draft", "waiting", "published"}), "closed"),
    "reopen": (frozenset({"closed"}), "draft"),
    "send": (frozenset({"draft"}), "waiting"),
    "expire": (frozenset({"published"}), "closed"),
}
NOT_NOW = N_("This cannot be done with the need as it stands now. Open it again and look.")
COPIED_LATER = ("state", "published_at", "reminded_on", "version", "id", "created_at")


@dataclass(frozen=True)
class NeedDraft:
    """What somebody entered for a need: its fields and its skills."""

    fields: NeedInput
    skills: tuple[NeedSkillInput, ...]


class NeedConflict(Conflict):
    """Say that a colleague saved a newer version; ``version`` is theirs."""

    def __init__(self, need_id: str, version: int) -> None:
        super().__init__(N_("A colleague changed this need in the meantime. Compare both versions."), id=need_id)
        self.version = version


def new_id() -> str:
    """Return an identifier that says nothing of the company and cannot be guessed."""
    return secrets.token_hex(8)


def get_need(session: Session, actor: Actor, need_id: str, *, lock: bool = False) -> SkillNeed:
    """Return a need that the actor may edit; raise NotFound when there is none, or none of this company's."""
    row = session.get(SkillNeed, need_id, with_for_update=lock or None, populate_existing=lock)
    if row is None:
        raise NotFound(N_("There is no such record."))
    require(actor, "needs.edit", row)
    return row


def skills_of(session: Session, need_id: str) -> Sequence[NeedSkill]:
    """Return the skills that a need asks for, the essential ones first."""
    statement = select(NeedSkill).where(NeedSkill.need_id == need_id)
    return session.exec(statement.order_by(NeedSkill.importance, NeedSkill.skill_id)).all()


def create_need(
    session: Session, actor: Actor, company_id: str, draft: NeedDraft, *, origin: str, now: datetime
) -> SkillNeed:
    """Store a need as a draft; raise FaultyFields for a broken reference, NotFound for another company's."""
    _check(session, draft)
    values = _columns(draft, now)
    row = SkillNeed(id=new_id(), company_id=company_id, origin=origin, created_at=now, **values)
    require(actor, "needs.edit", row)
    session.add(row)
    session.flush()
    _replace_skills(session, row.id, draft.skills)
    told: dict[str, Any] = {**values, "skills": told_skills(draft.skills), "version": row.version}
    changes = {name: (None, plain(value)) for name, value in told.items()}
    record_change(session, actor, "create", (TABLE, row.id), changes=changes, now=now)
    return row


def edit_need(
    session: Session, actor: Actor, need_id: str, *, version: int, draft: NeedDraft, now: datetime
) -> SkillNeed:
    """Save an edit that started from ``version``; raise NeedConflict over a newer one, FaultyFields for faults."""
    row = get_need(session, actor, need_id, lock=True)
    if row.version != version:
        raise NeedConflict(need_id, row.version)
    _check(session, draft)
    before_skills = told_skills(skills_of(session, need_id))
    values = _columns(draft, now)
    changes: dict[str, tuple[Any, Any]] = {
        name: (plain(getattr(row, name)), plain(value)) for name, value in values.items() if getattr(row, name) != value
    }
    if before_skills != (after_skills := told_skills(draft.skills)):
        changes["skills"] = (before_skills, after_skills)
    if not changes:
        return row
    for name, value in values.items():
        setattr(row, name, value)
    changes["version"] = _save(session, row)
    _replace_skills(session, need_id, draft.skills)
    record_change(session, actor, "edit", (TABLE, row.id), changes=changes, now=now)
    return row


def change_need_state(session: Session, actor: Actor, need_id: str, *, action: str, now: datetime) -> SkillNeed:
    """Take one of STEPS with a need; raise InvalidData where its state does not allow that."""
    row = get_need(session, actor, need_id, lock=True)
    starts, target = STEPS[action]
    if row.state not in starts:
        raise InvalidData(NOT_NOW)
    if target in ("waiting", "published"):
        require_publishable(session, row, now)
    if target == "published":
        row.published_at = now
    return set_state(session, actor, row, action=action, to=target, now=now)


def set_state(
    session: Session, actor: Actor, row: SkillNeed, *, action: str, to: str, now: datetime, **fields: Any
) -> SkillNeed:
    """Set the state of a need and other ``fields`` of it, as a new version with its entry in the audit log."""
    values = {"state": to, **fields}
    changes = {name: (plain(getattr(row, name)), plain(value)) for name, value in values.items()}
    for name, value in values.items():
        setattr(row, name, value)
    told = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    record_change(session, actor, action, (TABLE, row.id), changes={**told, "version": _save(session, row)}, now=now)
    return row


def copy_need(session: Session, actor: Actor, need_id: str, *, now: datetime) -> SkillNeed:
    """Return a draft with all that a need says, for a year from now."""
    row = get_need(session, actor, need_id)
    values = row.model_dump(exclude=set(COPIED_LATER))
    values["expires_on"] = a_year_after(now.date())
    copied = SkillNeed(id=new_id(), created_at=now, **values)
    session.add(copied)
    session.flush()
    asked = skills_of(session, need_id)
    session.add_all(NeedSkill(**{**skill.model_dump(), "need_id": copied.id}) for skill in asked)
    session.flush()
    changes = {"copied_from": (None, need_id), "version": (None, copied.version)}
    record_change(session, actor, "copy", (TABLE, copied.id), changes=changes, now=now)
    return copied


def require_publishable(session: Session, row: SkillNeed, now: datetime) -> None:
    """Raise InvalidData for a need without a skill, and for one whose last day has passed."""
    if row.expires_on < now.date():
        raise InvalidData(N_("The last day of this need has passed. Give it a later one first."))
    if not skills_of(session, row.id):
        raise InvalidData(N_("This need names no skill. Add at least one first."))


def _check(session: Session, draft: NeedDraft) -> None:
    """Raise FaultyFields for a reference that leads nowhere, a skill named twice, and too many skills."""
    require_sound(session, draft.fields)
    named = [skill.skill_id for skill in draft.skills]
    known = set(session.exec(select(Skill.id).where(col(Skill.id).in_(named))).all()) if named else set()
    faults = [
        Refusal("skills", N_("names %(missing)s, which is not in the catalogue; choose another"), {"missing": missing})
        for missing in sorted(set(named) - known)
    ]
    if len(set(named)) < len(named):
        faults.append(Refusal("skills", N_("names a skill twice; leave one of the two out"), {}))
    if len(named) > MOST_SKILLS:
        faults.append(Refusal("skills", N_("names more than %(most)s skills"), {"most": MOST_SKILLS}))
    if faults:
        raise FaultyFields(faults)


def _columns(draft: NeedDraft, now: datetime) -> dict[str, Any]:
    return {**draft.fields.model_dump(), "expires_on": draft.fields.ends(now.date())}


def _replace_skills(session: Session, need_id: str, skills: Sequence[NeedSkillInput]) -> None:
    session.exec(delete(NeedSkill).where(col(NeedSkill.need_id) == need_id))
    session.add_all(NeedSkill(need_id=need_id, **skill.model_dump()) for skill in skills)
    session.flush()


def told_skills(skills: Sequence[NeedSkillInput] | Sequence[NeedSkill]) -> list[str]:
    """Return skills as the audit log has them, in a fixed order."""
    return sorted(f"{skill.skill_id}:{skill.importance}:{skill.level or ''}" for skill in skills)


def _save(session: Session, row: SkillNeed) -> tuple[int, int]:
    """Flush a row as a new version, even when only its skills change; return the numbers before and after."""
    before = row.version
    flag_modified(row, "title")
    session.flush()
    return before, row.version
