"""Read the texts of the stored job profiles ahead, when the index is renewed; only new texts are read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlmodel import Session, select

from talentmatch.engine import Query
from talentmatch.engine.encoder import Encoder
from talentmatch.engine.fields import Settings
from talentmatch.engine.meaning import parts_of
from talentmatch.engine.segmented import Segmented
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.bridge import OccupationBridge
from talentmatch.matching.documents import profile_query
from talentmatch.matching.kept_vectors import (
    KeptEncoder,
    KeptVectors,
    key_of_question,
    key_of_text,
    read_kept,
    write_kept,
)
from talentmatch.models import JobProfile
from talentmatch.models.editing import live_profile
from talentmatch.needs.queries import ProfileCard, load_profiles

MOST = 5_000  # job profiles read ahead; some 12 kB of vectors each, and 20 ms of reading
AT_ONCE = 200  # job profiles


def with_kept(index: Segmented, directory: Path) -> tuple[Segmented, KeptVectors]:
    """Return an index that reads no text whose vector is kept, and what is kept."""
    settings = index.space.settings
    if settings.encoder is None:
        return index, KeptVectors()
    kept = read_kept(directory, settings.fingerprint)
    return _with_encoder(index, KeptEncoder(settings.encoder, kept)), kept


def read_ahead(
    session: Session, index: Segmented, bridge: OccupationBridge, directory: Path
) -> tuple[Segmented, KeptVectors]:
    """Keep the vectors of all job profiles, and return an index that uses them; see with_kept."""
    encoder = index.space.settings.encoder
    if encoder is None:
        return index, KeptVectors()
    known = encoder.kept if isinstance(encoder, KeptEncoder) else KeptVectors()
    plain = encoder.encoder if isinstance(encoder, KeptEncoder) else encoder
    asked = asked_by_profiles(session, bridge)
    if asked.keys() != known.questions:
        known = _read(asked, index.space.settings, KeptEncoder(plain, known))
        write_kept(known, directory, index.space.settings.fingerprint)
    return _with_encoder(index, KeptEncoder(plain, known)), known


def asked_by_profiles(session: Session, bridge: OccupationBridge) -> dict[bytes, list[Query]]:
    """Return what the live job profiles ask in every language of the pages, by the checksum of the question."""
    each = (bridge.widen_each([profile_query(card, lang)]) for card in _cards(session) for lang in LANGUAGES)
    return {key_of_question(readings): readings for readings in each}


def texts_of(settings: Settings, queries: Iterable[Query]) -> set[str]:
    """Return every text that the encoder reads of these queries."""
    parts = {field.part for field in settings.of_meaning}
    return {
        text for query in queries for version in query.versions() for part in parts for text in parts_of(version, part)
    }


def _cards(session: Session) -> Iterator[ProfileCard]:
    ids = session.exec(select(JobProfile.id).where(live_profile()).order_by(JobProfile.id).limit(MOST)).all()
    for start in range(0, len(ids), AT_ONCE):
        yield from load_profiles(session, ids[start : start + AT_ONCE]).values()


def _read(asked: Mapping[bytes, Sequence[Query]], settings: Settings, encoder: KeptEncoder) -> KeptVectors:
    texts = sorted(texts_of(settings, (query for readings in asked.values() for query in readings)))
    rows = {key_of_text(text): row for row, text in enumerate(texts)}
    return KeptVectors(rows, encoder.encode(texts), frozenset(asked))


def _with_encoder(index: Segmented, encoder: Encoder) -> Segmented:
    return index.with_settings(replace(index.space.settings, encoder=encoder))
