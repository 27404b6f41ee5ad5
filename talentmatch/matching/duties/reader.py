"""What suggestions are made from: how skills are named and worded as duties, and what jobs like this one ask for.

The vectors of the phrases take some seconds, so they are worked out once, when first needed, and kept in a file.
"""

import logging
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session

from talentmatch.engine.encoder import Encoder, Singles, find_encoder, plain_encoder
from talentmatch.engine.meaning import readable
from talentmatch.engine.phrases import Phrase, PhraseIndex, build_phrases, encode_phrases, in_order
from talentmatch.engine.postings import Floats
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.duties.wording import digest_of, shipped_duties
from talentmatch.models import Skill
from talentmatch.needs.queries import load_profiles
from talentmatch.skills.queries import list_skills

log = logging.getLogger(__name__)
SHARPNESS = 12.0  # of how much more a near job says than a far one


@dataclass(frozen=True)
class DutyReader:
    """Hold the skills in the order of the groups, their phrases, and the job profiles with what they ask for.

    broader: for each skill the number of its broader one, -1 for none. asked: (profiles, skills), 1 where the profile
    asks for the skill. jobs: the meaning of each profile, (profiles, SIZE). companies: whose each profile is.
    """

    skill_ids: tuple[str, ...]
    broader: NDArray[np.intp]
    phrases: PhraseIndex
    asked: Floats
    jobs: Singles
    companies: tuple[str, ...]

    def usual(self, title: str, pieces: Sequence[str], lang: str, *, without: str = "") -> Floats:
        """Return for each skill the share of jobs like this one that ask for it; ``without``: a company left out."""
        encoder = find_encoder()
        kept = np.array([company != without or not without for company in self.companies])
        if not kept.any():
            return np.zeros(len(self.skill_ids))
        near = np.ones(len(self.jobs))
        if encoder is not None:
            mean = encoder.encode([readable(piece, lang) for piece in pieces]).mean(axis=0)
            near = np.exp(SHARPNESS * (self.jobs @ _unit(encoder.encode([readable(title, lang)])[0] + _unit(mean))))
        weights = np.where(kept, near, 0)
        return np.asarray((weights / weights.sum()) @ self.asked, np.float64)


def build_reader(session: Session, folder: Path) -> DutyReader:
    """Return what the present vocabulary, job profiles and shipped phrases make; vectors come from ``folder``."""
    skills = list_skills(session)
    number = {skill.id: place for place, skill in enumerate(skills)}
    phrases = in_order(phrases_of(skills, number))
    encoder = plain_encoder()
    index = build_phrases(phrases, _vectors(phrases, encoder, folder))
    broader = np.array([number.get(skill.broader_id or "", -1) for skill in skills])
    cards = list(load_profiles(session).values())
    asked = np.zeros((len(cards), len(skills)))
    for place, card in enumerate(cards):
        asked[place, [number[item.skill.id] for item in card.wanted if item.skill.id in number]] = 1
    jobs = _jobs([(card.profile.title_en, card.profile.description_en) for card in cards])
    companies = tuple(card.profile.company_id or card.profile.id for card in cards)
    return DutyReader(tuple(number), broader, index, asked, jobs, companies)


def phrases_of(skills: Sequence[Skill], number: Mapping[str, int]) -> list[Phrase]:
    """Return the labels of skills and how their duties are worded; what words no skill is the last group."""
    named = [Phrase(number[skill.id], lang, getattr(skill, f"label_{lang}")) for skill in skills for lang in LANGUAGES]
    duties = [duty for duty in shipped_duties() if not duty.skill_id or duty.skill_id in number]
    return named + [Phrase(number.get(duty.skill_id, len(number)), duty.lang, duty.phrase) for duty in duties]


def _jobs(texts: Sequence[tuple[str, str]]) -> Singles:
    encoder = find_encoder()
    if encoder is None or not texts:
        return np.zeros((len(texts), 1), np.float32)
    titles = encoder.encode([readable(title, "en") for title, _text in texts])
    bodies = encoder.encode([readable(text or title, "en") for title, text in texts])
    return np.array([_unit(title + body) for title, body in zip(titles, bodies, strict=True)], np.float32)


def _unit(vector: Singles) -> Singles:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def _vectors(phrases: Sequence[Phrase], encoder: Encoder | None, folder: Path) -> Singles:
    """Return the vectors of phrases, from their file when it fits."""
    if encoder is None:
        return encode_phrases(phrases, None)
    path = folder / f"phrases-{digest_of([encoder.fingerprint, *(phrase.text for phrase in phrases)])}.npy"
    try:
        return np.asarray(np.load(path, allow_pickle=False), np.float32)
    except (OSError, ValueError) as error:
        log.debug("the vectors of %s phrases are worked out anew: %s", len(phrases), error)
    vectors = encode_phrases(phrases, encoder)
    _keep(vectors, path)
    return vectors


def _keep(vectors: Singles, path: Path) -> None:
    """Save vectors beside the index, half as exact as they are, and remove those of former vocabularies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
        np.save(stream, vectors.astype(np.float16), allow_pickle=False)
        stream.flush()
        os.fsync(stream.fileno())
    Path(stream.name).replace(path)
    for other in path.parent.glob("phrases-*.npy"):
        if other != path:
            other.unlink(missing_ok=True)
