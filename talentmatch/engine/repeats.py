"""Read what a text says again only once, so that nobody gains by saying a thing a thousand times.

A sentence that was said before does not count again, nor does a mere word or two that were; a word that one sentence
says over and over counts once in it. Ordinary texts stay as they are.
"""

import re
from collections import Counter

from talentmatch.engine.text import fold

SHORT = 3  # letters of words that hold sentences together
OFTEN = 3  # times that a sentence may say a word
MERE = 2  # words of a sentence that adds nothing when both were said before
SENTENCE = re.compile(r"[^.!?;:,|\n•]+[.!?;:,|\n•]*\s*|[.!?;:,|\n•]+\s*")
WORD = re.compile(r"\w+")


def without_repeats(text: str) -> str:
    """Return a text without what it says again; the rest is as it was."""
    said: set[tuple[str, ...]] = set()
    known: set[str] = set()
    kept = []
    for sentence in SENTENCE.findall(text):
        words = tuple(fold(word) for word in WORD.findall(sentence))
        if words not in said and not (0 < len(words) <= MERE and known.issuperset(words)):
            said.add(words)
            known.update(words)
            kept.append(_without_insisting(sentence, words))
    return "".join(kept)


def _without_insisting(sentence: str, words: tuple[str, ...]) -> str:
    if len(words) - len(set(words)) < OFTEN:
        return sentence
    often = {word for word, times in Counter(words).items() if times > OFTEN and len(word) > SHORT}
    seen: set[str] = set()

    def first(match: re.Match[str]) -> str:
        word = fold(match[0])
        again = word in often and word in seen
        seen.add(word)
        return "" if again else match[0]

    return WORD.sub(first, sentence) if often else sentence
