"""What hangs on a programme and goes with it into another: dates, skills, suggestions, interest, proposed changes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import plain
from talentmatch.catalogue.approvals import WAITING
from talentmatch.catalogue.editing import apply_values
from talentmatch.models import (
    CourseInstance,
    PendingChange,
    Programme,
    ProgrammeInterest,
    ProgrammeSkill,
    SkillSuggestion,
)
from talentmatch.models.codes import EVIDENCE_KINDS
from talentmatch.models.skill_link import Evidence

EVIDENCE = tuple(Evidence.model_fields)


def move_runs(session: Session, actor: Actor, ids: Mapping[str, str], *, action: str, now: datetime) -> None:
    """Give dated runs to programmes, ``ids`` maps a run to its new one; what is proposed for a run goes along."""
    in_order = select(CourseInstance).where(col(CourseInstance.id).in_(ids)).order_by(col(CourseInstance.id))
    for run in session.exec(in_order.with_for_update()).all():
        before, programme_id = run.version, ids[run.id]
        apply_values(session, actor, run, action=action, values={"programme_id": programme_id}, now=now)
        for change in waiting_for(session, "course_instance", run.id):
            change.proposed = {**change.proposed, "programme_id": programme_id}
            change.base_version += run.version - before  # a proposal that was fresh stays fresh
    session.flush()


def runs_of(session: Session, programme_id: str) -> list[str]:
    """Return the dated runs of a programme, whatever their state."""
    return list(session.exec(select(CourseInstance.id).where(CourseInstance.programme_id == programme_id)).all())


def waiting_for(session: Session, table_name: str, record_id: str) -> list[PendingChange]:
    """Return the changes of a record that wait for a decision, locked."""
    of_it = (PendingChange.table_name == table_name, PendingChange.record_id == record_id)
    return list(session.exec(select(PendingChange).where(*of_it, PendingChange.status == WAITING).with_for_update()))


def unite_skills(session: Session, keep_id: str, other_id: str) -> dict[str, dict[str, Any] | None]:
    """Give a programme the skills of another, and of two pieces of evidence the better.

    Returns for each skill that changed the evidence before, in values of JSON; None for a skill that is new.
    """
    kept, others = _links(session, keep_id), _links(session, other_id)
    taken: dict[str, dict[str, Any] | None] = {}
    for skill_id, link in others.items():
        mine = kept.get(skill_id)
        if mine is None:
            session.add(ProgrammeSkill(programme_id=keep_id, skill_id=skill_id, **evidence_of(link)))
            taken[skill_id] = None
        elif _weight(link) > _weight(mine):
            taken[skill_id] = plain(evidence_of(mine))
            set_evidence(mine, evidence_of(link))
    session.flush()
    return taken


def _links(session: Session, programme_id: str) -> dict[str, ProgrammeSkill]:
    rows = session.exec(select(ProgrammeSkill).where(ProgrammeSkill.programme_id == programme_id)).all()
    return {row.skill_id: row for row in rows}


def evidence_of(link: ProgrammeSkill) -> dict[str, Any]:
    """Return the evidence that a link carries."""
    return {name: getattr(link, name) for name in EVIDENCE}


def set_evidence(link: ProgrammeSkill, evidence: Mapping[str, Any]) -> None:
    """Let a link carry this evidence."""
    for name, value in evidence.items():
        setattr(link, name, value)


def _weight(link: ProgrammeSkill) -> tuple[int, bool, Any]:
    """Weigh evidence: the words of the source before a curator before the machine, then with words, then the newest."""
    return -EVIDENCE_KINDS.index(link.evidence_kind), bool(link.evidence_text), link.checked_on


def move_suggestions(session: Session, keep_id: str, other_id: str) -> list[int]:
    """Give a programme the suggestions of another for skills of which it has none; return their numbers."""
    mine = set(session.exec(select(SkillSuggestion.skill_id).where(SkillSuggestion.programme_id == keep_id)).all())
    rows = session.exec(select(SkillSuggestion).where(SkillSuggestion.programme_id == other_id)).all()
    moved = [row for row in rows if row.skill_id not in mine]
    for row in moved:
        row.programme_id = keep_id
    session.flush()
    return [row.id for row in moved if row.id is not None]


def move_interest(session: Session, to_id: str, asked: Iterable[ProgrammeInterest]) -> list[int]:
    """Let companies ask for places in another programme; return the numbers of what they asked."""
    moved = list(asked)
    for row in moved:
        row.programme_id = to_id
    session.flush()
    return [row.id for row in moved if row.id is not None]


def interest_in(session: Session, programme_id: str) -> Sequence[ProgrammeInterest]:
    """Return what companies ask of a programme, locked."""
    rows = select(ProgrammeInterest).where(ProgrammeInterest.programme_id == programme_id)
    return session.exec(rows.order_by(col(ProgrammeInterest.id)).with_for_update()).all()


def move_proposals(session: Session, keep: Programme, other: Programme, values: Mapping[str, Any]) -> list[int]:
    """Let what was proposed for a programme wait as a change of another, whose values are ``values``.

    Only what differs from the stored record was proposed, so nothing else of it goes along.
    """
    moved = []
    for change in waiting_for(session, "programme", other.id):
        wanted = {name: to for name, to in change.proposed.items() if plain(getattr(other, name)) != to}
        change.proposed = {**plain(values), **wanted, "id": keep.id}
        change.record_id, change.base_version = keep.id, keep.version
        moved.append(change.id or 0)
    session.flush()
    return moved
