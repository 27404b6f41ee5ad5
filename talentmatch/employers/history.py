"""The versions of a need, rebuilt from the audit log, and how to return to one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import history_of, plain
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.history import Version, rebuild
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import TABLE, NeedDraft, edit_need, get_need, skills_of, told_skills
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import SkillNeed


def values_of_need(session: Session, row: SkillNeed) -> dict[str, Any]:
    """Return the fields of a need that people may edit, and its skills as ``skill:importance:level``."""
    fields = {name: getattr(row, name) for name in NeedInput.model_fields}
    return {**fields, "skills": told_skills(skills_of(session, row.id))}


def list_need_versions(session: Session, actor: Actor, need_id: str) -> list[Version]:
    """Return the versions of a need, newest first; raise NotFound when there is none of this actor's."""
    row = get_need(session, actor, need_id)
    entries = [entry for entry in history_of(session, TABLE, need_id) if "version" in entry.changes]
    return rebuild(plain(values_of_need(session, row)), row.version, entries)


def restore_need(
    session: Session, actor: Actor, need_id: str, *, number: int, version: int, now: datetime
) -> SkillNeed:
    """Return a need to an earlier version, as an edit of the present ``version``; raise NotFound without one."""
    found = [one for one in list_need_versions(session, actor, need_id) if one.number == number]
    if not found:
        raise NotFound(N_("There is no version %(number)s of this need."), number=number)
    values = dict(found[0].values)
    words = {skill.skill_id: skill.words for skill in skills_of(session, need_id)}
    skills = tuple(skill_input(told, words) for told in values.pop("skills"))
    draft = NeedDraft(read_input(NeedInput, values), skills)
    return edit_need(session, actor, need_id, version=version, draft=draft, now=now)


def skill_input(told: str, words: Mapping[str, str]) -> NeedSkillInput:
    """Return a skill from ``skill:importance:level``, with the words that carried it; raise FaultyFields."""
    skill_id, importance, level = (*told.split(":", 2), "", "")[:3]
    carried = words.get(skill_id, "")
    values = {"skill_id": skill_id, "importance": importance, "level": level, "words": carried}
    return read_input(NeedSkillInput, values)
