"""Bring an index up to the present state of the catalogue: what changed beside it, or all of it anew."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlmodel import Session

from talentmatch.catalogue.queries import listed_ids
from talentmatch.engine import Document
from talentmatch.engine.segmented import Segmented, rebuild
from talentmatch.matching.live_changes import all_documents, changed_ids, documents_of, number_listed
from talentmatch.matching.live_origin import Origin, origin_of

MOST = 5_000  # documents in memory beside the large index
SHARE = 0.05  # of the documents: so many changes move the statistics of words enough to build anew
SMALL = 2_000  # documents that are built anew within seconds, so always


@dataclass(frozen=True)
class Published:
    """Name the published snapshot that an index came from, and when it was made."""

    name: str
    made_at: datetime


@dataclass(frozen=True)
class Standing:
    """Hold an index, the state of the catalogue that it shows, and the snapshot that it came from, if published."""

    index: Segmented
    origin: Origin
    published: Published | None = None


def built(session: Session, known: Segmented | None = None) -> Standing:
    """Return the index of all programmes, built anew; the vectors of what did not change are taken from ``known``."""
    origin = origin_of(session)
    return Standing(Segmented.of(rebuild(all_documents(session), known)), origin)


def caught_up(session: Session, standing: Standing) -> Standing | None:
    """Return an index of the present state; None when more changed than is kept beside a large index."""
    origin = origin_of(session)
    if origin.key == standing.origin.key:
        return standing
    ids = changed_ids(session, standing.origin, origin)
    index = _renewed(session, standing.index, _all(session, standing.index) if ids is None else ids)
    if index is not None and len(index) != number_listed(session):
        index = _renewed(session, index, listed_ids(session) ^ set(index.ids))
    return None if index is None else Standing(index, origin, standing.published)


def merge_is_due(index: Segmented) -> bool:
    """Return whether a full build should take the place of an index with changes beside it."""
    if len(index) <= SMALL:
        return bool(index.changed)
    return index.changed > SHARE * len(index) or len(index.fresh) > MOST / 2


def _all(session: Session, index: Segmented) -> frozenset[str]:
    return listed_ids(session).union(index.ids)


def _renewed(session: Session, index: Segmented, ids: Collection[str]) -> Segmented | None:
    """Look at programmes and take over what differs; None when that is too much."""
    present: set[str] = set()

    def looked_at() -> Iterator[Document]:
        for document in documents_of(session, ids):
            present.add(document.id)
            yield document

    differing = list(islice(index.differing(looked_at()), MOST + 1))
    if len(index.fresh.keys() | {document.id for document in differing}) > MOST:
        return None
    return index.renewed(differing, set(ids) - present)
