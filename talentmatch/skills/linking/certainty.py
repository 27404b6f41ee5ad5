"""How sure a hit is: what its method is worth, less what speaks against it."""

import re
from collections.abc import Sequence

from talentmatch.engine.languages import stop_words
from talentmatch.engine.text import fold
from talentmatch.skills.linking.candidates import AND, METHODS, ORDINARY
from talentmatch.skills.linking.lexicon import Name
from talentmatch.skills.linking.reading import Reading
from talentmatch.skills.linking.words import ordinary_words

VOWELLESS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,}\Z")  # gmp, hplc: no word, so no capitals needed
LONG, FOREIGN = 8, 6  # letters
SHORTEST_STEM, LONG_STEM = 4, 10


def confidence(reading: Reading, positions: Sequence[int], name: Name, method: str) -> float:
    """Return how likely it is, in 0..1, that the words at ``positions`` mean this name; 0 for surely not."""
    factors = _language(reading, positions, name) * (0.7 if name.shared else 1.0) * (1.0 if name.curated else 0.88)
    if method == "phrase":
        return METHODS[method] * factors * _spread(reading, positions, name)
    if len(positions) > 1 or method == "ellipsis":
        return METHODS[method] * factors * _several(reading, positions, name, method)
    return METHODS[method] * factors * _single(reading, positions[0], name, method)


def _several(reading: Reading, positions: Sequence[int], name: Name, method: str) -> float:
    """Weigh several words: one typo among them counts less, and *validate and equip* is no equipment validation."""
    if method == "stem" and _joins_two(reading, positions, name):
        return 0.6
    return 1.08 if method == "typo" else 1.0


def _joins_two(reading: Reading, positions: Sequence[int], name: Name) -> bool:
    """Tell whether an *and* parts the words, while the name has none."""
    inner = range(positions[0], positions[-1])
    return any(reading.words[at] in AND for at in inner) and AND.isdisjoint(name.label.split())


def _spread(reading: Reading, positions: Sequence[int], name: Name) -> float:
    """Weigh a phrase: more words say more; another order, words in between and above all *and* say less."""
    inner = set(range(positions[0], positions[-1])) - set(positions)
    gap = sum(reading.words[at] not in stop_words(reading.lang) for at in inner)
    weight = 0.8 + 0.1 * len(positions) - 0.08 * gap
    if _joins_two(reading, positions, name):
        weight -= 0.25
    return min(weight, 1.3)


def _language(reading: Reading, positions: Sequence[int], name: Name) -> float:
    """Weigh a name of a third language: people mix in English, and long words that look the same everywhere."""
    if not name.langs.isdisjoint(reading.languages):
        return 1.0
    if name.added and name.capitals:
        return 0.0
    letters = sum(len(reading.words[at]) for at in positions)
    return 0.9 if reading.short or name.capitals or letters >= FOREIGN else 0.0


def _single(reading: Reading, at: int, name: Name, method: str) -> float:
    """Weigh a single word."""
    word, written = reading.words[at], reading.tokens[at].written
    if method == "typo":
        return 1.0 if len(word) >= LONG else 0.6
    if name.capitals:
        return _capitals(reading, at, name)
    if word in ordinary_words(reading.lang) and not (reading.short and word not in stop_words(reading.lang)):
        return ORDINARY
    if method == "stem":
        if len(word) < (SHORTEST_STEM if name.curated else LONG_STEM):
            return 0.0
        return 0.95 if _alike(word, fold(name.label)) else 0.75
    return 0.97 if len(word) >= 5 or written.isupper() else 0.9


def _alike(word: str, label: str) -> bool:
    """Tell whether word and label begin alike for most of their letters: marketing is no market."""
    common = next((at for at, (one, other) in enumerate(zip(word, label, strict=False)) if one != other), len(word))
    return min(common, len(label)) >= 0.7 * max(len(word), len(label))


def _capitals(reading: Reading, at: int, name: Name) -> float:
    """Weigh an abbreviation or a name, which without capitals may be an ordinary word."""
    token = reading.tokens[at]
    ordinary = token.folded in ordinary_words(reading.lang)
    if reading.lang == "de" and name.capitals == "proper" and len(token.folded) < FOREIGN:
        return 0.0  # every German noun has a capital
    if _stands_out(reading, at, name):
        return _among_words(reading, at) if ordinary else 1.0
    if token.folded in stop_words(reading.lang):
        return 0.0
    if reading.short:
        return 0.7 if ordinary else 0.85
    if ordinary:
        return 0.0
    return 0.85 if VOWELLESS.match(token.folded) or name.capitals == "proper" or reading.shouted else 0.0


def _stands_out(reading: Reading, at: int, name: Name) -> bool:
    """Tell whether capitals mark the word: all of it for an abbreviation, the first for a name."""
    written = reading.tokens[at].written
    if reading.shouted:
        return False
    if name.capitals == "abbreviation":
        return not any(char.islower() for char in written.removesuffix("s"))
    opening = at == 0 or reading.tokens[at - 1].sentence < reading.tokens[at].sentence
    return written[0].isupper() and not (opening and reading.tokens[at].folded in ordinary_words(reading.lang))


def _among_words(reading: Reading, at: int) -> float:
    """Weigh MES, an ordinary word in capitals: right before another word it is that word, *MES amis*."""
    if at + 1 == len(reading.tokens) or reading.tokens[at + 1].clause > reading.tokens[at].clause:
        return 0.8
    following = reading.tokens[at + 1]
    means_itself = following.written.islower() and following.folded not in stop_words(reading.lang)
    return 0.0 if means_itself else 0.8
