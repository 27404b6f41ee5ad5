"""What speaks for a skill being asked for in a vacancy, as numbers: one row for each skill of the vocabulary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from talentmatch.engine.encoder import plain_encoder
from talentmatch.engine.postings import Floats
from talentmatch.matching.duties.reader import DutyReader
from talentmatch.matching.suggesting.pieces import Sentence, pieces_of
from talentmatch.skills.linking import SkillLinker

NAMES = ("named", "duty", "duty_log", "duty_any", "spelling", "rank", "usual", "narrower")
SPELLING = 0.8  # what spelling counts beside meaning
SHARPNESS = 0.06  # of the choice among the groups for one piece
SURE = 0.6
TINY_DUTY, TINY_USUAL = 1e-4, 0.005


@dataclass(frozen=True)
class Read:
    """What was read in a vacancy: features (skills, features), the words that name skills, the best piece for each."""

    features: Floats
    named: Mapping[int, tuple[str, ...]]
    duties: tuple[str, ...]
    usual: Floats


def read_vacancy(
    reader: DutyReader, linker: SkillLinker, title: str, sentences: Sequence[Sentence], *, without: str = ""
) -> Read:
    """Read the sentences of a vacancy, the title among them; ``without``: a company whose profiles do not count."""
    lang = sentences[0].lang if sentences else "en"
    pieces = pieces_of(list(sentences)) or [title]
    named, words = _named(reader, linker, sentences)
    meant, spelt = reader.phrases.compare(pieces, lang, plain_encoder())
    near = meant + SPELLING * spelt
    chances = _shares(near / SHARPNESS)[:, :-1]  # without the group of what words no skill
    best = chances.argmax(axis=0)
    rank = (near[best, :-1] > near[best, np.arange(len(best))][:, None]).sum(axis=1)
    usual = reader.usual(title, pieces, lang, without=without)
    duty = chances.max(axis=0)
    columns = (
        named, duty, np.log(duty + TINY_DUTY), 1 - np.prod(1 - chances, axis=0), spelt[:, :-1].max(axis=0),
        np.log1p(rank), np.log(usual + TINY_USUAL), _narrower(reader, named),
    )  # fmt: skip
    return Read(np.stack(columns, axis=1), words, tuple(pieces[place] for place in best), usual)


def _named(
    reader: DutyReader, linker: SkillLinker, sentences: Sequence[Sentence]
) -> tuple[Floats, dict[int, tuple[str, ...]]]:
    number = {skill_id: place for place, skill_id in enumerate(reader.skill_ids)}
    sure = np.zeros(len(number))
    words: dict[int, tuple[str, ...]] = {}
    for sentence in sentences:
        for found in linker.find_all(sentence.text, sentence.lang):
            if (place := number.get(found.skill_id)) is not None:
                sure[place] = max(sure[place], found.confidence)
                words[place] = tuple(dict.fromkeys((*words.get(place, ()), found.words)))
    return sure, words


def _shares(scores: Floats) -> Floats:
    """Return the share of each group in each piece; rows add up to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float64)


def _narrower(reader: DutyReader, named: Floats) -> Floats:
    """Tell which skills are narrower than one that the vacancy names."""
    has = reader.broader >= 0
    return np.where(has, named[reader.broader] > SURE, False).astype(np.float64)
