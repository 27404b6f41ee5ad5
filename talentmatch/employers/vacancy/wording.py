"""How much of a skill a vacancy asks for: its importance, and its level where the words are plain."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from talentmatch.employers.vacancy.sentences import Sentence

LEVELS = {
    "expert": re.compile(
        r"\b(?:expert(?:ise)?|grondige|diepgaande|uitgebreide|ruime ervaring|doorgedreven|uitstekende|très bonne"
        r"|parfaite|approfondie?s?|solide expérience|maîtrise|maîtriser|maîtrisez|in-depth|thorough"
        r"|extensive|proven expertise|excellent|advanced|strong expertise|seasoned)\b",
        re.IGNORECASE,
    ),
    "independent": re.compile(
        r"\b(?:zelfstandig|goede kennis|degelijke kennis|autonome|en autonomie|bonnes? connaissances?|independently"
        r"|autonomously|good knowledge|solid knowledge|hands-on)\b",
        re.IGNORECASE,
    ),
    "basic": re.compile(
        r"\b(?:basiskennis|basis(?:noties|begrip)?|noties|eerste ervaring|notions?|connaissances? de base|base|première"
        r" expérience|débutant|basic|basics|beginner|first experience|notion of|elementary)\b",
        re.IGNORECASE,
    ),
}


def importance_of(sentences: Sequence[Sentence], words: Iterable[str]) -> str:
    """Return "optional" where every mention of a skill is only a wish, else "essential"."""
    mentions = [
        sentence.wishes(partial(_holds, word))
        for word in words
        for sentence in sentences
        if _holds(word, sentence.text)
    ]
    return "optional" if mentions and all(mentions) else "essential"


def level_of(sentences: Sequence[Sentence], words: Iterable[str]) -> str | None:
    """Return the level that stands in the same clause as a skill; None where none does, or where two do."""
    clauses = [clause for word in words for clause in _clauses_with(sentences, word)]
    found = {level for clause in clauses for level, said in LEVELS.items() if said.search(clause)}
    return found.pop() if len(found) == 1 else None


def _clauses_with(sentences: Sequence[Sentence], word: str) -> Iterator[str]:
    for sentence in sentences:
        yield from (clause for clause in sentence.clauses if _holds(word, clause))


def _holds(word: str, text: str) -> bool:
    return word.casefold() in text.casefold()
