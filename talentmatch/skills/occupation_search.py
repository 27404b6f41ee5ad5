"""Look for an occupation of ESCO by some words of its name, and name one by its URI; nothing where none is stored."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy
from sqlalchemy import func, or_
from sqlmodel import Session, col

from talentmatch.models import EscoConcept, EscoLabel, EscoRelease

LANGUAGES = ("nl", "fr", "en")
MOST_HITS = 300  # that are looked at to find the closest


def search_occupations(session: Session, what: str, lang: str, *, limit: int = 12) -> dict[str, str]:
    """Return the names in ``lang`` of the occupations that bear all these words, by URI, the shortest name first."""
    conditions = [
        or_(func.lower(col(EscoLabel.preferred)).contains(word, autoescape=True),
            func.lower(col(EscoLabel.alternatives)).contains(word, autoescape=True))
        for word in what.lower().split()
    ]  # fmt: skip
    if not conditions:
        return {}
    statement = _names(LANGUAGES).where(*conditions).order_by(func.length(col(EscoLabel.preferred))).limit(MOST_HITS)
    uris = list(dict.fromkeys(uri for uri, _lang, _name in session.execute(statement)))[:limit]
    names = occupation_names(session, uris, lang)
    return {uri: names[uri] for uri in uris if uri in names}


def occupation_names(session: Session, uris: Collection[str], lang: str) -> dict[str, str]:
    """Return the preferred names of occupations by URI, in ``lang`` or else in any language that has one."""
    if not uris:
        return {}
    rows: Iterable[tuple[str, str, str]] = session.execute(
        _names(LANGUAGES).where(col(EscoConcept.uri).in_(uris))
    ).all()
    found: dict[str, str] = {}
    for uri, _lang, name in sorted(rows, key=lambda row: row[1] != lang):
        found.setdefault(uri, name)
    return found


def _names(langs: Sequence[str]) -> Any:
    return (
        sqlalchemy.select(col(EscoConcept.uri), col(EscoLabel.lang), col(EscoLabel.preferred))
        .join(EscoRelease, col(EscoRelease.id) == EscoConcept.release_id)
        .join(EscoLabel, col(EscoLabel.concept_id) == EscoConcept.id)
        .where(col(EscoRelease.is_current), col(EscoConcept.kind) == "occupation", col(EscoLabel.lang).in_(langs))
    )
