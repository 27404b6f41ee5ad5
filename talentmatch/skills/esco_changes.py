"""Say what a version of ESCO changes against another, and which curated skills that concerns."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.models import EscoConcept, EscoLabel, EscoRelease
from talentmatch.skills.queries import SkillUse, count_uses

CHANGES = ("added", "removed", "relabelled", "retyped", "restated")


@dataclass(frozen=True)
class Change:
    """One change of a concept; ``kind`` is one of CHANGES, ``old`` and ``new`` are its labels, types or statuses."""

    kind: str
    uri: str
    label: str = ""
    lang: str = ""
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Concern:
    """A curated skill whose ESCO concept is gone or changed, with how many programmes and job profiles link to it."""

    skill: str
    uri: str
    changes: tuple[str, ...]
    programmes: int
    profiles: int


@dataclass(frozen=True)
class Comparison:
    """What ``new`` changes against ``old`` (None: there is no other), as far as both hold the kinds and languages."""

    old: str | None
    new: str
    kinds: tuple[str, ...]
    langs: tuple[str, ...]
    changes: tuple[Change, ...]
    concerns: tuple[Concern, ...]

    def of_kind(self, kind: str) -> list[Change]:
        """Return the changes of one kind."""
        return [change for change in self.changes if change.kind == kind]

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain values."""
        found = {kind: [_plain(change) for change in self.of_kind(kind)] for kind in CHANGES}
        curated = [asdict(concern) for concern in self.concerns]
        head = {"from": self.old, "to": self.new, "kinds": list(self.kinds), "languages": list(self.langs)}
        return {**head, **found, "curated": curated}


def _plain(change: Change) -> dict[str, str]:
    return {name: value for name, value in asdict(change).items() if name != "kind" and value}


@dataclass(frozen=True)
class _State:
    """The concepts of a release as (kind, status) by URI, and preferred labels by URI and language."""

    concepts: Mapping[str, tuple[str, str]]
    labels: Mapping[tuple[str, str], str]

    @cached_property
    def kinds(self) -> set[str]:
        return {kind for kind, _ in self.concepts.values()}

    @cached_property
    def langs(self) -> set[str]:
        return {lang for _, lang in self.labels}

    def name(self, uri: str) -> str:
        """Return a label for a human reader, English where there is one."""
        return next((self.labels[uri, lang] for lang in ("en", *sorted(self.langs)) if (uri, lang) in self.labels), "")


def compare_releases(session: Session, old: EscoRelease | None, new: EscoRelease) -> Comparison:
    """Return what changes from one release to another, and the curated skills that are concerned.

    Kinds of concepts and languages that only one of the two holds were not imported; they are not compared.
    """
    after = _load(session, new)
    before = _load(session, old) if old is not None else after
    kinds, langs = before.kinds & after.kinds, before.langs & after.langs
    changes = tuple(_changes(before, after, kinds, langs))
    return Comparison(
        old.version if old is not None else None,
        new.version,
        tuple(sorted(kinds)),
        tuple(sorted(langs)),
        changes,
        tuple(_concerns(count_uses(session), changes, after)),
    )


def _load(session: Session, release: EscoRelease) -> _State:
    ours = EscoConcept.release_id == release.id
    concepts = select(EscoConcept.uri, EscoConcept.kind, EscoConcept.status).where(ours)
    labels = (
        select(EscoConcept.uri, EscoLabel.lang, EscoLabel.preferred)
        .join(EscoLabel, col(EscoLabel.concept_id) == EscoConcept.id)
        .where(ours)
    )
    return _State(
        {uri: (kind, status) for uri, kind, status in session.exec(concepts)},
        {(uri, lang): label for uri, lang, label in session.exec(labels)},
    )


def _changes(before: _State, after: _State, kinds: set[str], langs: set[str]) -> Iterator[Change]:
    for uri in sorted(before.concepts.keys() | after.concepts.keys()):
        old, new = before.concepts.get(uri), after.concepts.get(uri)
        if old is None and new is not None and new[0] in kinds:
            yield Change("added", uri, after.name(uri))
        elif new is None and old is not None and old[0] in kinds:
            yield Change("removed", uri, before.name(uri))
        elif old is not None and new is not None:
            yield from _recoded(uri, after.name(uri), old, new)
            yield from _relabelled(uri, before, after, langs)


def _recoded(uri: str, label: str, old: tuple[str, str], new: tuple[str, str]) -> Iterator[Change]:
    for kind, was, becomes in zip(("retyped", "restated"), old, new, strict=True):
        if was != becomes:
            yield Change(kind, uri, label, old=was, new=becomes)


def _relabelled(uri: str, before: _State, after: _State, langs: set[str]) -> Iterator[Change]:
    for lang in sorted(langs):
        old, new = before.labels.get((uri, lang)), after.labels.get((uri, lang))
        if old and new and old != new:
            yield Change("relabelled", uri, lang=lang, old=old, new=new)


def _concerns(uses: list[SkillUse], changes: tuple[Change, ...], after: _State) -> Iterator[Concern]:
    """Yield the curated skills whose concept changed or, with or without a version before, is not there."""
    kinds: dict[str, list[str]] = {}
    for change in changes:
        kinds.setdefault(change.uri, []).append(change.kind)
    for use in uses:
        uri = use.skill.esco_uri
        found = ["removed"] if uri not in after.concepts else kinds.get(uri, [])
        if uri and found:
            yield Concern(use.skill.id, uri, tuple(dict.fromkeys(found)), use.programmes, use.profiles)
