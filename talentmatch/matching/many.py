"""Rank for skills alone, and for many job profiles at once: what all share is loaded once, whatever their number."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.engine import Gap, Query, gap
from talentmatch.engine.segmented import Marks
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.matching.documents import (
    AskedSkill,
    Question,
    asked_weights,
    profile_query,
    question_query,
    wanted_skills,
)
from talentmatch.matching.kept_rankings import KeptRankings, Ranking, key_of
from talentmatch.matching.kept_vectors import key_of_question, key_of_text
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.profile_vectors import texts_of
from talentmatch.matching.ranking import Coverage, RankedProgramme, coverage, rank
from talentmatch.matching.service import match_each
from talentmatch.models import Skill
from talentmatch.needs.queries import ProfileCard, load_profiles


@dataclass(frozen=True)
class Many:
    """How many programmes to rank for each profile, the language of the reader, and which programmes will do."""

    lang: str
    top: int
    allowed: Marks | None = None

    @cached_property
    def narrowed(self) -> bytes:
        """Return a checksum of the programmes that will do; nothing where all will."""
        return b"" if self.allowed is None else key_of_text(np.packbits(self.allowed).tobytes().hex())


@dataclass(frozen=True)
class ShortRanked:
    """A programme in one of many rankings: by how much it fits, what it covers and what it leaves open."""

    programme_id: str
    score: float
    split: Gap


@dataclass(frozen=True)
class ManyRanked:
    """The programmes ranked for one of many profiles."""

    profile_id: str
    ranked: tuple[ShortRanked, ...]


@dataclass(frozen=True)
class ManyMatch:
    """The rankings in the order asked, and the cards of all programmes in them."""

    rankings: tuple[ManyRanked, ...]
    cards: dict[str, ProgrammeCard]


def match_skills(
    session: Session, loaded: Loaded, skills: Sequence[Skill], asked: Many
) -> tuple[list[RankedProgramme], Coverage]:
    """Rank the programmes for skills that somebody names, each of them essential."""
    wanted = tuple(AskedSkill(skill, "essential") for skill in skills)
    question = question_query(Question({}, {}, wanted), asked.lang)
    matches = match_each(loaded, [question], asked.top, allowed=asked.allowed)
    ranked = rank(session, matches, asked_weights(wanted), {skill.id: skill for skill in skills})
    return ranked, coverage(session, skills)


def match_many(session: Session, loaded: Loaded, ids: Sequence[str], *, kept: KeptRankings, asked: Many) -> ManyMatch:
    """Rank the programmes for each of these job profiles; raise NotFound for one that there is not.

    Constant number of queries.
    """
    profiles = load_profiles(session, set(ids))
    for name in ids:
        if name not in profiles:
            raise NotFound(N_("There is no job profile %(id)s in the catalogue."), id=name)
    readings = {name: [query] for name, query in _read(profiles, loaded, asked.lang).items()}
    found = rankings_of(loaded, readings, kept, asked)
    cards = listed_cards(session, {programme for ranking in found.values() for programme, _score in ranking})
    ranked = {
        name: tuple(
            ShortRanked(programme, score, gap(wanted_skills(profiles[name]), cards[programme].skill_ids))
            for programme, score in ranking
            if programme in cards
        )
        for name, ranking in found.items()
    }
    return ManyMatch(tuple(ManyRanked(name, ranked[name]) for name in ids), cards)


def read_profiles(session: Session, loaded: Loaded, lang: str) -> dict[str, Query]:
    """Return every live job profile as a query, first in a language, widened by the names of its occupation."""
    return _read(load_profiles(session), loaded, lang)


def _read(profiles: Mapping[str, ProfileCard], loaded: Loaded, lang: str) -> dict[str, Query]:
    return {name: loaded.bridge.widen(profile_query(card, lang)) for name, card in profiles.items()}


def rankings_of(
    loaded: Loaded, readings: Mapping[str, Sequence[Query]], kept: KeptRankings, asked: Many
) -> dict[str, Ranking]:
    """Return the ranking for each question, by its name; only what is not remembered is worked out."""
    keys = {name: key_of(loaded, queries, asked.top, asked.narrowed) for name, queries in readings.items()}
    found = {name: ranking for name, key in keys.items() if (ranking := kept.find(key)) is not None}
    missing = [name for name in readings if name not in found]
    read_at_once(loaded, [readings[name] for name in missing])
    for name in missing:
        matches = match_each(loaded, readings[name], asked.top, allowed=asked.allowed)
        found[name] = tuple((match.id, match.score) for match in matches)
        kept.keep(keys[name], found[name])
    return found


def read_at_once(loaded: Loaded, questions: Iterable[Sequence[Query]]) -> None:
    """Let the encoder read the texts of many questions together, a fifth of the work of one by one; it remembers them.

    Questions whose vectors are kept need no reading.
    """
    settings = loaded.index.space.settings
    new = [query for readings in questions if key_of_question(readings) not in loaded.read for query in readings]
    if settings.encoder is not None and new:
        settings.encoder.encode(sorted(texts_of(settings, new)))


def listed_cards(session: Session, ids: Collection[str]) -> dict[str, ProgrammeCard]:
    """Return the cards of the programmes that are still listed, whatever an index says."""
    return {name: card for name, card in load_cards(session, sorted(ids)).items() if card.listed}
