"""Suggest skills for programmes and job profiles from their own words; a curator decides, once.

A link that a source or a curator made outranks what the machine reads, and a rejected suggestion stays rejected.
"""

from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, select

from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill, SkillSuggestion
from talentmatch.models.columns import texts
from talentmatch.skills.linking import FoundSkill, SkillLinker
from talentmatch.skills.queries import list_skills

UNCONFIRMED = 0.6  # what remains of the confidence when no other language says so
WORTH_ASKING = 0.7  # a curator's time is short
Subject = Programme | JobProfile
Key = tuple[str | None, str | None, str]  # programme, job profile, skill


@dataclass(frozen=True)
class SuggestionRun:
    """What a run changed, and how many suggestions now wait for a curator."""

    added: int
    updated: int
    withdrawn: int
    waiting: int


def suggest_links(session: Session, linker: SkillLinker) -> SuggestionRun:
    """Read every programme and job profile, and store what nobody linked or decided yet; flush, never commit."""
    stored = {_key(row): row for row in session.exec(select(SkillSuggestion)).all()}
    read = _read_all(session, linker)
    linked = _linked(session)
    wanted = {key: found for key, found in read.items() if key not in linked}
    open_rows = {key: row for key, row in stored.items() if row.status == "suggested"}
    withdrawn = [row for key, row in open_rows.items() if key not in wanted]
    for row in withdrawn:
        session.delete(row)
    added = [_new(key, found) for key, found in wanted.items() if key not in stored]
    session.add_all(added)
    updated = sum(_update(open_rows[key], found) for key, found in wanted.items() if key in open_rows)
    session.flush()
    return SuggestionRun(len(added), updated, len(withdrawn), len(open_rows) - len(withdrawn) + len(added))


@dataclass(frozen=True)
class _Read:
    """The surest reading of a skill in a subject, with all the words of that language that carry it."""

    best: FoundSkill
    lang: str
    words: tuple[str, ...]


def _read_all(session: Session, linker: SkillLinker) -> dict[Key, _Read]:
    areas = {skill.id: skill.area for skill in list_skills(session)}
    subjects: list[Subject] = [*session.exec(select(Programme)).all(), *session.exec(select(JobProfile)).all()]
    found: dict[Key, _Read] = {}
    for subject in subjects:
        for skill_id, reading in read_subject(subject, linker).items():
            if reading.best.confidence >= WORTH_ASKING and _may_be_meant(subject, areas.get(skill_id)):
                found[*_ids(subject), skill_id] = reading
    return found


def _may_be_meant(subject: Subject, area: str | None) -> bool:
    """Tell whether a skill of this area (None: not curated) may be linked: a course in English teaches no English."""
    return area is not None and not (area == "languages" and isinstance(subject, Programme))


def read_subject(subject: Subject, linker: SkillLinker) -> dict[str, _Read]:
    """Return what a programme or job profile names, by skill.

    The descriptions say the same in each language, so a skill that is read in one of them only is less sure.
    """
    topics = "\n".join(subject.topics) if isinstance(subject, Programme) else ""
    described = own_words(subject)
    readings = [_read(text, lang, linker) for lang, text in described.items()]
    surest = _read(topics, "en", linker)
    for reading in readings:
        for skill_id, one in reading.items():
            agreeing = sum(skill_id in other for other in readings)
            weighed = _less_sure(one, UNCONFIRMED + (1 - UNCONFIRMED) * agreeing / len(readings))
            if skill_id not in surest or weighed.best.confidence > surest[skill_id].best.confidence:
                surest[skill_id] = weighed
    return surest


def _read(text: str, lang: str, linker: SkillLinker) -> dict[str, _Read]:
    by_skill: dict[str, list[FoundSkill]] = {}
    for hit in linker.find_all(text, lang):
        by_skill.setdefault(hit.skill_id, []).append(hit)
    return {
        skill_id: _Read(max(hits, key=_confidence), lang, tuple(dict.fromkeys(hit.words for hit in hits)))
        for skill_id, hits in by_skill.items()
    }


def _less_sure(one: _Read, factor: float) -> _Read:
    return replace(one, best=replace(one.best, confidence=round(one.best.confidence * factor, 2)))


def _confidence(hit: FoundSkill) -> float:
    return hit.confidence


def own_words(subject: Subject) -> dict[str, str]:
    """Return how a programme or job profile describes itself, by language: title and description."""
    title = "gloss" if isinstance(subject, Programme) else "title"
    parts: dict[str, list[str]] = {}
    for name in (title, "description"):
        for lang, text in texts(subject, name).items():
            parts.setdefault(lang, []).append(text)
    published = subject.title if isinstance(subject, Programme) else subject.title_published
    if subject.title_lang in parts:
        parts[subject.title_lang].append(published)
    return {lang: "\n".join(listed) for lang, listed in parts.items()}


def _ids(subject: Subject) -> tuple[str | None, str | None]:
    return (subject.id, None) if isinstance(subject, Programme) else (None, subject.id)


def _key(row: SkillSuggestion) -> Key:
    return row.programme_id, row.profile_id, row.skill_id


def _linked(session: Session) -> set[Key]:
    taught = session.exec(select(ProgrammeSkill.programme_id, ProgrammeSkill.skill_id)).all()
    asked = session.exec(select(ProfileSkill.profile_id, ProfileSkill.skill_id)).all()
    return {(programme, None, skill) for programme, skill in taught} | {(None, job, skill) for job, skill in asked}


def _new(key: Key, read: _Read) -> SkillSuggestion:
    programme_id, profile_id, skill_id = key
    return SkillSuggestion(programme_id=programme_id, profile_id=profile_id, skill_id=skill_id, **_values(read))


def _update(row: SkillSuggestion, read: _Read) -> bool:
    changes = {name: value for name, value in _values(read).items() if getattr(row, name) != value}
    for name, value in changes.items():
        setattr(row, name, value)
    return bool(changes)


def _values(read: _Read) -> dict[str, Any]:
    best = read.best
    return {"confidence": best.confidence, "method": best.method, "lang": read.lang, "words": list(read.words)}
