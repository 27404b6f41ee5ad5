"""Page through the skills and, where a release of ESCO is stored, through its occupations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import EscoConcept, EscoLabel, EscoRelease, Skill
from talentmatch.models.editing import live_skill
from talentmatch.models.esco import LINE
from talentmatch.models.paging import KeyedPage, Slice, in_bytes, read_page

COLUMNS = ("area", "kind")


@dataclass(frozen=True)
class Occupation:
    """An occupation of the ESCO release in use, with its names by language, the preferred one first."""

    code: str
    uri: str
    names: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class OccupationPage:
    """One page of occupations; total: of all pages. more: whether another one follows."""

    rows: tuple[Occupation, ...]
    total: int
    more: bool


def page_skills(session: Session, chosen: Mapping[str, Collection[str]], part: Slice) -> KeyedPage[Skill]:
    """Return a page of the live skills of these areas and kinds; broader: right under one of these."""
    conditions = [live_skill()]
    conditions += [col(getattr(Skill, name)).in_(chosen[name]) for name in COLUMNS if chosen.get(name)]
    if broader := chosen.get("broader"):
        conditions.append(col(Skill.broader_id).in_(broader))
    return read_page(session, Skill, part, conditions)


def page_occupations(session: Session, part: Slice) -> OccupationPage:
    """Return a page of the occupations of the release in use, by code; three queries, an empty page without ESCO."""
    key = in_bytes(session, EscoConcept.code)
    statement = select(EscoConcept).where(*_current(), key > part.after).order_by(key).limit(part.limit + 1)
    rows = session.exec(statement).all()
    total = session.exec(select(func.count()).select_from(EscoConcept).where(*_current())).one()
    return OccupationPage(tuple(_named(session, rows[: part.limit])), total, len(rows) > part.limit)


def get_occupation(session: Session, code: str) -> Occupation:
    """Return the occupation of a code of ESCO; raise NotFound without one in the release in use."""
    row = session.exec(select(EscoConcept).where(*_current(), EscoConcept.code == code)).one_or_none()
    if row is None:
        raise NotFound(N_("There is no occupation %(code)s in ESCO as it is stored here."), code=code)
    return _named(session, [row])[0]


def _current() -> tuple[ColumnElement[bool], ...]:
    release = select(EscoRelease.id).where(col(EscoRelease.is_current))
    return col(EscoConcept.release_id).in_(release), col(EscoConcept.kind) == "occupation"


def _named(session: Session, rows: Collection[EscoConcept]) -> list[Occupation]:
    labels = session.exec(select(EscoLabel).where(col(EscoLabel.concept_id).in_([row.id for row in rows]))).all()
    names: dict[int, dict[str, tuple[str, ...]]] = {row.id: {} for row in rows}
    for label in sorted(labels, key=lambda label: label.lang):
        others = filter(None, label.alternatives.split(LINE))
        names[label.concept_id][label.lang] = tuple(dict.fromkeys((label.preferred, *others)))
    return [Occupation(row.code, row.uri, names[row.id]) for row in rows]
