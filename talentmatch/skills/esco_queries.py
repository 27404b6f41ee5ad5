"""Read ESCO: which releases are there, and the concepts and labels of the current one.

Where no release is stored, everything is empty: ESCO is an addition to the curated vocabulary, not a condition.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy
from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import EscoConcept, EscoFile, EscoLabel, EscoRelation, EscoRelease
from talentmatch.models.esco import LINE

# The sentence that the European Commission asks for, and the legal ground of the reuse.
ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
LICENCE = "© European Union, reused under Commission Decision 2011/833/EU"
ROWS_AT_ONCE = 5_000


class EscoNames(NamedTuple):
    """The names of a concept in one language."""

    uri: str
    kind: str
    lang: str
    preferred: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class EscoOccupation:
    """An occupation that was found by one of its names, ``label``; ``isco_group`` has four digits."""

    uri: str
    code: str
    lang: str
    preferred: str
    label: str

    @property
    def isco_group(self) -> str:
        """Return the group of ISCO-08 that the occupation belongs to."""
        return self.code.split(".")[0]


@dataclass(frozen=True)
class EscoContents:
    """What a release holds: concepts by kind, labels by language, relations by kind, and the files it came from."""

    version: str
    imported_at: datetime
    is_current: bool
    concepts: dict[str, int]
    labels: dict[str, int]
    relations: dict[str, int]
    files: tuple[EscoFile, ...]


def current_release(session: Session) -> EscoRelease | None:
    """Return the release in use; None when none was imported."""
    return session.exec(select(EscoRelease).where(col(EscoRelease.is_current))).one_or_none()


def esco_version(session: Session) -> str | None:
    """Return the version of ESCO in use; None when none was imported."""
    release = current_release(session)
    return release.version if release else None


def find_release(session: Session, version: str) -> EscoRelease | None:
    """Return the release of a version; None when it was not imported."""
    return session.exec(select(EscoRelease).where(EscoRelease.version == version)).one_or_none()


def get_release(session: Session, version: str) -> EscoRelease:
    """Return the release of a version; raise NotFound when it was not imported."""
    release = find_release(session, version)
    if release is None:
        raise NotFound(N_("ESCO %(version)s was not imported. Run: talentmatch skills import-esco"), version=version)
    return release


def list_releases(session: Session) -> list[EscoRelease]:
    """Return every release, the earliest version first."""
    return sorted(session.exec(select(EscoRelease)).all(), key=lambda release: version_key(release.version))


def version_key(version: str) -> tuple[list[int], str]:
    """Return what versions are ordered by: 1.10.0 comes after 1.9.2, and 1.2.0b after 1.2.0."""
    return [int(digits) for digits in re.findall(r"\d+", version)], version


def previous_release(session: Session, release: EscoRelease) -> EscoRelease | None:
    """Return the latest release of an earlier version; None when there is none."""
    key = version_key(release.version)
    return next((other for other in reversed(list_releases(session)) if version_key(other.version) < key), None)


def esco_labels(session: Session, kinds: Collection[str] = ("skill", "knowledge")) -> Iterator[EscoNames]:
    """Yield the names of the current release's concepts of these kinds, concept by concept as they came in."""
    rows = session.execute(_names(kinds).execution_options(yield_per=ROWS_AT_ONCE))
    for uri, kind, _code, lang, preferred, alternatives in rows:
        yield EscoNames(uri, kind, lang, preferred, tuple(filter(None, alternatives.split(LINE))))


def _names(kinds: Collection[str]) -> Any:
    """Select URI, kind, code, language, preferred name and alternatives of the current release's concepts."""
    return (
        sqlalchemy.select(
            col(EscoConcept.uri),
            col(EscoConcept.kind),
            col(EscoConcept.code),
            col(EscoLabel.lang),
            col(EscoLabel.preferred),
            col(EscoLabel.alternatives),
        )
        .join(EscoRelease, col(EscoRelease.id) == EscoConcept.release_id)
        .join(EscoLabel, col(EscoLabel.concept_id) == EscoConcept.id)
        .where(col(EscoRelease.is_current), col(EscoConcept.kind).in_(kinds))
        .order_by(col(EscoConcept.id), col(EscoLabel.lang))
    )


def find_occupations_by_label(
    session: Session, labels: Collection[str], langs: Collection[str] = ()
) -> dict[str, list[EscoOccupation]]:
    """Return for each label the occupations of the current release that bear it, from one query.

    Upper and lower case count as the same. ``langs`` limits the languages searched. Occupations whose preferred name
    it is come first.
    """
    found: dict[str, list[tuple[bool, EscoOccupation]]] = {_fold(label): [] for label in labels}
    statement = _names(["occupation"])
    if langs:
        statement = statement.where(col(EscoLabel.lang).in_(langs))
    for uri, _kind, code, lang, preferred, alternatives in session.execute(statement) if labels else ():
        text = f"{preferred}{LINE}{alternatives}"
        folded = text.casefold().split(LINE)
        for name in found.keys() & folded:
            place = folded.index(name)
            hit = EscoOccupation(uri, code, lang, preferred, text.split(LINE)[place])
            found[name].append((place > 0, hit))
    return {label: [hit for _, hit in sorted(found[_fold(label)], key=itemgetter(0))] for label in labels}


def _fold(label: str) -> str:
    """Return a name as it is compared; spaces and accents are written in one way only in what is stored."""
    return " ".join(unicodedata.normalize("NFC", label).split()).casefold()


def needed_skills(session: Session, uri: str) -> dict[str, str]:
    """Return ``essential`` or ``optional`` for each skill, by URI, that an occupation of the current release needs."""
    target = aliased(EscoConcept)
    statement = (
        select(target.uri, EscoRelation.kind)
        .join(EscoRelation, col(EscoRelation.target_id) == target.id)
        .join(EscoConcept, col(EscoConcept.id) == EscoRelation.source_id)
        .join(EscoRelease, col(EscoRelease.id) == EscoConcept.release_id)
        .where(col(EscoRelease.is_current), EscoConcept.uri == uri, EscoRelation.kind != "broader")
        .order_by(EscoRelation.kind, target.uri)
    )
    return dict(session.exec(statement).all())


def describe_release(session: Session, release: EscoRelease) -> EscoContents:
    """Return what a release holds."""
    ours = col(EscoConcept.release_id) == release.id
    files = select(EscoFile).where(EscoFile.release_id == release.id).order_by(EscoFile.name)
    return EscoContents(
        release.version,
        release.imported_at.replace(tzinfo=UTC) if release.imported_at.tzinfo is None else release.imported_at,
        release.is_current,
        concepts=dict(session.exec(_counted(EscoConcept.kind).where(ours)).all()),
        labels=dict(session.exec(_counted(EscoLabel.lang).join(EscoConcept).where(ours)).all()),
        relations=dict(
            session.exec(
                _counted(EscoRelation.kind).join(EscoConcept, col(EscoConcept.id) == EscoRelation.source_id).where(ours)
            ).all()
        ),
        files=tuple(session.exec(files).all()),
    )


def _counted(column: Any) -> Any:
    """Count the rows of each value of a column."""
    return select(column, func.count()).group_by(column).order_by(column)
