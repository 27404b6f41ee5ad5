"""Take a merged record out of the one that took it over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.duplicates.merged import PERMISSION, find_merge, require_unmerged
from talentmatch.catalogue.duplicates.merging import note_merge
from talentmatch.catalogue.duplicates.taking_over import (
    EVIDENCE,
    interest_in,
    move_interest,
    move_runs,
    runs_of,
    set_evidence,
)
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.records import PROGRAMME, Kind, get_record, values_of
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import MergedRecord, ProgrammeSkill, SkillSuggestion
from talentmatch.models.store import mark_changed
from talentmatch.skills.inputs import ProgrammeSkillInput


def unmerge_record(session: Session, actor: Actor, kind: Kind, record_id: str, *, now: datetime) -> MergedRecord:
    """Give a merged record its state, dates, skills and suggestions back, and the other the values that it had.

    What somebody edited after the merge stays as it is; so do proposed changes, which wait at the record that stayed.
    Raises NotFound for a record that was not merged, Conflict when the one that stayed was merged itself.
    """
    require(actor, PERMISSION)
    merge = find_merge(session, kind.name, record_id)
    if merge is None:
        raise NotFound(N_("%(id)s was not merged into another record."), id=record_id)
    rows = {name: _locked(session, actor, kind, name) for name in sorted((record_id, merge.into_id))}
    require_unmerged(session, kind.name, merge.into_id)
    keep, other = rows[merge.into_id], rows[record_id]
    if kind is PROGRAMME:
        _give_back(session, actor, merge, now)
    values = _values_before(kind, keep, merge.moved["fields"])
    note_merge(session, actor, keep, values=values, told={"unmerged": record_id}, now=now, action="unmerge")
    state = {"state": merge.moved["state"]}
    note_merge(session, actor, other, values=state, told={"unmerged": keep.id}, now=now, action="unmerge")
    session.delete(merge)
    mark_changed(session)
    return merge


def _locked(session: Session, actor: Actor, kind: Kind, name: str) -> Any:
    return get_record(session, actor, kind, name, permission=PERMISSION)


def _values_before(kind: Kind, keep: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the fields held before the merge, those alone that still hold what the merge brought."""
    stored = plain(values_of(kind, keep))
    back = {name: was for name, (was, to) in fields.items() if stored[name] == to}
    entered = read_input(kind.input, {**stored, **back})
    return {name: getattr(entered, name) for name in back}


def _give_back(session: Session, actor: Actor, merge: MergedRecord, now: datetime) -> None:
    there = set(runs_of(session, merge.into_id))
    runs = {name: merge.record_id for name in merge.moved["runs"] if name in there}
    move_runs(session, actor, runs, action="unmerge", now=now)
    for skill_id, evidence in merge.moved["skills"].items():
        _give_skill_back(session, merge.into_id, skill_id, evidence)
    numbers = merge.moved["suggestions"]
    mine = col(SkillSuggestion.id).in_(numbers), SkillSuggestion.programme_id == merge.into_id
    for row in session.exec(select(SkillSuggestion).where(*mine)).all():
        row.programme_id = merge.record_id
    theirs = set(merge.moved.get("interest", ()))  # a merge of before interest moved along has none
    move_interest(session, merge.record_id, [row for row in interest_in(session, merge.into_id) if row.id in theirs])
    session.flush()


def _give_skill_back(session: Session, keep_id: str, skill_id: str, evidence: Mapping[str, Any] | None) -> None:
    link = session.get(ProgrammeSkill, (keep_id, skill_id))
    if link is None:
        return
    if evidence is None:
        session.delete(link)
        return
    read = ProgrammeSkillInput.model_validate({**evidence, "programme_id": keep_id, "skill_id": skill_id})
    set_evidence(link, {name: getattr(read, name) for name in EVIDENCE})
