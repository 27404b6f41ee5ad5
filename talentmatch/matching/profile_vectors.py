"""Read the texts of the stored job profiles ahead, when the index is renewed; only new texts are read.

The encoder of an index then knows what is kept. Nothing else of the index changes, its version and fingerprint neither.
"""

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
Asked = Mapping[bytes, Sequence[Query]]  # the readings of each question, by its checksum


def vectors_directory(folder: Path, identity: str) -> Path:
    """Return where the vectors of a database are kept, for all its states."""
    return folder / f"vectors-{identity}"


def find_kept(index: Segmented, directory: Path) -> KeptVectors:
    """Return what is kept in a directory for the encoder of an index; nothing where there is none."""
    settings = index.space.settings
    return KeptVectors() if settings.encoder is None else read_kept(directory, settings.fingerprint)


def with_kept(index: Segmented, kept: KeptVectors) -> Segmented:
    """Return an index that reads no text whose vector is kept."""
    settings, encoder = index.original.index.space.settings, index.space.settings.encoder
    if encoder is None or (isinstance(encoder, KeptEncoder) and encoder.kept is kept):
        return index
    return index.with_settings(replace(settings, encoder=KeptEncoder(_plain(encoder), kept)))


def read_ahead(asked: Asked, index: Segmented, directory: Path) -> KeptVectors:
    """Return the vectors of all that is asked, and keep them in a directory; texts that are known are not read again.

    Takes its time where many texts are new: 20 ms each.
    """
    settings, encoder = index.space.settings, index.space.settings.encoder
    known = encoder.kept if isinstance(encoder, KeptEncoder) else KeptVectors()
    if encoder is None or asked.keys() == known.questions:
        return known
    # Another process of this machine may have read more of them meanwhile.
    known = max(known, find_kept(index, directory), key=lambda one: len(asked.keys() & one.questions))
    if asked.keys() == known.questions:
        return known
    kept = _read(asked, settings, KeptEncoder(_plain(encoder), known))
    write_kept(kept, directory, settings.fingerprint)
    return kept


def asked_by_profiles(session: Session, bridge: OccupationBridge) -> Asked:
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


def _read(asked: Asked, settings: Settings, encoder: KeptEncoder) -> KeptVectors:
    texts = sorted(texts_of(settings, (query for readings in asked.values() for query in readings)))
    rows = {key_of_text(text): row for row, text in enumerate(texts)}
    return KeptVectors(rows, encoder.encode(texts), frozenset(asked))


def _plain(encoder: Encoder) -> Encoder:
    return encoder.encoder if isinstance(encoder, KeptEncoder) else encoder
