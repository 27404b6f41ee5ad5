"""Read the languages that a vacancy asks for, with their levels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from talentmatch.employers.vacancy.sentences import Sentence

NAMES = {
    "nl": r"nederlands(?:talig)?|néerlandais|dutch",
    "fr": r"frans(?:talig)?|français|french",
    "en": r"engels(?:talig)?|anglais|english",
    "de": r"duits(?:talig)?|allemand|german",
}
NAMED = {lang: re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for lang, names in NAMES.items()}
SPOKEN = re.compile(
    r"\b(?:spree?k\w*|taal|talen|taalkennis|kennis|meertalig\w*|[td]\w*weetalig\w*|tweetalig\w*|drietalig\w*|beheers\w*"
    r"|moedertaal|vloeiend|vlot|parl\w+|langues?|connaissances?|bilingue|trilingue|maîtris\w+|couramment|courante?|rédig\w+"
    r"|speak\w*|spoken|languages?|fluent\w*|fluency|bilingual|trilingual|proficien\w+|knowledge|mother tongue|native"
    r"|written|geschreven|écrite?|command)\b",
    re.IGNORECASE,
)
CEFR = re.compile(r"\b([ABC][12])\b")
LEVELS = (
    ("C1", r"vloeiend|vlot|uitstekend\w*|perfecte?|moedertaal|couramment|courante?|parfaite?|langue maternelle"
           r"|fluent\w*|fluency|excellent\w*|native|mother tongue|tweetalig\w*|bilingue|bilingual"),
    ("B2", r"goede?|zeer goed|bonnes?|good|professional"),
    ("A2", r"basis\w*|noties|notions?|de base|basic|elementary|eenvoudig"),
)  # fmt: skip
SAID = tuple((level, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for level, words in LEVELS)
PART = re.compile(r"[,;(]|\b(?:maar|mais|but)\b")


@dataclass(frozen=True)
class Spoken:
    """The languages of a vacancy as ``code:level`` items, the level empty where the text gives none."""

    required: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()


def read_languages(sentences: Sequence[Sentence]) -> Spoken:
    """Return the languages that sentences about languages name; one that is required anywhere is required."""
    found: dict[str, tuple[bool, str]] = {}
    for sentence in sentences:
        for lang, level in _named(sentence.text):
            required, known = found.get(lang, (False, ""))
            wished = sentence.wishes(partial(_names, lang))
            found[lang] = (required or not wished, known or level)
    told = {lang: f"{lang}:{level}" for lang, (_required, level) in found.items()}
    return Spoken(
        tuple(text for lang, text in told.items() if found[lang][0]),
        tuple(text for lang, text in told.items() if not found[lang][0]),
    )


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Yield the languages of a sentence; a level counts for its own part, and else the one of the whole sentence."""
    if not SPOKEN.search(text) and not CEFR.search(text):
        return
    parts = PART.split(text)
    for lang, named in NAMED.items():
        own = next((at for at, part in enumerate(parts) if named.search(part)), None)
        if own is not None:
            near = [parts[own], *([parts[own + 1]] if own + 1 < len(parts) and _bare(parts[own + 1]) else [])]
            yield lang, _level(" ".join(near)) or _level(text)


def _names(lang: str, text: str) -> bool:
    return NAMED[lang].search(text) is not None


def _bare(part: str) -> bool:
    """Return whether a part names no language of its own, so that it tells of the one before: French (B2)."""
    return not any(named.search(part) for named in NAMED.values())


def _level(text: str) -> str:
    if told := CEFR.search(text):
        return told[1]
    return next((level for level, said in SAID if said.search(text)), "")
