"""Add one skill to many programmes."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.catalogue.faults import read_input
from talentmatch.catalogue.records import PROGRAMME, get_record
from talentmatch.models import ProgrammeSkill
from talentmatch.skills.links import TAUGHT, add_link


def add_skill_to(
    session: Session,
    actor: Actor,
    programme_ids: Collection[str],
    *,
    skill_id: str,
    said: tuple[str, str],
    now: datetime,
) -> list[str]:
    """Link a skill to the programmes that lack it, and return those; said: the words that carry it, their language.

    Raises NotFound for a foreign programme, Forbidden for one that only an editor changes, FaultyFields for the words.
    """
    of_them = col(ProgrammeSkill.programme_id).in_(programme_ids)
    having = set(session.exec(select(ProgrammeSkill.programme_id).where(of_them, ProgrammeSkill.skill_id == skill_id)))
    lacking = sorted(set(programme_ids) - having)
    programmes = [get_record(session, actor, PROGRAMME, name) for name in lacking]  # every lock before the first change
    for programme in programmes:
        evidence = {"evidence_kind": "curator", "evidence_text": said[0], "evidence_lang": said[1]}
        source = {"evidence_url": programme.source_url, "checked_on": now.date()}
        values = {"programme_id": programme.id, "skill_id": skill_id, **evidence, **source}
        add_link(session, actor, TAUGHT, entered=read_input(TAUGHT.input, values), now=now)
    return lacking
