"""Store releases of ESCO. Services flush and never commit.

A release only grows: what it says of a concept stays, and a file that comes later adds what is not there yet.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from sqlalchemy import delete, func, insert
from sqlmodel import Session, SQLModel, col, select

from talentmatch.models import CatalogueState, EscoConcept, EscoFile, EscoLabel, EscoRelation, EscoRelease
from talentmatch.models.store import mark_changed
from talentmatch.skills.esco_inputs import EscoConceptInput, EscoLabelInput, EscoRelationInput
from talentmatch.skills.esco_queries import current_release, find_release, get_release, version_key

CHUNK = 10_000


class EscoWriter:
    """Add rows to one release, in large portions.

    Each method leaves out rows about concepts that the release does not have, and returns how many these were.
    """

    def __init__(self, session: Session, release: EscoRelease) -> None:
        self._session = session
        self.release_id = release.id or 0
        self._labelled: dict[str, set[int]] = {}

    @cached_property
    def _ids(self) -> dict[str, int]:
        """Map the release's concepts to their numbers."""
        ours = select(EscoConcept.uri, EscoConcept.id).where(EscoConcept.release_id == self.release_id)
        return dict(self._session.exec(ours).all())

    @cached_property
    def _related(self) -> set[tuple[int, int, str]]:
        statement = (
            select(EscoRelation.source_id, EscoRelation.target_id, EscoRelation.kind)
            .join(EscoConcept, col(EscoConcept.id) == EscoRelation.source_id)
            .where(EscoConcept.release_id == self.release_id)
        )
        return set(self._session.exec(statement).all())

    def add_concepts(self, concepts: Sequence[EscoConceptInput], lang: str) -> int:
        """Store the concepts that are new, and their names in a language."""
        highest = self._session.exec(select(func.max(EscoConcept.id))).one() or 0
        new = [concept for concept in concepts if concept.label.uri not in self._ids]
        rows: list[dict[str, Any]] = [
            {
                "id": number,
                "release_id": self.release_id,
                "uri": concept.label.uri,
                "kind": concept.kind,
                "reuse_level": concept.reuse_level,
                "status": concept.status,
                "code": concept.code,
            }
            for number, concept in enumerate(new, start=highest + 1)
        ]
        _insert(self._session, EscoConcept, rows)
        self._ids.update((row["uri"], row["id"]) for row in rows)
        return self.add_labels([concept.label for concept in concepts], lang)

    def add_labels(self, labels: Sequence[EscoLabelInput], lang: str) -> int:
        """Store the names of concepts in a language, where there are none yet."""
        labelled = self._labelled_in(lang)
        known = [(self._ids[label.uri], label) for label in labels if label.uri in self._ids]
        rows: list[dict[str, Any]] = [
            {
                "concept_id": number,
                "lang": lang,
                "preferred": label.preferred,
                "alternatives": label.alternatives,
                "description": label.description,
            }
            for number, label in known
            if number not in labelled
        ]
        _insert(self._session, EscoLabel, rows)
        labelled.update(row["concept_id"] for row in rows)
        return len(labels) - len(known)

    def _labelled_in(self, lang: str) -> set[int]:
        if lang not in self._labelled:
            statement = (
                select(EscoLabel.concept_id)
                .join(EscoConcept)
                .where(EscoConcept.release_id == self.release_id, EscoLabel.lang == lang)
            )
            self._labelled[lang] = set(self._session.exec(statement).all())
        return self._labelled[lang]

    def add_relations(self, relations: Sequence[EscoRelationInput]) -> int:
        """Store the relations that are new."""
        ids = self._ids
        known = [row for row in relations if row.source in ids and row.target in ids]
        keys = dict.fromkeys((ids[row.source], ids[row.target], row.kind) for row in known)
        rows: list[dict[str, Any]] = [
            {"source_id": source, "target_id": target, "kind": kind}
            for source, target, kind in keys
            if (source, target, kind) not in self._related
        ]
        _insert(self._session, EscoRelation, rows)
        self._related.update(keys)
        return len(relations) - len(known)


def _insert(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows past the unit of work, which would take ten times as long."""
    for start in range(0, len(rows), CHUNK):
        session.connection().execute(insert(table), rows[start : start + CHUNK])


def open_release(session: Session, version: str, now: datetime) -> EscoRelease:
    """Return the release of a version, made if need be; no other import runs until the transaction ends."""
    session.exec(select(CatalogueState).with_for_update()).one()
    release = find_release(session, version)
    if release is None:
        release = EscoRelease(version=version, imported_at=now)
        session.add(release)
        session.flush()
    return release


def known_files(session: Session, release: EscoRelease) -> dict[str, str]:
    """Return the SHA-256 of each file that was imported into a release, by name."""
    files = select(EscoFile.name, EscoFile.sha256).where(EscoFile.release_id == release.id)
    return dict(session.exec(files).all())


def finish_release(session: Session, release: EscoRelease, *, is_new: bool) -> bool:
    """Put a new release into use unless a later version is, and tell every process; return whether it is in use."""
    current = current_release(session)
    if current is None or (is_new and version_key(release.version) > version_key(current.version)):
        use_release(session, release.version)
    elif release.is_current:
        mark_changed(session)
    return release.is_current


def use_release(session: Session, version: str) -> None:
    """Make an imported version the current one; raise NotFound when it was not imported."""
    release, current = get_release(session, version), current_release(session)
    if current is not None and current.id != release.id:
        current.is_current = False
        session.flush()  # before the next one is set: there is never more than one
    release.is_current = True
    mark_changed(session)


def remove_release(session: Session, version: str) -> None:
    """Remove a version with all that it holds; the latest of the others comes into use when it was the current one."""
    release = get_release(session, version)
    ours = select(EscoConcept.id).where(EscoConcept.release_id == release.id)
    erase = partial(session.execute, execution_options={"synchronize_session": False})
    erase(delete(EscoRelation).where(col(EscoRelation.source_id).in_(ours)))
    erase(delete(EscoLabel).where(col(EscoLabel.concept_id).in_(ours)))
    erase(delete(EscoConcept).where(col(EscoConcept.release_id) == release.id))
    erase(delete(EscoFile).where(col(EscoFile.release_id) == release.id))
    session.delete(release)
    session.flush()
    others = sorted(session.exec(select(EscoRelease.version)).all(), key=version_key)
    if others and current_release(session) is None:
        use_release(session, others[-1])
    mark_changed(session)
