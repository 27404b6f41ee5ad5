"""Learn the weights of the features from vacancies whose skills are known, and measure how well they do on others."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sqlmodel import Session

from talentmatch.engine import detect_language
from talentmatch.engine.postings import Floats
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.duties.reader import DutyReader
from talentmatch.matching.duties.wording import Weights
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.suggesting.features import NAMES, read_vacancy
from talentmatch.matching.suggesting.pieces import sentences_of
from talentmatch.matching.suggesting.suggest import TICKED
from talentmatch.needs.queries import load_profiles

STRENGTH = 0.3  # inverse of the regularisation


@dataclass(frozen=True)
class Answered:
    """A vacancy whose skills are known; ``company``: whose job profiles may not help, as it is one of them."""

    id: str
    text: str
    essential: frozenset[str]
    optional: frozenset[str] = frozenset()
    company: str = ""


@dataclass(frozen=True)
class Found:
    """What was suggested for a vacancy: rightly, wrongly, and what was missed of the essential skills."""

    id: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(frozen=True)
class Quality:
    """How well suggestions do: the share that is right, and the share of the essential skills that is suggested."""

    found: tuple[Found, ...]
    precision: float
    recall: float


def read_answered(path: Path) -> list[Answered]:
    """Return the vacancies of a file of one JSON object a line; raise InvalidData where a line is none."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            item = json.loads(line)
            text = f"{item['title']}\n{item['text']}"
            found.append(Answered(item["id"], text, frozenset(item["essential"]), frozenset(item.get("optional", ()))))
        except (ValueError, KeyError, TypeError) as error:
            raise InvalidData(
                N_("%(path)s, line %(line)s is no vacancy with its skills."), path=path, line=number
            ) from error
    return found


def answered_profiles(session: Session, ids: Sequence[str], lang: str) -> list[Answered]:
    """Return job profiles as vacancies: title and description in a language, and the skills that they ask for."""
    cards = load_profiles(session, ids)
    return [
        Answered(
            name,
            f"{getattr(card.profile, f'title_{lang}')}\n{getattr(card.profile, f'description_{lang}')}",
            frozenset(item.skill.id for item in card.essential),
            frozenset(item.skill.id for item in card.optional),
            card.profile.company_id or name,
        )
        for name, card in cards.items()
    ]


def learn_weights(session: Session, loaded: Loaded, vacancies: Sequence[Answered]) -> Weights:
    """Return the weights of a logistic regression over every pair of vacancy and skill."""
    reader = loaded.duties.get(session)
    rows = list(_rows(reader, loaded, vacancies))
    features, asked = np.concatenate([row for row, _ in rows]), np.concatenate([row for _, row in rows])
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scaler.transform(features), asked)
    return Weights(NAMES, scaler.mean_, scaler.scale_, model.coef_[0], threshold=float(model.intercept_[0]))


def _rows(reader: DutyReader, loaded: Loaded, vacancies: Sequence[Answered]) -> Iterator[tuple[Floats, Floats]]:
    for vacancy in vacancies:
        known = vacancy.essential | vacancy.optional
        yield _features(reader, loaded, vacancy), np.array([float(name in known) for name in reader.skill_ids])


def _features(reader: DutyReader, loaded: Loaded, vacancy: Answered) -> Floats:
    sentences = sentences_of(vacancy.text, detect_language(vacancy.text))
    read = read_vacancy(reader, loaded.linker, sentences[0].text, sentences, without=vacancy.company)
    return read.features


def measure_suggestions(
    session: Session, loaded: Loaded, vacancies: Sequence[Answered], weights: Weights, *, least: float = TICKED
) -> Quality:
    """Return how well the suggestions of at least this confidence do; optional skills are neither wrong nor missed."""
    reader = loaded.duties.get(session)
    found = []
    for vacancy in vacancies:
        chances = weights.chances(_features(reader, loaded, vacancy))
        suggested = {name for name, chance in zip(reader.skill_ids, chances, strict=True) if chance >= least}
        known = vacancy.essential | vacancy.optional
        sides = suggested & known, suggested - known, vacancy.essential - suggested
        found.append(Found(vacancy.id, *(tuple(sorted(side)) for side in sides)))
    right, wrong = sum(len(item.right) for item in found), sum(len(item.wrong) for item in found)
    asked = sum(len(vacancy.essential) for vacancy in vacancies)
    missed = sum(len(item.missed) for item in found)
    return Quality(tuple(found), right / max(right + wrong, 1), 1 - missed / max(asked, 1))
